"""Dates, times and numbers in five languages."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.wording import formats


def plain(text: str) -> str:
    """With ordinary spaces, without isolates."""
    for blank in ("\u00a0", "\u202f", "\u2009"):
        text = text.replace(blank, " ")
    return text.replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("language", "full", "month", "year"),
    [
        ("en", "1 April 2017", "April 2017", "2017"),
        ("fr", "1er avril 2017", "avril 2017", "2017"),
        ("es", "1 de abril de 2017", "abril de 2017", "2017"),
        ("ru", "1 апреля 2017 года", "апрель 2017 года", "2017 год"),
        ("ar", "1 نيسان/أبريل 2017", "نيسان/أبريل 2017", "2017"),
        ("qps-ploc", "1 April 2017", "April 2017", "2017"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(language: str, full: str, month: str, year: str) -> None:
    assert plain(formats.day(date(2017, 4, 1), language)) == full
    assert plain(formats.day(PartialDate(2017, 4, 1), language)) == full
    assert plain(formats.day(PartialDate(2017, 4), language)) == month
    assert plain(formats.day(PartialDate(2017), language)) == year


@pytest.mark.parametrize(
    ("language", "in_one_month", "over_two"),
    [
        ("en", "18–19 April 2017", "30 May – 2 June 2017"),
        ("fr", "18–19 avril 2017", "30 mai – 2 juin 2017"),
        ("es", "18–19 de abril de 2017", "30 de mayo – 2 de junio de 2017"),
        ("ru", "18–19 апреля 2017 года", "30 мая – 2 июня 2017 года"),
    ],
)
def test_a_span_of_dates_does_not_repeat_itself(language: str, in_one_month: str, over_two: str) -> None:
    assert plain(formats.days(date(2017, 4, 18), date(2017, 4, 19), language)) == in_one_month
    assert plain(formats.days(date(2017, 5, 30), date(2017, 6, 2), language)) == over_two


def test_spans_that_are_none_or_not_known_to_the_day() -> None:
    one = date(2017, 4, 18)
    assert plain(formats.days(one, None, "en")) == plain(formats.days(one, one, "en")) == "18 April 2017"
    assert plain(formats.days(PartialDate(2017, 4), PartialDate(2017, 6), "en")) == "April 2017 – June 2017"
    assert plain(formats.days(date(2017, 12, 30), date(2018, 1, 2), "en")) == "30 December 2017 – 2 January 2018"


def test_the_day_of_the_week() -> None:
    monday = date(2017, 4, 17)
    assert plain(formats.weekday(monday, "en")) == "Monday, 17 April 2017"
    assert plain(formats.weekday(monday, "fr")) == "lundi 17 avril 2017"
    assert plain(formats.weekday(monday, "ru")) == "понедельник, 17 апреля 2017 года"


@pytest.mark.parametrize(
    ("language", "clock", "expected"),
    [
        ("en", "auto", "9:05 – 10:15 am"),
        ("en", "24", "09:05 – 10:15"),
        ("fr", "auto", "09:05 – 10:15"),
        ("es", "auto", "9:05 – 10:15"),
        ("es", "12", "9:05 – 10:15 a. m."),
        ("ru", "auto", "09:05 – 10:15"),
        ("ar", "auto", "09:05 – 10:15"),
        ("ar", "12", "9:05 – 10:15 ص"),
    ],
)
def test_a_span_of_times(language: str, clock: str, expected: str) -> None:
    assert plain(formats.times(time(9, 5), time(10, 15), language, clock)) == expected


def test_morning_and_afternoon_are_both_named_where_they_differ() -> None:
    assert plain(formats.times(time(11, 30), time(12, 15), "en")) == "11:30 am – 12:15 pm"
    assert plain(formats.times(time(14), None, "en")) == "2:00 pm"
    assert plain(formats.time_of_day(time(0, 5), "en")) == "12:05 am"


def test_spaces_in_dates_and_times_do_not_break() -> None:
    assert " " not in formats.day(date(2017, 4, 17), "es")
    assert " " not in formats.times(time(14), time(15), "es", "12")
    assert formats.times(time(14), time(15), "fr") == "14:00\u202f–\u200915:00", (
        "thin spaces; a line may end after the dash"
    )


def test_arabic_spans_of_digits_stand_in_an_isolate() -> None:
    assert formats.times(time(14), time(15), "ar").startswith("\u2066")
    assert formats.times(time(14), time(15), "ar").endswith("\u2069")
    assert formats.days(date(2017, 4, 18), date(2017, 4, 19), "ar").startswith("\u206618–19\u2069")


@given(st.times(), st.sampled_from(LANGUAGES), st.sampled_from(["auto", "12", "24"]))
def test_every_minute_of_the_day_has_its_own_text(value: time, language: str, clock: str) -> None:
    other = time((value.hour + 12) % 24, value.minute)
    assert formats.time_of_day(value, language, clock) != formats.time_of_day(other, language, clock)


def test_numbers() -> None:
    assert plain(formats.number(12345.5, "en")) == "12,345.5"
    assert plain(formats.number(12345.5, "fr")) == "12 345,5"
    assert plain(formats.number(12345.5, "es")) == "12.345,5"


def test_cities_of_time_zones() -> None:
    assert [formats.city("America/New_York", language) for language in LANGUAGES][:2] == ["New York", "New York"]
    assert formats.city("America/New_York", "ru") == "Нью-Йорк"
    assert formats.city("America/Argentina/Buenos_Aires", "fr") == "Buenos Aires"
    assert formats.city("UTC", "en") == "UTC"


def test_names_of_languages() -> None:
    assert [formats.language_name("fr", language) for language in ("en", "ru", "ar")] == [
        "French",
        "французский",
        "الفرنسية",
    ]
    assert formats.language_name("xx", "en") == "xx"
    assert [formats.own_name(language) for language in ("en", "fr", "es", "ru", "ar")] == [
        "English",
        "Français",
        "Español",
        "Русский",
        "العربية",
    ]


def test_other_days_are_counted() -> None:
    assert [formats.days_on(days, "en") for days in (-1, 0, 1)] == ["\u22121", "", "+1"]
    assert plain(formats.days_on(1, "ar")) == "+1"
