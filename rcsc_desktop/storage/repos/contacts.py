"""Lists of people and organisations, and where they appear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, Table, column, func, literal, null, select, text, union_all

from rcsc_desktop.domain.contacts import Affiliation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.lines import ContactLine, ItemPart, Part
from rcsc_desktop.domain.participant import AttendanceState
from rcsc_desktop.storage.reading import chunks
from rcsc_desktop.storage.repos.participant_order import ORGANISATION
from rcsc_desktop.storage.search_index import match_expression, matching
from rcsc_desktop.storage.tables.agenda import agenda_item, agenda_speaker
from rcsc_desktop.storage.tables.consultation import consultation, partner, session
from rcsc_desktop.storage.tables.contacts import affiliation, organisation, person
from rcsc_desktop.storage.tables.participant import attendance, participant
from rcsc_desktop.storage.tables.search import search_entry

_KINDS: dict[str, Table] = {"person": person, "organisation": organisation}
_SORTS = ("name", "country", "email")
_NOT_YET = AttendanceState.EXPECTED
_SEEN = (AttendanceState.PRESENT, AttendanceState.REMOTE, AttendanceState.PART)


class SqlContacts:
    """Reads contacts through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self, kind: str | None, query: str, sort: str, *, descending: bool) -> Sequence[UUID]:
        """Keys of what the query finds, in order; ``kind`` is ``person``, ``organisation`` or ``None`` for both."""
        if sort not in _SORTS:
            raise UserError("column.unknown", column=sort)
        name = "sort_key" if sort == "name" else sort
        parts = [
            _found(select(table.c.id, table.c[name].label("place"), table.c.sort_key.label("tie")), table, query)
            for noun, table in _KINDS.items()
            if kind in {None, noun}
        ]
        every = union_all(*parts).subquery()
        order = [every.c.place, every.c.tie, every.c.id]
        statement = select(every.c.id).order_by(*(key.desc() if descending else key for key in order))
        return self._connection.execute(statement).scalars().all()

    def fetch(self, ids: Sequence[UUID]) -> tuple[ContactLine, ...]:
        """The lines of ``ids`` in that order, without those that are gone."""
        lines: dict[UUID, ContactLine] = {}
        for keys in chunks(ids):
            for statement in (_people(), _organisations()):
                for row in self._connection.execute(statement.where(column("id").in_(keys))):
                    lines[row[0]] = ContactLine(*row)
        return tuple(lines[row_id] for row_id in ids if row_id in lines)

    def suggest(self, kind: str, query: str, limit: int) -> tuple[ContactLine, ...]:
        """The first few that the query finds, by name."""
        table = _KINDS[kind]
        statement = _found(select(table.c.id), table, query).order_by(table.c.sort_key, table.c.id).limit(limit)
        return self.fetch(self._connection.execute(statement).scalars().all())

    def parts_of_person(self, person_id: UUID) -> tuple[Part, ...]:
        """The consultations a person takes part in, and in how many of their sessions they were seen."""
        p, c, a = participant.c, consultation.c, attendance.c
        noted = select(func.count()).where(a.participant_id == p.id, a.deleted_at.is_(None), a.state != _NOT_YET)
        statement = (
            select(
                c.id,
                c.key,
                c.title,
                c.start_date,
                p.category,
                p.status,
                p.role,
                noted.where(a.state.in_(_SEEN)).scalar_subquery(),
                noted.scalar_subquery(),
            )
            .join(consultation, c.id == p.consultation_id)
            .where(p.person_id == person_id, p.deleted_at.is_(None), c.deleted_at.is_(None))
            .order_by(c.start_date.is_(None), c.start_date)
        )
        return tuple(Part(*row) for row in self._connection.execute(statement))

    def items_of_person(self, person_id: UUID) -> tuple[ItemPart, ...]:
        """The agenda items a person speaks at."""
        s, i, c = agenda_speaker.c, agenda_item.c, consultation.c
        statement = (
            select(c.id, i.id, c.title, i.title, s.role, s.status)
            .join(agenda_item, i.id == s.item_id)
            .join(session, session.c.id == i.session_id)
            .join(consultation, c.id == session.c.consultation_id)
            .where(s.person_id == person_id, s.deleted_at.is_(None), i.deleted_at.is_(None), c.deleted_at.is_(None))
            .where(session.c.deleted_at.is_(None), session.c.is_parking.is_(False))
            .order_by(c.start_date, session.c.order_key, i.order_key)
        )
        return tuple(ItemPart(*row) for row in self._connection.execute(statement))

    def parts_of_organisation(self, organisation_id: UUID) -> tuple[Part, ...]:
        """The consultations an organisation stands behind, and those its people represent it in."""
        c = consultation.c
        columns = (c.id, c.key, c.title, c.start_date)
        behind = (
            select(*columns, partner.c.role.label("part"), literal("").label("status"))
            .join(partner, partner.c.consultation_id == c.id)
            .where(partner.c.organisation_id == organisation_id, partner.c.deleted_at.is_(None), c.deleted_at.is_(None))
        )
        represented = (
            select(*columns, participant.c.category.label("part"), participant.c.status.label("status"))
            .join(participant, participant.c.consultation_id == c.id)
            .where(participant.c.organisation_id == organisation_id, participant.c.deleted_at.is_(None))
            .where(c.deleted_at.is_(None))
            .distinct()
        )
        rows = [*self._connection.execute(behind), *self._connection.execute(represented)]
        return tuple(Part(*row) for row in sorted(rows, key=lambda row: str(row[3] or "~")))

    def members(self, organisation_id: UUID) -> tuple[tuple[Affiliation, str], ...]:
        """Affiliations with the organisation and the names of the people, by name."""
        a = affiliation.c
        names = ("id", "person_id", "organisation_id", "role_title", "from_date", "to_date", "is_primary")
        statement = (
            select(person.c.name, *(a[name] for name in names))
            .join(person, person.c.id == a.person_id)
            .where(a.organisation_id == organisation_id, a.deleted_at.is_(None), person.c.deleted_at.is_(None))
            .order_by(person.c.sort_key)
        )
        return tuple(
            (Affiliation(**dict(zip(names, row[1:], strict=True))), row[0])
            for row in self._connection.execute(statement)
        )


