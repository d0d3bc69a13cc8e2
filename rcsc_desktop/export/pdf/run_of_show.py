"""The organisers' own paper: each item with its minutes, who speaks and is that settled, where, who sees to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import count

from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem
from rcsc_desktop.export.pdf.composition import Composition, broken, galley_of, head_strips
from rcsc_desktop.export.pdf.fitting import LEAST_SIZE
from rcsc_desktop.export.pdf.flow import Bookmark, Box, Strip
from rcsc_desktop.export.pdf.frames import frame_of
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.head import agenda_banner
from rcsc_desktop.export.pdf.items import framed, hangings, item_time, numbered, one_line
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.parts import flowed, joined, link, paragraphs, parts, speaker_lines
from rcsc_desktop.export.pdf.rows import beside
from rcsc_desktop.export.pdf.sessions import headings
from rcsc_desktop.export.pdf.signature import signed
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import FACT, FACT_NAME, HAIRLINE, ITEM, LINE, TIME, TOPIC
from rcsc_desktop.wording import paper_items

_SCALE = 0.88
_GAP = 10.0
_ITEM_SPACE = 11.0
_WHOLE = 0.6
"""A row that is lower than this part of a page is not cut."""


class _Name(StrEnum):
    TIME = "time"
    MINUTES = "minutes"
    ITEM = "item"
    SPEAKERS = "speakers"
    PLACE = "place"
    OWNER = "owner"
    NOTES = "notes"


_SHARES = {
    _Name.TIME: 0.105,
    _Name.MINUTES: 0.045,
    _Name.ITEM: 0.285,
    _Name.SPEAKERS: 0.185,
    _Name.PLACE: 0.13,
    _Name.OWNER: 0.1,
    _Name.NOTES: 0.15,
}
"""Of the width; what columns that nothing stands in would take goes to items and speakers."""


def compose(report: AgendaReport) -> Composition:
    """``report`` on as many sheets as it needs, on their long side."""
    frame = frame_of(report.paper, report.options.layout).at(_SCALE)
    galley = galley_of(report.language, frame, LEAST_SIZE)
    document = Element("Document")
    strips = head_strips(galley, document, report)
    strips += agenda_banner(galley, document, report)
    strips += _Table(galley, document, report, frame.depth * _WHOLE).strips()
    return Composition(galley, frame, document, broken(signed(galley, document, report, strips), frame.depth))


class _Table:
    def __init__(self, galley: Galley, document: Element, report: AgendaReport, whole_below: float) -> None:
        self._galley = galley
        self._document = document
        self._report = report
        self._whole_below = whole_below
        items = [item for session in report.sessions for item in session.items]
        self._columns = _columns(galley.measure, items)
        self._hangings = hangings(galley, items)
        self._next = count()

    def strips(self) -> list[Strip]:
        strips: list[Strip] = []
        report = self._report
        for session, heading in zip(report.sessions, headings(self._galley, self._document, report), strict=True):
            strips += heading.strips
            if not session.items:
                continue
            table = self._document.add("Table")
            strips += self._names(table.add("TR"))
            for number, item in enumerate(session.items):
                space = _ITEM_SPACE if number else _ITEM_SPACE / 2
                strips += self._row(table.add("TR"), item, space=space, level=heading.level, ruled=number > 0)
        return strips

    def _names(self, row: Element | None, *, ruled: bool = True) -> list[Strip]:
        """The names of the columns, a rule under them; without ``row`` they are not read out again."""
        say = self._galley.say
        words = {
            _Name.TIME: paper_items.time(say),
            _Name.MINUTES: paper_items.minutes(say),
            _Name.ITEM: paper_items.item(say),
            _Name.SPEAKERS: paper_items.speakers(say),
            _Name.PLACE: paper_items.place(say),
            _Name.OWNER: paper_items.responsible(say),
            _Name.NOTES: paper_items.notes(say),
        }
        cells = []
        for name, column in self._columns.items():
            element = row.add("TH", words[name], scope="Column") if row is not None else None
            cells.append(self._galley.strips([Run(words[name], FACT_NAME, element)], column, FACT_NAME))
        (strip,) = beside(cells, whole_below=self._whole_below)
        if ruled:
            strip.boxes = (Box(0, strip.height + 1, self._galley.measure, HAIRLINE * 2, LINE),)
        strip.height += 3
        strip.space, strip.keep = 10, True
        return [strip]

    def _row(self, row: Element, item: ReportItem, *, space: float, level: int, ruled: bool) -> list[Strip]:
        cells = list(self._cells(row, item))
        strips = beside(cells, whole_below=self._whole_below) or [Strip(self._galley.styled(ITEM).leading)]
        strips[0].bookmark = Bookmark(one_line(item.title) or f"{item.number}.", level, is_item=True)
        strips = framed(self._galley, strips, item, self._columns[_Name.ITEM], space, ruled=ruled)
        again = tuple(self._names(None))
        for strip in strips[1:]:
            strip.continued = (*again, *strip.continued)
        strips[0].continued = tuple(self._names(None, ruled=False)) if ruled else again
        return strips

    def _cells(self, row: Element, item: ReportItem) -> Iterable[list[Strip]]:
        galley, report = self._galley, self._report
        hang = self._hangings[next(self._next)]
        time = item_time(galley, report, item)
        head = row.add("TH", time or item.label, scope="Row")
        for name, column in self._columns.items():
            if name is _Name.TIME:
                yield galley.strips([Run(time, TIME, head)], column, ITEM) if time else []
                continue
            cell = row.add("TD")
            cell.is_kept = True
            match name:
                case _Name.MINUTES:
                    yield self._text(cell, str(item.minutes) if item.is_timed else "", column)
                case _Name.ITEM:
                    rest = replace(item, speakers=(), room="", link="", owner="", notes="")
                    strips = flowed(parts(galley, cell, report, rest, column.inner(hang.text)))
                    if item.label and strips:
                        label = head if not time else cell.add("P", item.label)
                        numbered(galley, label, column, hang, strips)
                    yield strips
                case _Name.SPEAKERS:
                    yield joined(speaker_lines(galley, cell, item.speakers, column, internal=True))
                case _Name.PLACE:
                    room = galley.paragraph(cell, "P", item.room, FACT, column=column)
                    yield [*room, *link(galley, cell, item.link, column)]
                case _Name.OWNER:
                    yield self._text(cell, item.owner, column)
                case _:
                    yield self._text(cell, item.notes, column)

    def _text(self, cell: Element, text: str, column: Column) -> list[Strip]:
        return joined(paragraphs(self._galley, cell, text, column, TOPIC, space=0))


def _columns(measure: float, items: Sequence[ReportItem]) -> dict[_Name, Column]:
    shares = dict(_SHARES)
    for name, is_used in (
        (_Name.SPEAKERS, any(item.speakers for item in items)),
        (_Name.PLACE, any(item.room or item.link for item in items)),
        (_Name.OWNER, any(item.owner for item in items)),
        (_Name.NOTES, any(item.notes for item in items)),
    ):
        if not is_used:
            share = shares.pop(name)
            for wider in (_Name.ITEM, _Name.SPEAKERS if _Name.SPEAKERS in shares else _Name.ITEM):
                shares[wider] += share / 2
    columns: dict[_Name, Column] = {}
    start = 0.0
    for name, share in shares.items():
        columns[name] = Column(start, share * measure - _GAP)
        start += share * measure
    return columns
