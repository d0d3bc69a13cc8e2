"""Items of an agenda as events of a schedule: what the producer said, and over it what was edited since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from rcsc_desktop.domain.imported_source import KeptSource, kept
from rcsc_desktop.domain.keys import slug
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSession, ReportSpeaker, ReportTopic
from rcsc_desktop.domain.reports.formats import begins
from rcsc_desktop.domain.schedule import zone

_NAMES = ("public_name", "name", "display_name", "full_public_name", "full_name")
_LARGEST_ID = 2**31
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Event:
    """What a schedule says of an item, in the keys of its JSON, with the day and the room that it stands under."""

    day: str
    room: str
    begin: datetime
    end: datetime
    said: dict[str, Any]


@dataclass
class _Taken:
    """Each guid, id and slug stands once in a schedule."""

    guids: set[str] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)
    slugs: set[str] = field(default_factory=set)


def events_of(report: AgendaReport) -> list[Event]:
    """The items that have a date and a time, in the order of the agenda; without a zone their times are in UTC."""
    taken = _Taken()
    found = []
    for session in report.sessions:
        where = zone(session.time_zone) or UTC
        for item in session.items:
            begin = begins(session, item)
            if begin is not None and session.date is not None:
                local = begin.replace(tzinfo=where)
                end = (local.astimezone(UTC) + timedelta(minutes=item.minutes)).astimezone(where)
                room = item.room or session.venue or session.track or session.name or _whole_place(report)
                said = _said(report, session, item, local, room, taken)
                found.append(Event(session.date.isoformat(), room, local, end, said))
    return found


def _said(
    report: AgendaReport, session: ReportSession, item: ReportItem, begin: datetime, room: str, taken: _Taken
) -> dict[str, Any]:
    source = kept(item.source)
    guid = _guid(source, item, report, taken)
    new: dict[str, Any] = {
        "id": _id(source, guid, taken),
        "guid": guid,
        "date": begin.isoformat(timespec="seconds"),
        "start": f"{begin:%H:%M}",
        "duration": f"{item.minutes // 60:02}:{item.minutes % 60:02}",
        "room": room,
        "slug": _slug(source, item, guid, taken),
        "url": item.link or f"urn:uuid:{guid}",
        "title": item.title,
        "subtitle": "",
        "track": str(source.read.get("track") or session.track),
        "type": item.kind.value,
        "language": str(source.read.get("language") or report.language),
        "abstract": item.background,
        "description": "\n".join(_lines(item)),
        "persons": _persons(item.speakers, source),
        "links": [],
        "attachments": [],
    }
    if not source.said:
        return new
    said = {**{name: value for name, value in new.items() if name not in source.said}, **source.said}
    said.update((name, new[name]) for name in ("id", "guid", "slug"))
    said.update((name, new[name]) for name in _edited(item, begin, room, source) if name in new)
    return {**{name: said[name] for name in source.said}, **said}


def _whole_place(report: AgendaReport) -> str:
    return report.place_lines[0] if report.place_lines else report.title


def _edited(item: ReportItem, begin: datetime, room: str, source: KeptSource) -> Iterator[str]:
    """The keys of which the item no longer says what the source said."""
    read = source.read
    if (read.get("date"), read.get("start")) != (begin.date().isoformat(), f"{begin:%H:%M}"):
        yield from ("date", "start")
    if read.get("minutes") != item.minutes:
        yield "duration"
    if fold(str(read.get("room", ""))) != fold(room) and (read.get("room") or item.room):
        yield "room"
    if read.get("title") != item.title:
        yield "title"
    if (read.get("link") or "") != item.link:
        yield "url"
    if read.get("kind") != item.kind.value:
        yield "type"
    if not _are_the_same(item.speakers, read.get("speakers") or ()):
        yield "persons"
    if (read.get("background") or "") != item.background:
        yield from ("subtitle", "abstract", "description")


def _are_the_same(speakers: Iterable[ReportSpeaker], names: Iterable[str]) -> bool:
    wanted = {fold(name) for name in names} - {""}
    standing = {fold(one.name): fold(f"{one.title} {one.name}") for one in speakers}
    return len(standing) == len(wanted) and all(name in wanted or full in wanted for name, full in standing.items())


def _persons(speakers: Iterable[ReportSpeaker], source: KeptSource) -> list[Any]:
    """Those of the source as it has them, the others with a name and a number."""
    known = {}
    for person in source.said.get("persons") or ():
        name = next((person[key] for key in _NAMES if isinstance(person.get(key), str)), "") if _is_map(person) else ""
        known[fold(name)] = person
    found: list[Any] = []
    for one in speakers:
        number = uuid5(NAMESPACE_URL, f"person:{fold(one.name)}").int % _LARGEST_ID or 1
        found.append(known.get(fold(one.name)) or {"id": number, "public_name": one.name})
    return found


def _is_map(value: object) -> bool:
    return isinstance(value, dict)


def _guid(source: KeptSource, item: ReportItem, report: AgendaReport, taken: _Taken) -> str:
    """The producer's own; else one that is made of the item's id and stays as long as the item does."""
    said = source.said.get("guid")
    guid = said if isinstance(said, str) and _is_guid(said) else ""
    if not guid or guid in taken.guids:
        own = item.id or f"{report.title}/{item.number}/{item.title}"
        guid = str(uuid5(NAMESPACE_URL, f"rcsc:{report.id}/{own}"))
    taken.guids.add(guid)
    return guid


def _id(source: KeptSource, guid: str, taken: _Taken) -> int:
    said = source.said.get("id")
    if isinstance(said, str) and said.isascii() and said.isdecimal() and len(said) < len(str(_LARGEST_ID)):
        said = int(said)
    number = said if isinstance(said, int) and not isinstance(said, bool) else UUID(guid).int % _LARGEST_ID or 1
    while number in taken.ids:
        number += 1
    taken.ids.add(number)
    return number


def _slug(source: KeptSource, item: ReportItem, guid: str, taken: _Taken) -> str:
    said = source.said.get("slug")
    words = said if isinstance(said, str) and said else slug(item.title, _LONGEST_SLUG) or guid
    if words in taken.slugs:
        words = f"{words}-{guid[:8]}"
    taken.slugs.add(words)
    return words


def _is_guid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _lines(item: ReportItem) -> Iterator[str]:
    """Topics, questions and what is expected, as lines of a text."""
    yield from _nested(item.topics, 0)
    yield from _nested(item.questions, 0)
    if item.outcome:
        yield item.outcome


def _nested(topics: Iterable[ReportTopic], depth: int) -> Iterator[str]:
    for topic in topics:
        yield f"{'  ' * depth}- {topic.text}"
        yield from _nested(topic.children, depth + 1)
