"""Which time zone the times of a source are in: what it names, what it offsets, what was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportNote
from rcsc_desktop.domain.schedule import zone as zone_of
from rcsc_desktop.intake.gathering import note

_HOUR = timedelta(hours=1)


@dataclass
class Zones:
    """The zone of each time of one source.

    ``chosen`` was asked for by the user, ``named`` stands in the source. An offset that is written with a time wins
    over both: times stay as written, in a zone that has the offset.
    """

    chosen: str
    named: str = ""
    unknown: list[str] = field(default_factory=list)
    contradicted: Counter[str] = field(default_factory=Counter)
    is_missing: bool = False

    def __post_init__(self) -> None:
        if self.chosen and zone_of(self.chosen) is None:
            raise UserError("zone.unknown", text=self.chosen)
        if self.named and zone_of(self.named) is None:
            self.unknown.append(self.named)
            self.named = ""

    @property
    def preferred(self) -> str:
        return self.chosen or self.named

    def of(self, moment: datetime) -> str:
        """The IANA zone of a time as written; empty where nobody says."""
        offset = moment.utcoffset()
        if offset is None:
            self.is_missing = self.is_missing or not self.preferred
            return self.preferred
        local = moment.replace(tzinfo=None)
        for name in filter(None, (self.chosen, self.named)):
            if offset_at(name, local) == offset:
                return name
        found = with_offset(offset, local)
        if self.preferred:
            self.contradicted[found] += 1
        return found

    def common(self, used: Iterable[str]) -> str:
        """The zone of the whole: the one that most times are in, else the preferred one."""
        found = Counter(name for name in used if name).most_common(1)
        return found[0][0] if found else self.preferred

    def notes(self) -> list[ImportNote]:
        """What has to be said of zones once the source is read."""
        told = [note("", "import.zone_unknown", text=name) for name in self.unknown]
        for used, count in self.contradicted.items():
            told.append(note("", "import.zone_contradicts", zone=self.preferred, used=used, count=count))
        return told


@lru_cache(maxsize=4096)
def offset_at(name: str, local: datetime) -> timedelta | None:
    """What the zone's clock was ahead of UTC at a local time."""
    known = zone_of(name)
    return None if known is None else local.replace(tzinfo=known).utcoffset()


@lru_cache(maxsize=4096)
def with_offset(offset: timedelta, local: datetime) -> str:
    """A zone with the offset at that time: a fixed one for whole hours, else the first by name; empty if none has."""
    hours, rest = divmod(offset, _HOUR)
    if not rest and -12 <= hours <= 14:
        return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"  # POSIX counts westwards
    for name in sorted(available_timezones()):
        if "/" in name and local.replace(tzinfo=ZoneInfo(name)).utcoffset() == offset:
            return name
    return ""
