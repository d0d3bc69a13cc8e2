"""When somebody is there: what may be written, and what it means for an item."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.availability import is_there, parse_availability
from rcsc_desktop.domain.errors import UserError


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2017, 4, day, hour, minute)


@pytest.mark.parametrize(
    ("text", "begin", "end", "there"),
    [
        ("", at(17, 9), at(17, 10), True),
        ("2017-04-17", at(17, 9), at(17, 10), True),
        ("2017-04-17", at(18, 9), at(18, 10), False),
        ("2017-04-17 14:00-16:00", at(17, 14), at(17, 16), True),
        ("2017-04-17 14:00–16:00", at(17, 15), at(17, 16, 1), False),
        ("2017-04-17 14:00-15:00; 2017-04-17 15:00-16:00", at(17, 14, 30), at(17, 15, 30), True),
        ("2017-04-17 to 2017-04-18", at(18, 23), at(19, 0), True),
        ("2017-04-17 to 2017-04-18", at(19, 0), at(19, 1), False),
        ("from 2017-04-17 15:00", at(17, 14), at(17, 16), False),
        ("from 2017-04-17 15:00", at(30, 1), at(30, 2), True),
        ("until 2017-04-17", at(17, 23), at(18, 0), True),
        ("until 2017-04-17 12:00", at(17, 12), at(17, 13), False),
        ("not 2017-04-18", at(17, 9), at(17, 10), True),
        ("not 2017-04-18", at(18, 9), at(18, 10), False),
        ("2017-04-17\naway 2017-04-17 12:00-13:00", at(17, 12, 30), at(17, 14), False),
        ("2017-04-17\naway 2017-04-17 12:00-13:00", at(17, 13), at(17, 14), True),
    ],
)
def test_there_or_not(text: str, begin: datetime, end: datetime, there: bool) -> None:
    assert is_there(parse_availability(text), begin, end) is there


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "2017-02-30", "2017-04-17 25:00", "2017-04-17 16:00-14:00", "2017-04-18 to 2017-04-17", "9999-12-31"],
)
def test_what_says_nothing_is_refused_with_the_line(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_availability(f"2017-04-17\n{text}")
    assert (refused.value.code, refused.value.data["text"]) == ("availability.unknown", text)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 1439), st.integers(1, 600))
def test_away_and_there_on_one_day_are_opposites(day: date, start: int, minutes: int) -> None:
    begin = datetime.combine(day, datetime.min.time()) + timedelta(minutes=start)
    end = min(begin + timedelta(minutes=minutes), datetime.combine(day, datetime.min.time()) + timedelta(days=1))
    assert is_there(parse_availability(f"{day}"), begin, end)
    assert not is_there(parse_availability(f"not {day}"), begin, end)
