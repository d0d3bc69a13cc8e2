"""The canonical form of a row's values in the journal: JSON with one spelling a type."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Date, LargeBinary, Table, Uuid
from sqlalchemy.types import TypeEngine

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.storage.columns import EnumText, PartialDateText, TimeText
from rcsc_desktop.storage.tables import DERIVED_COLUMNS

Value = Any


_FORMER: Mapping[tuple[str, str], Callable[[Any], tuple[str, object]]] = {
    ("agenda_speaker", "is_confirmed"): lambda yes: ("status", "confirmed" if yes else "proposed"),
}
"""Fields that entries of an earlier schema hold: the field and value that took their place."""


def encoded(value: Value) -> object:
    """A JSON value: UUIDs, dates, times and enumerations as their canonical text, bytes as base64."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, UUID | PartialDate):
        return str(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=encoded)

_DECODERS: Mapping[type[TypeEngine[Any]], Callable[[Any], Value]] = {
    Uuid: UUID,
    PartialDateText: PartialDate.parse,
    TimeText: time.fromisoformat,
    Date: date.fromisoformat,
    LargeBinary: b64decode,
}


def _decoder(kind: TypeEngine[Any]) -> Callable[[Any], Value]:
    if isinstance(kind, EnumText):
        return kind.members
    return _DECODERS.get(type(kind), lambda value: value)


@cache
def _decoders(table: Table) -> dict[str, Callable[[Any], Value]]:
    return {column.name: _decoder(column.type) for column in table.columns}


def dump(fields: Mapping[str, Value]) -> str:
    """The fields as compact JSON."""
    return _ENCODER.encode(fields)


def load(table: Table, text: str) -> dict[str, Value]:
    """The fields that ``dump`` wrote, as values of the table's columns; those of earlier schemas as they are now."""
    decoders = _decoders(table)
    fields = (
        _FORMER[table.name, name](value) if (table.name, name) in _FORMER else (name, value)
        for name, value in json.loads(text).items()
    )
    return {name: None if value is None else decoders[name](value) for name, value in fields if name in decoders}


@cache
def journaled_columns(table: Table) -> tuple[str, ...]:
    """Names of the columns that the journal keeps: all but the key and what is derived."""
    return tuple(name for name in table.c.keys() if name != "id" and name not in DERIVED_COLUMNS)  # noqa: SIM118
