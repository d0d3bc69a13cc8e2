"""Dates, times and numbers as a language writes them; screen and paper share them.

Dates follow the usage of United Nations documents (day before month, in Russian with ``года``, in Arabic with both
names of the month), the rest Unicode CLDR. Spaces inside a date or a time do not break.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import Protocol

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location
from babel.numbers import format_decimal

NO_BREAK = "\u00a0"
NARROW = "\u202f"
"""A thin space that does not break."""
THIN = "\u2009"
"""A thin space where a line may end."""
DASH = f"{NARROW}–{THIN}"

_LOCALES = {"en": "en_GB", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar"}
_24_HOURS = {"fr", "es", "ru", "ar"}
"""As in the programmes of meetings in the Journal of the United Nations; English there counts to 12."""
_DATES = {
    "es": ("{day} de {month} de {year}", "{day} de {month}", "{month} de {year}", "{year}"),
    "ru": ("{day} {month} {year} года", "{day} {month}", "{month} {year} года", "{year} год"),
}
_OTHER_DATES = ("{day} {month} {year}", "{day} {month}", "{month} {year}", "{year}")
_WEEKDAYS = {"en": "{weekday}, {date}", "ru": "{weekday}, {date}", "ar": "{weekday}، {date}"}
_ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
"""Both names, as in Arabic documents of the United Nations, e.g. S/2020/1: 9 كانون الثاني/يناير 2020."""


class KnownDate(Protocol):
    """A date, or what is known of one."""

    @property
    def year(self) -> int: ...

    @property
    def month(self) -> int | None: ...

    @property
    def day(self) -> int | None: ...


def day(known: KnownDate, language: str) -> str:
    """A date as far as it is known: "17 April 2017", "April 2017", "2017"."""
    full, _, month_year, year = _DATES.get(_known(language), _OTHER_DATES)
    if known.day is not None:
        return _filled(full, known, language)
    return _filled(month_year if known.month is not None else year, known, language)


def days(first: KnownDate, last: KnownDate | None, language: str) -> str:
    """A span of dates without repeating what they share: "18–19 April 2017", "30 May – 2 June 2017"."""
    if last is None or _parts(last) <= _parts(first):
        return day(first, language)
    if first.day is None or last.day is None or first.year != last.year:
        return f"{day(first, language)}{DASH}{day(last, language)}"
    full, day_month, _, _ = _DATES.get(_known(language), _OTHER_DATES)
    if first.month == last.month:
        numbers = f"{_day_number(first, language)}–{last.day}"
        return _filled(full, last, language, numbers=_isolated(numbers) if _known(language) == "ar" else numbers)
    return f"{_filled(day_month, first, language)}{DASH}{day(last, language)}"


def _parts(known: KnownDate) -> tuple[int, int, int]:
    return known.year, known.month or 0, known.day or 0


def weekday(value: date, language: str) -> str:
    """The date with its day of the week: "Monday, 17 April 2017"."""
    known = _known(language)
    name = format_date(value, "EEEE", locale=_locale(known))
    return _WEEKDAYS.get(known, f"{{weekday}}{NO_BREAK}{{date}}").format(weekday=name, date=day(value, known))


def short_day(value: date, language: str) -> str:
    """A date as a narrow heading: "Mon 17 Apr"; without the year."""
    text = format_date(value, "EEE d MMM", locale=_locale(_known(language)))
    return str(text).replace(" ", NO_BREAK)


def day_of_month(value: date, language: str) -> str:
    """A date under an axis: "17 Apr"; without weekday and year."""
    return str(format_date(value, "d MMM", locale=_locale(_known(language)))).replace(" ", NO_BREAK)


def counts_to_24(language: str, clock: str = "auto") -> bool:
    """Times are written with 24 hours; ``clock`` is ``12``, ``24`` or ``auto`` (by language)."""
    return clock == "24" if clock in {"12", "24"} else _known(language) in _24_HOURS


def time_of_day(value: time, language: str, clock: str = "auto") -> str:
    """ "2:15 pm", "14:15"."""
    if counts_to_24(language, clock):
        return _hours(value, language, clock)
    return f"{_hours(value, language, clock)}{NARROW}{_half(value, language)}"


def times(start: time, end: time | None, language: str, clock: str = "auto") -> str:
    """A span of times: "2:15 – 2:30 pm", "14:15 – 14:30". The line may end after the dash.

    In Arabic the digits of a span stand in an isolate and read from left to right.
    """
    if end is None:
        return time_of_day(start, language, clock)
    span = f"{_hours(start, language, clock)}{DASH}{_hours(end, language, clock)}"
    if _known(language) == "ar":
        span = _isolated(span)
    if counts_to_24(language, clock):
        return span
    if (start.hour < 12) == (end.hour < 12):
        return f"{span}{NARROW}{_half(end, language)}"
    return f"{time_of_day(start, language, clock)}{DASH}{time_of_day(end, language, clock)}"


def day_and_time(moment: datetime, language: str, clock: str = "auto") -> str:
    """A local moment: "17 April 2017, 14:15"."""
    return f"{day(moment.date(), language)}, {time_of_day(moment.time(), language, clock)}"


def number(value: float, language: str) -> str:
    """A number with the language's separators: "1,234.5"."""
    return format_decimal(value, locale=_locale(_known(language)))


