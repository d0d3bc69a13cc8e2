"""Rows as JSON holds them. What is not known is ``null``: no field holds an empty text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rcsc_desktop.domain.lines import ConsultationLine, ProgrammeLine

Shape = dict[str, Any]


def known(value: object) -> Any:
    """Texts for codes, ids and dates (``2017-04``, ``14:15``), ``None`` for what is empty."""
    match value:
        case None | "":
            return None
        case bool() | int() | float():
            return value
        case time():
            return f"{value:%H:%M}"
        case datetime() | date():
            return value.isoformat()
        case StrEnum():
            return value.value or None
        case _:
            return str(value)


def shape(row: Any, *, without: Iterable[str] = ()) -> Shape:
    """The fields of a frozen record, by name."""
    left_out = {"order_key", *without}
    return {field.name: known(getattr(row, field.name)) for field in fields(row) if field.name not in left_out}


def moment(milliseconds: int) -> str:
    """An instant (milliseconds since 1970 UTC) as ISO 8601 with the offset of this place."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone().isoformat(timespec="seconds")


def programme(line: ProgrammeLine) -> Shape:
    """A programme as lists hold it."""
    return shape(line)


def consultation(line: ConsultationLine) -> Shape:
    """A consultation as lists hold it; ``programme`` is the programme's title."""
    first = ("id", "key", "title", "kind", "programme", "status", "start_date", "end_date", "place")
    every = shape(line)
    return {**{name: every[name] for name in first}, **every}
