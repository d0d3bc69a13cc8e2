"""The times of a session elsewhere: local times of cities, and in which regions it is night meanwhile.

All go by instants, so that a change of the clocks there or here is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.schedule import instant, minutes_of, session_minutes, zone

NIGHT = (time(22), time(7))
"""From when to when people are not to be asked to a meeting."""
USUAL_MINUTES = 60
"""How long a session without an end is taken for."""
_STEP = 15
"""Minutes between two looks at the clocks of a region."""

REGION_ZONES: Mapping[str, tuple[str, str]] = {
    "Africa": ("Africa/Dakar", "Africa/Nairobi"),
    "Asia": ("Asia/Karachi", "Asia/Tokyo"),
    "Europe": ("Europe/Lisbon", "Europe/Bucharest"),
    "Latin America & the Caribbean": ("America/Mexico_City", "America/Sao_Paulo"),
    "Middle East and North Africa (MENA)": ("Africa/Casablanca", "Asia/Dubai"),
    "U.S. – Canada": ("America/Vancouver", "America/Halifax"),
    "Pacific": ("Pacific/Port_Moresby", "Pacific/Apia"),
}
"""The western and the eastern edge of where most people of a region live (``consultation.REGIONS``)."""


@dataclass(frozen=True, slots=True)
class CityTime:
    """A session in a city: local ``start`` and ``end`` (``None`` where it is open).

    ``days`` and ``end_days`` say how many days after (or before) the session's date they fall. ``is_night``: some of it
    lies between ten at night and seven.
    """

    zone: str
    start: time
    end: time | None
    days: int
    end_days: int
    is_night: bool


class Light(IntEnum):
    """Whether it is night in a region: nowhere, at one edge of it, at both."""

    DAY = 0
    PARTLY = 1
    NIGHT = 2


@dataclass(frozen=True, slots=True)
class RegionLight:
    """A region along a session: runs of (begin, end, light) in minutes from the session's start."""

    region: str
    runs: tuple[tuple[int, int, Light], ...]


def zones_of(cities: str) -> tuple[str, ...]:
    """The zones that a consultation names, each once; what is no zone is left out."""
    named = (one.strip() for one in cities.split(","))
    return tuple(dict.fromkeys(one for one in named if zone(one) is not None))


def city_times(session: Session, zones: Iterable[str], minutes: int | None = None) -> tuple[CityTime, ...]:
    """The session in each zone; empty where its date, start or own zone is not known.

    ``minutes`` is how long it lasts where it has no end.
    """
    begin = _begin(session)
    if begin is None or session.date is None:
        return ()
    length = session_minutes(session) or minutes
    found = []
    for name in zones:
        there = zone(name)
        if there is None:
            continue
        start = begin.astimezone(there)
        end = None if length is None else (begin + timedelta(minutes=length)).astimezone(there)
        found.append(
            CityTime(
                zone=name,
                start=start.time(),
                end=None if end is None else end.time(),
                days=(start.date() - session.date).days,
                end_days=0 if end is None else (end.date() - session.date).days,
                is_night=any(_is_night(begin, there, at) for at in range(0, length or 1, _STEP)),
            )
        )
    return tuple(found)


def region_lights(session: Session, minutes: int | None = None) -> tuple[RegionLight, ...]:
    """Day and night along the session in each region; empty where its date, start or zone is not known."""
    begin = _begin(session)
    if begin is None:
        return ()
    length = session_minutes(session) or minutes or USUAL_MINUTES
    found = []
    for region, names in REGION_ZONES.items():
        edges = [there for name in names if (there := zone(name)) is not None]
        found.append(RegionLight(region, tuple(_runs(begin, edges, length))))
    return tuple(found)


def _runs(begin: datetime, edges: Sequence[ZoneInfo], length: int) -> Iterator[tuple[int, int, Light]]:
    since, light = 0, _light(begin, edges, 0)
    for at in range(_STEP, length, _STEP):
        now = _light(begin, edges, at)
        if now is not light:
            yield since, at, light
            since, light = at, now
    yield since, length, light


def _light(begin: datetime, edges: Sequence[ZoneInfo], at: int) -> Light:
    return Light(min(sum(_is_night(begin, there, at) for there in edges), Light.NIGHT))


def _is_night(begin: datetime, there: ZoneInfo, at: int) -> bool:
    clock = (begin + timedelta(minutes=at)).astimezone(there).time()
    return clock >= NIGHT[0] or clock < NIGHT[1]


def _begin(session: Session) -> datetime | None:
    """The moment it starts, in UTC; none so near the ends of the calendar that another zone has no date there."""
    if session.start is None or session.date is None or not 2 <= session.date.year <= 9998:
        return None
    return instant(session, minutes_of(session.start))
