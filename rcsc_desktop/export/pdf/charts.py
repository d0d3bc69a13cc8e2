"""Charts of a paper: bars beside their labels and numbers, which a screen reader meets as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rcsc_desktop.domain.reports.participant_list import ListChart
from rcsc_desktop.export.pdf.flow import Bookmark, Box, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import ACCENT, CHART_LABEL, CHART_NUMBER, HEADING, MM
from rcsc_desktop.wording import formats, paper_list

_LABELS = 62 * MM
_NUMBERS = 14 * MM
_GAP = 3 * MM
_BAR = 8.0
_SPACE = 20.0
_LEAST_BAR = 0.8


def chart_strips(galley: Galley, document: Element, charts: Sequence[ListChart]) -> list[Strip]:
    """Each chart under its heading; no page cuts one that fits on it."""
    strips: list[Strip] = []
    for chart in charts:
        name = paper_list.chart(galley.say, chart)
        made = galley.paragraph(document, "H3", name, HEADING, space=_SPACE, keep=True, whole=True)
        made[0].bookmark = Bookmark(name, 1)
        table = document.add("Table")
        most = max((bar.count for bar in chart.bars), default=0)
        for bar in chart.bars:
            made += _bar(galley, table, bar.label, bar.count, most)
        for strip in made[:-1]:
            strip.keep = True
        strips += made
    return strips


def _bar(galley: Galley, table: Element, label: str, count: int, most: int) -> list[Strip]:
    row = table.add("TR")
    head = row.add("TH", label, scope="Row")
    cell = row.add("TD", formats.number(count, galley.setting.language))
    strips = galley.strips([Run(label, CHART_LABEL, head)], Column(0, _LABELS), CHART_LABEL)
    at = _LABELS + _GAP
    numbers = galley.strips([Run(cell.text, CHART_NUMBER, cell)], Column(at, _NUMBERS), CHART_LABEL)
    strips[0].lines = (*strips[0].lines, *numbers[0].lines)
    begins = at + _NUMBERS
    room = galley.measure - begins
    width = max(_LEAST_BAR, room * count / most) if most else _LEAST_BAR
    x = galley.measure - begins - width if galley.setting.right_to_left else begins
    strips[0].boxes = (Box(x, (galley.styled(CHART_LABEL).leading - _BAR) / 2, width, _BAR, ACCENT),)
    return strips
