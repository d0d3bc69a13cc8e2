"""Times of calendar events: the forms of RFC 5545, time zones by any name that programs give them, recurrence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import islice

from rcsc_desktop.domain.schedule import zone as zone_of
from rcsc_desktop.intake.calendar_lines import Component, Property
from rcsc_desktop.intake.gathering import MOST_MINUTES, is_usual
from rcsc_desktop.intake.schedule_times import Unreadable
from rcsc_desktop.intake.zones import Zones

MOST_OCCURRENCES = 2_000
_MOST_YEARS = 20
_MOMENT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(Z)?)?", re.ASCII)
_LENGTH = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


@dataclass(frozen=True)
class When:
    """``clock`` is ``None`` for a whole day; ``zone`` is empty where nobody says."""

    day: date
    clock: time | None
    zone: str

    @property
    def local(self) -> datetime:
        return datetime.combine(self.day, self.clock or time(0))


@dataclass
class CalendarZones:
    """Zones by their TZID: the IANA zone it ends with, that of Windows, or what its VTIMEZONE says."""

    zones: Zones
    definitions: Mapping[str, Component]
    _named: dict[str, str] = field(default_factory=dict)
    _defined: dict[str, tzinfo | None] = field(default_factory=dict)

    def when(self, prop: Property) -> When:
        """The moment of a DTSTART, DTEND or RECURRENCE-ID. Raises ``Unreadable``."""
        match = _MOMENT.fullmatch(prop.value.strip())
        if match is None:
            raise Unreadable("import.time_unreadable", prop.value)
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        try:
            found = date(year, month, day)
            if match[4] is None:
                return When(self._usual(found, prop), None, self.zones.preferred)
            late = match[4] == "24" and match[5] == "00"
            clock = time(0 if late else int(match[4]), int(match[5]))
            found = found + timedelta(days=1) if late else found
        except (ValueError, OverflowError):
            raise Unreadable("import.time_unreadable", prop.value) from None
        self._usual(found, prop)
        local = datetime.combine(found, clock)
        if match[7]:
            return self._of_utc(local)
        return When(found, clock, self._zone(prop.parameters.get("TZID", ""), local))

    def _usual(self, day: date, prop: Property) -> date:
        if not is_usual(day):
            raise Unreadable("import.date_out_of_range", prop.value)
        return day

    def _of_utc(self, moment: datetime) -> When:
        """UTC is how programs send times: told in the calendar's own zone, where it has one."""
        wanted = zone_of(self.zones.preferred)
        if wanted is None:
            return When(moment.date(), moment.time(), "Etc/UTC")
        local = moment.replace(tzinfo=UTC).astimezone(wanted)
        return When(local.date(), local.time().replace(tzinfo=None), self.zones.preferred)

    def _zone(self, tzid: str, local: datetime) -> str:
        if not tzid:
            return self.zones.of(local)
        if tzid not in self._named:
            self._named[tzid] = iana_of(tzid, self.definitions.get(tzid))
        if self._named[tzid]:
            return self._named[tzid]
        offset = self._offset(tzid, local)
        if offset is None:
            if tzid not in self.zones.unknown:
                self.zones.unknown.append(tzid)
            return self.zones.of(local)
        return self.zones.of(local.replace(tzinfo=_Fixed(offset)))

    def _offset(self, tzid: str, local: datetime) -> timedelta | None:
        if tzid not in self._defined:
            self._defined[tzid] = _defined(self.definitions.get(tzid))
        zone = self._defined[tzid]
        try:
            return None if zone is None else local.replace(tzinfo=zone).utcoffset()
        except (ValueError, OverflowError, TypeError):
            return None


class _Fixed(tzinfo):
    def __init__(self, offset: timedelta) -> None:
        self._offset = offset

    def utcoffset(self, _: datetime | None) -> timedelta:
        return self._offset

    def dst(self, _: datetime | None) -> timedelta:
        return timedelta(0)

    def tzname(self, _: datetime | None) -> str:
        return ""


