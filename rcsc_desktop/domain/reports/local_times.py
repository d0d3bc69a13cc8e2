"""When a session takes place for people elsewhere: its times in other zones, with the day where it is another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rcsc_desktop.domain.reports.agenda import ReportSession
from rcsc_desktop.domain.schedule import zone


@dataclass(frozen=True, slots=True)
class LocalTimes:
    """Start and end on the clocks of ``zone``; ``*_day`` counts days from the session's own date (-1, 0, 1).

    ``end`` is ``None`` where the session's is open.
    """

    zone: str
    start: time
    end: time | None
    start_day: int = 0
    end_day: int = 0


def local_times(session: ReportSession, city: str) -> LocalTimes | None:
    """The session's times in the zone ``city``; ``None`` while its date or start is open, or a zone is not known.

    A session that ends before it starts runs past midnight.
    """
    here, there = zone(session.time_zone), zone(city)
    if session.date is None or session.start is None or here is None or there is None:
        return None
    try:
        start = _seen(datetime.combine(session.date, session.start, here), there)
        start_day = (start.date() - session.date).days
        if session.end is None:
            return LocalTimes(city, start.time(), None, start_day)
        past_midnight = timedelta(days=session.end <= session.start)
        end = _seen(datetime.combine(session.date + past_midnight, session.end, here), there)
    except OverflowError:
        return None
    return LocalTimes(city, start.time(), end.time(), start_day, (end.date() - session.date).days)


def _seen(moment: datetime, there: ZoneInfo) -> datetime:
    return moment.astimezone(UTC).astimezone(there)
