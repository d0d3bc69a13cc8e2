"""An agenda as an iCalendar file (RFC 5545) that calendars subscribe to or import again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from rcsc_desktop.domain.agenda import Visibility
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSession, ReportTopic
from rcsc_desktop.domain.reports.formats import begins, untimed
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.agenda_view import AgendaView, web_address, zone_of
from rcsc_desktop.wording import paper, paper_columns

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The time stamp of an agenda that does not know when it was last changed."""
_FIRM = {AgendaStatus.FINAL, AgendaStatus.AS_HELD}
_LAST_SEQUENCE = 2**31 - 1


def write(report: AgendaReport, target: BinaryIO) -> None:
    """Write one event an item, or one a session where ``report.options.per_session``.

    Equal reports give equal bytes. An event keeps its UID for good and its SEQUENCE grows with the agenda, so that a
    calendar that imports the file again updates what it has. Items without a time, and those of sessions without a
    date, are left out; the calendar's description says how many.
    """
    target.write(_calendar(AgendaView(report)).to_ical())


def _calendar(view: AgendaView) -> Calendar:
    report = view.report
    calendar = Calendar()
    calendar.add("prodid", "-//RCSC Desktop//Agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _text(view.title))
    skipped = 0 if report.options.per_session else untimed(report)
    if skipped:
        for name in ("description", "x-wr-caldesc"):
            calendar.add(name, paper_columns.left_out(view.say, skipped))
    events = list(_sessions(view) if report.options.per_session else _items(view))
    for zone in _zones(events):
        calendar.add_component(zone)
    for event in events:
        calendar.add_component(event)
    return calendar


def _items(view: AgendaView) -> list[Event]:
    events = []
    for number, session in enumerate(view.report.sessions, 1):
        for item in session.items:
            begin = begins(session, item)
            if begin is not None and begin.year < date.max.year:
                events.append(_item(view, session, item, begin, number))
    return events


def _item(view: AgendaView, session: ReportSession, item: ReportItem, begin: datetime, number: int) -> Event:
    uid = str(item.id) if item.id is not None else f"{view.report.key or 'agenda'}-{number}-{item.number}"
    event = _event(view, uid, view.item(item).title or view.title)
    _set_times(event, session, begin, begin + timedelta(minutes=item.minutes))
    _add(event, "location", view.joined(item.room, session.venue, *view.report.place_lines))
    _add(event, "description", "\n".join(_said(view, item)))
    _add_link(event, item.link or session.link)
    kind = paper_columns.kind(view.say, item.kind)
    if kind:
        event.add("categories", [kind])
    if item.visibility is not Visibility.PUBLIC:
        event.add("class", "PRIVATE")
    return event


def _sessions(view: AgendaView) -> list[Event]:
    events = []
    for number, session in enumerate(view.report.sessions, 1):
        if session.date is None or not date.min.year < session.date.year < date.max.year:
            continue
        shown = view.session(session, number)
        uid = str(session.id) if session.id is not None else f"{view.report.key or 'agenda'}-{number}"
        event = _event(view, uid, f"{view.title} – {shown.heading}" if shown.heading else view.title)
        _set_session_times(event, session)
        _add(event, "location", view.joined(session.venue, *view.report.place_lines))
        lines = [*filter(None, (shown.chair,)), *(f"{item.time} {item.title}" for item in shown.items)]
        _add(event, "description", "\n".join(lines))
        _add_link(event, session.link)
        events.append(event)
    return events


def _event(view: AgendaView, uid: str, summary: str) -> Event:
    report = view.report
    changed = report.modified or _NEVER
    event = Event()
    event.add("uid", f"{uid}@rcsc-desktop")
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("sequence", min(report.sequence, _LAST_SEQUENCE))
    event.add("summary", " ".join(_text(summary).split()))
    event.add("status", "CONFIRMED" if report.status in _FIRM else "TENTATIVE")
    return event


def _set_session_times(event: Event, session: ReportSession) -> None:
    """The whole day where the session has no start."""
    if session.date is None or session.start is None:
        event.add("dtstart", session.date)
        return
    begin = datetime.combine(session.date, session.start)
    end = begin if session.end is None else datetime.combine(session.date, session.end)
    last = (
        max((begins(session, item) or begin) + timedelta(minutes=item.minutes) for item in session.items)
        if (session.items and session.end is None)
        else end
    )
    if session.end is not None and end <= begin:
        last = end + timedelta(days=1)
    _set_times(event, session, begin, last)


def _set_times(event: Event, session: ReportSession, begin: datetime, end: datetime) -> None:
    """Local times of the session's zone; without one they float, the same on every clock."""
    zone = zone_of(session)
    event.add("dtstart", begin.replace(tzinfo=zone))
    if end > begin:
        event.add("dtend", end.replace(tzinfo=zone))


def _said(view: AgendaView, item: ReportItem) -> list[str]:
    """Speakers, topics and what else is known, a line each."""
    shown = view.item(item)
    lines = [str(speaker) for speaker in shown.speakers]
    lines += _bullets(shown.topics)
    if shown.questions:
        lines += [paper.discussion(view.say), *_bullets(shown.questions)]
    facts = [*((fact.heading, fact.text) for fact in shown.facts if not fact.href)]
    if view.report.options.layout is PaperLayout.RUN_OF_SHOW:
        facts += [(view.headings["owner"], item.owner), (view.headings["notes"], item.notes)]
    lines += [paper.role_before(view.say, heading, text) for heading, text in facts if text.strip()]
    return [*lines, *shown.documents, *([item.background] if item.background else [])]


def _bullets(topics: tuple[ReportTopic, ...], depth: int = 0) -> list[str]:
    lines = []
    for topic in topics:
        lines += [f"{'  ' * depth}- {topic.text}", *_bullets(topic.children, depth + 1)]
    return lines


def _add(event: Event, name: str, text: str) -> None:
    if text.strip():
        event.add(name, _text(text))


def _add_link(event: Event, link: str) -> None:
    """An address that calendars can open; another text is none."""
    address = web_address(_text(link))
    if address:
        event.add("url", address)


def _text(text: str) -> str:
    return clean(text).text


def _zones(events: list[Event]) -> list[Timezone]:
    """A description of each zone that is used, over the years that are used."""
    moments = [event.decoded(name) for event in events for name in ("dtstart", "dtend") if name in event]
    zoned = [moment for moment in moments if isinstance(moment, datetime) and isinstance(moment.tzinfo, ZoneInfo)]
    names = sorted({str(moment.tzinfo) for moment in zoned} - {"UTC", "Etc/UTC"})
    if not zoned:
        return []
    first = date(max(min(moment.year for moment in zoned) - 1, 1), 1, 1)
    last = date(min(max(moment.year for moment in zoned) + 1, date.max.year - 1), 12, 31)
    return [Timezone.from_tzid(name, first_date=first, last_date=last) for name in names]
