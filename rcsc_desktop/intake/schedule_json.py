"""Schedules as JSON: frab, c3voc (both versions) and what pretalx exports in the same shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time
from itertools import chain

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda
from rcsc_desktop.intake.gathering import LONGEST_NAME, Gathering, as_text
from rcsc_desktop.intake.schedule_events import Day, ScheduleEvents
from rcsc_desktop.intake.schedule_times import Unreadable, day_of, moment_of
from rcsc_desktop.intake.source_json import compact
from rcsc_desktop.intake.zones import Zones

Object = Mapping[str, object]


def is_schedule(document: object) -> bool:
    """Whether there is a conference with days in it, wrapped in ``schedule`` or not."""
    return conference_of(document) is not None


def conference_of(document: object) -> dict[str, object] | None:
    for outer in (document, document.get("schedule") if isinstance(document, dict) else None):
        if isinstance(outer, dict) and isinstance(found := outer.get("conference"), dict):
            return found
    return None


def read_schedule(document: object, choices: ImportChoices) -> ImportedAgenda:
    """Everything in the days of the conference and beside it. Refused with ``import.no_conference``."""
    conference = conference_of(document)
    if conference is None or not isinstance(document, dict):
        raise UserError("import.no_conference")
    gathering = Gathering()
    zones = Zones(choices.time_zone, as_text(conference.get("time_zone_name")).strip())
    events = ScheduleEvents(gathering, zones, choices.language)
    is_pretalx = False
    flat = _flat_list(document)
    tracks = _tracks(conference)
    listed = chain(_events(conference, gathering), ((event, Day(), "") for event in flat))
    for place, (event, day, room) in enumerate(listed, 1):
        if gathering.is_full(f"event {place}"):
            break
        if not isinstance(event, dict):
            gathering.refuse(f"event {place}", "import.not_an_event")
            continue
        is_pretalx = is_pretalx or _is_pretalx(event)
        where = f"event {as_text(event.get('id')) or place}"[:100]
        events.add(_plain(event, tracks), where, day, room, source=event)
    gathering.findings.extend(zones.notes())
    title = gathering.line(conference.get("title"), "", "title")
    _without_events(conference)
    flat.clear()
    return ImportedAgenda(
        format="pretalx-json" if is_pretalx or "pretalx" in as_text(_generator(document)) else "schedule-json",
        title=title,
        items=tuple(gathering.items),
        refused=tuple(gathering.refused),
        findings=tuple(gathering.findings),
        time_zone=zones.common([item.time_zone for item in gathering.items]),
        needs_time_zone=zones.is_missing,
        source=compact(document),
        venue=gathering.line(conference.get("venue"), "", "venue", LONGEST_NAME),
    )


def _events(conference: Object, gathering: Gathering) -> Iterator[tuple[object, Day, str]]:
    days = conference.get("days")
    for number, day in enumerate(days if isinstance(days, list) else (), 1):
        if not isinstance(day, dict):
            gathering.refuse(f"day {number}", "import.not_a_day")
            continue
        listed_under = _day(day, number, gathering)
        rooms = day.get("rooms")
        if isinstance(rooms, dict):
            for room, events in rooms.items():
                for event in events if isinstance(events, list) else ():
                    yield event, listed_under, room
        elif isinstance(rooms, list):
            for room in rooms:
                if isinstance(room, dict) and isinstance(found := room.get("events"), list):
                    for event in found:
                        yield event, listed_under, as_text(room.get("name"))


def _day(day: Object, number: int, gathering: Gathering) -> Day:
    text = as_text(day.get("date")) or as_text(day.get("day_start"))
    try:
        date = day_of(text) if text else None
        begin = as_text(day.get("day_start"))
        change = moment_of(begin).time() if len(begin) > 10 else time(0)
    except Unreadable as error:
        gathering.find(f"day {number}", error.code, text=error.text)
        return Day()
    return Day(date, change)


def _without_events(conference: Object) -> None:
    days = conference.get("days")
    for day in days if isinstance(days, list) else ():
        rooms = day.get("rooms") if isinstance(day, dict) else None
        if isinstance(rooms, dict):
            for room in rooms:
                rooms[room] = []
        elif isinstance(rooms, list):
            for room in rooms:
                if isinstance(room, dict) and "events" in room:
                    room["events"] = []


def _flat_list(document: Object) -> list[object]:
    """The events beside the conference, as the second version of the format has them."""
    schedule = document.get("schedule")
    found = (schedule if isinstance(schedule, dict) else document).get("events")
    return found if isinstance(found, list) else []


def _tracks(conference: Object) -> dict[str, str]:
    """The names of tracks by their slug."""
    tracks = conference.get("tracks")
    found = [one for one in (tracks if isinstance(tracks, list) else ()) if isinstance(one, dict)]
    return {as_text(one.get("slug")): as_text(one.get("name")) for one in found if one.get("slug")}


def _plain(event: Object, tracks: Mapping[str, str]) -> Object:
    """The event with names where the second version of the format has objects."""
    room, track = event.get("room"), event.get("track")
    if not isinstance(room, dict) and not isinstance(track, dict) and "participants" not in event:
        return event
    plain = dict(event)
    if isinstance(room, dict):
        plain["room"] = room.get("name")
    if isinstance(track, dict):
        plain["track"] = track.get("name") or tracks.get(as_text(track.get("slug"))) or track.get("slug")
    if "participants" in event:
        plain.setdefault("persons", event["participants"])
    return plain


def _generator(document: Object) -> object:
    schedule = document.get("schedule")
    found = document.get("generator") or (schedule.get("generator") if isinstance(schedule, dict) else None)
    return found.get("name") if isinstance(found, dict) else found


def _is_pretalx(event: Object) -> bool:
    persons = event.get("persons")
    return any(isinstance(one, dict) and "code" in one for one in (persons if isinstance(persons, list) else ())[:3])
