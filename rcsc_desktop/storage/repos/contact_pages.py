"""What else the page of one contact tells: documents and statements."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from rcsc_desktop.domain.lines import ItemDocument, SignedStatement
from rcsc_desktop.storage.repos.participant_order import ORGANISATION
from rcsc_desktop.storage.tables.agenda import agenda_document, agenda_item, agenda_speaker
from rcsc_desktop.storage.tables.consultation import consultation, session
from rcsc_desktop.storage.tables.contacts import organisation
from rcsc_desktop.storage.tables.document import document, endorsement, statement


class SqlContactPages:
    """Reads through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def documents_of_person(self, person_id: UUID) -> tuple[ItemDocument, ...]:
        """Documents of the agenda items that a person speaks at, meeting by meeting."""
        d, i, s = document.c, agenda_item.c, agenda_speaker.c
        found = (
            select(d.id, d.title, d.symbol, consultation.c.id, i.id, i.title)
            .select_from(agenda_speaker)
            .join(agenda_item, i.id == s.item_id)
            .join(agenda_document, agenda_document.c.item_id == i.id)
            .join(document, d.id == agenda_document.c.document_id)
            .join(session, session.c.id == i.session_id)
            .join(consultation, consultation.c.id == session.c.consultation_id)
            .where(s.person_id == person_id, session.c.is_parking.is_(False))
            .where(
                *(
                    table.c.deleted_at.is_(None)
                    for table in (agenda_speaker, agenda_item, agenda_document, document, session, consultation)
                )
            )
            .order_by(consultation.c.start_date, session.c.order_key, i.order_key, agenda_document.c.order_key)
            .distinct()
        )
        return tuple(ItemDocument(*row) for row in self._connection.execute(found))

    def statements(
        self, organisation_ids: Collection[UUID], signatories: Collection[str] = ()
    ) -> tuple[SignedStatement, ...]:
        """Statements that organisations signed, or that one of the ``signatories`` (folded names) signed for any."""
        e = endorsement.c
        by_whom: list[ColumnElement[bool]] = [e.organisation_id.in_(organisation_ids)]
        if signatories:
            by_whom.append(func.index_text(e.signatory).in_(signatories))
        return tuple(SignedStatement(*row) for row in self._connection.execute(_signed().where(or_(*by_whom))))


def _signed() -> Select[Any]:
    e, s = endorsement.c, statement.c
    return (
        select(s.id, s.title, func.coalesce(e.date, s.date), e.organisation_id, ORGANISATION, e.signatory, e.status)
        .select_from(endorsement)
        .join(statement, s.id == e.statement_id)
        .join(organisation, organisation.c.id == e.organisation_id)
        .where(e.deleted_at.is_(None), s.deleted_at.is_(None), organisation.c.deleted_at.is_(None))
        .order_by(func.coalesce(e.date, s.date).desc(), s.title)
    )
