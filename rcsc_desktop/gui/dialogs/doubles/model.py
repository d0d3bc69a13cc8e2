"""Likely doubles as a table: the two names, how alike they are, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rcsc_desktop.domain.doubles import DoublePair
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import likeness

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class DoubleColumn(IntEnum):
    """The columns of the table."""

    FIRST = 0
    SECOND = 1
    SCORE = 2
    REASONS = 3


class DoublesModel(QAbstractTableModel):
    """One row a pair, the likeliest first."""

    def __init__(self, theme: Theme, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._t = t
        self.pairs: list[DoublePair] = []

    def show(self, pairs: Sequence[DoublePair]) -> None:
        """Show these pairs."""
        self.beginResetModel()
        self.pairs = list(pairs)
        self.endResetModel()

    def drop(self, is_gone: Callable[[DoublePair], bool]) -> None:
        """Take pairs out."""
        for row in reversed(range(len(self.pairs))):
            if is_gone(self.pairs[row]):
                self.beginRemoveRows(_ROOT, row, row)
                del self.pairs[row]
                self.endRemoveRows()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(DoubleColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            t = self._t
            return (t("One"), t("Other"), t("Alike"), t("Why"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        pair, column = self.pairs[index.row()], DoubleColumn(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(pair, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color("text" if column in {DoubleColumn.FIRST, DoubleColumn.SECOND} else "muted")
        return None

    def _text(self, pair: DoublePair, column: DoubleColumn) -> str:
        match column:
            case DoubleColumn.FIRST:
                return _told(pair.first_name, pair.first_detail)
            case DoubleColumn.SECOND:
                return _told(pair.second_name, pair.second_detail)
            case DoubleColumn.SCORE:
                return f"{pair.score} %"
            case DoubleColumn.REASONS:
                return likeness.joined(pair.reasons, self._t)


def _told(name: str, detail: str) -> str:
    return " ".join(" · ".join(part for part in (name, detail) if part).split())
