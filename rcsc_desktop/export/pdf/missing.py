"""What the paper's font cannot print, to be told before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import NamedTuple

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.participant_list import ParticipantListReport
from rcsc_desktop.export.pdf.characters import lacking

_NOT_PRINTED = {"language", "paper", "clock", "time_zone", "order_key", "source", "key", "cities", "interpretation"}


class Missing(NamedTuple):
    """``characters`` of ``text`` have no shape; ``where`` is its place: ``sessions[0].items[3].title``."""

    where: str
    text: str
    characters: str


def missing_characters(report: AgendaReport | ParticipantListReport) -> tuple[Missing, ...]:
    """Each text of ``report`` with characters that the font lacks; they would be printed as ``[U+4E16]``."""
    return tuple(
        Missing(where, text, characters) for where, text in _texts(report, "") if (characters := lacking(text))
    )


def _texts(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield where, value
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _texts(each, f"{where}[{number}]")
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in _NOT_PRINTED:
                yield from _texts(getattr(value, each.name), f"{where}.{each.name}".lstrip("."))
