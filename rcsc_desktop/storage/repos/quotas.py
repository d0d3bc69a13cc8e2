"""What is taken of the places of a consultation, counted; and who waits, each by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, case, func, select

from rcsc_desktop.domain.participant import ParticipantMode, ParticipantStatus
from rcsc_desktop.domain.quotas import PLACE_TAKING, QUOTA_COLUMNS, TakenPlaces, Waiting
from rcsc_desktop.storage.repos.participant_order import ORGANISATION
from rcsc_desktop.storage.repos.participants import SqlParticipants
from rcsc_desktop.storage.tables.contacts import organisation, person
from rcsc_desktop.storage.tables.participant import participant, status_move

_p = participant.c
_VALUES: tuple[ColumnElement[Any], ...] = tuple(
    ORGANISATION if name == "organisation" else _p[name] for name in QUOTA_COLUMNS
)


class SqlQuotas:
    """Counts through one connection: a statement for what is taken, one for the waiting list."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lists = SqlParticipants(connection)

    def taken(self, consultation_id: UUID, *, with_remote: bool) -> Sequence[TakenPlaces]:
        """Participants who take a place, by their values; remote ones only where everybody is."""
        counted = (
            select(*_VALUES, func.count())
            .select_from(participant)
            .outerjoin(organisation, organisation.c.id == _p.organisation_id)
            .where(_p.status.in_(sorted(PLACE_TAKING)))
            .group_by(*_VALUES)
        )
        statement = self._lists.found(counted, consultation_id, "", is_every_row_read=True)
        if not with_remote:
            statement = statement.where(_p.mode != ParticipantMode.REMOTE)
        return [TakenPlaces(tuple(values), count) for *values, count in self._connection.execute(statement)]

    def waiting(self, consultation_id: UUID, *, with_remote: bool) -> Sequence[Waiting]:
        """Everybody on the waiting list, with the day of the last move there."""
        move = status_move.c
        last = (
            select(move.participant_id, func.max(move.date).label("since"), func.max(move.id).label("turn"))
            .where(move.status == ParticipantStatus.WAITLISTED, move.deleted_at.is_(None))
            .group_by(move.participant_id)
            .subquery()
            .c
        )
        statement = (
            select(
                _p.id,
                person.c.name,
                ORGANISATION,
                func.coalesce(last.since, _p.status_date),
                func.coalesce(last.turn, _p.id),
                case((_p.mode == ParticipantMode.REMOTE, 0), else_=1),
                *_VALUES,
            )
            .select_from(participant)
            .join(person, person.c.id == _p.person_id)
            .outerjoin(organisation, organisation.c.id == _p.organisation_id)
            .outerjoin(last.participant_id.table, last.participant_id == _p.id)
            .where(
                _p.consultation_id == consultation_id,
                _p.deleted_at.is_(None),
                _p.status == ParticipantStatus.WAITLISTED,
            )
        )
        return [
            Waiting(row_id, name, short, since, str(turn), tuple(values), needs_place=with_remote or bool(comes))
            for row_id, name, short, since, turn, comes, *values in self._connection.execute(statement)
        ]
