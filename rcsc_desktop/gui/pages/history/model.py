"""The journal as a table: when, who, what; older operations are fetched as they come into view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rcsc_desktop.domain.history import OperationLine
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import operations
from rcsc_desktop.wording.formats import day_and_time

PAGE = 100
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
WHEN, WHO, WHAT, STATE = range(4)


class HistoryModel(QAbstractTableModel):
    """Operations, the newest first. ``more_wanted`` carries the number to go on before."""

    more_wanted = Signal(int)

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._lines: list[OperationLine] = []
        self._may_have_more = False
        self._headings = (t("When"), t("Who"), t("What"), "")

    def show(self, lines: Sequence[OperationLine]) -> None:
        """Show these operations instead of what was there."""
        self.beginResetModel()
        self._lines = list(lines)
        self._may_have_more = len(lines) == PAGE
        self.endResetModel()

    def append(self, lines: Sequence[OperationLine]) -> None:
        """Put older operations at the end."""
        if lines:
            self.beginInsertRows(_ROOT, len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()
        self._may_have_more = len(lines) == PAGE

    def line(self, row: int) -> OperationLine | None:
        """The operation in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if index.column() == WHEN:
            return day_and_time(line.at.astimezone(), self._t.language)
        if index.column() == WHO:
            return line.author or self._t("Nobody named")
        return self.sentence(line) if index.column() == WHAT else self.state(line)

    def sentence(self, line: OperationLine) -> str:
        """What was done, in words."""
        done = operations.sentence(line.name, line.params, self._t)
        if line.kind == "undo":
            return self._t("Undo: {name}", name=done)
        return self._t("Redo: {name}", name=done) if line.kind == "redo" else done

    def state(self, line: OperationLine) -> str:
        """Whether it still stands."""
        if line.undone_by is not None and line.kind != "undo":
            return self._t("undone")
        return ""

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._may_have_more

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._may_have_more = False
            self.more_wanted.emit(self._lines[-1].seq)
