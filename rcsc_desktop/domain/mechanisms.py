"""Who stands at the head of an inter-State consultation mechanism: its Chair and its Head of Secretariat."""

from __future__ import annotations

from enum import StrEnum

from rcsc_desktop.domain.names import fold


class Office(StrEnum):
    """An office that every mechanism has."""

    CHAIR = "chair"
    SECRETARIAT = "secretariat"


_WORDS = {
    Office.SECRETARIAT: ("secretar", "секретар", "امانه", "秘书"),
    Office.CHAIR: ("chair", "presid", "председател", "رييس", "رئيس", "主席"),
}
"""Beginnings of words in role titles of the six languages, folded; a secretariat may also have a head called chair."""


def office(role_title: str) -> Office | None:
    """Which office a role title names: "Chair", "Présidente pro tempore", "Head of Secretariat"; none for others."""
    words = fold(role_title).replace("-", " ")
    for found, beginnings in _WORDS.items():
        if any(fold(beginning) in words for beginning in beginnings):
            return found
    return None
