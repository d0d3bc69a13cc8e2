"""What the page of a contact is set of: headings with lines under them, read and not edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.link_line import LinkLine

_WHEN = 17 * GRID
_STEP = 100
"""Rows that a press shows; thousands at once would hold the window."""
FRAME = 4
"""Pixels between the edge of a link and its text: all texts of a page stand in by so much."""


@dataclass(frozen=True, slots=True)
class Row:
    """``when`` stands before ``text``, ``under`` muted below it; a row that leads somewhere can be pressed."""

    text: str
    under: str = ""
    when: str = ""
    place: Place | None = None
    is_group: bool = False
    """The text is a heading over the rows that follow."""


class Section(QWidget):
    """A heading with rows; ``most`` of them, the rest behind a word to press."""

    def __init__(self, context: WindowContext, heading: str, rows: Sequence[Row], *, most: int = 24) -> None:
        super().__init__()
        self._context = context
        self._rows = rows
        self._has_when = any(row.when for row in rows)
        self.setAccessibleName(heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(_heading(heading, context))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID if self._has_when else 0)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        layout.addLayout(self._grid)
        self._shown = 0
        self.more = looks.button("", lambda: self._show(_STEP), "link")
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._show(most)

    def _show(self, count: int) -> None:
        """Show so many more rows; the word tells how many are left."""
        self._add(self._rows[self._shown : self._shown + count])
        self._shown += count
        left = len(self._rows) - self._shown
        text = self._context.t.plural("{count} more", "{count} more", max(0, left))
        self.more.setText(text)
        self.more.setAccessibleName(text)
        self.more.setVisible(left > 0)

    def _add(self, rows: Sequence[Row]) -> None:
        for row in rows:
            at = self._grid.rowCount()
            top = Qt.AlignmentFlag.AlignTop
            if row.is_group:
                group = looks.label(row.text, self._context.theme, "small_strong", "muted", wraps=True)
                group.setIndent(FRAME)
                self._grid.addWidget(group, at, 0, 1, 2, top)
                continue
            if self._has_when:
                when = looks.label(row.when, self._context.theme, "small", "muted", wraps=True)
                when.setFixedWidth(_WHEN)
                when.setIndent(FRAME)
                when.setContentsMargins(0, 2, 0, 0)
                self._grid.addWidget(when, at, 0, top)
            self._grid.addWidget(line(self._context, row), at, 1, top)


class Facts(QWidget):
    """A heading with facts under it: a muted word, what is known beside it, and more in muted text."""

    def __init__(self, context: WindowContext, heading: str, facts: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(_heading(heading, context))
        for word, text, more in facts:
            fact = QVBoxLayout()
            fact.setSpacing(1)
            named = looks.label(word, context.theme, "small", "muted", wraps=True)
            named.setIndent(FRAME)
            fact.addWidget(named)
            fact.addWidget(selectable(text, context))
            if more:
                beside = selectable(more, context, "small")
                looks.set_look(beside, "muted")
                fact.addWidget(beside)
            layout.addLayout(fact)


def line(context: WindowContext, row: Row) -> QWidget:
    """The text of a row, to press where it leads somewhere, with what stands muted under it."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    place = row.place
    if place is None:
        column.addWidget(selectable(row.text, context))
    else:
        link = LinkLine(row.text, lambda: context.go(place))
        link.setAccessibleDescription(row.under)
        column.addWidget(link)
    if row.under:
        under = looks.label(row.under, context.theme, "small", "muted", wraps=True)
        under.setIndent(FRAME)
        column.addWidget(under)
    return part


def selectable(text: str, context: WindowContext, face: str = "body") -> QLabel:
    """A text of any length that can be marked and copied."""
    made = looks.label(text, context.theme, face, wraps=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    made.setIndent(FRAME)
    return made


def _heading(text: str, context: WindowContext) -> QLabel:
    made = looks.label(text, context.theme, "section", wraps=True)
    made.setIndent(FRAME)
    return made
