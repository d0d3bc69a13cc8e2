"""Presence counted: one statement for all sessions of a consultation."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, func, select

from rcsc_desktop.domain.participant import AttendanceState
from rcsc_desktop.storage.tables.participant import attendance, participant

_a, _p = attendance.c, participant.c


class SqlAttendance:
    """Counts through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self, consultation_id: UUID) -> Sequence[tuple[UUID, AttendanceState, int]]:
        """Session, state, and how many participants are noted in it."""
        statement = (
            select(_a.session_id, _a.state, func.count(_a.participant_id.distinct()))
            .join(participant, _p.id == _a.participant_id)
            .where(_p.consultation_id == consultation_id, _p.deleted_at.is_(None), _a.deleted_at.is_(None))
            .group_by(_a.session_id, _a.state)
        )
        return [(row[0], row[1], row[2]) for row in self._connection.execute(statement)]
