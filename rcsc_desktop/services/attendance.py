"""Who was there: presence of participants in each session, apart from their status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.participant import Attendance, AttendanceState, Participant
from rcsc_desktop.services.ports import AttendanceQueries, Database, Reader, UnitOfWork
from rcsc_desktop.services.writing import in_parts


@dataclass(frozen=True, slots=True)
class SessionAttendance:
    """Presence of one participant in one session; ``state`` is ``None`` while nothing is noted."""

    session: Session
    state: AttendanceState | None


@dataclass(frozen=True, slots=True)
class SessionCount:
    """How many participants are noted in each state for a session."""

    session: Session
    counts: Mapping[AttendanceState, int]


class AttendanceService:
    """Presence is noted for one participant or for many at once; what is noted says nothing of the status."""

    def __init__(self, database: Database, queries: Callable[[], AbstractContextManager[AttendanceQueries]]) -> None:
        self._database = database
        self._queries = queries

    def of(self, participant_id: UUID) -> tuple[SessionAttendance, ...]:
        """Every session of the participant's consultation, in order, with what is noted."""
        with self._database.read() as reader:
            participant = reader.get(Participant, participant_id)
            noted = {one.session_id: one.state for one in reader.find(Attendance, participant_id=participant_id)}
            sessions = _sessions(reader, participant.consultation_id)
        return tuple(SessionAttendance(session, noted.get(session.id)) for session in sessions)

    def sessions(self, consultation_id: UUID) -> tuple[Session, ...]:
        """The sessions that somebody can be present in, in order."""
        with self._database.read() as reader:
            return _sessions(reader, consultation_id)

    def counts(self, consultation_id: UUID) -> tuple[SessionCount, ...]:
        """How many are noted in each state, a session after the other."""
        with self._database.read() as reader:
            sessions = _sessions(reader, consultation_id)
        counted: dict[UUID, dict[AttendanceState, int]] = defaultdict(dict)
        with self._queries() as queries:
            for session_id, state, count in queries.counts(consultation_id):
                counted[session_id][state] = count
        return tuple(SessionCount(session, counted[session.id]) for session in sessions)

    def set(self, ids: Sequence[UUID], session_ids: Sequence[UUID], state: AttendanceState | str) -> ChangeSet:
        """Note a state for participants in sessions, in one operation; an empty one takes out what is noted.

        ``attendance.other_meeting`` where a session is not of the participants' consultation.
        """
        wanted = coerce(Attendance, "state", state) if state else None
        with self._database.write() as work:
            participants = work.get_many(Participant, dict.fromkeys(ids))
            sessions = {session_id: work.get(Session, session_id) for session_id in session_ids}
            consultations = {one.consultation_id for one in participants.values()}
            if consultations != {one.consultation_id for one in sessions.values()} and participants and sessions:
                raise UserError("attendance.other_meeting")
            for session_id in sessions:
                _note(work, list(participants), session_id, wanted)
            only = next(iter(participants.values())) if len(participants) == 1 else None
            named = None if only is None else work.get(Person, only.person_id)
            return work.commit(
                "attendance.set",
                consultation_id=next(iter(consultations), None),
                subject_id=None if named is None else named.id,
                title="" if named is None else named.name,
                count=len(participants),
                state=str(wanted or ""),
            )


def _sessions(reader: Reader, consultation_id: UUID) -> tuple[Session, ...]:
    return tuple(one for one in reader.find(Session, consultation_id=consultation_id) if not one.is_parking)


def _note(work: UnitOfWork, ids: Sequence[UUID], session_id: UUID, state: AttendanceState | None) -> None:
    known: dict[UUID, list[UUID]] = defaultdict(list)
    for part in in_parts(ids):
        for one in work.find(Attendance, session_id=session_id, participant_id=part):
            known[one.participant_id].append(one.id)
    rows = [row_id for row_ids in known.values() for row_id in row_ids]
    if state is None:
        work.remove(Attendance, *rows)
        return
    work.change_many(Attendance, rows, state=state)
    missing = [one for one in ids if one not in known]
    work.add(*(Attendance(participant_id=one, session_id=session_id, state=state) for one in missing))
