"""Dates, times and lengths as schedules write them (ISO 8601, ``HH:MM``)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from rcsc_desktop.intake.gathering import MOST_MINUTES, is_usual

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?", re.ASCII)
_LENGTH = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):(\d{2})", re.ASCII)
_ISO_LENGTH = re.compile(r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,6}S)?)?", re.ASCII)
_LATE = re.compile(r"T24:00(?::00)?(?=$|[+\-Z])")


class Unreadable(Exception):
    """A value of the source that means nothing; ``code`` says why."""

    def __init__(self, code: str, text: object) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = str(text)[:200]


def moment_of(text: str) -> datetime:
    """``2019-08-21T11:00:00+02:00`` as written, with its offset if it has one; hour 24 is the next midnight.

    Raises ``Unreadable`` with ``import.time_unreadable`` or ``import.date_out_of_range``.
    """
    plain = text.strip()
    late = _LATE.search(plain)
    if late:
        plain = plain.replace(late[0], "T00:00:00", 1)
    try:
        found = datetime.fromisoformat(plain)
        found = found + timedelta(days=1) if late else found
    except (ValueError, OverflowError):
        raise Unreadable("import.time_unreadable", text) from None
    if not is_usual(found.date()):
        raise Unreadable("import.date_out_of_range", text)
    return found.replace(second=0, microsecond=0)


def day_of(text: str) -> date:
    """The day of an ISO date or date-time. Raises ``Unreadable``."""
    try:
        found = date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise Unreadable("import.date_unreadable", text) from None
    if not is_usual(found):
        raise Unreadable("import.date_out_of_range", text)
    return found


def clock_of(text: str) -> tuple[int, time]:
    """Days to add and time of day of ``HH:MM``: 24:00 is the next midnight. Raises ``Unreadable``."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise Unreadable("import.time_unreadable", text)
    hour, minute = int(match[1]), int(match[2])
    if (hour, minute) == (24, 0):
        return 1, time(0)
    if hour > 23 or minute > 59:
        raise Unreadable("import.time_unreadable", text)
    return 0, time(hour, minute)


def minutes_of(value: object) -> int | None:
    """The length in minutes of ``HH:MM``, ``DD:HH:MM``, ``PT1H30M`` or a number of minutes; ``None`` for an empty one.

    Raises ``Unreadable`` for anything else, for lengths below a minute and above a month.
    """
    if value is None or value == "":
        return None
    found = _minutes(value)
    if found is None or not 0 < found <= MOST_MINUTES:
        raise Unreadable("import.length_unusable", value)
    return found


def _minutes(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if not isinstance(value, str):
        return int(value)
    text = value.strip()
    if match := _LENGTH.fullmatch(text):
        days, hours, minutes = (int(part or 0) for part in match.groups())
        if match[1] and days < 24 and hours < 60 and int(match[3]) == 0:  # HH:MM:SS
            return days * 60 + hours
        return days * 1440 + hours * 60 + minutes
    if match := _ISO_LENGTH.fullmatch(text):
        days, hours, minutes = (int(part or 0) for part in match.groups())
        return days * 1440 + hours * 60 + minutes
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
