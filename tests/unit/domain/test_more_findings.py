"""Findings that need more than one session's times: breaks, rooms, people's days, clocks; and those put aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from rcsc_desktop.domain.agenda import ItemKind, SessionAgenda, SilencedFinding, SpeakerStatus
from rcsc_desktop.domain.availability import parse_availability
from rcsc_desktop.domain.findings import Known, findings, sorted_out
from tests.unit.domain.agendas import CONSULTATION, agendas, item, session

DAY = date(2017, 4, 17)
COFFEE = item("Coffee", 15, kind=ItemKind.BREAK)


def told(parts: tuple[SessionAgenda, ...], known: Known | None = None) -> list[tuple[str, dict[str, object]]]:
    found = findings(parts) if known is None else findings(parts, known)
    return [(one.code, dict(one.data)) for one in found]


def with_status(parts: tuple[SessionAgenda, ...], status: SpeakerStatus) -> tuple[SessionAgenda, ...]:
    """The same agendas, every speaker in this state."""
    return tuple(
        replace(
            part,
            entries=tuple(
                replace(
                    entry,
                    speakers=tuple(replace(one, speaker=replace(one.speaker, status=status)) for one in entry.speakers),
                )
                for entry in part.entries
            ),
        )
        for part in parts
    )


def test_ninety_minutes_are_the_most_without_a_break() -> None:
    assert told(agendas((session(), [item("One", 45), item("Two", 45), COFFEE, item("Three", 90)]))) == []
    parts = agendas((session(), [item("One", 45), item("Two", 46), item("Three", 30), COFFEE, item("Four", 90)]))
    assert told(parts) == [("agenda.no_break", {"minutes": 121, "title": "Two"})]


def test_a_gap_rests_as_a_break_does_and_registration_is_no_sitting() -> None:
    rows = [item("Doors", 60, kind=ItemKind.REGISTRATION), item("One", 90), item("Two", 30, time(16, 45))]
    assert [code for code, _ in told(agendas((session(), rows)))] == ["agenda.gap"]


def test_an_item_longer_than_its_whole_session() -> None:
    parts = agendas((session(time(14), time(14, 30)), [item("Long", 45)]))
    assert told(parts) == [("agenda.longer_than_session", {"minutes": 15, "title": "Long"})]


def test_two_sessions_in_one_room_at_once_but_not_one_after_the_other() -> None:
    first = replace(session(time(9), time(10), DAY, "Europe/Zurich"), venue="Room XIX")
    second = replace(session(time(9), time(10), DAY, "Europe/Zurich"), venue="room xix")
    third = replace(session(time(10), time(11), DAY, "Europe/Zurich"), venue="Room XIX")
    parts = agendas((first, [item("A", 60)]), (second, [item("B", 60)]), (third, [item("C", 60)]))
    assert told(parts) == [("agenda.room_twice", {"room": "room xix", "title": "B", "other": "A"})]


def test_two_items_of_one_session_in_two_rooms_do_not_overlap() -> None:
    rows = [replace(item("A", 60), room="One"), replace(item("B", 60, time(14)), room="Two")]
    assert told(agendas((session(), rows))) == []
    rows[1] = replace(rows[1], room="one")
    assert told(agendas((session(), rows))) == [("agenda.overlap", {"minutes": 60, "title": "B", "other": "A"})]


def test_an_overlap_is_with_whatever_ends_last_before_it() -> None:
    rows = [item("Long", 90), item("Short", 10, time(14, 20)), item("Third", 10, time(15))]
    assert told(agendas((session(), rows))) == [
        ("agenda.overlap", {"minutes": 70, "title": "Short", "other": "Long"}),
        ("agenda.overlap", {"minutes": 30, "title": "Third", "other": "Long"}),
    ]


def test_a_speaker_who_is_away() -> None:
    parts = agendas((session(day=DAY), [item("One", 60), COFFEE, item("Two", 60)]), speakers={"Two": ["Ann"]})
    person = parts[0].entries[2].speakers[0].speaker.person_id
    here = Known(availability={person: parse_availability("2017-04-17 14:00-17:00")})
    gone = Known(availability={person: parse_availability("2017-04-17 14:00-16:00")})
    assert told(parts, here) == []
    assert told(parts, gone) == [("agenda.speaker_away", {"name": "Ann", "title": "Two"})]


@pytest.mark.parametrize(
    ("today", "is_told"),
    [(date(2017, 3, 26), False), (date(2017, 3, 27), True), (DAY, True), (date(2017, 4, 18), False)],
)
def test_a_speaker_not_confirmed_three_weeks_before(today: date, is_told: bool) -> None:
    parts = agendas((session(day=DAY), [item("One", 60)]), speakers={"One": ["Ann"]})
    asked = with_status(parts, SpeakerStatus.ASKED)
    expected = [("agenda.speaker_unconfirmed", {"name": "Ann", "title": "One", "status": "asked"})]
    assert told(asked, Known(today)) == (expected if is_told else [])
    assert told(parts, Known(today)) == []


def test_who_declined_is_nowhere_and_makes_no_panel() -> None:
    speakers = {"Panel": ["Ann"], "Other": ["Ann"]}
    panel, other = [item("Panel", 60, kind=ItemKind.PANEL)], [item("Other", 60)]
    parts = agendas((session(day=DAY), panel), (session(day=DAY), other), speakers=speakers)
    assert [code for code, _ in told(parts)] == ["agenda.speaker_twice"]
    assert [code for code, _ in told(with_status(parts, SpeakerStatus.DECLINED))] == ["agenda.no_speaker"]


def test_clocks_that_change_before_the_meeting_are_told_once_a_zone() -> None:
    parts = agendas(
        (session(time(9), time(10), DAY, "Europe/Zurich"), [item("A", 60)]),
        (session(time(11), time(12), DAY, "Europe/Zurich"), [item("B", 60)]),
        (session(time(9), time(10), DAY, "Asia/Tokyo"), [item("C", 60)]),
    )
    change = [("agenda.clock_change", {"zone": "Europe/Zurich", "minutes": 60})]
    assert told(parts, Known(date(2017, 3, 1))) == change
    assert told(parts, Known(date(2017, 4, 1))) == []
    assert told(parts, Known(date(2017, 11, 30))) == []


def test_a_finding_that_was_put_aside_is_told_no_more_but_others_of_its_kind_are() -> None:
    parts = agendas((session(), [item("One", 30), item("Two", 30, time(15)), item("Three", 30, time(16))]))
    found = findings(parts)
    assert [one.code for one in found] == ["agenda.gap", "agenda.gap"]
    owner = found[0].item_id
    assert owner is not None
    silenced = SilencedFinding(consultation_id=CONSULTATION, code="agenda.gap", owner_id=owner, reason="Lunch")
    left, aside = sorted_out(found, [silenced])
    assert left == found[1:]
    assert [(one.item_id, one.silenced) for one in aside] == [(owner, "Lunch")]
