"""Capacity, quotas and the waiting list of a consultation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation, ConsultationFormat
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import Participant, ParticipantStatus
from rcsc_desktop.domain.quotas import QUOTA_COLUMNS, PlacesView, Quota, checked_places, view
from rcsc_desktop.services.ports import Database, QuotaQueries, Reader
from rcsc_desktop.services.records import last_order_key
from rcsc_desktop.services.status_writing import refuse_moves, write_status


class QuotaService:
    """Nobody is refused by a quota: what is full is said, and whoever decides can still confirm anybody."""

    def __init__(self, database: Database, queries: Callable[[], AbstractContextManager[QuotaQueries]]) -> None:
        self._database = database
        self._queries = queries

    def view(self, consultation_id: UUID) -> PlacesView:
        """What is there, what is taken, and who would move up."""
        with self._database.read() as reader:
            return self._view(reader, consultation_id)

    def set_capacity(self, consultation_id: UUID, places: object) -> ChangeSet:
        """How many may come; an empty text lifts the limit. ``quota.places`` where it is no number."""
        wanted = None if places is None or not str(places).strip() else checked_places(places)
        with self._database.write() as work:
            consultation = work.get(Consultation, consultation_id)
            work.change(Consultation, consultation_id, capacity=wanted)
            return work.commit(
                "consultation.change", consultation_id=consultation_id, title=consultation.title, fields=["capacity"]
            )

    def set_quota(self, consultation_id: UUID, field: str, value: str, places: object) -> ChangeSet:
        """Keep ``places`` for participants with one value of a column; a quota for the same value is changed.

        ``column.unknown``, ``quota.value`` where it is blank, ``quota.places``.
        """
        if field not in QUOTA_COLUMNS:
            raise UserError("column.unknown", column=field, choices=list(QUOTA_COLUMNS))
        number = checked_places(places)
        wanted = coerce(Quota, "value", value).strip()
        if not fold(wanted):
            raise UserError("quota.value")
        with self._database.write() as work:
            work.get(Consultation, consultation_id)
            known = work.find(Quota, consultation_id=consultation_id, field=field)
            same = [quota for quota in known if fold(quota.value) == fold(wanted)]
            if same:
                work.change(Quota, same[0].id, places=number)
            else:
                made = Quota(consultation_id=consultation_id, field=field, value=wanted, places=number)
                work.add(replace(made, order_key=last_order_key(work, made)))
            return work.commit("quota.set", consultation_id=consultation_id, title=wanted, places=number)

    def remove_quota(self, quota_id: UUID) -> ChangeSet:
        """Lift a quota."""
        with self._database.write() as work:
            quota = work.get(Quota, quota_id)
            work.remove(Quota, quota_id)
            return work.commit("quota.remove", consultation_id=quota.consultation_id, title=quota.value)

    def move_up(self, consultation_id: UUID, ids: Sequence[UUID] | None = None) -> ChangeSet:
        """Confirm those who are proposed to move up, or some of them, in one operation of status moves.

        ``waiting_list.moved_on`` where one of them is not proposed any more, because places were taken meanwhile.
        """
        with self._database.write() as work:
            proposed = [one.waiting.id for one in self._view(work, consultation_id).moving_up]
            wanted = proposed if ids is None else list(dict.fromkeys(ids))
            if set(wanted) - set(proposed):
                raise UserError("waiting_list.moved_on")
            moving = list(work.get_many(Participant, wanted).values())
            refuse_moves(work, moving, ParticipantStatus.CONFIRMED)
            count = write_status(work, moving, ParticipantStatus.CONFIRMED)
            return work.commit("participant.move_up", consultation_id=consultation_id, count=count)

    def _view(self, reader: Reader, consultation_id: UUID) -> PlacesView:
        consultation = reader.get(Consultation, consultation_id)
        quotas = reader.find(Quota, consultation_id=consultation_id)
        is_online = consultation.format is ConsultationFormat.ONLINE
        with self._queries() as queries:
            return view(
                consultation.capacity,
                quotas,
                queries.taken(consultation_id, with_remote=is_online),
                queries.waiting(consultation_id, with_remote=is_online),
            )
