"""Computed starts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.domain.schedule import clock_time, instant, minutes_of, session_minutes, start_minutes, zone
from tests.unit.domain.agendas import item, session

TWO_PM = 14 * 60
moments = st.times().map(lambda moment: moment.replace(second=0, microsecond=0, tzinfo=None))
items = st.lists(
    st.builds(item, st.just("x"), st.integers(1, 90), st.one_of(st.none(), st.none(), moments)), max_size=30
)


def test_items_follow_each_other_and_a_pinned_start_stays() -> None:
    pinned = item("Update", 60, time(14, 45))
    rows = [item("Registration"), item("Welcome", 20), pinned, item("Discussion", 90)]
    assert start_minutes(rows, time(14)) == [TWO_PM, TWO_PM + 15, TWO_PM + 45, TWO_PM + 105]
    rows[0] = replace(rows[0], minutes=25)
    assert start_minutes(rows, time(14)) == [TWO_PM, TWO_PM + 25, TWO_PM + 45, TWO_PM + 105]


def test_a_session_runs_past_midnight() -> None:
    rows = [item("Late talk", 60), item("Later talk", 60), item("Pinned", 30, time(1)), item("Last")]
    assert start_minutes(rows, time(23)) == [23 * 60, 24 * 60, 25 * 60, 25 * 60 + 30]
    assert clock_time(25 * 60 + 30) == time(1, 30)


def test_people_may_come_before_the_session_begins() -> None:
    assert start_minutes([item("Registration", 30, time(13, 30)), item("Welcome")], time(14)) == [810, TWO_PM]


def test_without_a_start_times_begin_at_the_first_pin() -> None:
    rows = [item("One"), item("Two", 10, time(9)), item("Three")]
    assert start_minutes(rows, None) == [None, 540, 550]


@given(items, st.one_of(st.none(), moments))
def test_what_is_not_pinned_follows_what_is_before_it(rows: list[AgendaItem], start: time | None) -> None:
    starts = start_minutes(rows, start)
    assert len(starts) == len(rows)
    for (before, begun), (row, begins) in pairwise(zip(rows, starts, strict=True)):
        if row.pinned_start is None:
            assert begins == (None if begun is None else begun + before.minutes)
    for row, begins in zip(rows, starts, strict=True):
        if row.pinned_start is not None:
            assert begins is not None
            assert clock_time(begins) == row.pinned_start


@given(moments)
def test_minutes_and_clock_times_are_one(moment: time) -> None:
    assert clock_time(minutes_of(moment)) == moment
    assert clock_time(minutes_of(moment) + 1440) == moment


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [(time(14), time(18), 240), (time(22), time(2), 240), (time(9), time(9), 1440), (None, time(9), None)],
)
def test_how_long_a_session_lasts(start: time | None, end: time | None, minutes: int | None) -> None:
    assert session_minutes(session(start, end)) == minutes


def test_instants_are_counted_from_the_sessions_start() -> None:
    new_york = session(time(14), day=date(2017, 4, 17), zone="America/New_York")
    assert instant(new_york, TWO_PM + 15) == datetime(2017, 4, 17, 18, 15, tzinfo=UTC)
    clocks_go_back = session(time(0), day=date(2020, 10, 25), zone="Europe/Brussels")
    assert instant(clocks_go_back, 5 * 60) == datetime(2020, 10, 25, 3, 0, tzinfo=UTC)
    assert instant(session(time(14), zone="America/New_York"), TWO_PM) is None
    assert instant(session(time(14), day=date(2017, 4, 17)), TWO_PM) is None
    assert instant(session(time(1), day=date(1, 1, 1), zone="Asia/Tokyo"), 60) is None


@pytest.mark.parametrize("name", ["", "Mars/Base", "America", "../etc/passwd", "\x00", "x" * 5000, "\ud800", "a/b\n"])
def test_a_zone_that_is_none(name: str) -> None:
    assert zone(name) is None
