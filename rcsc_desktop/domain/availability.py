"""When a participant is there, as an organiser writes it: days and times, one a line or divided by ``;``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rcsc_desktop.domain.errors import UserError

_ALWAYS = datetime.combine(date.min, time()), datetime.combine(date.max, time())
_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{1,2}:\d{2}"
_LINE = re.compile(
    rf"(?P<away>(?:not|away)\s+)?(?P<bound>(?:from|until)\s+)?(?P<first>{_DAY})"
    rf"(?:\s+(?P<start>{_CLOCK})(?:\s*[-–]\s*(?P<end>{_CLOCK}))?|\s*(?:to|[-–])\s*(?P<last>{_DAY}))?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """From ``begin`` up to ``end`` in local time; away in it where ``is_away``, else there."""

    begin: datetime
    end: datetime
    is_away: bool = False


def parse_availability(text: str) -> tuple[Period, ...]:
    """The periods of a text; empty for a blank one, which means always there.

    Lines are ``2017-04-17``, ``2017-04-17 14:00-16:00``, ``2017-04-17 to 2017-04-19``, ``from 2017-04-17 14:00`` or
    ``until 2017-04-18``; ``not`` before a line says that the person is away then. Raises ``availability.unknown``.
    """
    pieces = (piece.strip() for piece in re.split(r"[;\n]", text))
    return tuple(_period(piece) for piece in pieces if piece)


def is_there(periods: tuple[Period, ...], begin: datetime, end: datetime) -> bool:
    """Somebody with these periods is there from ``begin`` to ``end``, both local."""
    if any(period.is_away and period.begin < end and begin < period.end for period in periods):
        return False
    there = sorted((one for one in periods if not one.is_away), key=lambda one: one.begin)
    if not there:
        return True
    reached = begin
    for period in there:
        if period.begin <= reached:
            reached = max(reached, period.end)
    return reached >= end


def is_there_on(periods: tuple[Period, ...], day: date) -> bool:
    """Somebody with these periods is there for some part of the day."""
    begin = datetime.combine(day, time())
    end = begin + timedelta(days=1)
    if any(one.is_away and one.begin <= begin and end <= one.end for one in periods):
        return False
    there = [one for one in periods if not one.is_away]
    return not there or any(one.begin < end and begin < one.end for one in there)


def _period(piece: str) -> Period:
    match = _LINE.fullmatch(piece)
    if match is None:
        raise UserError("availability.unknown", text=piece)
    try:
        first = date.fromisoformat(match["first"])
        begin, end = _span(match, first)
    except (ValueError, OverflowError):
        raise UserError("availability.unknown", text=piece) from None
    if end <= begin:
        raise UserError("availability.unknown", text=piece)
    return Period(begin, end, is_away=match["away"] is not None)


def _span(match: re.Match[str], first: date) -> tuple[datetime, datetime]:
    start = None if match["start"] is None else _clock(match["start"])
    begin = datetime.combine(first, start or time())
    bound = (match["bound"] or "").strip().casefold()
    if bound == "from":
        return begin, _ALWAYS[1]
    if bound == "until":
        return _ALWAYS[0], begin if start is not None else begin + timedelta(days=1)
    if match["end"] is not None:
        return begin, datetime.combine(first, _clock(match["end"]))
    last = date.fromisoformat(match["last"]) if match["last"] else first
    return begin, datetime.combine(last, time()) + timedelta(days=1)


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))
