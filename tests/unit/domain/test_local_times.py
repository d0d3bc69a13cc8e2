"""A session's times on the clocks of other cities."""

from datetime import date, time

import pytest

from rcsc_desktop.domain.reports.agenda import ReportSession
from rcsc_desktop.domain.reports.local_times import LocalTimes, local_times


def _session(
    zone: str = "America/New_York", start: time | None = time(14), end: time | None = time(18)
) -> ReportSession:
    return ReportSession("", date(2017, 4, 17), start, end, zone, "", ())


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("Europe/Zurich", LocalTimes("Europe/Zurich", time(20), time(0), 0, 1)),
        ("Asia/Manila", LocalTimes("Asia/Manila", time(2), time(6), 1, 1)),
        ("America/New_York", LocalTimes("America/New_York", time(14), time(18))),
        ("Asia/Kathmandu", LocalTimes("Asia/Kathmandu", time(23, 45), time(3, 45), 0, 1)),
    ],
)
def test_times_elsewhere_say_which_day_they_are_on(city: str, expected: LocalTimes) -> None:
    assert local_times(_session(), city) == expected


def test_a_morning_in_the_east_is_the_day_before_in_the_west() -> None:
    found = local_times(_session("Asia/Tokyo", time(9), time(10)), "America/Los_Angeles")
    assert found == LocalTimes("America/Los_Angeles", time(17), time(18), -1, -1)


def test_a_session_past_midnight_ends_on_the_next_day() -> None:
    found = local_times(_session("Europe/Zurich", time(22), time(1)), "Europe/London")
    assert found == LocalTimes("Europe/London", time(21), time(0), 0, 1)


def test_an_open_end_stays_open_and_what_is_not_known_is_not_guessed() -> None:
    assert local_times(_session(end=None), "Europe/Zurich") == LocalTimes("Europe/Zurich", time(20), None)
    assert local_times(_session(start=None), "Europe/Zurich") is None
    assert local_times(_session("Nowhere/Land"), "Europe/Zurich") is None
    assert local_times(_session(), "Nowhere/Land") is None
