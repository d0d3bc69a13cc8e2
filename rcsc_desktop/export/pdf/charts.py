"""Charts of a paper: bars beside their labels and numbers, which a screen reader meets as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rcsc_desktop.domain.reports.participant_list import ChartBar, ListChart
from rcsc_desktop.export.pdf.flow import Bookmark, Box, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import ACCENT, CHART_LABEL, CHART_NUMBER, HEADING, LINE, MM, Colour
from rcsc_desktop.wording import formats, paper_list

_LABELS = 62 * MM
_NUMBERS = 14 * MM
_GAP = 3 * MM
_BAR = 8.0
_ROW_SPACE = 4.0
_SPACE = 20.0
_LEAST_BAR = 0.8
_PALEST = 0.82
"""How much white the last part of a bar has."""


def chart_strips(galley: Galley, document: Element, charts: Sequence[ListChart]) -> list[Strip]:
    """Each chart under its heading; no page cuts one that fits on it."""
    strips: list[Strip] = []
    for chart in charts:
        name = paper_list.chart(galley.say, chart)
        made = galley.paragraph(document, "H3", name, HEADING, space=_SPACE, keep=True, whole=True)
        made[0].bookmark = Bookmark(name, 1)
        made += _legend(galley, document, chart)
        table = document.add("Table")
        most = max((bar.count for bar in chart.bars), default=0)
        for bar in chart.bars:
            made += _bar(galley, table, chart, bar, most)
        for strip in made[:-1]:
            strip.keep = True
        strips += made
    return strips


def _legend(galley: Galley, document: Element, chart: ListChart) -> list[Strip]:
    """The words for the parts, each beside its colour."""
    strips: list[Strip] = []
    at = 0.0
    for place, part in enumerate(chart.parts):
        word = paper_list.part(galley.say, chart, part)
        wide = _BAR + _GAP / 2 + galley.width(word, CHART_LABEL) + 2 * _GAP
        if not strips or at + wide > galley.measure:
            strips.append(Strip(galley.styled(CHART_LABEL).leading))
            at = 0.0
        label = document.add("P", word)
        column = Column(at + _BAR + _GAP / 2, galley.measure - at - _BAR - _GAP / 2)
        (set_line,) = galley.strips([Run(word, CHART_LABEL, label)], column, CHART_LABEL)
        strip = strips[-1]
        strip.lines = (*strip.lines, *set_line.lines)
        strip.boxes = (*strip.boxes, _box(galley, at, _BAR, _shade(place, len(chart.parts))))
        at += wide
    return strips


def _bar(galley: Galley, table: Element, chart: ListChart, bar: ChartBar, most: int) -> list[Strip]:
    label = paper_list.bar(galley.say, chart, bar)
    row = table.add("TR")
    head = row.add("TH", label, scope="Row")
    cell = row.add("TD", formats.number(bar.count, galley.setting.language))
    strips = galley.strips([Run(label, CHART_LABEL, head)], Column(0, _LABELS), CHART_LABEL)
    at = _LABELS + _GAP
    numbers = galley.strips([Run(cell.text, CHART_NUMBER, cell)], Column(at, _NUMBERS), CHART_LABEL)
    strips[0].lines = (*strips[0].lines, *numbers[0].lines)
    begins = at + _NUMBERS
    room = galley.measure - begins
    boxes = []
    for place, count in enumerate(bar.parts or (bar.count,)):
        width = max(_LEAST_BAR, room * count / most) if count and most else 0.0
        if width:
            colour = _shade(place, len(chart.parts)) if bar.value else LINE
            boxes.append(_box(galley, begins, width, colour))
        begins += width
    strips[0].boxes = tuple(boxes)
    strips[0].space = _ROW_SPACE
    return strips


def _box(galley: Galley, at: float, width: float, colour: Colour) -> Box:
    x = galley.measure - at - width if galley.setting.right_to_left else at
    return Box(x, (galley.styled(CHART_LABEL).leading - _BAR) / 2, width, _BAR, colour)


def _shade(place: int, count: int) -> Colour:
    """The accent, paler from part to part: told apart on a grey print too."""
    white = _PALEST * place / max(1, count - 1)
    red, green, blue = (part + (1 - part) * white for part in ACCENT)
    return red, green, blue
