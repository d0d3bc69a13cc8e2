"""Schedules as XML in the dialects of pentabarf, frab, c3voc and pretalx, read event by event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time
from io import BytesIO

from lxml import etree

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda
from rcsc_desktop.intake.gathering import LONGEST_NAME, Gathering, as_text
from rcsc_desktop.intake.schedule_events import Day, ScheduleEvents
from rcsc_desktop.intake.schedule_times import Unreadable, clock_of, day_of, moment_of
from rcsc_desktop.intake.source_json import compact
from rcsc_desktop.intake.xml_values import attributes_of, event_of, name_of, value_of
from rcsc_desktop.intake.zones import Zones

_FIRST_ELEMENT = re.compile(rb"<[A-Za-z_]")
_CONTAINERS = frozenset({"day", "room", "event", "conference"})


def read_schedule_xml(content: bytes, choices: ImportChoices) -> ImportedAgenda:
    """Every ``<event>``; a file that breaks off or breaks a rule of XML is read up to that line, which is said.

    Refused with ``import.xml_entities``, ``import.bad_xml`` (nothing could be read) or ``import.no_conference``.
    """
    _refuse_entities(content)
    reading = _Reading(choices)
    try:
        for event, element in _walk(content):
            if event == "start":
                reading.enter(element)
            else:
                reading.leave(element)
    except etree.XMLSyntaxError as error:
        line, place = error.position
        if not reading.gathering.items and not reading.gathering.refused:
            raise UserError("import.bad_xml", line=line, place=place) from None
        reading.gathering.refuse(f"line {line}", "import.xml_broken_off", place=place)
    return reading.agenda()


def _walk(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "remove_comments": True}
    yield from etree.iterparse(BytesIO(content), events=("start", "end"), remove_pis=True, **options)


def _refuse_entities(content: bytes) -> None:
    plain = content.replace(b"\0", b"")  # UTF-16
    first = _FIRST_ELEMENT.search(plain)
    found = plain.find(b"<!ENTITY", 0, first.start() if first else len(plain))
    if found >= 0:
        raise UserError("import.xml_entities", line=plain.count(b"\n", 0, found) + 1)


@dataclass
class _Reading:
    """Where in the document the parser is, and what was found so far."""

    choices: ImportChoices
    gathering: Gathering = field(default_factory=Gathering)
    path: list[str] = field(default_factory=list)
    whole: dict[str, object] = field(default_factory=dict)
    conference: dict[str, object] = field(default_factory=dict)
    days: list[dict[str, object]] = field(default_factory=list)
    day: Day = field(default_factory=Day)
    room: str = ""
    rooms: dict[str, dict[str, object]] = field(default_factory=dict)
    events: ScheduleEvents | None = None

    def enter(self, element: etree._Element) -> None:
        name = name_of(element)
        if "event" not in self.path:
            if name == "day":
                self._enter_day(element)
            elif name == "room" and "day" in self.path:
                self._enter_room(element)
        self.path.append(name)

    def leave(self, element: etree._Element) -> None:
        name = self.path.pop()
        if "event" in self.path:
            return
        if name == "event":
            self._add(element)
        elif name == "room" and "day" in self.path:
            self.room = ""
        elif name and name not in _CONTAINERS and "day" not in self.path:
            if self.path and self.path[-1] == "conference":
                self._keep(self.conference, name, value_of(element))
            elif len(self.path) == 1:
                said = attributes_of(element) if name == "generator" else value_of(element)
                self._keep(self.whole, name, said)
            else:
                return
        elif name == "conference":
            for key, value in element.attrib.items():
                self.conference.setdefault(str(key), str(value))
        _free(element)

    def agenda(self) -> ImportedAgenda:
        if not self.conference and self.events is None and not self.days:
            raise UserError("import.no_conference")
        events = self._events()
        self.gathering.findings.extend(events.zones.notes())
        items = self.gathering.items
        venue = ", ".join(filter(None, (as_text(self.conference.get(key)).strip() for key in ("venue", "city"))))
        return ImportedAgenda(
            format="frab-xml",
            title=self.gathering.line(self.conference.get("title"), "", "title"),
            items=tuple(items),
            refused=tuple(self.gathering.refused),
            findings=tuple(self.gathering.findings),
            time_zone=events.zones.common([item.time_zone for item in items]),
            needs_time_zone=events.zones.is_missing,
            source=compact({"schedule": {**self.whole, "conference": self._conference()}}),
            venue=self.gathering.line(venue, "", "venue", LONGEST_NAME),
        )

    def _conference(self) -> dict[str, object]:
        rooms = {"rooms": list(self.rooms.values())} if self.rooms else {}
        return {**rooms, **self.conference, "days": self.days}

    def _events(self) -> ScheduleEvents:
        """Made with the first event: by then the conference has named its time zone."""
        if self.events is None:
            named = next((text for key in _ZONE_KEYS if (text := as_text(self.conference.get(key)).strip())), "")
            zones = Zones(self.choices.time_zone, named)
            self.events = ScheduleEvents(self.gathering, zones, self.choices.language)
        return self.events

    def _add(self, element: etree._Element) -> None:
        self._events().add(event_of(element), f"line {element.sourceline}", self.day, self.room)

    def _enter_day(self, element: etree._Element) -> None:
        found: dict[str, object] = {
            _DAY_KEYS.get(str(key), str(key)): int(value) if key == "index" and str(value).isdecimal() else str(value)
            for key, value in element.attrib.items()
        }
        self.days.append({**found, "rooms": {}})
        text = as_text(found.get("date")) or as_text(found.get("day_start"))
        try:
            date = day_of(text) if text else None
            self.day = Day(date, self._change(as_text(found.get("day_start"))))
        except Unreadable as error:
            self.gathering.find(f"line {element.sourceline}", error.code, text=error.text)
            self.day = Day()

    def _enter_room(self, element: etree._Element) -> None:
        """The day lists the room by its name; what else is said of it stands with the conference, as in the JSON."""
        said: dict[str, object] = dict(attributes_of(element))
        self.room = as_text(said.get("name"))
        rooms = self.days[-1]["rooms"] if self.days else None
        if isinstance(rooms, dict):
            rooms.setdefault(self.room, [])
        if len(said) > 1 and self.room not in self.rooms:
            self.rooms[self.room] = said

    def _change(self, day_start: str) -> time:
        if len(day_start) > 10:
            return moment_of(day_start).time()
        try:
            return clock_of(as_text(self.conference.get("day_change")) or "00:00")[1]
        except Unreadable:
            return time(0)

    @staticmethod
    def _keep(into: dict[str, object], name: str, value: object) -> None:
        if name == "days" and isinstance(value, str) and value.strip().isdecimal():
            into["daysCount"] = int(value.strip()[:9])
        elif name in into:
            before = into[name]
            into[name] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            into[name] = value


_ZONE_KEYS = ("time_zone_name", "time_zone", "timezone")
_DAY_KEYS = {"start": "day_start", "end": "day_end"}


def _free(element: etree._Element) -> None:
    """Forget what was read: memory does not grow with the events."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
