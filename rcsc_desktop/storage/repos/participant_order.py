"""How lists of participants are put in order and grouped: every column, the organiser's own fields included."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Numeric,
    Select,
    String,
    case,
    cast,
    func,
    literal_column,
    select,
    type_coerce,
)

from rcsc_desktop.domain.countries import country_name
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import OwnFieldKind
from rcsc_desktop.domain.participant import (
    CONSENTS,
    OWN_COLUMN,
    PARTICIPANT_COLUMNS,
    Consent,
    ParticipantMode,
    ParticipantStatus,
    TravelSupport,
)
from rcsc_desktop.storage.tables.contacts import affiliation, organisation, person
from rcsc_desktop.storage.tables.participant import own_field, own_value, participant
from rcsc_desktop.support.collation import sort_key

_p = participant.c

ORGANISATION = func.coalesce(func.nullif(organisation.c.acronym, ""), organisation.c.name, "")
"""The short name of an organisation; empty where there is none."""

_organisation_of = literal_column("+affiliation.organisation_id", affiliation.c.organisation_id.type)
"""The plus keeps SQLite from going through all who belong to the organisation: a person belongs to few."""

POSITION = func.coalesce(
    func.nullif(_p.position, ""),
    select(affiliation.c.role_title)
    .where(
        affiliation.c.person_id == _p.person_id,
        _organisation_of == _p.organisation_id,
        affiliation.c.deleted_at.is_(None),
    )
    .limit(1)
    .scalar_subquery(),
    "",
)
"""What the list of this meeting says, or the role in the organisation that they represent."""

OF_PERSON = ("title", "country", "languages", "email", "phone")
"""Columns that stand with the person."""

_CODES: dict[str, type[StrEnum]] = {
    "status": ParticipantStatus,
    "mode": ParticipantMode,
    "travel_support": TravelSupport,
    **dict.fromkeys(CONSENTS, Consent),
}
_AS_STORED = ("name", "status_date", "keep_until", "availability", "needs", "notes", "email", "phone")
"""Columns that the database sorts: days, names by their own key, and texts that hardly two people share."""
_MOST_VALUES = 2000
"""Up to how many values are put in the order of the alphabet; more are sorted by their characters."""


@dataclass(frozen=True, slots=True)
class SortColumn:
    """A column to sort or group by.

    ``text`` is what ``ParticipantLine.text`` gives; ``key`` puts such texts in order, empty ones apart; ``stored``
    does the same in the database where it can.
    """

    name: str
    text: ColumnElement[Any]
    key: Callable[[str], Any]
    stored: ColumnElement[Any] | None = None
    values: FromClause | None = None
    field_id: UUID | None = None


def sort_column(connection: Connection, name: str) -> SortColumn:
    """The column of that name; ``column.unknown`` where there is none."""
    if name.startswith(OWN_COLUMN):
        return _own_column(connection, name)
    if name not in PARTICIPANT_COLUMNS:
        raise UserError("column.unknown", column=name)
    if name in _CODES:
        places = {member.value: place for place, member in enumerate(_CODES[name])}
        return SortColumn(name, type_coerce(_p[name], String), lambda text: places.get(text, len(places)))
    if name == "may_be_listed":
        return SortColumn(name, case((_p[name], "yes"), else_="no"), _yes_first)
    if name == "rank":
        return SortColumn(name, func.coalesce(cast(_p.rank, String), ""), float, _p.rank)
    if name == "name":
        return SortColumn(name, person.c.name, sort_key, _p.name_key)
    text = func.coalesce(type_coerce(_source(name), String), "")
    key, stored = (str, func.nullif(text, "")) if name in _AS_STORED else (_KEYS.get(name, sort_key), None)
    return SortColumn(name, text, key, stored)


def _source(name: str) -> ColumnElement[Any]:
    if name in {"organisation", "position"}:
        return {"organisation": ORGANISATION, "position": POSITION}[name]
    return person.c[name] if name in OF_PERSON else _p[name]


def _own_column(connection: Connection, name: str) -> SortColumn:
    try:
        field_id = UUID(name.removeprefix(OWN_COLUMN))
    except ValueError:
        raise UserError("column.unknown", column=name) from None
    held = own_field.c
    field = connection.execute(
        select(held.kind, held.choices).where(held.id == field_id, held.deleted_at.is_(None))
    ).first()
    if field is None:
        raise UserError("column.unknown", column=name)
    values = own_value.alias()
    text = func.coalesce(values.c.value, "")
    if field.kind is OwnFieldKind.NUMBER:
        number = cast(func.nullif(values.c.value, ""), Numeric)
        return SortColumn(name, text, _number, number, values, field_id)
    if field.kind is OwnFieldKind.YES_NO:
        return SortColumn(name, text, _yes_first, None, values, field_id)
    choices = {choice: place for place, choice in enumerate(field.choices.split("\n"))}
    key = sort_key if field.kind is not OwnFieldKind.CHOICE else lambda one: (choices.get(one, len(choices)), one)
    return SortColumn(name, text, key, None, values, field_id)


def joined(statement: Select[Any], columns: Collection[SortColumn]) -> Select[Any]:
    """A statement over participants with the tables that the columns are read from."""
    names = {column.name for column in columns}
    if names & {"name", *OF_PERSON}:
        statement = statement.join(person, person.c.id == _p.person_id)
    if "organisation" in names:
        statement = statement.outerjoin(organisation, organisation.c.id == _p.organisation_id)
    for column in columns:
        if column.values is not None:
            of = column.values.c
            is_its = (of.participant_id == _p.id) & (of.field_id == column.field_id) & of.deleted_at.is_(None)
            statement = statement.outerjoin(column.values, is_its)
    return statement


def country_key(text: str) -> bytes:
    """The place of a country, given by code or name, by its name."""
    return sort_key(country_name(text, "en"))


_KEYS: Mapping[str, Callable[[str], Any]] = {"country": country_key}


def _yes_first(text: str) -> bool:
    return text != "yes"


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def in_order(texts: Collection[str], key: Callable[[str], Any], *, descending: bool = False) -> list[str]:
    """Different texts in the order of ``key``; the empty one comes last either way."""
    if key is sort_key and len(texts) > _MOST_VALUES:
        key = _characters
    ordered = sorted(sorted(filter(None, texts)), key=key, reverse=descending)
    return [*ordered, *([""] if "" in texts else [])]


def _characters(text: str) -> bytes:
    return text.encode().lower()
