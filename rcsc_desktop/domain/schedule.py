"""Computed starts: what follows moves, a pinned start does not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.domain.consultation import Session

DAY = 24 * 60
"""Minutes."""

LONGEST_NIGHT = 12 * 60
"""Minutes: a session that ends before it starts on the clock and would be longer is taken for a slip of the pen."""


def start_minutes(items: Iterable[AgendaItem], session_start: time | None) -> list[int | None]:
    """The start of each item (in order) in minutes after midnight of the session's date.

    An item follows the one before it unless it is pinned. A pin earlier in the clock than the session's start lies on
    the next day where that is nearer to the end of the item before it (a session that runs past midnight), else on
    the same day (people who come before the session begins). ``None`` until something says when it begins.
    """
    starts: list[int | None] = []
    first = None if session_start is None else minutes_of(session_start)
    now = first
    for item in items:
        if item.pinned_start is not None:
            now = _pinned(minutes_of(item.pinned_start), first, now)
            first = now if first is None else first
        starts.append(now)
        if now is not None and item.is_timed:
            now += item.minutes
    return starts


def session_minutes(session: Session) -> int | None:
    """How long the session lasts; ``None`` where its start or its end is open."""
    if session.start is None or session.end is None:
        return None
    return (minutes_of(session.end) - minutes_of(session.start)) % DAY or DAY


def ends_before_start(session: Session) -> bool:
    """The end is not after the start, and too far from it for a session that runs past midnight."""
    length = session_minutes(session)
    if length is None or session.start is None or session.end is None:
        return False
    return session.end <= session.start and length > LONGEST_NIGHT


def clock_time(minutes: int) -> time:
    """The time of day that a clock on the wall shows ``minutes`` after midnight."""
    return time(*divmod(minutes % DAY, 60))


def minutes_of(moment: time) -> int:
    """Minutes after midnight."""
    return moment.hour * 60 + moment.minute


def zone(name: str) -> ZoneInfo | None:
    """The IANA time zone of that name, ``None`` where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def instant(session: Session, minutes: int) -> datetime | None:
    """The moment in UTC that lies ``minutes`` after midnight of the session's date.

    Counted from the session's start, so that a change of the clocks on that day does not stretch the session.
    ``None`` where the session has no date or no known time zone.
    """
    where = zone(session.time_zone)
    if session.date is None or where is None:
        return None
    begin = session.start or time()
    try:
        opened = datetime.combine(session.date, begin, where).astimezone(UTC)
        return opened + timedelta(minutes=minutes - minutes_of(begin))
    except OverflowError:
        return None


def _pinned(pin: int, first: int | None, now: int | None) -> int:
    if first is None or now is None or pin >= first:
        return pin
    return pin if now - pin < pin + DAY - now else pin + DAY


TimeLine = tuple[int, str]
"""What starts may be compared on: the instants, the local days of a zone that is not known, or one session alone."""


def time_line(number: int, session: Session) -> tuple[TimeLine, int]:
    """Where the minutes of the session with this number lie, and what is added to them to compare them there."""
    midnight = instant(session, 0)
    if midnight is not None:
        return (-1, "UTC"), int(midnight.timestamp()) // 60
    if session.date is not None:
        return (-1, session.time_zone), session.date.toordinal() * DAY
    return (number, ""), 0
