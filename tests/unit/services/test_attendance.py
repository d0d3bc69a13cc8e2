"""Presence in sessions: one participant, many, counted, undone; it leaves the status alone."""

from uuid import UUID

import pytest
from sqlalchemy import event

from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import Attendance, AttendanceState
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.repos.attendance import SqlAttendance
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import attendance, operations

t = translator("en")


@pytest.fixture
def meeting(sample_core: Core) -> UUID:
    found = sample_core.consultations.resolve("2017-04-17")
    sample_core.sessions.add(found, {"name": "Day 2", "date": "2017-04-18"})
    return found


def states(core: Core, participant_id: UUID) -> list[AttendanceState | None]:
    return [one.state for one in core.attendance.of(participant_id)]


def test_many_are_noted_in_one_step_and_it_is_undone_in_one(sample_core: Core, meeting: UUID) -> None:
    ids = sample_core.participants.ids(meeting)
    first, second = (session.id for session in sample_core.attendance.sessions(meeting))
    before = [line.status for line in sample_core.participants.fetch(ids)]
    change = sample_core.attendance.set(ids, [first, second], "present")
    assert operations.sentence(change.name, change.params, t) == "Note the attendance of 7 people: Present"
    sample_core.attendance.set([ids[0]], [first], AttendanceState.EXCUSED)
    assert states(sample_core, ids[0]) == ["excused", "present"]
    assert [dict(one.counts) for one in sample_core.attendance.counts(meeting)] == [
        {"excused": 1, "present": 6},
        {"present": 7},
    ]
    assert [line.status for line in sample_core.participants.fetch(ids)] == before
    sample_core.history.undo()
    assert states(sample_core, ids[0]) == ["present", "present"]
    sample_core.history.undo()
    assert states(sample_core, ids[0]) == [None, None]


def test_one_is_noted_by_name_and_taken_out_again(sample_core: Core, meeting: UUID) -> None:
    swing = sample_core.participants.ids(meeting, "swing")[0]
    first = sample_core.attendance.sessions(meeting)[0].id
    change = sample_core.attendance.set([swing], [first], "remote")
    said = operations.sentence(change.name, change.params, t)
    assert said == "Note the attendance of William Lacy Swing: Present from afar"
    assert attendance.in_short(states(sample_core, swing), t) == "Present in 1 of 2 sessions"
    sample_core.attendance.set([swing], [first], "")
    assert states(sample_core, swing) == [None, None]
    assert sample_core.records.find(Attendance) == ()
    sample_core.attendance.set([swing], [first], "absent")
    assert states(sample_core, swing) == ["absent", None]


def test_a_session_of_another_meeting_and_an_unknown_state_are_refused(sample_core: Core, meeting: UUID) -> None:
    ids = sample_core.participants.ids(meeting)
    other = sample_core.consultations.resolve("2017-08-04")
    foreign = Session(consultation_id=other, name="Elsewhere")
    sample_core.records.add(foreign)
    first = sample_core.attendance.sessions(meeting)[0].id
    for sessions, state, code in (
        ([foreign.id], "present", "attendance.other_meeting"),
        ([first], "asleep", "value.unknown"),
    ):
        with pytest.raises(UserError) as refused:
            sample_core.attendance.set(ids, sessions, state)
        assert refused.value.code == code
    assert sample_core.records.find(Attendance) == ()


def test_counting_takes_one_statement(database: SqlDatabase) -> None:
    counted: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *call: counted.append(call[2]))
    with database.connection() as connection:
        assert not SqlAttendance(connection).counts(UUID(int=1))
    assert len([one for one in counted if one.lstrip().startswith("SELECT")]) == 1
