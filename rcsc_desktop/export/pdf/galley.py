"""Paragraphs, headings and lists of one document, as strips within columns that mirror."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rcsc_desktop.export.pdf.bidi import is_right_to_left
from rcsc_desktop.export.pdf.characters import printable, visible
from rcsc_desktop.export.pdf.flow import Placed, Strip, stacked
from rcsc_desktop.export.pdf.lines import Line, Run, Segment, Setting, set_lines, width_of
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import BOLD, BOLD_ITALIC, BULLET, ITALIC, REGULAR, Style
from rcsc_desktop.support.i18n import Translator

_CENTRE = 0.34
"""The baseline lies this part of the size under the middle of a line: capitals stand in the middle."""
_LEAST_MEASURE = 120.0
_ARABIC_LEADING = 1.15
"""Arabic letters and vowel signs reach further up and down."""
_LEAST_LEADING = 1.2
_UPRIGHT = {ITALIC: REGULAR, BOLD_ITALIC: BOLD}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that begins ``indent`` points from the side where lines begin, and is ``width`` wide."""

    indent: float
    width: float

    def inner(self, indent: float) -> Column:
        """The column without its first ``indent`` points; it never gets too narrow to set words in."""
        indent = min(indent, max(0.0, self.width - _LEAST_MEASURE))
        return Column(self.indent + indent, self.width - indent)


@dataclass(frozen=True, slots=True)
class Galley:
    """Sets text for one document; no text gets smaller than ``least`` points (as set, before a sheet is scaled)."""

    setting: Setting
    measure: float
    say: Translator
    least: float = 0

    @property
    def whole(self) -> Column:
        """All of the text's width."""
        return Column(0, self.measure)

    def styled(self, style: Style) -> Style:
        """``style`` as this document's script needs it."""
        style = self.legible(style)
        return style._replace(leading=style.leading * _ARABIC_LEADING) if self.setting.right_to_left else style

    def legible(self, style: Style) -> Style:
        """``style``, no smaller than the smallest."""
        if style.size >= self.least:
            return style
        return style._replace(size=self.least, leading=max(style.leading, self.least * _LEAST_LEADING))

    def width(self, text: str, style: Style) -> float:
        """The width of ``text`` on one line."""
        return width_of(visible(printable(text, self.setting.language)), self.legible(style))

    def placed(self, line: Line, column: Column, style: Style, drop: float = 0, *, at_end: bool = False) -> Placed:
        """``line`` at the beginning (or end) of ``column``, ``drop`` under the top of its strip."""
        left = at_end if not self.setting.right_to_left else not at_end
        edge = self.measure - column.indent - column.width if self.setting.right_to_left else column.indent
        x = edge + (column.width - line.width if left else 0)
        return Placed(line, x, drop + style.leading / 2 + style.size * _CENTRE)

    def strips(self, runs: Iterable[Run], column: Column, style: Style, *, balanced: bool = False) -> list[Strip]:
        """A strip for each line; ``style`` gives the lines' distance and baseline."""
        style = self.styled(style)
        lines = set_lines([self._upright(run) for run in runs], column.width, self.setting, balanced=balanced)
        return [Strip(style.leading, (self.placed(line, column, style),)) for line in lines]

    def paragraph(
        self,
        parent: Element,
        role: str,
        text: str,
        style: Style,
        *,
        column: Column | None = None,
        space: float = 0,
        keep: bool = False,
        whole: bool = False,
        balanced: bool = False,
    ) -> list[Strip]:
        """``text`` as one new element under ``parent``; nothing where it is blank."""
        if not text.strip():
            return []
        run = Run(text, style, parent.add(role, text))
        strips = self.strips([run], column or self.whole, style, balanced=balanced)
        return stacked(strips, space=space, keep=keep, whole=whole)

    def bullet(
        self, item: Element, sign: str, body: Sequence[Run], style: Style, column: Column, *, space: float = 0
    ) -> list[Strip]:
        """The runs of ``body`` hanging beside ``sign``, which becomes the label of the list item ``item``."""
        label = Element("Lbl", text=sign)
        item.children.insert(0, label)
        strips = stacked(self.strips(body, column.inner(BULLET), style))
        style = self.legible(style)
        wide = width_of(sign, style)
        beside = Line((Segment(0.0, wide, sign, style, label),), wide)
        if not strips:
            strips = [Strip(self.styled(style).leading)]
        mark = self.placed(beside, Column(column.indent, BULLET), self.styled(style))
        strips[0].lines = (mark, *strips[0].lines)
        strips[0].space = space
        return strips

    def _upright(self, run: Run) -> Run:
        """Arabic has no italics; nothing is too small to read."""
        if run.style.size < self.least and not run.style.rise:
            run = run._replace(style=self.legible(run.style))
        upright = _UPRIGHT.get(run.style.face)
        if upright is None or not is_right_to_left(run.text):
            return run
        return run._replace(style=run.style._replace(face=upright))
