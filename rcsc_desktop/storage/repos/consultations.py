"""Lists of programmes and consultations, in one statement each."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Table, func, select

from rcsc_desktop.domain.lines import ConsultationLine, ProgrammeLine
from rcsc_desktop.storage.tables.agenda import agenda_item
from rcsc_desktop.storage.tables.consultation import consultation, session
from rcsc_desktop.storage.tables.participant import participant
from rcsc_desktop.storage.tables.programme import milestone, programme


def _live(table: Table, key: Column[UUID], owner: Column[UUID]) -> ColumnElement[int]:
    """How many live rows of ``table`` have ``key`` equal to ``owner``."""
    return select(func.count()).select_from(table).where(key == owner, table.c.deleted_at.is_(None)).scalar_subquery()


class SqlConsultations:
    """Reads lists through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def programmes(self) -> tuple[ProgrammeLine, ...]:
        """All programmes, the earliest first."""
        p = programme.c
        statement = (
            select(
                p.id,
                p.key,
                p.title,
                p.start_date,
                p.end_date,
                _live(consultation, consultation.c.programme_id, p.id),
                _live(milestone, milestone.c.programme_id, p.id),
            )
            .where(p.deleted_at.is_(None))
            .order_by(p.start_date.is_(None), p.start_date, p.id)
        )
        return tuple(ProgrammeLine(*row) for row in self._connection.execute(statement))

    def consultations(self) -> tuple[ConsultationLine, ...]:
        """All consultations, by programme and date."""
        c = consultation.c
        items = (
            select(func.count())
            .select_from(agenda_item.join(session, agenda_item.c.session_id == session.c.id))
            .where(
                session.c.consultation_id == c.id, agenda_item.c.deleted_at.is_(None), session.c.deleted_at.is_(None)
            )
            .where(session.c.is_parking.is_(False))
            .scalar_subquery()
        )
        sessions = (
            select(func.count())
            .where(session.c.consultation_id == c.id, session.c.deleted_at.is_(None), session.c.is_parking.is_(False))
            .scalar_subquery()
        )
        statement = (
            select(
                c.id,
                c.key,
                c.title,
                c.kind,
                c.format,
                c.status,
                c.region,
                c.programme_id,
                programme.c.title,
                c.start_date,
                c.end_date,
                c.place,
                sessions,
                items,
                _live(participant, participant.c.consultation_id, c.id),
            )
            .join(programme, programme.c.id == c.programme_id)
            .where(c.deleted_at.is_(None), programme.c.deleted_at.is_(None))
            .order_by(
                programme.c.start_date.is_(None), programme.c.start_date, c.start_date.is_(None), c.start_date, c.id
            )
        )
        return tuple(ConsultationLine(*row) for row in self._connection.execute(statement))
