"""What stands over the items of a session: its day, its name and track, when and where, who chairs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportSession
from rcsc_desktop.domain.reports.local_times import LocalTimes, local_times
from rcsc_desktop.export.pdf.flow import Bookmark, Strip
from rcsc_desktop.export.pdf.galley import Galley
from rcsc_desktop.export.pdf.parts import link
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import DAY, SESSION, SESSION_FACTS
from rcsc_desktop.wording import formats, paper, paper_items

_BETWEEN_CITIES = "\u2003"
"""A wide space, at which a line may end."""


class Heading(NamedTuple):
    """Strips over a session; ``level`` is that of its items in the document's outline; ``has_day``: days are headed."""

    strips: list[Strip]
    level: int
    has_day: bool


def headings(galley: Galley, parent: Element, report: AgendaReport, *, level: int = 3) -> Iterator[Heading]:
    """A heading for each session, as far as there is something to say; headings begin as H``level``.

    Days are headed where there are several, sessions where there are several.
    """
    days = {session.date for session in report.sessions if session.date is not None}
    last: ReportSession | None = None
    cities = ""
    for session in report.sessions:
        heading = _Heading(galley, parent, report, session, level)
        if len(days) > 1 and session.date is not None and (last is None or last.date != session.date):
            heading.day(session.date)
        heading.session(with_day=len(days) < 2)
        here = city_times(galley, report, session)
        heading.more(here if here != cities else "")
        cities, last = here, session
        yield Heading(heading.strips, heading.outline, len(days) > 1)


def capitalized(text: str) -> str:
    """``text`` as a heading begins: days of the week are written small in many languages."""
    return text[:1].upper() + text[1:]


def session_name(galley: Galley, session: ReportSession) -> str:
    """Track and name, as far as there are any: "Track A: Opening"."""
    name, track = " ".join(session.name.split()), " ".join(session.track.split())
    if name and track and track.casefold() not in name.casefold():
        return paper.role_before(galley.say, track, name)
    return name or track


def city_times(galley: Galley, report: AgendaReport, session: ReportSession) -> str:
    """The local times of the report's cities: "Local times: New York 10:00 – 13:00  Tokyo 23:00 – 02:00 +1"."""
    elsewhere = [city for city in report.cities if city != session.time_zone]
    found = [times for city in elsewhere if (times := local_times(session, city)) is not None]
    if not found:
        return ""
    shown = _BETWEEN_CITIES.join(_city(times, galley.setting.language, report.clock) for times in found)
    return paper.role_before(galley.say, paper_items.local_times(galley.say), shown)


def _city(times: LocalTimes, language: str, clock: str) -> str:
    """Where start and end lie on different days each is marked, else the span is."""
    city = formats.city(times.zone, language)
    if times.end is None or times.start_day == times.end_day or not times.start_day:
        span = formats.times(times.start, times.end, language, clock)
        mark = formats.days_on(times.end_day if times.end is not None else times.start_day, language)
    else:
        start = formats.time_of_day(times.start, language, clock)
        end = formats.time_of_day(times.end, language, clock)
        span = f"{start} {formats.days_on(times.start_day, language)}{formats.DASH}{end}"
        mark = formats.days_on(times.end_day, language)
    text = f"{city} {span} {mark}".strip()
    return text.replace(" ", formats.NO_BREAK).replace(formats.THIN, formats.NARROW)


class _Heading:
    def __init__(
        self, galley: Galley, parent: Element, report: AgendaReport, session: ReportSession, level: int
    ) -> None:
        self._galley = galley
        self._parent = parent
        self._report = report
        self._session = session
        self._level = level
        self._days = len({each.date for each in report.sessions if each.date is not None}) > 1
        self.strips: list[Strip] = []
        self.outline = 1 + self._days

    def day(self, date: date) -> None:
        """The session's day, over the first of its sessions."""
        text = capitalized(formats.weekday(date, self._galley.setting.language))
        self._heading(text, self._level, 1, space=22)

    def session(self, *, with_day: bool) -> None:
        """Name and facts; of the only session just what the head does not say."""
        facts = self._facts(with_day=with_day)
        if len(self._report.sessions) < 2:
            venue = self._session.venue
            if venue.strip() and not any(venue in line for line in self._report.place_lines):
                self._line(venue)
            return
        comma = paper.comma(self._galley.say)
        name = session_name(self._galley, self._session)
        if name or not self._days:
            self._heading(name or comma.join(facts), self._level + self._days, 1 + self._days, space=18)
            self.outline = 2 + self._days if self.strips else self.outline
        if facts and (name or self._days):
            self._line(comma.join(facts))

    def more(self, cities: str) -> None:
        """Chair, link, times elsewhere."""
        if self._session.chair.strip():
            role = paper.role(self._galley.say, "chair")
            self._line(paper.role_before(self._galley.say, role, self._session.chair))
        address = link(self._galley, self._parent, self._session.link, self._galley.whole)
        for strip in address:
            strip.keep = True
        self.strips += address
        self._line(cities)

    def _facts(self, *, with_day: bool) -> list[str]:
        language, session = self._galley.setting.language, self._session
        facts = []
        if session.date is not None and with_day:
            facts.append(formats.weekday(session.date, language))
        if session.start is not None:
            facts.append(formats.times(session.start, session.end, language, self._report.clock))
        if session.venue.strip() and session.venue.strip() != session_name(self._galley, session):
            facts.append(session.venue)
        return facts

    def _heading(self, text: str, level: int, outline: int, *, space: float) -> None:
        style = DAY if space > 20 else SESSION
        space = space if not self.strips else 6
        strips = self._galley.paragraph(self._parent, f"H{level}", text, style, space=space, keep=True, whole=True)
        if strips:
            strips[0].bookmark = Bookmark(" ".join(text.split()), outline)
        self.strips += strips

    def _line(self, text: str) -> None:
        space = 0 if self.strips else 10
        self.strips += self._galley.paragraph(
            self._parent, "P", text, SESSION_FACTS, keep=True, whole=True, space=space
        )
