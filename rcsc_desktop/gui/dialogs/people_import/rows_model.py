"""The rows of an import as a table: their number, whom they name, what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rcsc_desktop.domain.people_plan import PlannedRow, RowState
from rcsc_desktop.gui.dialogs.people_import.answers import Answers, Fate, is_open
from rcsc_desktop.gui.dialogs.people_import.words import ImportWords
from rcsc_desktop.gui.theme import Theme

_ROOT = QModelIndex()
_COLOURS = {
    Fate.ADDED: "good",
    Fate.UPDATED: "accent",
    Fate.SAME: "muted",
    Fate.LEFT_OUT: "muted",
    Fate.REFUSED: "danger",
}


class RowColumn(IntEnum):
    """The columns of the table."""

    ROW = 0
    NAME = 1
    ORGANISATION = 2
    OUTCOME = 3


class ImportRowsModel(QAbstractTableModel):
    """Shows the rows whose places in the plan it is given; texts are made for what is in sight only.

    ``answers`` are what was said to them; ``answers_changed`` is to be called when they are others.
    """

    def __init__(self, words: ImportWords, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self.answers: Answers | None = None
        self.places: Sequence[int] = ()

    def show(self, answers: Answers | None, places: Sequence[int]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.answers, self.places = answers, places
        self.endResetModel()

    def answers_changed(self) -> None:
        """Something else was chosen: say the outcomes anew."""
        if self.places:
            last = self.index(len(self.places) - 1, RowColumn.OUTCOME)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(RowColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.row_headings()[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.answers is None:
            return None
        place = self.places[index.row()]
        row, column = self.answers.plan.rows[place], RowColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, place, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is not RowColumn.ROW:
            return self._text(row, place, column) or None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color(self._colour(row, place, column))
        return None

    def _text(self, row: PlannedRow, place: int, column: RowColumn) -> str:
        assert self.answers is not None  # noqa: S101 - asked only for rows that are shown
        match column:
            case RowColumn.ROW:
                return str(row.row)
            case RowColumn.NAME:
                return self._words.name(row)
            case RowColumn.ORGANISATION:
                return " ".join(row.entry.values.get("organisation", "").split()) if row.entry else ""
            case RowColumn.OUTCOME:
                return self._words.outcome(row, self.answers, place)

    def _colour(self, row: PlannedRow, place: int, column: RowColumn) -> str:
        assert self.answers is not None  # noqa: S101 - asked only for rows that are shown
        if column is RowColumn.ROW:
            return "muted"
        if column is RowColumn.OUTCOME:
            is_asked = row.state is RowState.DOUBTFUL and is_open(row) and not self.answers.is_decided(place)
            return "warn" if is_asked else _COLOURS[self.answers.fate(place)]
        return "muted" if self.answers.fate(place) in {Fate.SAME, Fate.LEFT_OUT, Fate.REFUSED} else "text"
