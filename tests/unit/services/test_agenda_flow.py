"""Steps that move time, written, named and taken back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from uuid import UUID

import pytest

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.flow import (
    CloseGap,
    Fit,
    MakeRoom,
    MoveBy,
    Park,
    PlaceAfter,
    PlaceAt,
    Resize,
    StartLate,
    Step,
)
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import errors, operations


@dataclass
class Meeting:
    """The 17 April meeting, with a second session."""

    core: Core
    id: UUID

    @property
    def agenda(self) -> Agenda:
        return self.core.agenda.view(self.id)

    def lines(self, number: int = 0) -> list[str]:
        entries = self.agenda.sessions[number].entries
        return [f"{clock_time(one.start or 0):%H:%M} {one.item.title[:8]} {one.item.minutes}" for one in entries]

    def item(self, title: str) -> UUID:
        items = (one.item for part in self.agenda.sessions for one in part.entries)
        return next(one.id for one in items if one.title.startswith(title))

    def session(self, number: int) -> UUID:
        return self.agenda.sessions[number].session.id

    def do(self, step: Step) -> str:
        """Apply it; the sentence of the operation."""
        change = self.core.flow.apply(self.id, step)
        return operations.sentence(change.name, change.params, translator("en"))


@pytest.fixture
def meeting(sample_core: Core) -> Iterator[Meeting]:
    key = sample_core.consultations.resolve("2017-04-17")
    sample_core.records.add(Session(consultation_id=key, name="Evening", start=time(19), end=time(20)))
    yield Meeting(sample_core, key)


def test_steps_have_names_that_say_what_was_done(meeting: Meeting) -> None:
    welcome, update = meeting.item("Welcome"), meeting.item("Update")
    first, evening = meeting.session(0), meeting.session(1)
    told = [
        meeting.do(Resize(welcome, 25)),
        meeting.do(MakeRoom(update, 10)),
        meeting.do(CloseGap(update)),
        meeting.do(PlaceAt((welcome, update), evening, 19 * 60)),
        meeting.do(MoveBy((welcome,), 5)),
        meeting.do(PlaceAfter((welcome,), first, None)),
        meeting.do(Park((welcome,))),
        meeting.do(StartLate(first, 12)),
        meeting.do(Fit(evening)),
    ]
    title = "Update on GCM Preparatory Process"
    assert told == [
        "Change the length of “Welcome”",
        f"Make 10 minutes of room before “{title}”",
        f"Close the gap before “{title}”",
        "Move 2 items",
        "Move “Welcome”",
        "Move “Welcome”",
        "Park “Welcome”",
        "Start 12 minutes late",
        "Fit the session into its time",
    ]


def test_a_preview_says_what_becomes_of_each_and_writes_nothing(meeting: Meeting) -> None:
    before = meeting.agenda
    flow = meeting.core.flow.preview(meeting.id, StartLate(meeting.session(0), 12, keeps_end=True))
    told = [(shift.item.title[:8], shift.start_before, shift.start, shift.item.minutes) for shift in flow.shifts]
    assert told[0] == ("Entrance", 14 * 60, 14 * 60 + 12, 15)
    assert flow.excess == 0
    assert meeting.agenda == before


def test_a_parked_item_has_no_place_and_comes_back(meeting: Meeting) -> None:
    welcome = meeting.item("Welcome")
    meeting.do(Park((welcome,)))
    parking = meeting.agenda.parking
    assert parking is not None
    assert [(one.item.title, one.start) for one in parking.entries] == [("Welcome", None)]
    meeting.do(PlaceAt((welcome,), meeting.session(1), 19 * 60))
    assert meeting.lines(1) == ["19:00 Welcome 15"]


def test_refusals_are_told_in_words(meeting: Meeting) -> None:
    meeting.core.records.change(Session, meeting.session(0), {"end": None})
    told: list[tuple[Step, str]] = [
        (Fit(meeting.session(0)), "The session has no start or no end to keep to. Give it both first; nothing was"),
        (StartLate(meeting.session(0), 0), "0 minutes are out of reach. Give 1 to 720 minutes."),
    ]
    for step, sentence in told:
        with pytest.raises(UserError) as refused:
            meeting.do(step)
        assert errors.of(refused.value, translator("en")).startswith(sentence)


def test_several_items_are_removed_as_one_step(meeting: Meeting) -> None:
    before = meeting.agenda
    change = meeting.core.flow.remove_items([meeting.item("Welcome"), meeting.item("Update")])
    assert operations.sentence(change.name, change.params, translator("en")) == "Remove 2 items"
    assert len(meeting.agenda.sessions[0].entries) == len(before.sessions[0].entries) - 2
    meeting.core.history.undo()
    assert meeting.agenda == before


def test_whatever_is_done_is_taken_back_exactly(meeting: Meeting) -> None:
    chance = random.Random(17)
    before = meeting.agenda
    states = [before]
    done = 0
    for _ in range(40):
        agenda = states[-1]
        items = [one.item.id for part in agenda.sessions for one in part.entries]
        if agenda.parking is not None:
            items += [one.item.id for one in agenda.parking.entries]
        some, key = tuple(chance.sample(items, 2)), agenda.sessions[chance.randrange(2)].session.id
        steps: list[Step] = [
            PlaceAt(some, key, chance.randrange(13 * 60, 20 * 60)),
            PlaceAfter(some, key, None),
            MoveBy(some, chance.randrange(-60, 60)),
            Resize(some[0], chance.randrange(1, 90), chance.choice([None, 15 * 60])),
            Park(some[:1]),
            MakeRoom(some[0], 10, moves_pins=True),
            CloseGap(some[0]),
            Fit(key),
            StartLate(key, 12, keeps_end=chance.random() < 0.5),
        ]
        change = meeting.core.flow.apply(meeting.id, chance.choice(steps))
        if change.changes:
            done += 1
            states.append(meeting.agenda)
    assert done > 20
    for state in reversed(states[:-1]):
        meeting.core.history.undo()
        assert meeting.agenda == state
    meeting.core.history.redo()
    assert meeting.agenda == states[1]
