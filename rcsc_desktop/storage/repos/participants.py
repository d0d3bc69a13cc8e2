"""Lists of participants of any size: keys in order, rows when they are seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, String, func, literal_column, select, text, type_coerce

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import column_of
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantLine
from rcsc_desktop.domain.reports.participants import ParticipantCount
from rcsc_desktop.storage.reading import chunks
from rcsc_desktop.storage.search_index import match_expression, matching
from rcsc_desktop.storage.tables.contacts import affiliation, organisation, person
from rcsc_desktop.storage.tables.participant import own_field, own_value, participant
from rcsc_desktop.storage.tables.search import search_entry
from rcsc_desktop.support.packed_ids import PackedIds

_p = participant.c

ORGANISATION = func.coalesce(func.nullif(organisation.c.acronym, ""), organisation.c.name, "")
"""The short name of an organisation; empty where there is none."""

_TITLE = func.coalesce(
    func.nullif(person.c.title, ""),
    select(affiliation.c.role_title)
    .where(
        affiliation.c.person_id == _p.person_id,
        affiliation.c.organisation_id == _p.organisation_id,
        affiliation.c.deleted_at.is_(None),
    )
    .limit(1)
    .scalar_subquery(),
    "",
)

_MANY = 2000
"""Matches from which on it is faster to look at people in order than to sort those who match."""
_MOST = 20_000
"""Matches from which on the first page is full before a list of those who match is made."""

_OF_PERSON = ("title", "country", "languages", "email", "phone")

_SORTS: dict[str, ColumnElement[Any]] = {
    "name": _p.name_key,
    "organisation": organisation.c.sort_key,
    **{name: person.c[name] for name in _OF_PERSON},
    **{name: _p[name] for name in PARTICIPANT_COLUMNS if name in _p},
}


class SqlParticipants:
    """Reads lists through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self, consultation_id: UUID, query: str, sort: str, *, descending: bool, limit: int | None
    ) -> Sequence[UUID]:
        """Keys of the participants that the query finds, in order; all of them for an empty query."""
        if sort not in _SORTS:
            raise UserError("column.unknown", column=sort)
        statement = self._found(
            select(_p.id), consultation_id, query, is_first_page=limit is not None and sort == "name"
        )
        if sort in _OF_PERSON:
            statement = statement.join(person, person.c.id == _p.person_id)
        elif sort == "organisation":
            statement = statement.outerjoin(organisation, organisation.c.id == _p.organisation_id)
        order: list[ColumnElement[Any]] = [_SORTS[sort], _p.name_key, _p.id]
        ordered = statement.order_by(*(key.desc() if descending else key for key in dict.fromkeys(order)))
        listed = (ordered if limit is None else ordered.limit(limit)).subquery()
        # One value instead of a row each: the driver makes it in one step, without Python's lock.
        packed = select(func.aggregate_strings(type_coerce(listed.c.id, String), ""))
        return PackedIds(self._connection.execute(packed).scalar() or "")

    def count(self, consultation_id: UUID, query: str) -> int:
        """How many the query finds."""
        found = self._found(select(func.count()).select_from(participant), consultation_id, query)
        return int(self._connection.execute(found).scalar_one())

    def _found(
        self, statement: Select[Any], consultation_id: UUID, query: str, *, is_first_page: bool = False
    ) -> Select[Any]:
        """The plus before a column keeps SQLite from starting there, where the other way round is faster."""
        live = statement.where(_p.deleted_at.is_(None))
        of_meeting = live.where(_p.consultation_id == consultation_id)
        if not query.strip():
            return of_meeting
        expression = match_expression(query)
        if not expression:
            return of_meeting.where(text("0"))
        entry = search_entry.c
        matches = matching("participant_text", expression)
        keys = select(entry.row_id).where(entry.key.in_(matches))
        hits = self._hits(expression)
        if hits < _MANY:
            unordered = literal_column("+participant.consultation_id", _p.consultation_id.type)
            return live.where(unordered == consultation_id, _p.id.in_(keys))
        if is_first_page and hits >= _MOST:
            in_order = of_meeting.join(search_entry, entry.row_id == _p.id)
            return in_order.where(literal_column("+search_entry.key", entry.key.type).in_(matches))
        return of_meeting.where(_p.id.in_(keys))

    def _hits(self, expression: str) -> int:
        """How many the index finds, counted up to ``_MOST``."""
        some = matching("participant_text", expression, _MOST).subquery()
        return int(self._connection.execute(select(func.count()).select_from(some)).scalar_one())

    def fetch(self, ids: Sequence[UUID]) -> tuple[ParticipantLine, ...]:
        """The lines of ``ids`` in that order, without those that are gone."""
        lines: dict[UUID, ParticipantLine] = {}
        for keys in chunks(ids):
            for row in self._connection.execute(_lines().where(_p.id.in_(keys))):
                lines[row[0]] = ParticipantLine(*row)
            self._add_own_values(lines, keys)
        return tuple(lines[row_id] for row_id in ids if row_id in lines)

    def _add_own_values(self, lines: dict[UUID, ParticipantLine], ids: Sequence[UUID]) -> None:
        values = own_value.c
        statement = select(values.participant_id, values.field_id, values.value).where(
            values.participant_id.in_(ids), values.deleted_at.is_(None)
        )
        own: dict[UUID, dict[UUID, str]] = defaultdict(dict)
        for participant_id, field_id, value in self._connection.execute(statement):
            own[participant_id][field_id] = value
        lines.update((row_id, replace(lines[row_id], own=held)) for row_id, held in own.items() if row_id in lines)

    def counts(self, consultation_id: UUID) -> tuple[ParticipantCount, ...]:
        """How many by status, category, region and mode."""
        found = []
        for name in ("status", "category", "regional_scope", "mode"):
            column = _p[name]
            rows = self._connection.execute(
                select(column, func.count())
                .where(_p.consultation_id == consultation_id, _p.deleted_at.is_(None))
                .group_by(column)
                .order_by(func.count().desc(), column)
            )
            found += [ParticipantCount(name, str(value), count) for value, count in rows]
        return tuple(found)

    def filled(self, consultation_id: UUID) -> tuple[str, ...]:
        """The columns, own ones last, that hold for somebody what they do not hold for everybody at first."""
        told = [func.max(_tells(name)).label(name) for name in PARTICIPANT_COLUMNS]
        row = self._connection.execute(_lines(*told).where(_p.consultation_id == consultation_id)).one()
        values, fields_ = own_value.c, own_field.c
        own = self._connection.execute(
            select(fields_.id)
            .where(
                fields_.consultation_id == consultation_id,
                fields_.deleted_at.is_(None),
                select(values.id)
                .join(participant, _p.id == values.participant_id)
                .where(
                    values.field_id == fields_.id,
                    values.deleted_at.is_(None),
                    values.value != "",
                    _p.deleted_at.is_(None),
                )
                .exists(),
            )
            .order_by(fields_.order_key, fields_.id)
        )
        shared = [name for name, tells in zip(PARTICIPANT_COLUMNS, row, strict=True) if tells]
        return (*shared, *(column_of(field_id) for (field_id,) in own))


_SHOWN: dict[str, ColumnElement[Any]] = {
    **{column.name: column for column in _p},
    **{name: person.c[name] for name in _OF_PERSON},
    "name": person.c.name,
    "organisation": ORGANISATION,
    "title": _TITLE,
}
"""What each field of a line is read from."""


def _tells(name: str) -> ColumnElement[Any]:
    """Whether a column says anything of a participant."""
    column = _SHOWN[name]
    return column.is_(False) if name == "may_be_listed" else func.coalesce(type_coerce(column, String) != "", False)


def _lines(*shown: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*(shown or (_SHOWN[field.name] for field in fields(ParticipantLine) if field.name != "own")))
        .join(person, person.c.id == _p.person_id)
        .outerjoin(organisation, organisation.c.id == _p.organisation_id)
        .where(_p.deleted_at.is_(None))
    )
