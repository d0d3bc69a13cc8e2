"""What a cell of a table says: text, a day, a time, a length; as typed values, serial numbers of Excel or text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.time_entry import parse_duration
from rcsc_desktop.intake.clocks import MIDNIGHT, NoTime, Span, clock_of, plain
from rcsc_desktop.intake.days import FoundDay, find_day
from rcsc_desktop.intake.gathering import MOST_MINUTES, is_usual
from rcsc_desktop.intake.schedule_times import Unreadable, moment_of

_EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - times of sheets have no zone
_SERIALS = range(3_000, 110_000)
"""1908 to 2201: smaller numbers are no dates, whatever their format."""


def text_of_cell(cell: object) -> str:
    """The cell as its sheet shows it, near enough: whole numbers without ``.0``."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}" if cell.time() != time(0) else f"{cell:%Y-%m-%d}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell)


def day_in(cell: object, year: int | None, month_first: bool = False) -> FoundDay | None:
    """The day in a cell; ``None`` for an empty one. Raises ``Unreadable``."""
    if isinstance(cell, datetime | date):
        found = cell.date() if isinstance(cell, datetime) else cell
        if not is_usual(found):
            raise Unreadable("import.date_out_of_range", cell)
        return FoundDay(found, "")
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if int(cell) not in _SERIALS:
            raise Unreadable("import.date_unreadable", text_of_cell(cell))
        return FoundDay((_EXCEL_ZERO + timedelta(days=cell)).date(), "")
    text = text_of_cell(cell).strip()
    if not text:
        return None
    if text.isdecimal() and len(text) == 5 and int(text) in _SERIALS:
        return day_in(int(text), year)
    found_day = find_day(text, year, month_first)
    if found_day is None:
        raise Unreadable("import.date_unreadable", text)
    return found_day


def span_in(cell: object) -> Span | None:
    """The time, or the time from–to, in a cell; ``None`` for an empty one and for a day. Raises ``Unreadable``."""
    if isinstance(cell, datetime):
        return _at(cell.hour * 60 + cell.minute) if cell.time() != time(0) else None
    if isinstance(cell, time):
        return _at(cell.hour * 60 + cell.minute + round(cell.second / 60))
    if isinstance(cell, timedelta):
        return _at(round(cell.total_seconds() / 60))
    if isinstance(cell, date):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _at(_minutes_of_number(float(cell)))
    text = plain(text_of_cell(cell)).strip()
    return _span_in_text(text) if text else None


def minutes_in(cell: object) -> int | None:
    """The length in a cell, in minutes; ``None`` for an empty one. Raises ``Unreadable``."""
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
    elif isinstance(cell, datetime | time):
        minutes = cell.hour * 60 + cell.minute
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        minutes = round(cell * MIDNIGHT) if 0 < cell < 1 else round(cell) if abs(cell) < 1e9 else -1
    else:
        text = text_of_cell(cell).strip()
        if not text:
            return None
        try:
            minutes = parse_duration(text)
        except UserError:
            raise Unreadable("import.length_unusable", text) from None
    if not 0 < minutes <= MOST_MINUTES:
        raise Unreadable("import.length_unusable", text_of_cell(cell))
    return minutes


def _span_in_text(text: str) -> Span | None:
    try:
        found = clock_of(text)
        if found is None and text[:4].isdecimal() and text[4:5] in {"-", "/"}:
            moment = moment_of(text.replace(" ", "T", 1).replace("/", "-"))
            return _at(moment.hour * 60 + moment.minute) if len(text) > 10 else None
        if found is None and (day := find_day(text)) is not None:
            return clock_of(day.rest.strip(" ,-t")) if day.rest.strip(" ,-") else None
    except NoTime:
        found = None
    if found is None or found.start > MIDNIGHT:
        raise Unreadable("import.time_unreadable", text)
    return found


def _minutes_of_number(number: float) -> int:
    """A fraction of a day, a serial number with a day in it, or an hour with its minutes behind the point (9.3)."""
    if 0 <= number < 1:
        return round(number * MIDNIGHT)
    if number >= _SERIALS.start:
        return round(number % 1 * MIDNIGHT)
    hour, minute = int(number), round(number % 1 * 100)
    if number >= 25 or minute > 59:
        raise Unreadable("import.time_unreadable", number)
    return hour * 60 + minute


def _at(minutes: int) -> Span:
    if not 0 <= minutes <= MIDNIGHT:
        raise Unreadable("import.time_unreadable", minutes)
    return Span(minutes, None, 0, True, False)
