"""The items of sessions as tables: a column of times, beside it number, title and what hangs under it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from rcsc_desktop.domain.numbering import label_levels
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem
from rcsc_desktop.export.pdf.flow import Bookmark, Rule, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.parts import flowed, joined, parts
from rcsc_desktop.export.pdf.sessions import headings
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    CONTINUED,
    GUTTER,
    HAIRLINE,
    ITEM,
    LINE,
    TIME,
    TIME_COLUMN,
    WIDEST_TIME_COLUMN,
    Style,
)
from rcsc_desktop.wording import formats, paper

_ITEM_SPACE = 14.0
"""Between two items; the hairline stands in its middle."""
_WHOLE_BELOW = 130.0
"""An item that is lower than this is not cut by a page break."""
_AFTER_NUMBER = 6.0
_MOST_REPEATED = 300
"""Characters of a title that is repeated at the top of a page."""


class Hanging(NamedTuple):
    """Where in its column an item's number begins and where its text does, in points."""

    number: float = 0
    text: float = 0


def session_strips(galley: Galley, parent: Element, report: AgendaReport) -> list[Strip]:
    """The items of each session as a table, under a heading where the agenda has several sessions."""
    table = _Table(galley, report)
    strips: list[Strip] = []
    for session, heading in zip(report.sessions, headings(galley, parent, report), strict=True):
        strips += heading.strips
        rows = parent.add("Table") if session.items else parent
        for number, item in enumerate(session.items):
            space = _ITEM_SPACE if number else 10.0
            strips += table.item(rows.add("TR"), item, space=space, ruled=number > 0, level=heading.level)
    return strips


def one_line(text: str) -> str:
    """``text`` without line feeds and doubled blanks."""
    return " ".join(text.split())


def item_time(galley: Galley, report: AgendaReport, item: ReportItem) -> str:
    """The text of the time column; where there is no time, the item's place in a session that has no times at all."""
    if item.start is not None and item.is_timed:
        return formats.times(item.start, item.end, galley.setting.language, report.clock)
    return f"{item.number}." if item.is_timed and not item.label else ""


def hangings(galley: Galley, items: Iterable[ReportItem]) -> list[Hanging]:
    """How numbers hang beside the titles of ``items``: each level as far in as the widest number of the one above."""
    labels = [item.label for item in items]
    levels = label_levels(labels)
    widths = [0.0] * (max(levels, default=0) + 1)
    for label, level in zip(labels, levels, strict=True):
        if label:
            widths[level] = max(widths[level], galley.width(label, ITEM) + _AFTER_NUMBER)
    starts = [sum(widths[:level]) for level in range(len(widths) + 1)]
    return [
        Hanging(starts[level], starts[level + 1]) if label else Hanging(0, widths[0])
        for label, level in zip(labels, levels, strict=True)
    ]


def numbered(
    galley: Galley, label: Element, column: Column, hang: Hanging, strips: list[Strip], style: Style = ITEM
) -> None:
    """Put the number that ``label`` holds before the first of ``strips``, hanging at the beginning of ``column``."""
    width = max(hang.text - hang.number, 1)
    set_label = galley.strips([Run(label.text, style, label)], Column(column.indent + hang.number, width), style)
    strips[0].lines = (*set_label[0].lines, *strips[0].lines)


class _Table:
    """Rows of one agenda; they have their columns in common."""

    def __init__(self, galley: Galley, report: AgendaReport) -> None:
        self._galley = galley
        self._report = report
        items = [item for session in report.sessions for item in session.items]
        self._hangings = hangings(galley, items)
        self._next = count()
        self._times = _time_column(galley, [item_time(galley, report, item) for item in items], report)

    def item(self, row: Element, item: ReportItem, *, space: float, ruled: bool, level: int) -> list[Strip]:
        galley, hang = self._galley, self._hangings[next(self._next)]
        beside: list[Strip] = []
        text = item_time(galley, self._report, item)
        if text:
            label = row.add("TH", text, scope="Row")
            beside = galley.strips([Run(text, TIME, label)], Column(0, self._times), ITEM)
        number = row.add("TH", item.label, scope="Row") if item.label and not text else None
        cell = row.add("TD")
        cell.columns = 1 if row.children[:-1] else 2
        if item.label and number is None:
            number = cell.add("P", item.label)
        whole = galley.whole.inner(self._times + GUTTER if self._times else 0)
        column = whole.inner(hang.text)
        strips = flowed(parts(galley, cell, self._report, item, column))
        strips = strips or [Strip(galley.styled(TIME).leading)]
        if number is not None:
            numbered(galley, number, whole, hang, strips)
        strips = with_times(galley, strips, beside)
        strips[0].bookmark = Bookmark(one_line(item.title) or f"{item.number}.", level, is_item=True)
        return framed(galley, strips, item, column, space, ruled=ruled)


def _time_column(galley: Galley, spans: list[str], report: AgendaReport) -> float:
    """Wide enough for spans of time with am or pm on one line, as long as they take no more than the widest column.

    Nothing where no item has a time or a number in its place.
    """
    if spans and not any(spans):
        return 0
    if formats.counts_to_24(galley.setting.language, report.clock):
        return TIME_COLUMN
    widths = (galley.width(span, TIME) for span in spans)
    return max([TIME_COLUMN, *(math.ceil(width) for width in widths if width <= WIDEST_TIME_COLUMN)])


def with_times(galley: Galley, strips: list[Strip], beside: list[Strip]) -> list[Strip]:
    """The lines of the time column stand beside the first lines of the item."""
    while len(strips) < len(beside):
        strips = joined([strips, [Strip(galley.styled(TIME).leading)]])
    for strip, time in zip(strips, beside, strict=False):
        strip.lines = (*time.lines, *strip.lines)
        strip.keep = strip.keep or time is not beside[-1]
    return strips


def framed(
    galley: Galley, strips: list[Strip], item: ReportItem, column: Column, space: float, *, ruled: bool
) -> list[Strip]:
    """Space and hairline above; what a page says that begins inside the item; a low item is kept whole."""
    strips[0].space = space
    strips[0].rule = Rule(0, galley.measure, HAIRLINE, LINE, space / 2) if ruled else None
    is_low = sum(strip.height + strip.space for strip in strips) < _WHOLE_BELOW
    if not is_low:
        again = continuation(galley, item, column)
        for strip in strips[1:]:
            strip.continued = again
    for strip in strips[:-1]:
        strip.keep = strip.keep or is_low
    strips[-1].keep = False
    return strips


def continuation(galley: Galley, item: ReportItem, column: Column) -> tuple[Strip, ...]:
    """What stands above the rest of an item on the next page; at most two lines."""
    text = f"{one_line(item.title)[:_MOST_REPEATED]} {paper.continued(galley.say)}".strip()
    strips = galley.strips([Run(text, CONTINUED)], column, CONTINUED)[:2]
    strips[-1].height += 3
    return tuple(strips)
