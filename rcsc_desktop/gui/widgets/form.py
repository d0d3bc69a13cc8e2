"""A form of fields that are edited where they stand: sections with a heading, fields in columns, rows of parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.gui.theme import GRID, INSET, Theme
from rcsc_desktop.gui.widgets import looks

_MOST_SPARE = 12
WIDEST = 880
"""Pixels: a form is read, not scanned, so its lines stay short on a wide screen."""


def heading(text: str, theme: Theme) -> QLabel:
    """A heading that stands over the texts of its fields, not over their frames."""
    made = looks.label(text, theme, "section")
    made.setIndent(INSET)
    return made


class Commits(Protocol):
    """A field, or what holds fields."""

    def commit(self) -> bool: ...


class PartWidget(QWidget):
    """A line of a ``PartList``: shows one part."""

    def show_part(self, part: Any) -> None:
        """Show the stored part; what is being typed stays."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Store what is being typed; False where it is refused."""
        raise NotImplementedError


def commit_all(fields: Iterable[Commits]) -> bool:
    """Store what is being typed in each field; False where one of them is refused. None is left out."""
    return False not in [field.commit() for field in fields]


class Form(QScrollArea):
    """A column of sections that scrolls; ``body`` is the layout to add them to."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._column = QWidget()
        self._inside.setObjectName("work")
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(3 * GRID - INSET, 2 * GRID, 3 * GRID, 4 * GRID)
        self.body.setSpacing(3 * GRID)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._column, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.setWidget(self._inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._column.setFixedWidth(min(self.viewport().width(), WIDEST))


class FormSection(QWidget):
    """Fields in columns that share the width, under a heading where ``text`` is given."""

    def __init__(self, theme: Theme, text: str = "", columns: int = 4) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        if text:
            layout.addWidget(heading(text, theme))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
        layout.addLayout(self._grid)
        self._columns = columns
        self._next = (0, 0)

    def add(self, widget: QWidget, span: int = 1) -> None:
        """Put a field behind the last one; ``span`` columns wide."""
        row, column = self._next
        if column + span > self._columns:
            row, column = row + 1, 0
        self._grid.addWidget(widget, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._next = (row, column + span)


class PartList(QWidget):
    """One line for each of several parts; lines stay while their part does, so that typing is not disturbed."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        build: Callable[[], PartWidget],
        adding: QWidget,
        *,
        nothing: str = "",
    ) -> None:
        super().__init__()
        self._build = build
        self._lines: dict[UUID, PartWidget] = {}
        self._spare: list[PartWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)
        self._layout.addWidget(heading(text, theme))
        self._nothing = looks.label(nothing, theme, "body", "muted", wraps=True)
        self._nothing.setIndent(INSET)
        self._layout.addWidget(self._nothing)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self._layout.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(adding)
        foot.addStretch(1)
        self._layout.addLayout(foot)

    def show_parts(self, parts: Sequence[tuple[UUID, object]]) -> None:
        """Show the parts in order; lines of parts that are gone wait for the next ones, since making one takes time."""
        wanted = [row_id for row_id, _ in parts]
        for row_id in [known for known in self._lines if known not in wanted]:
            self._put_aside(self._lines.pop(row_id))
        for place, (row_id, part) in enumerate(parts):
            line = self._lines.get(row_id)
            if line is None:
                line = self._lines[row_id] = self._spare.pop() if self._spare else self._build()
            if self._rows.indexOf(line) != place:
                self._rows.insertWidget(place, line)
                line.show()
            line.show_part(part)
        self._nothing.setVisible(not parts and bool(self._nothing.text()))

    def _put_aside(self, line: PartWidget) -> None:
        self._rows.removeWidget(line)
        line.hide()
        if len(self._spare) < _MOST_SPARE:
            self._spare.append(line)
        else:
            line.deleteLater()

    def commit(self) -> bool:
        """Store what is being typed in any line."""
        return commit_all(self._lines.values())

    def line(self, row_id: UUID) -> PartWidget | None:
        """The line of a part."""
        return self._lines.get(row_id)
