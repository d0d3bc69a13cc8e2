"""Capacity, quotas and the waiting list of a real meeting."""

from uuid import UUID

import pytest
from sqlalchemy import event

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import Participant, StatusMove
from rcsc_desktop.domain.quotas import Quota
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.repos.quotas import SqlQuotas
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import operations, quotas

t = translator("en")
PEOPLE = (
    ("Ada", "IOM", "Africa", "confirmed", ""),
    ("Ben", "IOM", "Asia", "registered", ""),
    ("Cleo", "MFA", "Asia", "invited", ""),
    ("Dan", "MFA", "Africa", "confirmed", "remote"),
    ("Eve", "NRC", "Africa", "waitlisted", ""),
    ("Fay", "", "Asia", "waitlisted", ""),
    ("Gil", "NRC", "Africa", "waitlisted", ""),
    ("Hal", "NRC", "", "waitlisted", "remote"),
)


@pytest.fixture
def meeting(sample_core: Core) -> UUID:
    found = sample_core.consultations.resolve("2017-04-17")
    sample_core.participants.remove(sample_core.participants.ids(found))
    columns = ("name", "organisation", "regional_scope", "status", "mode")
    sample_core.participants.paste(found, columns, PEOPLE)
    for name, day in (("Fay", "2017-03-01"), ("Eve", "2017-03-02"), ("Gil", "2017-03-03")):
        row_id = sample_core.participants.ids(found, name)[0]
        for move in sample_core.records.find(StatusMove, participant_id=row_id):
            sample_core.records.change(StatusMove, move.id, {"date": day})
        sample_core.records.change(Participant, row_id, {"status_date": day})
    return found


def proposed(core: Core, meeting: UUID) -> list[tuple[str, bool, str]]:
    return [(one.waiting.name, one.moves_up, quotas.reason(one, t)) for one in core.quotas.view(meeting).proposed]


def test_the_waiting_list_is_proposed_with_reasons_and_moves_up_in_one_step(sample_core: Core, meeting: UUID) -> None:
    sample_core.quotas.set_capacity(meeting, "4")
    sample_core.quotas.set_quota(meeting, "regional_scope", "Africa", 3)
    sample_core.quotas.set_quota(meeting, "regional_scope", "asia", "1")
    assert proposed(sample_core, meeting) == [
        ("Fay", False, "Passed over: asia has no place left"),
        ("Eve", True, "Next in line; Africa has 2 places left"),
        ("Gil", True, "Next in line; Africa has 1 place left"),
        ("Hal", True, "Takes part remotely and needs no place"),
    ]
    assert quotas.in_short(sample_core.quotas.view(meeting), t) == "2 of 4 places · asia is full · 4 people wait"
    moved = sample_core.quotas.move_up(meeting)
    assert operations.sentence(moved.name, moved.params, t) == "Move 3 people up from the waiting list"
    view = sample_core.quotas.view(meeting)
    assert [(found.code, quotas.finding(found, t)) for found in view.findings()] == [
        ("capacity.full", "Full: 4 of 4 places are taken."),
        ("quota.full", "Africa is full: 3 of 3 places are taken."),
        ("quota.full", "asia is full: 1 of 1 places are taken."),
    ]
    assert proposed(sample_core, meeting) == [("Fay", False, "No place is left")]
    eve = sample_core.participants.ids(meeting, "Eve")[0]
    assert [move.status for move in sample_core.records.find(StatusMove, participant_id=eve)] == [
        "waitlisted",
        "confirmed",
    ]
    sample_core.history.undo()
    assert [name for name, moves_up, _ in proposed(sample_core, meeting) if moves_up] == ["Eve", "Gil", "Hal"]


def test_some_can_move_up_and_a_stale_proposal_is_refused(sample_core: Core, meeting: UUID) -> None:
    sample_core.quotas.set_capacity(meeting, 3)
    fay, gil = (sample_core.participants.ids(meeting, name)[0] for name in ("Fay", "Gil"))
    with pytest.raises(UserError) as refused:
        sample_core.quotas.move_up(meeting, [gil])
    assert refused.value.code == "waiting_list.moved_on"
    assert sample_core.records.get(Participant, gil).status == "waitlisted"
    sample_core.quotas.move_up(meeting, [fay])
    assert sample_core.records.get(Participant, fay).status == "confirmed"


def test_nobody_is_refused_by_a_quota_but_it_is_said(sample_core: Core, meeting: UUID) -> None:
    sample_core.quotas.set_capacity(meeting, 2)
    eve = sample_core.participants.ids(meeting, "Eve")
    sample_core.participants.set_status(eve, "confirmed")
    view = sample_core.quotas.view(meeting)
    assert [quotas.finding(found, t) for found in view.findings()] == ["3 places are taken of 2: more than there are."]


def test_quotas_are_set_changed_and_lifted(sample_core: Core, meeting: UUID) -> None:
    sample_core.quotas.set_quota(meeting, "organisation", "IOM", 5)
    sample_core.quotas.set_quota(meeting, "organisation", " iom ", 6)
    (only,) = sample_core.quotas.view(meeting).quotas
    assert (only.quota.value, only.places.places, only.places.taken) == ("IOM", 6, 2)
    sample_core.quotas.remove_quota(only.quota.id)
    assert sample_core.records.find(Quota) == ()
    sample_core.quotas.set_capacity(meeting, "")
    assert sample_core.records.get(Consultation, meeting).capacity is None
    for field, value, places, code in (
        ("email", "x", 1, "column.unknown"),
        ("gender", " ", 1, "quota.value"),
        ("gender", "woman", "many", "quota.places"),
    ):
        with pytest.raises(UserError) as refused:
            sample_core.quotas.set_quota(meeting, field, value, places)
        assert refused.value.code == code
    with pytest.raises(UserError) as negative:
        sample_core.quotas.set_capacity(meeting, -1)
    assert negative.value.code == "quota.places"


def test_counting_takes_two_statements(database: SqlDatabase) -> None:
    counted: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *call: counted.append(call[2]))
    with database.connection() as connection:
        queries = SqlQuotas(connection)
        assert not queries.taken(UUID(int=1), with_remote=False)
        assert not queries.waiting(UUID(int=1), with_remote=False)
    assert len([one for one in counted if one.lstrip().startswith("SELECT")]) == 2