def _found(statement: Select[Any], table: Table, query: str) -> Select[Any]:
    found = statement.where(table.c.deleted_at.is_(None))
    if not query.strip():
        return found
    expression = match_expression(query)
    if not expression:
        return found.where(text("0"))
    keys = select(search_entry.c.row_id).where(
        search_entry.c.key.in_(matching("search_text", expression)), search_entry.c.noun == table.name
    )
    return found.where(table.c.id.in_(keys))


def _people() -> Select[Any]:
    own = affiliation.alias("own")
    primary = (
        select(own.c.id)
        .where(own.c.person_id == person.c.id, own.c.deleted_at.is_(None))
        .order_by(own.c.is_primary.desc(), own.c.id)
        .limit(1)
        .scalar_subquery()
    )
    p = person.c
    lines = (
        select(
            p.id.label("id"),
            literal("person"),
            p.name,
            func.coalesce(func.nullif(affiliation.c.role_title, ""), p.title),
            ORGANISATION,
            p.country,
            p.email,
            p.phone,
        )
        .select_from(person)
        .outerjoin(affiliation, affiliation.c.id == primary)
        .outerjoin(organisation, organisation.c.id == affiliation.c.organisation_id)
        .where(p.deleted_at.is_(None))
        .subquery()
    )
    return select(lines)


def _organisations() -> Select[Any]:
    o = organisation.c
    lines = (
        select(
            o.id.label("id"),
            literal("organisation"),
            o.name,
            o.kind,
            o.acronym,
            o.country,
            o.email,
            func.coalesce(null(), "").label("phone"),
        )
        .where(o.deleted_at.is_(None))
        .subquery()
    )
    return select(lines)
