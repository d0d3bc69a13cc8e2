"""Statuses of participants: moves by the rules, each with its date, and how a mistake is put right."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.services.core import Core
from rcsc_desktop.services.participant_cells import Cell, RefusedCell

TODAY = date.today().isoformat()


@pytest.fixture
def meeting(core: Core) -> UUID:
    made = core.consultations.create(core.programmes.create("Programme").new_id, "Meeting").new_id
    assert made is not None
    return made


def add(core: Core, meeting: UUID, name: str, **values: str) -> UUID:
    added = core.participants.add(meeting, name, **values).new_id
    assert added is not None
    return added


def moves(core: Core, participant: UUID) -> list[tuple[str, str]]:
    return [(move.status, move.date) for move in core.statuses.view(participant).moves]


def stands(core: Core, participant: UUID) -> tuple[str, str]:
    line: ParticipantLine = core.participants.line(participant)
    return line.status, line.status_date


def test_each_move_has_its_date_wherever_it_is_written(core: Core, meeting: UUID) -> None:
    ana = add(core, meeting, "Ana")
    assert moves(core, ana) == []
    core.participants.change(ana, "status", "nominated")
    core.participants.set_status([ana], "invited", date="2017-03-01")
    core.participants.fill([Cell(ana, "status", "registered"), Cell(ana, "status_date", "2017-03-05")])
    assert moves(core, ana) == [("nominated", TODAY), ("invited", "2017-03-01"), ("registered", "2017-03-05")]
    assert stands(core, ana) == ("registered", "2017-03-05")
    core.history.undo()
    assert moves(core, ana) == [("nominated", TODAY), ("invited", "2017-03-01")]
    assert stands(core, ana) == ("invited", "2017-03-01")
    core.participants.paste(
        meeting, ["name", "status", "status_date"], [["Ben", "invited", "2017-02-02"], ["Cem", "confirmed", ""]]
    )
    ben, cem = core.participants.ids(meeting, "ben")[0], core.participants.ids(meeting, "cem")[0]
    assert moves(core, ben) == [("invited", "2017-02-02")]
    assert moves(core, cem) == [("confirmed", TODAY)]


def test_a_date_alone_is_counted_too(core: Core, meeting: UUID) -> None:
    ana = add(core, meeting, "Ana", status="confirmed", status_date="2017-02-01")
    ben = add(core, meeting, "Ben", status="invited", status_date="2017-02-01")
    core.participants.set_status([ana, ben], "confirmed", date="2017-03-01")
    assert core.history.list()[0].params["count"] == 2
    assert stands(core, ana) == stands(core, ben) == ("confirmed", "2017-03-01")


def test_a_move_against_the_rules_says_which_are_allowed(core: Core, meeting: UUID) -> None:
    ana = add(core, meeting, "Ana", status="declined")
    ways: list[Callable[[], ChangeSet]] = [
        lambda: core.participants.change(ana, "status", "waitlisted"),
        lambda: core.participants.set_status([ana], "waitlisted"),
        lambda: core.participants.fill([Cell(ana, "status", "waitlisted")]),
    ]
    for write in ways:
        with pytest.raises(UserError) as error:
            write()
        assert error.value.code == "status.not_allowed"
        assert error.value.data["choices"] == ["invited", "registered", "confirmed", "replaced"]
        assert error.value.data["name"] == "Ana"
    refused: list[RefusedCell] = []
    core.participants.fill([Cell(ana, "status", "waitlisted", 4), Cell(ana, "country", "Fiji", 4)], refused=refused)
    assert [(cell.row, cell.field, cell.error.code) for cell in refused] == [(4, "status", "status.not_allowed")]
    assert core.participants.line(ana).country == "Fiji"
    assert moves(core, ana) == [("declined", TODAY)]


def test_many_move_together_or_those_who_may_not_are_left_out(core: Core, meeting: UUID) -> None:
    ana, ben = add(core, meeting, "Ana", status="confirmed"), add(core, meeting, "Ben", status="nominated")
    with pytest.raises(UserError) as error:
        core.participants.set_status([ana, ben], "invited")
    assert error.value.code == "status.some_not_allowed"
    assert (error.value.data["count"], error.value.data["total"], error.value.data["name"]) == (1, 2, "Ana")
    changed = core.participants.set_status([ana, ben], "invited", leaves_out=True)
    assert changed.params["count"] == 1
    assert (stands(core, ana)[0], stands(core, ben)[0]) == ("confirmed", "invited")


def test_a_mistake_is_put_right_without_a_rule_and_leaves_no_second_move(core: Core, meeting: UUID) -> None:
    ana = add(core, meeting, "Ana", status="invited", status_date="2017-02-01")
    core.participants.set_status([ana], "declined", date="2017-02-10")
    core.participants.set_status([ana], "waitlisted", is_correction=True)
    assert moves(core, ana) == [("invited", "2017-02-01"), ("waitlisted", "2017-02-10")]
    assert stands(core, ana) == ("waitlisted", "2017-02-10")
    core.participants.set_status([ana], "waitlisted", date="2017-02-11", is_correction=True)
    assert stands(core, ana) == ("waitlisted", "2017-02-11")
    assert moves(core, ana)[-1] == ("waitlisted", "2017-02-11")
    core.history.undo()
    core.history.undo()
    assert stands(core, ana) == ("declined", "2017-02-10")


def test_dates_can_be_changed_and_have_to_be_days(core: Core, meeting: UUID) -> None:
    ana = add(core, meeting, "Ana", status="invited", status_date="2017-02-01")
    core.participants.set_status([ana], "registered", date="2017-02-10")
    first, last = core.statuses.view(ana).moves
    core.statuses.change_date(first.id, "2017-01-15")
    assert stands(core, ana) == ("registered", "2017-02-10")
    core.statuses.change_date(last.id, "2017-02-12", {"date": "2017-02-10"})
    assert stands(core, ana) == ("registered", "2017-02-12")
    core.participants.change(ana, "status_date", "2017-02-13")
    assert moves(core, ana) == [("invited", "2017-01-15"), ("registered", "2017-02-13")]
    for text in ("2017-02", "yesterday"):
        with pytest.raises(UserError) as error:
            core.participants.change(ana, "status_date", text)
        assert (error.value.code, error.value.data["field"]) == ("date.unknown", "status_date")
        with pytest.raises(UserError):
            core.statuses.change_date(last.id, text)
    with pytest.raises(UserError):
        core.statuses.change_date(last.id, " ")


def test_who_replaces_somebody_takes_their_place(core: Core, meeting: UUID) -> None:
    ana = add(core, meeting, "Ana", organisation="ICVA", category="delegate", role="Adviser", email="ana@example.org")
    core.participants.change(ana, "status", "confirmed")
    ben = core.statuses.replace(ana, "Ben", date="2017-04-01").new_id
    assert ben is not None
    line = core.participants.line(ben)
    assert (line.name, line.organisation, line.category, line.role, line.status) == (
        "Ben",
        "ICVA",
        "delegate",
        "Adviser",
        "nominated",
    )
    assert line.email == ""
    view = core.statuses.view(ana)
    assert view.replaced_by is not None
    assert (view.status, view.replaced_by.name) == ("replaced", "Ben")
    assert [one.name for one in core.statuses.view(ben).replaces] == ["Ana"]
    assert moves(core, ana) == [("confirmed", TODAY), ("replaced", "2017-04-01")]
    core.history.undo()
    assert core.participants.count(meeting) == 1
    assert core.statuses.view(ana).replaced_by is None


def test_somebody_who_takes_part_already_may_replace_and_nobody_themselves(core: Core, meeting: UUID) -> None:
    ana, ben = add(core, meeting, "Ana", status="confirmed"), add(core, meeting, "Ben", status="confirmed")
    person = core.participants.line(ben).person_id
    core.statuses.replace(ana, "", person)
    assert core.participants.count(meeting) == 2
    assert core.participants.line(ben).status == "confirmed"
    with pytest.raises(UserError) as error:
        core.participants.set_status([ana], "invited")
    assert error.value.code == "status.ended"
    core.participants.set_status([ana], "confirmed", is_correction=True)
    assert core.statuses.view(ana).replaced_by is None
    with pytest.raises(UserError) as error:
        core.statuses.replace(ben, "", person)
    assert error.value.code == "participant.replaces_itself"