def iana_of(tzid: str, definition: Component | None = None) -> str:
    """``/mozilla.org/20070129_1/America/New_York`` is America/New_York; empty for a name that hides no zone."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    told = definition.text("X-LIC-LOCATION") if definition is not None else ""
    for name in (tzid, told):
        short = name.strip().strip('"')[:200]
        for begin in [0, *(match.end() for match in re.finditer(r"[^A-Za-z]", short))]:
            rest = short[begin:]
            if ("/" in rest or (begin == 0 and rest)) and zone_of(rest) is not None:
                return rest
        if short in WINDOWS_TO_OLSON:
            return WINDOWS_TO_OLSON[short]
    return ""


def _defined(definition: Component | None) -> tzinfo | None:
    if definition is None or len(definition.raw) > 2_000:
        return None
    from icalendar import Timezone

    lines = ["BEGIN:VTIMEZONE", *definition.raw, "END:VTIMEZONE"]
    try:
        found = Timezone.from_ical("\r\n".join(lines))
        return found.to_tz() if isinstance(found, Timezone) else None
    except Exception:  # noqa: BLE001 - whatever the library says of a definition that is none
        return None


def length_of(prop: Property) -> int:
    """The minutes of a DURATION. Raises ``Unreadable`` for none, for negative ones and for more than a month."""
    match = _LENGTH.fullmatch(prop.value.strip())
    if match is None or match[1] == "-" or any(len(part or "") > 9 for part in match.groups()):
        raise Unreadable("import.length_unusable", prop.value)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    found = (weeks * 7 + days) * 1440 + hours * 60 + minutes + seconds // 60
    if found > MOST_MINUTES:
        raise Unreadable("import.length_unusable", prop.value)
    return found


def occurrences(event: Component, begin: When, zones: CalendarZones) -> Iterator[datetime]:
    """The local starts of a recurring event, some thousand at most; rules by the hour or less are not followed.

    Raises ``Unreadable`` with ``import.rule_unusable``.
    """
    from dateutil.rrule import rruleset, rrulestr

    last = begin.local + timedelta(days=366 * _MOST_YEARS)
    every = rruleset()
    for prop in event.all("RRULE"):
        parts = dict(part.upper().split("=", 1) for part in prop.value.strip().split(";") if "=" in part)
        interval = parts.get("INTERVAL", "1")
        if parts.get("FREQ") not in _FREQUENCIES or not interval.isdecimal() or not interval.strip("0"):
            raise Unreadable("import.rule_unusable", prop.value)
        count, until = parts.pop("COUNT", ""), parts.pop("UNTIL", "")
        if not _ever(";".join(f"{key}={value}" for key, value in parts.items() if key not in {"FREQ", "INTERVAL"})):
            continue
        parts["UNTIL"] = f"{min(_until(until, zones) or last, last):%Y%m%dT%H%M%S}"
        try:
            rule = rrulestr(";".join(f"{key}={value}" for key, value in parts.items()), dtstart=begin.local)
            most = min(int(count), MOST_OCCURRENCES) if count else MOST_OCCURRENCES
            for moment in islice(rule, most):
                every.rdate(moment)
        except (ValueError, KeyError, TypeError, OverflowError, IndexError, ZeroDivisionError):
            raise Unreadable("import.rule_unusable", prop.value) from None
    for name, put in (("RDATE", every.rdate), ("EXDATE", every.exdate)):
        for prop in event.all(name):
            for value in prop.value.split(",")[:MOST_OCCURRENCES]:
                one = Property(name, prop.parameters, value.partition("/")[0], prop.line, "")
                put(zones.when(one).local)
    every.rdate(begin.local)
    yield from islice(every, MOST_OCCURRENCES)


@lru_cache(maxsize=1000)
def _ever(conditions: str) -> bool:
    """Whether any day of the calendar's 400 years meets the conditions of a rule; the library would look for 8,000."""
    from dateutil.rrule import rrulestr

    if not conditions:
        return True
    try:
        return next(iter(rrulestr(f"FREQ=YEARLY;{conditions}", dtstart=datetime(9600, 1, 1))), None) is not None  # noqa: DTZ001
    except (ValueError, KeyError, TypeError, OverflowError, IndexError, ZeroDivisionError):
        return True  # what is wrong with it is told when it is followed


def _until(text: str, zones: CalendarZones) -> datetime | None:
    if not text:
        return None
    found = zones.when(Property("UNTIL", {}, text, 0, ""))
    return found.local if found.clock is not None else found.local + timedelta(days=1, seconds=-1)
