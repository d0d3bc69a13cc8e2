"""Dates that are known in part."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2017-04-17", PartialDate(2017, 4, 17)),
        (" 2017-04 ", PartialDate(2017, 4)),
        ("2017", PartialDate(2017)),
        ("2020-02-29", PartialDate(2020, 2, 29)),
    ],
)
def test_dates_that_are_understood(text: str, known: PartialDate) -> None:
    assert PartialDate.parse(text) == known
    assert str(known) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "soon", "2017-13", "2017-02-30", "0000-01-01", "17-04-2017", "2017-4-7", "2017-04-17T00:00", "٢٠١٧"]
)
def test_dates_that_are_refused_are_named(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        PartialDate.parse(text)
    assert (refusal.value.code, refusal.value.data["text"]) == ("date.unknown", text)


@given(st.dates())
def test_a_day_written_is_the_day_read(day: date) -> None:
    known = PartialDate.of(day)
    assert PartialDate.parse(str(known)) == known
    assert known.is_firm
    assert known.first_day == day


@given(st.dates(), st.dates())
def test_firm_dates_sort_like_days(one: date, other: date) -> None:
    assert (PartialDate.of(one) < PartialDate.of(other)) == (one < other)


def test_dates_known_in_part_sort_before_what_is_known_better() -> None:
    known = ["2016-12-31", "2017", "2017-04", "2017-04-01", "2017-05", "2018"]
    assert [str(one) for one in sorted(map(PartialDate.parse, reversed(known)))] == known


def test_a_month_begins_on_its_first_day() -> None:
    assert PartialDate(2017, 4).first_day == date(2017, 4, 1)
    assert not PartialDate(2017, 4).is_firm
