"""Who stands at the head of an inter-State consultation mechanism: its Chair and its Head of Secretariat."""

from __future__ import annotations

from enum import StrEnum

from rcsc_desktop.domain.names import fold


class Office(StrEnum):
    """An office that every mechanism has."""

    CHAIR = "chair"
    SECRETARIAT = "secretariat"


_WORDS = {
    Office.SECRETARIAT: (
        *("secretariat", "secretaria tecnica", "secretaria ejecutiva", "secretario ejecutivo", "secretaire executi"),
        *("executive secretary", "secretary general", "secretario general", "secretaire general"),
        *("секретариат", "исполнительный секретарь", "أمانة", "الأمين", "秘书"),
    ),
    Office.CHAIR: ("chair", "presiden", "presidi", "председател", "رئيس", "主席"),
}
"""What role titles of the six languages say of an office."""
_NOT_NOW = (
    *("former", "ex president", "ancien", "бывш"),
    *("vice", "deputy", "assistant", "adjoint", "adjunt", "заместител"),
)


def office(role_title: str) -> Office | None:
    """Which office a role title names: "Chair", "Présidence pro tempore", "Head of Secretariat"; none for others.

    Deputies and those who held it before do not hold it.
    """
    words = fold(role_title).replace("-", " ")
    if any(fold(word) in words for word in _NOT_NOW):
        return None
    for found, said in _WORDS.items():
        if any(fold(one) in words for one in said):
            return found
    return None
