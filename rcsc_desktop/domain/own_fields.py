"""Fields that an organiser adds to the participants of one consultation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.answers import yes_or_no
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity, OrderedEntity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import OWN_COLUMN, PARTICIPANT_COLUMNS


class OwnFieldKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes or no"


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnField(OrderedEntity):
    """A column of the organiser's own; ``choices`` are the values of a choice, one a line."""

    consultation_id: UUID
    name: str
    kind: OwnFieldKind = OwnFieldKind.TEXT
    choices: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnValue(Entity):
    """What an own field holds for one participant."""

    field_id: UUID
    participant_id: UUID
    value: str


def column_of(field_id: UUID) -> str:
    """The name of an own field's column, as presets, views and imports know it."""
    return f"{OWN_COLUMN}{field_id}"


def is_own(column: str) -> bool:
    """The column is one of an own field."""
    return column.startswith(OWN_COLUMN)


def choices_of(field: OwnField) -> tuple[str, ...]:
    """The values of a choice, in order."""
    return tuple(filter(None, field.choices.split("\n")))


def tidy_choices(text: str) -> str:
    """Choices as they are stored: one a line, each once, of a text with lines or semicolons between."""
    pieces = (" ".join(piece.split()) for piece in re.split(r"[\n;]", text))
    return "\n".join(dict.fromkeys(filter(None, pieces)))


def check_field(field: OwnField, others: Iterable[OwnField]) -> None:
    """Refuse a name that is taken (``own_field.twice``) and a choice of nothing (``own_field.no_choices``)."""
    taken = {fold(column.replace("_", " ")) for column in PARTICIPANT_COLUMNS}
    taken |= {fold(other.name).strip() for other in others if other.id != field.id}
    if fold(field.name).strip() in taken:
        raise UserError("own_field.twice", name=field.name)
    if field.kind is OwnFieldKind.CHOICE and not choices_of(field):
        raise UserError("own_field.no_choices", name=field.name)


def coerce_own(field: OwnField, value: object) -> str:
    """The text that is stored for what a person typed; empty for nothing.

    Dates become ``YYYY-MM-DD``, numbers have a point, yes and no are these words, a choice is written as in the field.
    Raises ``date.unknown``, ``number.unknown`` or ``value.unknown`` (with ``choices``), which name the field.
    """
    text = "" if value is None else str(value)
    if not text.strip():
        return ""
    try:
        return _TYPED[field.kind](field, text)
    except UserError as error:
        raise UserError(error.code, **{**error.data, "field": field.name}) from None


def _number(_field: OwnField, text: str) -> str:
    plain = re.sub(r"[\s\u202f\u00a0']", "", text)
    if re.fullmatch(r"[+-]?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    try:
        number = Decimal(plain) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", plain) else None
    except InvalidOperation:
        number = None
    if number is None or len(plain) > _LONGEST_NUMBER:
        raise UserError("number.unknown", text=text)
    shown = f"{number:f}"
    trimmed = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if trimmed in {"-0", ""} else trimmed


def _date(_field: OwnField, text: str) -> str:
    day = PartialDate.parse(text)
    if not day.is_firm:
        raise UserError("date.unknown", text=text)
    return str(day)


def _choice(field: OwnField, text: str) -> str:
    wanted = fold(text).strip()
    for choice in choices_of(field):
        if fold(choice).strip() == wanted:
            return choice
    raise UserError("value.unknown", text=text, choices=list(choices_of(field)))


_LONGEST_NUMBER = 30
_TYPED: Mapping[OwnFieldKind, Callable[[OwnField, str], str]] = {
    OwnFieldKind.TEXT: lambda _field, text: text,
    OwnFieldKind.NUMBER: _number,
    OwnFieldKind.DATE: _date,
    OwnFieldKind.CHOICE: _choice,
    OwnFieldKind.YES_NO: lambda _field, text: yes_or_no(text),
}
