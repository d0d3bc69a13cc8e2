"""Times and dates in any of the forms that people use are the times and dates that were meant."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.intake.clocks import NoTime, clock_of, span_at_start, time_of
from rcsc_desktop.intake.days import find_day

MINUTES = st.integers(0, 24 * 60 - 1)
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def twelve(minutes: int, am: str, pm: str) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02}{pm if hour >= 12 else am}"


FORMS = {
    "24 hours": lambda minutes: f"{minutes // 60:02}:{minutes % 60:02}",
    "12 hours": lambda minutes: twelve(minutes, "am", "pm"),
    "12 hours with points": lambda minutes: twelve(minutes, " a.m.", " p.m."),
    "French": lambda minutes: f"{minutes // 60} h {minutes % 60:02}",
    "German": lambda minutes: f"{minutes // 60:02}.{minutes % 60:02} Uhr",
    "Arabic": lambda minutes: twelve(minutes, " ص", " م").translate(ARABIC),
    "with seconds": lambda minutes: f"{minutes // 60:02}:{minutes % 60:02}:00",
}
TO = [" - ", "–", " — ", " to ", " until ", " bis ", " à ", " hasta ", " до ", " إلى "]


@given(MINUTES, st.sampled_from(sorted(FORMS)))
def test_a_time_in_any_form(minutes: int, form: str) -> None:
    found = clock_of(FORMS[form](minutes))
    assert found is not None
    assert (found.start, found.end) == (minutes, None)
    assert time_of(found.start).hour == minutes // 60


@given(MINUTES, MINUTES, st.sampled_from(sorted(FORMS)), st.sampled_from(TO), st.sampled_from(["Welcome", "Открытие"]))
def test_a_span_in_front_of_a_title(start: int, end: int, form: str, to: str, title: str) -> None:
    text = f"{FORMS[form](start)}{to}{FORMS[form](end)}"
    found = span_at_start(f"{text}: {title}")
    assert found is not None
    assert found.is_sure
    assert found.start == start
    assert found.minutes == ((end - start) % (24 * 60) or None)
    assert f"{text}: {title}"[found.length :] == f": {title}"


@pytest.mark.parametrize("text", ["25:00 A", "14:60 A", "14:00 – 26:00 A", "13:00pm A"])
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    try:
        found = span_at_start(text)
    except NoTime as error:
        assert error.text in text
    else:
        assert found is not None
        assert text == "13:00pm A"


@pytest.mark.parametrize("text", ["2017 was a year", "3.5 million", "9 items", "1. Opening", "12 Mar", "A 14:00", ""])
def test_numbers_that_are_no_times(text: str) -> None:
    found = span_at_start(text)
    assert found is None or not found.is_sure


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["en", "en_GB", "fr", "es", "ru", "de", "zh"]),
    st.sampled_from(["full", "long"]),
)
def test_a_date_in_words_of_many_languages(day: date, locale: str, form: str) -> None:
    found = find_day(format_date(day, form, locale=locale))
    assert found is not None
    assert found.day == day


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%d-%m-%Y"])
)
def test_a_date_in_numbers(day: date, form: str) -> None:
    found = find_day(day.strftime(form))
    assert found is not None
    assert found.day == day


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_not(text: str) -> None:
    try:
        found = span_at_start(text)
    except NoTime:
        return
    assert found is None or 0 < found.length <= len(text)
    find_day(text)
