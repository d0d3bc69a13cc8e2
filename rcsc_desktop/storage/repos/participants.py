"""Lists of participants of any size: keys in order, rows when they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, select, text

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.domain.reports.participants import ParticipantCount
from rcsc_desktop.storage.reading import chunks
from rcsc_desktop.storage.search_index import match_expression, matching
from rcsc_desktop.storage.tables.contacts import affiliation, organisation, person
from rcsc_desktop.storage.tables.participant import participant
from rcsc_desktop.storage.tables.search import search_entry

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

_SORTS: dict[str, ColumnElement[Any]] = {
    "organisation": organisation.c.sort_key,
    "title": person.c.title,
    "category": _p.category,
    "status": _p.status,
    "mode": _p.mode,
    "country": person.c.country,
    "regional_scope": _p.regional_scope,
    "thematic_focus": _p.thematic_focus,
    "email": person.c.email,
    "phone": person.c.phone,
    "needs": _p.needs,
    "notes": _p.notes,
    "status_date": _p.status_date,
}
_OF_PERSON = frozenset({"title", "country", "email", "phone"})


class SqlParticipants:
    """Reads lists through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self, consultation_id: UUID, query: str, sort: str, *, descending: bool, limit: int | None
    ) -> Sequence[UUID]:
        """Keys of the participants that the query finds, in order; all of them for an empty query."""
        column = _SORTS.get(sort, _p.name_key)
        if sort not in _SORTS and sort != "name":
            raise UserError("column.unknown", column=sort)
        statement = self._found(select(_p.id), consultation_id, query)
        if sort in _OF_PERSON:
            statement = statement.join(person, person.c.id == _p.person_id)
        elif sort == "organisation":
            statement = statement.outerjoin(organisation, organisation.c.id == _p.organisation_id)
        order: list[ColumnElement[Any]] = [column, _p.name_key, _p.id]
        statement = statement.order_by(*(key.desc() if descending else key for key in order))
        return self._connection.execute(statement if limit is None else statement.limit(limit)).scalars().all()

    def count(self, consultation_id: UUID, query: str) -> int:
        """How many the query finds."""
        found = self._found(select(func.count()).select_from(participant), consultation_id, query)
        return int(self._connection.execute(found).scalar_one())

    def _found(self, statement: Select[Any], consultation_id: UUID, query: str) -> Select[Any]:
        found = statement.where(_p.consultation_id == consultation_id, _p.deleted_at.is_(None))
        if not query.strip():
            return found
        expression = match_expression(query)
        if not expression:
            return found.where(text("0"))
        keys = select(search_entry.c.row_id).where(
            search_entry.c.key.in_(matching("participant_text", expression)),
            search_entry.c.noun == "participant",
            search_entry.c.consultation_id == consultation_id,
        )
        return found.where(_p.id.in_(keys))

    def fetch(self, ids: Sequence[UUID]) -> tuple[ParticipantLine, ...]:
        """The lines of ``ids`` in that order, without those that are gone."""
        lines: dict[UUID, ParticipantLine] = {}
        for keys in chunks(ids):
            for row in self._connection.execute(_lines().where(_p.id.in_(keys))):
                lines[row[0]] = ParticipantLine(*row)
        return tuple(lines[row_id] for row_id in ids if row_id in lines)

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


def _lines() -> Select[Any]:
    return (
        select(
            _p.id,
            _p.person_id,
            person.c.name,
            ORGANISATION,
            _TITLE,
            _p.category,
            _p.status,
            _p.mode,
            person.c.country,
            _p.regional_scope,
            _p.thematic_focus,
            person.c.email,
            person.c.phone,
            _p.needs,
            _p.notes,
            _p.status_date,
            _p.may_be_listed,
            _p.organisation_id,
        )
        .join(person, person.c.id == _p.person_id)
        .outerjoin(organisation, organisation.c.id == _p.organisation_id)
        .where(_p.deleted_at.is_(None))
    )
