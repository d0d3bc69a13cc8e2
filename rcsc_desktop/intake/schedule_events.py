"""An event of a schedule, in the keys of the schedule JSON, as an item; its XML has the same keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rcsc_desktop.domain.agenda import SpeakerRole
from rcsc_desktop.domain.imported_agenda import ImportedItem, ImportedSpeaker
from rcsc_desktop.intake.gathering import LONGEST_NAME, MOST_SPEAKERS, Gathering, as_text
from rcsc_desktop.intake.kinds import kind_of
from rcsc_desktop.intake.markup import plain
from rcsc_desktop.intake.schedule_times import Unreadable, clock_of, day_of, minutes_of, moment_of
from rcsc_desktop.intake.source_json import compact
from rcsc_desktop.intake.zones import Zones

_NAMES = ("public_name", "name", "display_name", "full_public_name", "full_name")
_EARLY = time(6)


@dataclass(frozen=True)
class Day:
    """The day that an event is listed under: its date and the time at which the day before it ends."""

    day: date | None = None
    change: time = time(0)


@dataclass
class ScheduleEvents:
    """Makes an item of each event and notes what cannot be read; ids are looked at, never trusted."""

    gathering: Gathering
    zones: Zones
    language: str = ""
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, event: Mapping[str, object], where: str, day: Day, room: str = "", source: object = None) -> None:
        """``room`` is the one the event is listed under; ``source`` what is written back, if not the event itself."""
        title = self.gathering.line(event.get("title"), where, "title")
        if not title:
            self.gathering.refuse(where, "import.no_title")
            return
        try:
            begin = _begin(event, day)
        except Unreadable as error:
            self.gathering.refuse(where, error.code, text=error.text, title=title)
            return
        self._look_at_ids(event, where)
        room_name = self.gathering.line(event.get("room"), where, "room", LONGEST_NAME)
        self.gathering.take(
            ImportedItem(
                title=title,
                where=where,
                date=begin.date() if isinstance(begin, datetime) else begin,
                start=begin.time() if isinstance(begin, datetime) else None,
                minutes=self._minutes(event, begin, where),
                time_zone=self.zones.of(begin) if isinstance(begin, datetime) else self.zones.preferred,
                room=room_name or self.gathering.line(room, where, "room", LONGEST_NAME),
                track=self.gathering.line(event.get("track"), where, "track", LONGEST_NAME),
                kind=kind_of(title, as_text(event.get("type"))),
                speakers=self._speakers(event.get("persons"), where),
                background=self._background(event, title, where),
                link=self.gathering.line(event.get("url"), where, "link", 2000),
                language=self.gathering.line(event.get("language"), where, "language", 20) or self.language,
                source=compact(event if source is None else source),
            )
        )

    def _minutes(self, event: Mapping[str, object], begin: datetime | date | None, where: str) -> int | None:
        try:
            found = minutes_of(event.get("duration"))
            if found is None and isinstance(begin, datetime) and (end := as_text(event.get("end"))):
                found = minutes_of(int((moment_of(end) - begin).total_seconds()) // 60)
        except (Unreadable, TypeError) as error:
            text = error.text if isinstance(error, Unreadable) else as_text(event.get("end"))
            self.gathering.find(where, "import.length_unusable", text=text)
            return None
        return found

    def _speakers(self, persons: object, where: str) -> tuple[ImportedSpeaker, ...]:
        names: dict[str, SpeakerRole] = {}
        for person in persons if isinstance(persons, list) else ():
            name = self.gathering.line(_name(person), where, "speakers", LONGEST_NAME)
            if name:
                names.setdefault(name, _role(person))
        if len(names) > MOST_SPEAKERS:
            self.gathering.find(where, "import.too_many_speakers", count=len(names), most=MOST_SPEAKERS)
        return tuple(ImportedSpeaker(name, role=role) for name, role in list(names.items())[:MOST_SPEAKERS])

    def _background(self, event: Mapping[str, object], title: str, where: str) -> str:
        parts: list[str] = []
        for key in ("subtitle", "abstract", "description"):
            text = plain(as_text(event.get(key)))
            if text and text != title and text not in parts:
                parts.append(text)
        return self.gathering.text("\n\n".join(parts), where, "background")

    def _look_at_ids(self, event: Mapping[str, object], where: str) -> None:
        for key in ("guid", "id"):
            value = as_text(event.get(key))
            if value:
                self._seen[key, value] += 1
                if self._seen[key, value] == 2:
                    self.gathering.find(where, "import.id_twice", field=key, text=value)


def _begin(event: Mapping[str, object], day: Day) -> datetime | date | None:
    """The date wins over the start of day, which wins over the day that the event is listed under."""
    date_text, start_text = as_text(event.get("date")).strip(), as_text(event.get("start")).strip()
    for text in (date_text, start_text):
        if len(text) > 10 and text[4:5] == "-":
            return moment_of(text)
    own_day = day_of(date_text) if date_text else None
    if not start_text:
        return own_day or day.day
    later, clock = clock_of(start_text)
    listed = own_day or day.day
    if listed is None:
        raise Unreadable("import.no_date", start_text)
    if own_day is None and not later and clock < min(day.change, _EARLY):
        later = 1  # small hours belong to the night of the day before
    return datetime.combine(listed + timedelta(days=later), clock)


def _name(person: object) -> str:
    if isinstance(person, Mapping):
        return next((text for key in _NAMES if (text := as_text(person.get(key)).strip())), "")
    return as_text(person)


def _role(person: object) -> SpeakerRole:
    told = as_text(person.get("role")).lower() if isinstance(person, Mapping) else ""
    return SpeakerRole(told) if told in set(SpeakerRole) else SpeakerRole.SPEAKER


def listed(value: object) -> Iterator[object]:
    """The entries of a list or the values of an object; nothing for anything else."""
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, list):
        yield from value
