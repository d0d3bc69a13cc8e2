"""A timetable by track: for each day times down, tracks across; as many pages as keep it legible."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportSession
from rcsc_desktop.export.pdf.composition import Composition, galley_of, note_strips
from rcsc_desktop.export.pdf.fitting import LEAST_SIZE
from rcsc_desktop.export.pdf.flow import Bookmark, Page, Set, Strip, paginate
from rcsc_desktop.export.pdf.frames import frame_of
from rcsc_desktop.export.pdf.galley import Galley
from rcsc_desktop.export.pdf.grid_table import GridTable
from rcsc_desktop.export.pdf.grid_text import Look
from rcsc_desktop.export.pdf.head import agenda_banner, letterhead, when
from rcsc_desktop.export.pdf.items import session_strips
from rcsc_desktop.export.pdf.sessions import capitalized, city_times, session_name
from rcsc_desktop.export.pdf.signature import signed
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import SESSION, SHARED_TITLE, WHEN, WHERE, Frame
from rcsc_desktop.export.pdf.timetable import Timetable, Track, timetables
from rcsc_desktop.wording import formats, paper, paper_items

_NARROWEST = 92.0
"""Points that a column needs at least."""
_TIMES = 40.0
"""About what the column of times takes."""
_LOOKS = ((3, (9.5, 9.0, 8.5, 8.0, 7.5)), (5, (8.5, 8.0, 7.5)), (7, (7.5,)))
"""Sizes of titles by the most columns they are for: the usual one, and smaller ones that may save pages."""
_SMALLEST = (7.0,)


def compose(report: AgendaReport) -> Composition:
    """``report`` on as many sheets as it needs, on their long side; items without a time follow as a list."""
    frame = frame_of(report.paper, report.options.layout)
    galley = galley_of(report.language, frame, LEAST_SIZE)
    document = Element("Document")
    return Composition(galley, frame, document, _Pages(galley, frame, document, report).made())


class _Pages:
    def __init__(self, galley: Galley, frame: Frame, document: Element, report: AgendaReport) -> None:
        self._galley = galley
        self._frame = frame
        self._document = document
        self._report = report
        self._pages: list[Page] = []
        self._used = 0.0

    def made(self) -> list[Page]:
        tables, untimed = timetables(self._report, self._name, self._day)
        head = self._head()
        if not tables:
            strips = signed(self._galley, self._document, self._report, [*head, *self._list(untimed)])
            return [*self._pages, *paginate(strips, self._frame.depth)]
        self._open(head)
        chunks = [(table, tracks) for table in tables for tracks in self._chunks(table)]
        sizes = self._sizes(chunks)
        for table, tracks in chunks:
            chunk = self._table(table, tracks, sizes[_lanes(tracks)])
            for number, part in enumerate(chunk.parts(self._room, is_fresh=self._used == 0)):
                if self._used == 0:
                    self._open([])
                heading = self._heading(table, continues=number > 0)
                self._pages[-1].body += chunk.strips(part, self._used, heading=heading)
                self._used = 0
        self._end(self._list(untimed))
        return self._pages

    def _head(self) -> list[Strip]:
        """Letterhead, title, when and where on one line; what is left of the sheet belongs to the table."""
        galley, report = self._galley, self._report
        strips = letterhead(galley, self._document, report.letterhead)
        if report.concept_note is not None:
            strips += note_strips(galley, self._document, report, report.concept_note)
            self._pages = paginate(strips, self._frame.depth)
            strips = []
        first = len(strips)
        strips += galley.paragraph(self._document, "H1", report.title, SHARED_TITLE, space=14, keep=True)
        strips += galley.paragraph(self._document, "P", report.subtitle, WHERE, space=1, keep=True)
        line = paper.dotted([*when(galley, report), *report.place_lines])
        strips += galley.paragraph(self._document, "P", line, WHEN, space=2, keep=True)
        strips[first].begins_page = report.concept_note is not None
        return strips + agenda_banner(galley, self._document, report, space=4)

    def _open(self, strips: list[Strip]) -> None:
        """Begin a page with ``strips``."""
        page = Page()
        for strip in strips:
            self._used += strip.space if page.body else 0
            page.body.append(Set(self._used, strip))
            self._used += strip.height
        self._pages.append(page)

    def _room(self, pages: int) -> float:
        """What is left for a table on this page, or on one of those after it."""
        return self._frame.depth - (0 if pages else self._used)

    def _chunks(self, table: Timetable) -> Iterator[Sequence[Track]]:
        """The columns of a table, in as many groups as it needs sheets beside each other."""
        widest = max(1, int((self._galley.measure - _TIMES) / _NARROWEST))
        total = sum(track.lanes for track in table.tracks)
        share = math.ceil(total / math.ceil(total / widest))
        chunk: list[Track] = []
        for track in table.tracks:
            if chunk and sum(each.lanes for each in chunk) + track.lanes > share:
                yield chunk
                chunk = []
            chunk.append(track)
        yield chunk

    def _sizes(self, chunks: Sequence[tuple[Timetable, Sequence[Track]]]) -> dict[int, float]:
        """One size for all tables of as many columns: the largest of those that need the fewest pages."""
        chosen: dict[int, float] = {}
        for lanes in {_lanes(tracks) for _, tracks in chunks}:
            sizes = next((sizes for most, sizes in _LOOKS if lanes <= most), _SMALLEST)
            alike = [number for number, (_, tracks) in enumerate(chunks) if _lanes(tracks) == lanes]

            def pages(size: float, alike: Sequence[int] = alike) -> int:
                made = ((number, self._table(*chunks[number], size)) for number in alike)
                return sum(len(table.parts(self._room, is_fresh=number > 0)) for number, table in made)

            chosen[lanes] = min(sizes, key=pages) if len(sizes) > 1 else sizes[0]
        return chosen

    def _table(self, table: Timetable, tracks: Sequence[Track], size: float) -> GridTable:
        return GridTable(
            self._galley, self._document, self._report, tracks, table.across, Look(size), self._cities(table)
        )

    def _heading(self, table: Timetable, *, continues: bool) -> str:
        if table.day is None:
            return ""
        text = capitalized(self._day(table.day))
        return f"{text} {paper.continued(self._galley.say)}" if continues else text

    def _cities(self, table: Timetable) -> str:
        """From the first start to the last end of a day in the report's cities."""
        sessions = [one for one in self._report.sessions if one.date == table.day]
        starts = [one.start for one in sessions if one.start is not None]
        ends = [one.end for one in sessions if one.end is not None]
        if table.day is None or not starts or len({one.time_zone for one in sessions}) > 1:
            return ""
        whole = replace(sessions[0], start=min(starts), end=max(ends, default=None))
        return city_times(self._galley, self._report, whole)

    def _day(self, day: date) -> str:
        return formats.weekday(day, self._galley.setting.language)

    def _name(self, session: ReportSession) -> str:
        return session_name(self._galley, session) or session.venue or paper_items.plenary(self._galley.say)

    def _list(self, places: Sequence[int]) -> list[Strip]:
        """What has no place in a timetable, as a list."""
        if not places:
            return []
        galley, report = self._galley, self._report
        chosen = set(places)
        number = 0
        sessions = []
        for session in report.sessions:
            kept = [item for place, item in enumerate(session.items, number) if place in chosen]
            number += len(session.items)
            if kept:
                sessions.append(replace(session, items=tuple(kept)))
        words = paper_items.untimed(galley.say)
        strips = galley.paragraph(self._document, "H3", words, SESSION, space=18, keep=True)
        strips[0].bookmark = Bookmark(words, 1)
        strips += session_strips(galley, self._document, replace(report, sessions=tuple(sessions), cities=()))
        order = iter(places)
        for strip in strips:
            if strip.bookmark is not None and strip.bookmark.is_item:
                strip.bookmark = strip.bookmark._replace(place=next(order))
        return strips

    def _end(self, strips: list[Strip]) -> None:
        """The list on pages of its own; the signature after what comes last, on the same page if there is room."""
        if strips:
            strips = signed(self._galley, self._document, self._report, strips)
            self._pages += paginate(strips, self._frame.depth)
            return
        signature = signed(self._galley, self._document, self._report, [])
        top = self._pages[-1].filled
        if top + sum(strip.space + strip.height for strip in signature) > self._frame.depth:
            self._pages += paginate(signature, self._frame.depth)
            return
        for strip in signature:
            self._pages[-1].body.append(Set(top + strip.space, strip))
            top += strip.space + strip.height


def _lanes(tracks: Sequence[Track]) -> int:
    return sum(track.lanes for track in tracks)
