"""Steps that move time: what the agenda says afterwards, and that nothing is lost or out of order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import AgendaItem, ItemKind
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fitting import SHORTEST, STEP, shortened
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
    gaps,
)
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.domain.timetable import Flow, Timetable
from tests.unit.domain.agendas import CONSULTATION, item, session


class Day:
    """A timetable that is written and read as lines."""

    def __init__(self, *parts: tuple[Session, Sequence[AgendaItem]]) -> None:
        rows = [
            replace(one, session_id=of.id, order_key=key)
            for of, items in parts
            for one, key in zip(items, spread(None, None, len(items)), strict=True)
        ]
        keys = spread(None, None, len(parts))
        sessions = [replace(of, order_key=key) for (of, _), key in zip(parts, keys, strict=True)]
        self.table = Timetable.of_rows(CONSULTATION, sessions, rows)
        self.flow: Flow | None = None

    def id(self, title: str) -> UUID:
        return next(one.id for items in self.table.items.values() for one in items if one.title == title)

    def session_id(self, number: int) -> UUID:
        return list(self.table.sessions)[number]

    def do(self, step: Step) -> list[str]:
        self.flow = step.on(self.table)
        stored = {one.id: one for items in self.table.items.values() for one in items}
        stored |= {one.id: one for one in self.flow.items}
        sessions = {**self.table.sessions, **{one.id: one for one in self.flow.sessions}}
        self.table = Timetable.of_rows(CONSULTATION, sessions.values(), stored.values())
        return self.lines()

    def lines(self, number: int = 0) -> list[str]:
        """ "14:00 Welcome 15" with a * behind a pinned start."""
        key = self.session_id(number)
        return [_line(one, start) for one, start in zip(self.table.items[key], self.table.starts(key), strict=True)]


def _line(one: AgendaItem, start: int | None) -> str:
    clock = "--:--" if start is None else f"{clock_time(start):%H:%M}"
    return f"{clock}{'*' if one.pinned_start else ''} {one.title} {one.minutes}"


@pytest.fixture
def day() -> Day:
    return Day(
        (session(time(14), time(16)), [item("A", 30), item("B", 30), item("C", 30)]),
        (session(time(14), time(16)), [item("X", 60)]),
    )


def test_an_item_moved_down_a_little_is_pinned_and_what_follows_flows(day: Day) -> None:
    assert day.do(PlaceAt((day.id("B"),), day.session_id(0), 14 * 60 + 35)) == [
        "14:00 A 30",
        "14:35* B 30",
        "15:05 C 30",
    ]


def test_an_item_dropped_where_flow_puts_it_is_not_pinned(day: Day) -> None:
    first = day.session_id(0)
    assert day.do(PlaceAt((day.id("A"),), first, 14 * 60 + 30)) == ["14:00 B 30", "14:30 A 30", "15:00 C 30"]
    assert day.do(PlaceAt((day.id("C"),), first, 14 * 60)) == ["14:00 C 30", "14:30 B 30", "15:00 A 30"]
    day.do(PlaceAt((day.id("A"),), first, 15 * 60 + 5))
    assert day.do(PlaceAt((day.id("A"),), first, 15 * 60)) == ["14:00 C 30", "14:30 B 30", "15:00 A 30"]


def test_several_items_keep_their_distances_in_another_session(day: Day) -> None:
    moved = day.do(PlaceAt((day.id("C"), day.id("A")), day.session_id(1), 15 * 60))
    assert moved == ["14:00 B 30"]
    assert day.lines(1) == ["14:00 X 60", "15:00 A 30", "16:00* C 30"]


def test_past_midnight_a_pin_lies_on_the_next_day() -> None:
    night = Day((session(time(22), time(2)), [item("A", 60), item("B", 60)]))
    assert night.do(PlaceAt((night.id("B"),), night.session_id(0), 24 * 60 + 30)) == ["22:00 A 60", "00:30* B 60"]
    assert night.table.starts(night.session_id(0)) == [1320, 1470]


def test_behind_another_item_nothing_is_pinned(day: Day) -> None:
    day.do(PlaceAt((day.id("A"),), day.session_id(0), 14 * 60 + 5))
    assert day.do(PlaceAfter((day.id("A"), day.id("X")), day.session_id(0), day.id("B"))) == [
        "14:00 B 30",
        "14:30 A 30",
        "15:00 X 60",
        "16:00 C 30",
    ]
    with pytest.raises(UserError, match=r"row\.unknown"):
        day.do(PlaceAfter((day.id("A"),), day.session_id(0), CONSULTATION))


def test_each_moves_within_its_own_session(day: Day) -> None:
    assert day.do(MoveBy((day.id("C"), day.id("X")), 10))[-1] == "15:10* C 30"
    assert day.lines(1) == ["14:10* X 60"]


def test_the_lower_edge_and_the_upper_edge(day: Day) -> None:
    assert day.do(Resize(day.id("B"), 45)) == ["14:00 A 30", "14:30 B 45", "15:15 C 30"]
    assert day.do(Resize(day.id("B"), 35, start=14 * 60 + 40)) == ["14:00 A 30", "14:40* B 35", "15:15 C 30"]
    assert day.do(Resize(day.id("B"), 45, start=14 * 60 + 30)) == ["14:00 A 30", "14:30 B 45", "15:15 C 30"]


def test_parked_items_lie_in_a_parking_place_that_is_made_once(day: Day) -> None:
    day.do(Park((day.id("B"),)))
    day.do(Park((day.id("X"),)))
    assert [one.is_parking for one in day.table.sessions.values()].count(True) == 1
    parking = day.table.parking
    assert parking is not None
    assert [one.title for one in day.table.items[parking.id]] == ["B", "X"]
    assert day.table.starts(parking.id) == [None, None]
    assert day.lines() == ["14:00 A 30", "14:30 C 30"]
    day.do(PlaceAt((day.id("A"),), parking.id, 0))
    assert day.lines(2) == ["--:-- B 30", "--:-- X 60", "--:-- A 30"]


def test_an_item_comes_out_of_the_parking_place(day: Day) -> None:
    day.do(Park((day.id("B"), day.id("C"))))
    parking = day.table.parking
    assert parking is not None
    first = day.session_id(0)
    flow = PlaceAt((day.id("B"), day.id("C")), first, 15 * 60).on(day.table)
    starts = flow.after.starts(first)
    assert list(zip((one.title for one in flow.after.items[first]), starts, strict=True)) == [
        ("A", 840),
        ("B", 900),
        ("C", 930),
    ]


def test_room_is_made_until_a_gap_takes_it_up() -> None:
    day = Day((session(time(14), time(18)), [item("A", 30), item("B", 30), item("C", 30, time(15, 20))]))
    assert day.do(MakeRoom(day.id("B"), 15)) == ["14:00 A 30", "14:45* B 30", "15:20* C 30"]
    assert day.flow is not None
    assert day.flow.in_the_way == ()


def test_pins_in_the_way_are_named_and_moved_when_asked() -> None:
    day = Day((session(time(14), time(18)), [item("A", 30), item("B", 30), item("C", 30, time(15)), item("D", 5)]))
    flow = MakeRoom(day.id("B"), 15).on(day.table)
    assert flow.in_the_way == (day.id("C"),)
    assert day.do(MakeRoom(day.id("B"), 15, moves_pins=True)) == [
        "14:00 A 30",
        "14:45* B 30",
        "15:15* C 30",
        "15:45 D 5",
    ]


def test_a_gap_is_closed() -> None:
    items = [item("A", 30), item("B", 30, time(14, 50)), item("C", 30), item("D", 10, time(16))]
    day = Day((session(time(14), time(18)), items))
    assert gaps(day.table, day.session_id(0)) == {day.id("B"): 20, day.id("D"): 10}
    with_pins = CloseGap(day.id("B"), moves_pins=True).on(day.table)
    assert with_pins.after.starts(day.session_id(0)) == [840, 870, 900, 940]
    assert day.do(CloseGap(day.id("B"))) == ["14:00 A 30", "14:30 B 30", "15:00 C 30", "16:00* D 10"]
    assert CloseGap(day.id("B")).on(day.table).is_empty


def test_a_session_is_fitted_evenly_and_breaks_give_last() -> None:
    items = [item("A", 60), item("B", 30), item("Coffee", 30, kind=ItemKind.BREAK)]
    day = Day((session(time(14), time(15, 30)), items))
    assert day.do(Fit(day.session_id(0))) == ["14:00 A 40", "14:40 B 20", "15:00 Coffee 30"]
    assert day.flow is not None
    assert day.flow.excess == 0


def test_pins_stay_while_the_items_before_each_are_fitted() -> None:
    day = Day((session(time(14), time(15)), [item("A", 40), item("B", 20, time(14, 30)), item("C", 20)]))
    assert day.do(Fit(day.session_id(0))) == ["14:00 A 30", "14:30* B 15", "14:45 C 15"]


def test_what_cannot_be_fitted_is_said() -> None:
    day = Day((session(time(14), time(14, 10)), [item("A", 20), item("B", 20), item("C", 3)]))
    assert day.do(Fit(day.session_id(0))) == ["14:00 A 5", "14:05 B 5", "14:10 C 3"]
    assert day.flow is not None
    assert day.flow.excess == 3
    open_end = Day((session(time(14), None), [item("A", 20)]))
    with pytest.raises(UserError, match=r"flow\.no_end"):
        open_end.do(Fit(open_end.session_id(0)))


def test_a_late_start_takes_pins_and_end_along() -> None:
    day = Day((session(time(14), time(16)), [item("A", 30), item("B", 30, time(15)), item("C", 30)]))
    assert day.do(StartLate(day.session_id(0), 12)) == ["14:12 A 30", "15:12* B 30", "15:42 C 30"]
    late = day.table.session(day.session_id(0))
    assert (late.start, late.end) == (time(14, 12), time(16, 12))


def test_a_late_start_is_made_up_for_before_the_next_pin() -> None:
    items = [item("A", 30), item("B", 30), item("Coffee", 20, time(15), ItemKind.BREAK), item("C", 40)]
    day = Day((session(time(14), time(16)), items))
    assert day.do(StartLate(day.session_id(0), 12, keeps_end=True)) == [
        "14:12 A 20",
        "14:32 B 25",
        "15:00* Coffee 20",
        "15:20 C 40",
    ]
    assert day.table.session(day.session_id(0)).end == time(16)


def test_a_delay_that_cannot_be_made_up_for_goes_over_to_the_next_pin() -> None:
    day = Day((session(time(14), time(15)), [item("A", 10), item("B", 50, time(14, 10))]))
    assert day.do(StartLate(day.session_id(0), 10, keeps_end=True)) == ["14:10 A 5", "14:15* B 45"]


def test_a_late_start_past_midnight_is_on_the_next_day() -> None:
    day = Day((session(time(23, 50), time(1), date(2020, 9, 24)), [item("A", 10)]))
    day.do(StartLate(day.session_id(0), 20))
    late = day.table.session(day.session_id(0))
    assert (late.date, late.start, late.end) == (date(2020, 9, 25), time(0, 10), time(1, 20))


@pytest.mark.parametrize("minutes", [0, -5, 721])
def test_minutes_out_of_reach_are_refused(day: Day, minutes: int) -> None:
    for step in (StartLate(day.session_id(0), minutes), MakeRoom(day.id("A"), minutes)):
        with pytest.raises(UserError, match=r"flow\.minutes"):
            day.do(step)


def test_rows_that_are_gone_are_refused(day: Day) -> None:
    steps: list[Step] = [
        PlaceAt((CONSULTATION,), day.session_id(0), 900),
        PlaceAt((day.id("A"),), CONSULTATION, 900),
        Park((CONSULTATION,)),
        Resize(CONSULTATION, 5),
        Fit(CONSULTATION),
    ]
    for step in steps:
        with pytest.raises(UserError, match=r"row\.unknown"):
            day.do(step)


KINDS = st.sampled_from([ItemKind.OTHER, ItemKind.BREAK])
PINS = st.none() | st.times(min_value=time(9), max_value=time(20)).map(lambda one: one.replace(second=0, microsecond=0))
ITEMS = st.lists(
    st.builds(
        lambda minutes, pin, kind, timed: replace(item("", minutes, pin, kind), is_timed=timed),
        st.integers(1, 120),
        PINS,
        KINDS,
        st.sampled_from([True, True, True, False]),
    ),
    min_size=1,
    max_size=8,
)


@st.composite
def days(draw: st.DrawFn) -> Day:
    titled = [replace(one, title=f"{number}") for number, one in enumerate(draw(ITEMS))]
    cut = draw(st.integers(0, len(titled)))
    return Day((session(time(9), time(18)), titled[:cut]), (session(time(9), None), titled[cut:]))


@st.composite
def steps(draw: st.DrawFn, day: Day) -> Step:
    titles = [one.title for items in day.table.items.values() for one in items]
    some = tuple(
        day.id(title) for title in draw(st.lists(st.sampled_from(titles), min_size=1, max_size=3, unique=True))
    )
    key = draw(st.sampled_from([key for key, one in day.table.sessions.items() if not one.is_parking]))
    minutes = draw(st.integers(1, 60))
    start = draw(st.integers(0, 24 * 60 - 1))
    choices: list[Step] = [
        PlaceAt(some, key, start),
        PlaceAfter(some, key, None),
        MoveBy(some, draw(st.integers(-120, 120))),
        Resize(some[0], minutes, start),
        Park(some),
        MakeRoom(some[0], minutes, moves_pins=draw(st.booleans())),
        CloseGap(some[0], moves_pins=draw(st.booleans())),
        StartLate(key, minutes),
    ]
    if day.table.end_of(key) is not None:
        choices += [Fit(key), StartLate(key, minutes, keeps_end=True)]
    return draw(st.sampled_from(choices))


@given(st.data())
def test_no_item_is_lost_and_the_order_of_what_was_not_moved_is_kept(data: st.DataObject) -> None:
    day = data.draw(days())
    for _ in range(3):
        step = data.draw(steps(day))
        before = day.table
        moved = set(getattr(step, "item_ids", ()))
        day.do(step)
        flow = day.flow
        assert flow is not None
        everything = sorted(one.title for items in day.table.items.values() for one in items)
        assert everything == sorted(one.title for items in before.items.values() for one in items)
        for key, items in before.items.items():
            stay = [one.id for one in items if one.id not in moved]
            assert [one.id for one in day.table.items[key] if one.id in stay] == stay
        assert {key: [one.id for one in items] for key, items in day.table.items.items()} == {
            key: [one.id for one in items] for key, items in flow.after.items.items()
        }
        is_length_kept = not isinstance(step, Resize | Fit | StartLate)
        if is_length_kept:
            assert {one.id: one.minutes for items in day.table.items.values() for one in items} == {
                one.id: one.minutes for items in before.items.values() for one in items
            }


@given(days(), st.integers(9 * 60, 20 * 60), st.data())
def test_an_item_starts_where_it_was_put(day: Day, start: int, data: st.DataObject) -> None:
    timed = [one.id for items in day.table.items.values() for one in items if one.is_timed]
    if not timed:
        return
    item_id, key = data.draw(st.sampled_from(timed)), day.session_id(0)
    flow = PlaceAt((item_id,), key, start).on(day.table)
    assert flow.after.start_of(flow.after.item(item_id)) == start


@given(days())
def test_fitting_takes_from_nobody_more_than_it_may(day: Day) -> None:
    key = day.session_id(0)
    flow = Fit(key).on(day.table)
    assert flow.after.sessions == flow.before.sessions
    for before, after in zip(flow.before.items[key], flow.after.items[key], strict=True):
        assert min(before.minutes, SHORTEST) <= after.minutes <= before.minutes
        assert after.pinned_start == before.pinned_start
    assert Fit(key).on(flow.after).is_empty


@given(st.lists(st.integers(1, 120), min_size=1, max_size=8), st.integers(0, 400))
def test_items_fit_as_near_as_steps_of_five_allow(lengths: list[int], available: int) -> None:
    items = [item("", minutes) for minutes in lengths]
    minutes = list(shortened(items, available).values())
    total = sum(minutes)
    assert total <= available or minutes == [min(one, SHORTEST) for one in lengths]
    if sum(lengths) > available:
        assert total > available - STEP or total == sum(lengths)
    for before, after in zip(lengths, minutes, strict=True):
        assert after == before or after % STEP == 0


@given(days(), st.integers(1, 120))
def test_a_late_start_changes_no_length_unless_the_end_is_kept(day: Day, minutes: int) -> None:
    key = day.session_id(0)
    flow = StartLate(key, minutes).on(day.table)
    assert sum(one.minutes for one in flow.after.items[key]) == sum(one.minutes for one in day.table.items[key])
    kept = StartLate(key, minutes, keeps_end=True).on(day.table)
    assert kept.after.session(key).end == time(18)
