"""What an imported agenda becomes: times exactly as in the source, sessions by room and day, everybody once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rcsc_desktop.domain.import_people import ImportPeople
from rcsc_desktop.domain.import_plan import ImportPlace, ImportPlan, plan, with_nights
from rcsc_desktop.domain.imported_agenda import (
    ImportedAgenda,
    ImportedItem,
    ImportedSpeaker,
    ImportedTopic,
    overlaps,
    summary,
)
from rcsc_desktop.domain.names import lookup
from rcsc_desktop.domain.schedule import start_minutes
from rcsc_desktop.support.ids import new_id

DAY = date(2026, 3, 2)
HERE = ImportPlace(new_id(), "Meeting", "Europe/Paris")


def item(
    title: str, start: time | None, minutes: int | None = 30, day: date | None = DAY, room: str = ""
) -> ImportedItem:
    return ImportedItem(title=title, where=title, date=day, start=start, minutes=minutes, room=room)


def made_of(*items: ImportedItem, place: ImportPlace = HERE, known: Sequence[str] = (), **whole: object) -> ImportPlan:
    people = ImportPeople(lookup((new_id(), name) for name in known), lookup([]))
    return plan(ImportedAgenda(format="text", items=items, **whole), place, people)  # type: ignore[arg-type]


def starts(made: ImportPlan) -> dict[str, datetime]:
    """When each item begins by the rules of the agenda."""
    found = {}
    for session in made.sessions:
        here = [one for one in made.items if one.session_id == session.id]
        assert [one.order_key for one in here] == sorted(one.order_key for one in here)
        for one, minutes in zip(here, start_minutes(here, session.start), strict=True):
            assert minutes is not None
            assert session.date is not None
            found[one.title] = datetime.combine(session.date, time()) + timedelta(minutes=minutes)
    return found


@example([(0, 0, 1, "A"), (0, 1020, 300, "A"), (1, 0, 1, "A")])
@example([(0, 600, 840, "A"), (0, 660, 10, "A"), (1, 0, 1, "A")])
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 24 * 60 - 1), st.integers(1, 300), st.sampled_from(["A", "B", ""])),
        min_size=1,
        max_size=25,
    )
)
def test_every_item_begins_when_the_source_says(rows: list[tuple[int, int, int, str]]) -> None:
    items = [
        item(str(at), time(*divmod(start, 60)), minutes, DAY + timedelta(days=days), room)
        for at, (days, start, minutes, room) in enumerate(rows)
    ]
    made = made_of(*items)
    assert starts(made) == {one.title: datetime.combine(one.date or DAY, one.start or time()) for one in items}
    assert sorted(one.minutes for one in made.items) == sorted(one.minutes or 0 for one in items)
    assert summary(ImportedAgenda(format="text", items=tuple(items))).overlaps == len(list(overlaps(items)))


def test_rooms_of_a_day_are_sessions_side_by_side() -> None:
    made = made_of(
        item("late", time(14), room="Room 10"),
        item("early", time(9), room="Room 10"),
        item("beside", time(9), room="Room 2"),
        item("next day", time(9), day=DAY + timedelta(days=1), room="Room 2"),
    )
    told = [(one.date, one.venue, one.track, one.start, one.end) for one in made.sessions]
    assert told == [
        (DAY, "Room 2", "Room 2", time(9), time(9, 30)),
        (DAY, "Room 10", "Room 10", time(9), time(14, 30)),
        (DAY + timedelta(days=1), "Room 2", "Room 2", time(9), time(9, 30)),
    ]
    assert {one.time_zone for one in made.sessions} == {"Europe/Paris"}


def test_without_rooms_a_track_is_a_session() -> None:
    tracks = [ImportedItem(title=one, where=one, date=DAY, start=time(9), minutes=15, track=one) for one in ("B", "A")]
    assert [(one.track, one.venue) for one in made_of(*tracks).sessions] == [("A", ""), ("B", "")]


def test_what_follows_flows_and_what_does_not_is_pinned() -> None:
    made = made_of(item("first", time(9)), item("follows", time(9, 30)), item("after a gap", time(10, 15)))
    assert [one.pinned_start for one in made.items] == [None, None, time(10, 15)]


def test_an_evening_goes_on_past_midnight() -> None:
    night = DAY + timedelta(days=1)
    made = made_of(
        item("party", time(22), 180), item("last dance", time(1), 30, night), item("morning", time(9), day=night)
    )
    assert [(one.date, one.start, one.end) for one in made.sessions] == [
        (DAY, time(22), time(1, 30)),
        (night, time(9), time(9, 30)),
    ]


@pytest.mark.parametrize("day", [None, DAY])
def test_small_hours_written_under_an_evening_follow_it(day: date | None) -> None:
    lines = [("Negotiations", time(22), 90), ("Drafting", time(23, 30), 60), ("Closing", time(0, 30), 45)]
    written = ImportedAgenda(
        format="text", items=tuple(item(title, start, minutes, day) for title, start, minutes in lines)
    )
    imported = with_nights(written)
    made = plan(imported, HERE, ImportPeople(lookup([]), lookup([])))
    (session,) = made.sessions
    assert (session.date, session.start, session.end) == (day, time(22), time(1, 15))
    assert [(one.title, one.pinned_start) for one in made.items] == [(title, None) for title, _, _ in lines]
    if day is not None:
        assert summary(imported).last_end == datetime.combine(DAY + timedelta(days=1), time(1, 15))


def test_a_missing_end_lasts_until_the_next_item() -> None:
    made = made_of(item("a", time(9), None), item("b", time(9, 40), None))
    assert [one.minutes for one in made.items] == [40, 15]
    assert [(one.code, dict(one.data)) for one in made.findings] == [("import.minutes_guessed", {"count": 2})]


def test_overlaps_are_kept_and_pointed_out() -> None:
    made = made_of(item("a", time(9), 60, room="A"), item("b", time(9, 30), 60, room="A"))
    assert len(made.items) == 2
    assert [(one.where, one.code) for one in made.findings] == [("b", "import.overlap")]


def test_items_without_times_take_none() -> None:
    made = made_of(item("Adoption of the agenda", None, None), item("Other matters", None, None))
    assert [one.is_timed for one in made.items] == [False, False]
    assert [one.title for one in made.items] == ["Adoption of the agenda", "Other matters"]


def test_an_agenda_without_a_date_has_that_of_its_meeting() -> None:
    place = ImportPlace(new_id(), "Meeting", "Europe/Paris", DAY)
    assert made_of(item("a", time(9), day=None), place=place).sessions[0].date == DAY


def test_people_are_found_by_name_and_made_once() -> None:
    speakers = [
        ImportedSpeaker("José Álvarez"),
        ImportedSpeaker("JOSE ALVAREZ"),
        ImportedSpeaker("Ana Díaz", organisation="ICMC"),
    ]
    items = [
        ImportedItem(title=str(at), where="", date=DAY, start=time(9 + at), minutes=30, speakers=tuple(speakers))
        for at in range(3)
    ]
    made = made_of(*items, known=["Ana Diaz"])
    assert [one.name for one in made.people] == ["José Álvarez"]
    assert [one.name for one in made.organisations] == ["ICMC"]
    assert len(made.speakers) == 6


def test_a_known_name_behind_a_title_is_that_person() -> None:
    known = ["William Lacy Swing", "Colin Rajah"]
    spoken = ImportedItem(
        title="Welcome", where="", start=time(9), speakers=(ImportedSpeaker("Director-General William Lacy Swing"),)
    )
    made = made_of(spoken, item("Introductions, Colin Rajah", time(10)), item("Lunch, coffee", time(12)), known=known)
    assert made.people == []
    assert [one.title for one in made.speakers] == ["Director-General", ""]
    assert [one.title for one in made.items] == ["Welcome", "Introductions", "Lunch, coffee"]


def test_topics_keep_their_nesting() -> None:
    nested = ImportedTopic("regions", (ImportedTopic("Africa"), ImportedTopic("Asia")))
    made = made_of(ImportedItem(title="x", where="", start=time(9), topics=(nested, ImportedTopic("Why?", (), True))))
    regions, africa, asia, why = made.topics
    assert (africa.parent_id, asia.parent_id, why.parent_id) == (regions.id, regions.id, None)
    assert why.kind.value == "question"


def test_one_time_of_day_in_several_zones_is_no_overlap() -> None:
    zones = ("Europe/Berlin", "America/New_York", "America/Argentina/Buenos_Aires")
    apart = [replace(item(zone, time(14), 60), time_zone=zone) for zone in zones]
    at_once = replace(item("at once", time(8)), time_zone="America/New_York")
    assert summary(ImportedAgenda(format="ics", items=tuple(apart))).overlaps == 0
    assert [(one.title, other.title) for one, other in overlaps([*apart, at_once])] == [("Europe/Berlin", "at once")]
