"""What the blocks of the time grid say, cut to the room they have, and kept until that changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics

from rcsc_desktop.domain.agenda import Finding, ItemKind
from rcsc_desktop.domain.names import speakers_text
from rcsc_desktop.gui.pages.agenda.grid.columns import Block, GridLayout
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import Theme

INSET = 8
"""From the edge of a block to its text."""
_TOP = 2
_PIN = 10
"""Room before a start for its pin."""
_MOST_KEPT = 4000


@dataclass(frozen=True, slots=True)
class Ink:
    """Fonts and colours of the theme, fetched once."""

    small: QFont
    small_strong: QFont
    ground: QColor
    surface: QColor
    text: QColor
    muted: QColor
    line: QColor
    field_line: QColor
    accent: QColor
    on_accent: QColor
    soft: QColor
    hover: QColor
    warn: QColor
    danger: QColor
    raised: QColor
    on_raised: QColor

    @classmethod
    def of(cls, theme: Theme) -> Ink:
        """As the theme is now."""
        small = theme.font("small")
        small.setFeature(QFont.Tag("tnum"), 1)
        names = [name for name in cls.__dataclass_fields__ if not name.startswith("small")]
        return cls(small, theme.font("small_strong"), **{name: theme.color(name) for name in names})


@dataclass(frozen=True, slots=True)
class Line:
    """A text of a block: where, in which hand, and on which side it stands; ``pin`` is the room of a pin before it."""

    where: QRect
    text: str
    font: QFont
    color: QColor
    is_trailing: bool = False
    is_time: bool = False
    pin: int = 0


class Faces:
    """The lines of each block. ``forget`` when agenda, theme or clock are others."""

    def __init__(self, words: OutlineWords, ink: Ink) -> None:
        self._words = words
        self._layout = GridLayout()
        self._kept: dict[tuple[object, ...], tuple[Line, ...]] = {}
        self.dress(ink)

    def dress(self, ink: Ink) -> None:
        """Other fonts and colours."""
        self.ink = ink
        self._small = QFontMetrics(ink.small)
        self._strong = QFontMetrics(ink.small_strong)
        self.line_height = max(self._small.height(), self._strong.height())
        self._kept.clear()

    def forget(self, layout: GridLayout) -> None:
        """Another agenda."""
        self._layout = layout
        self._kept.clear()

    def finding(self, block: Block) -> Finding | None:
        """The gravest finding beside an item."""
        found = self._layout.findings.get(block.item.id, ())
        return next((one for one in found if one.severity == "error"), found[0] if found else None)

    def lines(self, block: Block, size: QSize, covered: int = 0) -> tuple[Line, ...]:
        """What a block of a size says under what is covered of it; places are relative to its corner, from the left."""
        item = block.item
        key = (item.id, size.width(), size.height(), covered, block.start, item.minutes, item.pinned_start is None)
        if key not in self._kept:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            made = self._made(block, QSize(size.width(), size.height() - covered))
            self._kept[key] = tuple(replace(line, where=line.where.translated(0, covered)) for line in made)
        return self._kept[key]

    def _made(self, block: Block, size: QSize) -> list[Line]:
        if size.height() < self.line_height - _TOP:
            return []
        room = QRect(INSET, _TOP, size.width() - INSET - 4, size.height() - _TOP)
        if size.height() < self.line_height + 2 * _TOP:
            room.moveTop(max((size.height() - self.line_height) // 2, -2))
        if size.height() < 2 * self.line_height + 2 * _TOP:
            return self._in_one_line(block, room)
        lines = self._head(block, QRect(room.left(), room.top(), room.width(), self.line_height))
        top = room.top() + (self.line_height if lines else 0)
        title = self._wrapped(block.item.title, room.width(), (size.height() - top) // self.line_height)
        for text in title:
            where = QRect(room.left(), top, room.width(), self.line_height)
            lines.append(Line(where, text, self.ink.small_strong, self._title_color(block)))
            top += self.line_height
        entry = self._layout.entries.get(block.item.id)
        speakers = speakers_text(entry.speakers) if entry is not None else ""
        if speakers and top + self.line_height <= size.height():
            where = QRect(room.left(), top, room.width(), self.line_height)
            lines.append(Line(where, self._cut(speakers, room.width()), self.ink.small, self.ink.muted))
        return lines

    def _in_one_line(self, block: Block, room: QRect) -> list[Line]:
        """The start, if there is room for it, and the title."""
        line = QRect(room.left(), room.top(), room.width(), self.line_height)
        lines: list[Line] = []
        start = "" if block.start is None else self._words.clock_time(block.start)
        pin = _pin(block)
        taken = pin + self._small.horizontalAdvance(start) + 6 if start else 0
        if start and room.width() - taken > 5 * self._strong.averageCharWidth():
            time = line.adjusted(pin, 0, 0, 0)
            lines.append(Line(time, start, self.ink.small, self.ink.muted, is_time=True, pin=pin))
            line = line.adjusted(taken, 0, 0, 0)
        finding = self.finding(block)
        if finding is not None and line.width() > 140:
            word = self._words.finding_word(finding)
            lines.append(Line(line, word, self.ink.small, self._finding_color(finding), is_trailing=True))
            line = line.adjusted(0, 0, -self._small.horizontalAdvance(word) - 6, 0)
        text = self._strong.elidedText(_flat(block.item.title), Qt.TextElideMode.ElideRight, line.width())
        lines.append(Line(line, text, self.ink.small_strong, self._title_color(block)))
        return lines

    def _head(self, block: Block, line: QRect) -> list[Line]:
        if block.start is None:
            return []
        clock = self._words.clock_time
        pin = _pin(block)
        line = line.adjusted(pin, 0, 0, 0)
        text = f"{clock(block.start)} – {clock(block.bottom)}"
        if self._small.horizontalAdvance(text) > line.width():
            text = clock(block.start)
        lines = [Line(line, text, self.ink.small, self.ink.muted, is_time=True, pin=pin)]
        finding = self.finding(block)
        if finding is not None:
            left = line.width() - self._small.horizontalAdvance(text) - 16
            word = self._small.elidedText(self._words.finding_word(finding), Qt.TextElideMode.ElideRight, left)
            if left > 40:
                lines.append(Line(line, word, self.ink.small, self._finding_color(finding), is_trailing=True))
        return lines

    def _title_color(self, block: Block) -> QColor:
        return self.ink.muted if block.item.kind is ItemKind.BREAK else self.ink.text

    def _finding_color(self, finding: Finding) -> QColor:
        return self.ink.danger if finding.severity == "error" else self.ink.warn

    def _cut(self, text: str, width: int) -> str:
        return self._small.elidedText(_flat(text), Qt.TextElideMode.ElideRight, width)

    def _wrapped(self, text: str, width: int, most: int) -> list[str]:
        """The title in as many lines as fit, the last one cut."""
        advance: Callable[[str], int] = self._strong.horizontalAdvance
        lines: list[str] = []
        line = ""
        words = _flat(text).split(" ")
        for at, word in enumerate(words):
            longer = f"{line} {word}" if line else word
            if advance(longer) <= width:
                line = longer
                continue
            if len(lines) >= most - 1:
                rest = " ".join([line, *words[at:]]) if line else " ".join(words[at:])
                return [*lines, self._strong.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
            if line:
                lines.append(line)
            line = word if advance(word) <= width else self._strong.elidedText(word, Qt.TextElideMode.ElideRight, width)
        return [*lines, line] if line else lines


def _pin(block: Block) -> int:
    return _PIN if block.item.pinned_start is not None and block.start is not None else 0


def _flat(text: str) -> str:
    """Line breaks and tabs as what they separate; a text of any length is cut where no block could show more."""
    text = text[:400]
    return text if text.isprintable() else text.replace("\n", " ").replace("\t", " ")
