"""A whole schedule in the keys of its JSON: days, rooms in them, events in these."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

from rcsc_desktop.domain.imported_source import kept
from rcsc_desktop.domain.keys import slug
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.export.schedule.events import Event, events_of

SCHEMA = "https://c3voc.de/schedule/schema.json"
_ZONE = re.compile(r"([A-Z][a-z]+/[A-Z][a-z]+)|UTC$")
"""Names of zones that the schema takes; times have their offset besides."""


def schedule_document(report: AgendaReport) -> dict[str, Any]:
    """The schedule of a report: what a producer said of the whole, with the days and events of the agenda in it.

    Where nothing was imported it follows the public schema of the format. Items without a date or a time cannot stand
    in it.
    """
    events = events_of(report)
    source = kept(report.source)
    document = copy.deepcopy(dict(source.said)) or _new(report)
    outer = document.get("schedule")
    inner = outer if isinstance(outer, dict) else document
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
        "schedule": {"version": str(report.version or report.sequence), "conference": {}},
    }


def _head(report: AgendaReport, days: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    dates = [str(day.get("date", ""))[:10] for day in days]
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
    """Put each event under its day and room; says whether there are days that the source did not have."""
    by_date = {str(day.get("date") or day.get("day_start") or "")[:10]: day for day in days}
    added: dict[str, list[Event]] = {}
    for event in events:
        if event.day not in by_date:
            by_date[event.day] = {"index": 0, "date": event.day, "day_start": "", "day_end": "", "rooms": {}}
            days.append(by_date[event.day])
            added[event.day] = []
        if event.day in added:
            added[event.day].append(event)
        _room(by_date[event.day], event.room).append(event.said)
    for date, on_day in added.items():
        by_date[date]["day_start"] = min(one.begin for one in on_day).isoformat(timespec="seconds")
        by_date[date]["day_end"] = max(one.end for one in on_day).isoformat(timespec="seconds")
    if added:
        days.sort(key=lambda day: str(day.get("date") or day.get("day_start") or ""))
        for number, day in enumerate(days, 1):
            day["index"] = number
    return bool(added)


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
