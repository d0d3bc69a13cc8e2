"""Calendars (iCalendar, RFC 5545): each event an item, recurring ones once or, on request, each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from rcsc_desktop.domain.agenda import SpeakerRole
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda, ImportedItem, ImportedSpeaker
from rcsc_desktop.domain.schedule import zone as zone_of
from rcsc_desktop.intake.calendar_lines import Component, components_of
from rcsc_desktop.intake.calendar_times import (
    MOST_OCCURRENCES,
    CalendarZones,
    When,
    iana_of,
    length_of,
    occurrences,
)
from rcsc_desktop.intake.gathering import LONGEST_NAME, MOST_MINUTES, MOST_SPEAKERS, MOST_TOPICS, Gathering
from rcsc_desktop.intake.kinds import kind_of
from rcsc_desktop.intake.markup import plain
from rcsc_desktop.intake.schedule_times import Unreadable
from rcsc_desktop.intake.source_json import compact
from rcsc_desktop.intake.text_items import DraftItem
from rcsc_desktop.intake.text_lines import lines_of
from rcsc_desktop.intake.zones import Zones

_OWN = "@rcsc-desktop"
_ROLES = {"CHAIR": SpeakerRole.CHAIR, "X-MODERATOR": SpeakerRole.MODERATOR, "X-SPEAKER": SpeakerRole.SPEAKER}


def read_calendar(text: str, choices: ImportChoices) -> ImportedAgenda:
    """Every VEVENT. ``source`` has the content lines as they were, unfolded: ``{"lines": […]}``.

    Refused with ``import.not_a_calendar``.
    """
    file = components_of(text)
    calendars = [one for one in file.components if one.name == "VCALENDAR"]
    if not calendars:
        raise UserError("import.not_a_calendar")
    gathering = Gathering()
    for line, content in file.unreadable:
        gathering.find(f"line {line}", "import.line_unreadable", text=content[:200])
    parts = [part for calendar in calendars for part in calendar.components]
    named = next((name for one in calendars if (name := one.text("X-WR-TIMEZONE"))), "")
    zones = Zones(choices.time_zone, iana_of(named) or named)
    definitions = {part.text("TZID"): part for part in parts if part.name == "VTIMEZONE"}
    reading = _Reading(choices, gathering, CalendarZones(zones, definitions))
    events = [part for part in parts if part.name == "VEVENT"]
    reading.read(events)
    left_out = Counter(part.name for part in parts if part.name in {"VTODO", "VJOURNAL", "VFREEBUSY"})
    if left_out:
        gathering.find(
            "", "import.left_out", todos=left_out["VTODO"], journals=left_out["VJOURNAL"] + left_out["VFREEBUSY"]
        )
    if not all(one.is_closed for one in [*calendars, *events]):
        gathering.find(f"line {text.count(chr(10)) + 1}", "import.calendar_not_closed")
    gathering.findings.extend(zones.notes())
    venue = _common_place(gathering.items)
    items = [replace(item, room="") for item in gathering.items] if venue else gathering.items
    rest = [part.raw for part in parts if part.name != "VEVENT"]
    titles = (one.text(name) for one in calendars for name in ("X-WR-CALNAME", "NAME"))
    return ImportedAgenda(
        format="ics",
        title=gathering.line(next((title for title in titles if title), ""), "", "title"),
        items=tuple(items),
        refused=tuple(gathering.refused),
        findings=tuple(gathering.findings),
        time_zone=zones.common([item.time_zone for item in items]),
        venue=venue,
        needs_time_zone=zones.is_missing,
        source=compact({"lines": [prop.raw for one in calendars for prop in one.properties], "components": rest}),
    )


def _own_description(event: Component, description: str) -> DraftItem:
    """What a description says: in calendars that this program wrote, speakers and topics line by line."""
    draft = DraftItem(event.line, None, title=event.text("SUMMARY") or description)
    if event.text("UID").endswith(_OWN):
        for line in lines_of(description):
            draft.add(line)
        draft.finish()
    elif description != draft.title:
        draft.background.append(description)
    return draft


def _common_place(items: Sequence[ImportedItem]) -> str:
    """The address that all of several events have: the place of the whole, and no room."""
    places = {item.room for item in items}
    place = next(iter(places), "")
    return place if len(places) == 1 and len(items) > 1 and "," in place else ""


@dataclass
class _Reading:
    choices: ImportChoices
    gathering: Gathering
    zones: CalendarZones
    _overridden: set[tuple[str, datetime]] = field(default_factory=set)

    def read(self, events: list[Component]) -> None:
        if self.choices.is_unrolled:
            self._overridden = set(self._overrides(events))
        seen: Counter[tuple[str, str]] = Counter()
        for event in events:
            if self.gathering.is_full(f"line {event.line}"):
                break
            uid = event.text("UID")
            seen[uid, event.text("RECURRENCE-ID")] += 1
            if uid and seen[uid, event.text("RECURRENCE-ID")] == 2:
                self.gathering.find(f"line {event.line}", "import.id_twice", field="UID", text=uid[:200])
            self._read_event(event)

    def _overrides(self, events: list[Component]) -> Iterator[tuple[str, datetime]]:
        for event in events:
            moved = event.first("RECURRENCE-ID")
            if moved is not None:
                try:
                    yield event.text("UID"), self.zones.when(moved).local
                except Unreadable:
                    continue

    def _read_event(self, event: Component) -> None:
        where = f"line {event.line}"
        begin_line = event.first("DTSTART")
        try:
            begin = None if begin_line is None else self.zones.when(begin_line)
        except Unreadable as error:
            line = begin_line.line if begin_line is not None else event.line
            self.gathering.refuse(f"line {line}", error.code, text=error.text, title=event.text("SUMMARY"))
            return
        told = event.text("SUMMARY") or plain(event.text("DESCRIPTION")).partition("\n")[0]
        title = self.gathering.line(told, where, "title")
        if not title:
            self.gathering.refuse(where, "import.no_title")
            return
        item = self._item(event, title, where, begin)
        if begin is None:
            self.gathering.find(where, "import.no_start", title=title)
        if event.text("STATUS").upper() == "CANCELLED":
            self.gathering.find(where, "import.cancelled", title=title)
        if item.recurrence and begin is not None and self.choices.is_unrolled:
            self._unroll(event, item, begin, where)
        else:
            if item.recurrence:
                self.gathering.find(where, "import.recurring", title=title)
            self.gathering.take(item)

    def _item(self, event: Component, title: str, where: str, begin: When | None) -> ImportedItem:
        recurrence = [prop.raw for name in ("RRULE", "RDATE", "EXDATE") for prop in event.all(name)]
        comments = "\n".join(prop.text.strip() for prop in event.all("COMMENT"))
        description = plain(event.text("DESCRIPTION"))
        own = _own_description(event, description)
        return ImportedItem(
            title=title,
            where=where,
            date=begin.day if begin else None,
            start=begin.clock if begin else None,
            minutes=self._minutes(event, begin, where, title) if begin else None,
            time_zone=begin.zone if begin else self.zones.zones.preferred,
            room=self.gathering.line(event.text("LOCATION"), where, "room", LONGEST_NAME),
            kind=kind_of(title, event.text("CATEGORIES")),
            speakers=(*self._speakers(event, where), *own.speakers),
            topics=own.topics()[:MOST_TOPICS],
            background=self.gathering.text("\n\n".join(own.background), where, "background"),
            link=self.gathering.line(event.text("URL"), where, "link", 2000),
            notes=self.gathering.text(comments, where, "notes"),
            language=self.choices.language,
            recurrence="\n".join(recurrence) if event.all("RRULE") or event.all("RDATE") else "",
            source=compact({"lines": event.raw}),
        )

    def _minutes(self, event: Component, begin: When, where: str, title: str) -> int | None:
        end_line, length_line = event.first("DTEND"), event.first("DURATION")
        try:
            if end_line is not None:
                end = self.zones.when(end_line)
                found = self._between(begin, end)
            elif length_line is not None:
                found = length_of(length_line)
            else:
                return None
        except Unreadable as error:
            line = end_line or length_line
            self.gathering.refuse(f"line {line.line if line else 0}", error.code, text=error.text, title=title)
            return None
        if begin.clock is None:
            if found > 1440:
                self.gathering.find(where, "import.whole_days", title=title, days=found // 1440)
            return None
        if not 0 <= found <= MOST_MINUTES:
            text = end_line.value if end_line is not None else ""
            self.gathering.refuse(where, "import.length_unusable", text=text, title=title)
            return None
        if found > 1440:
            self.gathering.find(where, "import.many_days", title=title, days=-(-found // 1440))
        return found or None

    @staticmethod
    def _between(begin: When, end: When) -> int:
        """As the clock on the wall goes within one zone, else as time goes."""
        first, last = zone_of(begin.zone), zone_of(end.zone)
        if begin.zone != end.zone and first is not None and last is not None:
            return int((end.local.replace(tzinfo=last) - begin.local.replace(tzinfo=first)).total_seconds()) // 60
        return int((end.local - begin.local).total_seconds()) // 60

    def _unroll(self, event: Component, item: ImportedItem, begin: When, where: str) -> None:
        count = 0
        try:
            for moment in occurrences(event, begin, self.zones):
                count += 1
                if (event.text("UID"), moment) in self._overridden:
                    continue
                start = moment.time() if begin.clock is not None else None
                if not self.gathering.take(replace(item, date=moment.date(), start=start, recurrence="")):
                    return
        except Unreadable as error:
            self.gathering.refuse(where, error.code, text=error.text, title=item.title)
            if not count:
                self.gathering.take(item)
        if count >= MOST_OCCURRENCES:
            self.gathering.find(where, "import.occurrences_cut", title=item.title, most=MOST_OCCURRENCES)

    def _speakers(self, event: Component, where: str) -> tuple[ImportedSpeaker, ...]:
        """Attendees that are said to speak, or that have no address, as schedules write their speakers."""
        found: dict[str, ImportedSpeaker] = {}
        for prop in event.all("ATTENDEE")[: MOST_SPEAKERS * 2]:
            role = prop.parameters.get("ROLE", "").upper()
            if role not in _ROLES and prop.value.lower().startswith("mailto:"):
                continue
            name = self.gathering.line(prop.parameters.get("CN", ""), where, "speakers", LONGEST_NAME)
            if name:
                found.setdefault(name, ImportedSpeaker(name, role=_ROLES.get(role, SpeakerRole.SPEAKER)))
        if len(found) > MOST_SPEAKERS:
            self.gathering.find(where, "import.too_many_speakers", count=len(found), most=MOST_SPEAKERS)
        return tuple(found.values())[:MOST_SPEAKERS]