def language_name(code: str, language: str) -> str:
    """The name of a language (ISO 639-1) in another: "French"; the code itself where it is not known."""
    return str(_locale(_known(language)).languages.get(code.strip(), code.strip()))


def own_name(language: str) -> str:
    """What a language calls itself: "Français"."""
    name = str(_locale(_known(language)).languages[_known(language)])
    return name[:1].upper() + name[1:]


def city(zone: str, language: str) -> str:
    """The city that an IANA time zone is called after: "New York", in the language where CLDR knows it."""
    name = get_timezone_location(zone, locale=_locale(_known(language)), return_city=True)
    return name.rpartition("/")[2].replace("_", " ")


def days_on(days: int, language: str) -> str:
    """How many days a local time is before or after the meeting's own day: "+1", "−1"; empty for none."""
    if not days:
        return ""
    mark = f"+{days}" if days > 0 else f"\u2212{-days}"
    return _isolated(mark) if _known(language) == "ar" else mark


def _isolated(digits: str) -> str:
    """A span of digits that keeps its order in a line that runs from right to left."""
    return f"\u2066{digits}\u2069"


def _known(language: str) -> str:
    code = language.partition("-")[0].partition("_")[0]
    return code if code in _LOCALES else "en"


@lru_cache(maxsize=8)
def _locale(known: str) -> Locale:
    return Locale.parse(_LOCALES[known])


def _filled(pattern: str, value: KnownDate, language: str, numbers: str = "") -> str:
    text = pattern.format(day=numbers or _day_number(value, language), month=_month(value, language), year=value.year)
    return text.replace(" ", NO_BREAK)


def _day_number(value: KnownDate, language: str) -> str:
    return "1er" if value.day == 1 and _known(language) == "fr" else str(value.day)


def _month(value: KnownDate, language: str) -> str:
    if value.month is None:
        return ""
    known = _known(language)
    if known == "ar":
        return _ARABIC_MONTHS[value.month - 1]
    stands_alone = value.day is None
    return format_date(date(value.year, value.month, 1), "LLLL" if stands_alone else "MMMM", locale=_locale(known))


def _hours(value: time, language: str, clock: str) -> str:
    locale = _locale(_known(language))
    if not counts_to_24(language, clock):
        return format_time(value, "h:mm", locale=locale)
    pattern = locale.time_formats["short"].pattern
    return format_time(value, pattern if "H" in pattern and "a" not in pattern else "HH:mm", locale=locale)


def _half(value: time, language: str) -> str:
    """am or pm, as the language writes it."""
    return format_time(value, "a", locale=_locale(_known(language))).replace(" ", NO_BREAK)
