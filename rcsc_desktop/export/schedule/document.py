"""A whole schedule in the keys of its JSON: days, rooms in them, events in these."""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rcsc_desktop.domain.keys import slug
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.export.schedule.events import Event, events_of, said_to

SCHEMA = "https://c3voc.de/schedule/schema.json"
_ZONE = re.compile(r"([A-Z][a-z]+/[A-Z][a-z]+)|UTC$")
"""Names of zones that the schema takes; times have their offset besides."""


def schedule_document(report: AgendaReport) -> dict[str, Any]:
    """The schedule of a report: what a producer said of the whole, with the days and events of the agenda in it.

    Where nothing was imported it follows the public schema of the format. Items without a date or a time cannot stand
    in it.
    """
    events = events_of(report)
    source = said_to(report, report.source)
    document = copy.deepcopy(dict(source.said)) or _new(report)
    outer = document.get("schedule")
    inner = outer if isinstance(outer, dict) else document
    inner.setdefault("version", _version(report))
    conference = inner.get("conference")
    if not isinstance(conference, dict):
        conference = inner["conference"] = {}
    days = conference.pop("days", None)
    days = [day for day in days if isinstance(day, dict)] if isinstance(days, list) else []
    are_new = _fill(days, events)
    head = _head(report, days)
    if source.read.get("title") != report.title:
        conference["title"] = report.title
    for name in head:
        if name not in conference or (are_new and name in {"start", "end", "daysCount"}):
            conference[name] = head[name]
    conference["days"] = days
    return document


def _new(report: AgendaReport) -> dict[str, Any]:
    return {
        "$schema": SCHEMA,
        "generator": {"name": "RCSC Desktop"},
        "schedule": {"version": _version(report), "conference": {}},
    }


def _version(report: AgendaReport) -> str:
    return str(report.version or report.sequence)


def _head(report: AgendaReport, days: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    dates = [_date_of(day) for day in days]
    zone = next((session.time_zone for session in report.sessions if session.time_zone), "")
    acronym = re.sub(r"[^a-z0-9_]", "_", report.key or slug(report.title, 40))
    return {
        "acronym": acronym if len(acronym) > 3 else f"meeting_{acronym}",
        "title": report.title,
        "start": min(dates, default=str(report.start_date or "")),
        "end": max(dates, default=str(report.end_date or report.start_date or "")),
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        **({"time_zone_name": zone} if _ZONE.match(zone) else {}),
    }


def _fill(days: list[dict[str, Any]], events: Sequence[Event]) -> bool:
    """Put each event under its day and room; says whether there are days that the source did not have.

    A day of the source reaches as far as it says: small hours may belong to the night before.
    """
    by_date = {_date_of(day): day for day in days}
    on_days: dict[str, list[Event]] = defaultdict(list)
    hours = [
        (begin, end, _date_of(day))
        for day in days
        if (begin := _moment(day, "day_start")) is not None and (end := _moment(day, "day_end")) is not None
    ]
    for event in events:
        night = next((date for begin, end, date in hours if begin <= event.begin < end), event.day)
        on_days[night].append(event)
    added = on_days.keys() - by_date.keys()
    for date, here in on_days.items():
        begin, end = min(one.begin for one in here), max(one.end for one in here)
        if date in added:
            by_date[date] = {"index": 0, "date": date}
            days.append(by_date[date])
        day = by_date[date]
        day.setdefault("day_start", begin.isoformat(timespec="seconds"))
        day.setdefault("day_end", end.isoformat(timespec="seconds"))
        for event in here:
            _room(day, event.room).append(event.said)
    if added:
        days.sort(key=_date_of)
        for number, day in enumerate(days, 1):
            day["index"] = number
    return bool(added)


def _moment(day: Mapping[str, Any], name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(day.get(name)))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _date_of(day: Mapping[str, Any]) -> str:
    return str(day.get("date") or day.get("day_start") or "")[:10]


def _room(day: dict[str, Any], name: str) -> list[Any]:
    """The list of events of a room, whichever of its two shapes the source gives its rooms."""
    rooms = day.setdefault("rooms", {})
    if isinstance(rooms, list):
        found = next((room for room in rooms if isinstance(room, dict) and room.get("name") == name), None)
        if found is None:
            found = {"name": name, "events": []}
            rooms.append(found)
        events: list[Any] = found.setdefault("events", [])
        return events
    if not isinstance(rooms, dict):
        rooms = day["rooms"] = {}
    here: list[Any] = rooms.setdefault(name, [])
    return here
