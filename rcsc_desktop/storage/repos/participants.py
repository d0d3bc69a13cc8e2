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
from rcsc_desktop.domain.participant_pictures import NARROWABLE, Only
from rcsc_desktop.domain.reports.participants import ParticipantCount
from rcsc_desktop.storage.reading import chunks
from rcsc_desktop.storage.repos.participant_order import (
    OF_PERSON,
    ORGANISATION,
    POSITION,
    SortColumn,
    in_order,
    joined,
    sort_column,
)
from rcsc_desktop.storage.search_index import match_expression, matching, similar_expression
from rcsc_desktop.storage.tables.contacts import organisation, person
from rcsc_desktop.storage.tables.participant import own_field, own_value, participant
from rcsc_desktop.storage.tables.search import search_entry
from rcsc_desktop.support.packed_ids import PackedIds

_p = participant.c

_MANY = 2000
"""Matches from which on it is faster to look at people in order than to sort those who match."""
_MOST = 20_000
"""Matches from which on the first page is full before a list of those who match is made."""


class SqlParticipants:
    """Reads lists through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self,
        consultation_id: UUID,
        query: str,
        sort: str,
        *,
        descending: bool,
        limit: int | None,
        group_by: str = "",
        only: Only | None = None,
        similar: bool = False,
    ) -> Sequence[UUID]:
        """Keys of the participants that the query finds, in order; all of them for an empty query.

        Those without a value in the column come last. With ``group_by`` they stand in the order of ``groups``, and
        sorted by ``sort`` within each. With ``similar`` each word of the query may have one slip.
        """
        if sort == group_by:
            sort, descending = "name", False
        column = sort_column(self._connection, sort)
        apart = [sort_column(self._connection, group_by)] if group_by else []
        if column.stored is None:
            apart.append(column)
        if apart:
            found = self.found(select(_p.id), consultation_id, query, only, is_every_row_read=True, similar=similar)
            parts = self._ids_by_values(found, apart, column, descending=descending)
            packed = PackedIds("".join(keys for _, keys in parts))
            return packed if limit is None else PackedIds.of(packed[:limit])
        is_first_page = limit is not None and sort == "name"
        statement = self.found(
            select(_p.id),
            consultation_id,
            query,
            only,
            is_first_page=is_first_page,
            is_every_row_read=sort != "name",
            similar=similar,
        )
        needed = [] if sort == "name" else [column]
        ordered = joined(statement, needed).order_by(*_order(column, descending=descending))
        listed = (ordered if limit is None else ordered.limit(limit)).subquery()
        # One value instead of a row each: the driver makes it in one step, without Python's lock.
        return PackedIds(self._connection.execute(select(packed_ids(listed.c.id))).scalar() or "")

    def grouped(
        self,
        consultation_id: UUID,
        query: str,
        sort: str,
        *,
        descending: bool,
        group_by: str,
        only: Only | None = None,
        similar: bool = False,
    ) -> tuple[Sequence[UUID], tuple[ParticipantCount, ...]]:
        """``ids`` and ``groups`` of one reading."""
        if sort == group_by:
            sort, descending = "name", False
        column = sort_column(self._connection, sort)
        apart = [sort_column(self._connection, group_by), *([column] if column.stored is None else [])]
        found = self.found(select(_p.id), consultation_id, query, only, is_every_row_read=True, similar=similar)
        counts: dict[str, int] = {}
        parts = self._ids_by_values(found, apart, column, descending=descending)
        for values, packed in parts:
            counts[values[0]] = counts.get(values[0], 0) + len(PackedIds(packed))
        ids = PackedIds("".join(packed for _, packed in parts))
        return ids, tuple(ParticipantCount(group_by, value, count) for value, count in counts.items())

    def _ids_by_values(
        self, found: Select[Any], apart: Sequence[SortColumn], column: SortColumn, *, descending: bool
    ) -> list[tuple[tuple[str, ...], str]]:
        """Values in their order, each with its keys packed.

        The database packs the keys of each value; the values, of which there are few, are put in order here.
        """
        texts = [one.text.label(f"text_{place}") for place, one in enumerate(apart)]
        read = apart if column.name == "name" else [*apart, column]
        statement = joined(found.add_columns(*texts), {one.name: one for one in read}.values())
        within = [_p.name_key, _p.id] if column.stored is None else _order(column, descending=descending)
        listed = statement.order_by(*texts, *within).subquery()
        keys = [listed.c[text.name] for text in texts]
        packed = {
            tuple(row[:-1]): row[-1]
            for row in self._connection.execute(select(*keys, packed_ids(listed.c.id)).group_by(*keys))
        }
        places = [
            {
                text: place
                for place, text in enumerate(
                    in_order({values[at] for values in packed}, one.key, descending=descending and one is column)
                )
            }
            for at, one in enumerate(apart)
        ]
        ordered = sorted(packed, key=lambda values: [place[text] for place, text in zip(places, values, strict=True)])
        return [(values, packed[values]) for values in ordered]

    def groups(
        self, consultation_id: UUID, query: str, column: str, only: Only | None = None, *, similar: bool = False
    ) -> tuple[ParticipantCount, ...]:
        """The values of a column among those whom the query finds, and how many have each, in the column's order."""
        grouped = sort_column(self._connection, column)
        text = grouped.text.label("text")
        found = self.found(
            select(text, func.count()), consultation_id, query, only, is_every_row_read=True, similar=similar
        )
        rows = self._connection.execute(joined(found, [grouped]).select_from(participant).group_by(text))
        counts = {str(value): int(count) for value, count in rows}
        return tuple(ParticipantCount(column, value, counts[value]) for value in in_order(counts, grouped.key))

    def count(self, consultation_id: UUID, query: str, only: Only | None = None, *, similar: bool = False) -> int:
        """How many the query finds."""
        counted = select(func.count()).select_from(participant)
        found = self.found(counted, consultation_id, query, only, similar=similar)
        return int(self._connection.execute(found).scalar_one())

    def found(
        self,
        statement: Select[Any],
        consultation_id: UUID,
        query: str,
        only: Only | None = None,
        *,
        is_first_page: bool = False,
        is_every_row_read: bool = False,
        similar: bool = False,
    ) -> Select[Any]:
        """``statement`` over the participants that the query finds and ``only`` leaves.

        The plus before a column keeps SQLite from starting there, where the other way round is faster.

        Rows that are all read anyway are read as they lie in the file, not by name.
        """
        unmarked = literal_column("+participant.deleted_at", _p.deleted_at.type)
        live = statement.where((unmarked if is_every_row_read else _p.deleted_at).is_(None))
        if only is not None:
            live = live.where(_holds(only))
        of_meeting = live.where(_p.consultation_id == consultation_id)
        if not query.strip():
            return of_meeting
        expression = (
            similar_expression(self._connection, "participant_text", query) if similar else match_expression(query)
        )
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


