"""Lists of people and organisations, and where they appear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    Select,
    String,
    Table,
    column,
    func,
    literal,
    select,
    text,
    type_coerce,
    union_all,
)

from rcsc_desktop.domain.contacts import Affiliation, DetailKind
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.groups import ContactGroup, GroupKind
from rcsc_desktop.domain.lines import CONTACT_COLUMNS, ContactLine, ItemPart, Part
from rcsc_desktop.domain.participant import AttendanceState
from rcsc_desktop.storage.reading import chunks
from rcsc_desktop.storage.repos.participant_order import ORGANISATION, country_key, in_order
from rcsc_desktop.storage.repos.participants import packed_ids
from rcsc_desktop.storage.search_index import match_expression, matching, similar_expression
from rcsc_desktop.storage.tables.agenda import agenda_item, agenda_speaker
from rcsc_desktop.storage.tables.consultation import consultation, partner, session
from rcsc_desktop.storage.tables.contacts import affiliation, contact_detail, group_member, organisation, person
from rcsc_desktop.storage.tables.participant import attendance, participant
from rcsc_desktop.storage.tables.search import search_entry
from rcsc_desktop.support.collation import sort_key
from rcsc_desktop.support.packed_ids import PackedIds

_KINDS: dict[str, Table] = {"person": person, "organisation": organisation}
_NOT_YET = AttendanceState.EXPECTED
_SEEN = (AttendanceState.PRESENT, AttendanceState.REMOTE, AttendanceState.PART)


class SqlContacts:
    """Reads contacts through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self,
        kind: str | None,
        query: str,
        sort: str,
        *,
        descending: bool,
        within: ContactGroup | None = None,
        similar: bool = False,
    ) -> Sequence[UUID]:
        """Keys of what the query finds, in order; ``kind`` is ``person``, ``organisation`` or ``None`` for both.

        Those without a value in the column come last. With ``similar`` each word of the query may have one slip.
        """
        if sort not in CONTACT_COLUMNS:
            raise UserError("column.unknown", column=sort)
        expression = self._expression(query, similar=similar)
        parts = [
            _found(_sortable(noun, sort), table, expression, within)
            for noun, table in _KINDS.items()
            if kind in {None, noun}
        ]
        every = union_all(*parts).subquery().c
        places = [every.place, every.tie, every.id]
        if sort == "name":
            listed = select(every.id).order_by(*(key.desc() if descending else key for key in places)).subquery()
            return PackedIds(self._connection.execute(select(packed_ids(listed.c.id))).scalar() or "")
        ordered = select(every.id, every.place).order_by(*places).subquery().c
        rows = self._connection.execute(select(ordered.place, packed_ids(ordered.id)).group_by(ordered.place))
        packed = {str(place): str(keys) for place, keys in rows}
        keys: dict[str, Callable[[str], str | bytes]] = {"email": str, "phone": str, "country": country_key}
        key = keys.get(sort, sort_key)
        return PackedIds("".join(packed[place] for place in in_order(packed, key, descending=descending)))

    def count(self, kind: str | None, within: ContactGroup | None = None) -> int:
        """How many contacts there are, perhaps in a group."""
        return sum(
            self._connection.execute(_found(select(func.count()).select_from(table), table, None, within)).scalar_one()
            for noun, table in _KINDS.items()
            if kind in {None, noun}
        )

    def addresses(self, ids: Sequence[UUID]) -> dict[UUID, str]:
        """The e-mail address of each contact that has one: its own, else the first of its further ones."""
        found: dict[UUID, str] = {}
        for keys in chunks(ids):
            further = contact_detail.c
            for of in (further.person_id, further.organisation_id):
                statement = (
                    select(of, further.value)
                    .where(of.in_(keys), further.kind == DetailKind.EMAIL, further.value != "")
                    .where(further.deleted_at.is_(None))
                    .order_by(further.order_key.desc(), further.id.desc())
                )
                found.update((row_id, value) for row_id, value in self._connection.execute(statement))
            for table in _KINDS.values():
                statement = select(table.c.id, table.c.email).where(table.c.id.in_(keys), table.c.email != "")
                found.update((row_id, value) for row_id, value in self._connection.execute(statement))
        return {row_id: found[row_id] for row_id in ids if row_id in found}

    def _expression(self, query: str, *, similar: bool = False) -> str | None:
        """What to look for in the index: ``None`` for everything, empty for nothing."""
        if not query.strip():
            return None
        return similar_expression(self._connection, "search_text", query) if similar else match_expression(query)

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
        statement = (
            _found(select(table.c.id), table, self._expression(query))
            .order_by(table.c.sort_key, table.c.id)
            .limit(limit)
        )
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


def _found(
    statement: Select[Any], table: Table, expression: str | None, within: ContactGroup | None = None
) -> Select[Any]:
    found = statement.where(table.c.deleted_at.is_(None))
    if expression is not None:
        found = _matched(found, table, expression)
    if within is None:
        return found
    if within.kind is GroupKind.SAVED_SEARCH:
        is_its_kind = within.scope in {"", table.name}
        return _matched(found, table, match_expression(within.query) if is_its_kind else "")
    member = group_member.c
    key = member.person_id if table is person else member.organisation_id
    members = select(key).where(member.group_id == within.id, member.deleted_at.is_(None), key.is_not(None))
    return found.where(table.c.id.in_(members))


def _matched(statement: Select[Any], table: Table, expression: str) -> Select[Any]:
    if not expression:
        return statement.where(text("0"))
    keys = select(search_entry.c.row_id).where(
        search_entry.c.key.in_(matching("search_text", expression)), search_entry.c.noun == table.name
    )
    return statement.where(table.c.id.in_(keys))


def _sortable(noun: str, sort: str) -> Select[Any]:
    """Key, what a column shows, and the place of the name."""
    table = _KINDS[noun]
    tie = table.c.sort_key.label("tie")
    if sort == "name":
        return select(table.c.id, table.c.sort_key.label("place"), tie)
    if sort == "kind":
        return select(table.c.id, literal(noun).label("place"), tie)
    if noun == "organisation":
        shown = {"detail": type_coerce(table.c.kind, String), "organisation": table.c.acronym}
        place = shown[sort] if sort in shown else table.c[sort]
        return select(table.c.id, place.label("place"), tie)
    if sort not in {"detail", "organisation"}:
        return select(table.c.id, table.c[sort].label("place"), tie)
    role_or_organisation = _DETAIL if sort == "detail" else ORGANISATION
    return _with_affiliation(select(table.c.id, role_or_organisation.label("place"), tie))


_DETAIL = func.coalesce(func.nullif(affiliation.c.role_title, ""), person.c.title)


def _with_affiliation(statement: Select[Any]) -> Select[Any]:
    """A statement over people with the affiliation that lists show."""
    own = affiliation.alias("own")
    primary = (
        select(own.c.id)
        .where(own.c.person_id == person.c.id, own.c.deleted_at.is_(None))
        .order_by(own.c.is_primary.desc(), own.c.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        statement.select_from(person)
        .outerjoin(affiliation, affiliation.c.id == primary)
        .outerjoin(organisation, organisation.c.id == affiliation.c.organisation_id)
    )


def _people() -> Select[Any]:
    p = person.c
    line = select(p.id.label("id"), literal("person"), p.name, _DETAIL, ORGANISATION, p.country, p.email, p.phone)
    return select(_with_affiliation(line).where(p.deleted_at.is_(None)).subquery())


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
            o.phone,
        )
        .where(o.deleted_at.is_(None))
        .subquery()
    )
    return select(lines)