def _order(column: SortColumn, *, descending: bool) -> list[ColumnElement[Any]]:
    """How the database sorts by a column: rows without a value last, equal ones by name."""
    if column.stored is None or column.name == "name":
        return [key.desc() if descending else key for key in (_p.name_key, _p.id)]
    stored = column.stored.desc() if descending else column.stored.asc()
    return [stored.nulls_last(), _p.name_key, _p.id]


def packed_ids(ids: ColumnElement[Any]) -> ColumnElement[Any]:
    """All keys of a statement as one text, for ``PackedIds``."""
    return func.aggregate_strings(type_coerce(ids, String), "")


def _holds(only: Only) -> ColumnElement[bool]:
    if only.column not in NARROWABLE:
        raise UserError("column.unknown", column=only.column, choices=list(NARROWABLE))
    if only.column != "organisation":
        return type_coerce(_p[only.column], String) == only.value
    try:
        return _p.organisation_id == UUID(only.value) if only.value else _p.organisation_id.is_(None)
    except ValueError:
        raise UserError("row.unknown", noun="organisation", id=only.value) from None


_SHOWN: dict[str, ColumnElement[Any]] = {
    **{column.name: column for column in _p},
    **{name: person.c[name] for name in OF_PERSON},
    "name": person.c.name,
    "organisation": ORGANISATION,
    "position": POSITION,
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
