"""The columns of a file: header, samples, and the field that each goes to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rcsc_desktop.domain.imported_people import ReadColumn
from rcsc_desktop.gui.dialogs.people_import.words import ImportWords
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.support.i18n import Translator

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ColumnColumn(IntEnum):
    """The columns of the table of columns."""

    HEADER = 0
    SAMPLES = 1
    FIELD = 2
    HOW = 3


class ColumnsModel(QAbstractTableModel):
    """``chosen`` carries the header of a column and the field that it shall go to (empty: left out)."""

    chosen = Signal(str, str)

    def __init__(self, words: ImportWords, theme: Theme, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._t = t
        self.columns: tuple[ReadColumn, ...] = ()
        self.mended: frozenset[str] = frozenset()

    def show(self, columns: Sequence[ReadColumn], mended: frozenset[str]) -> None:
        """Show these columns; ``mended`` are headers whose field was chosen by hand."""
        if tuple(columns) == self.columns and mended == self.mended:
            return
        is_same = [one.header for one in columns] == [one.header for one in self.columns]
        if is_same and self.columns:
            self.columns, self.mended = tuple(columns), mended
            self.dataChanged.emit(self.index(0, 0), self.index(len(columns) - 1, ColumnColumn.HOW))
            return
        self.beginResetModel()
        self.columns, self.mended = tuple(columns), mended
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(ColumnColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            t = self._t
            return (t("Column"), t("What stands in it"), t("Goes to"), "")[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == ColumnColumn.FIELD else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, column = self.columns[index.row()], ColumnColumn(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(one, column)
        if role == Qt.ItemDataRole.EditRole and column is ColumnColumn.FIELD:
            return one.field
        if role == Qt.ItemDataRole.ForegroundRole:
            is_strong = column is ColumnColumn.HEADER or (column is ColumnColumn.FIELD and one.field)
            return self._theme.color("text" if is_strong else "muted")
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != ColumnColumn.FIELD:
            return False
        one = self.columns[index.row()]
        if str(value or "") != one.field:
            self.chosen.emit(one.header, str(value or ""))
        return True

    def _text(self, one: ReadColumn, column: ColumnColumn) -> str:
        match column:
            case ColumnColumn.HEADER:
                return " ".join(one.header.split())
            case ColumnColumn.SAMPLES:
                return " · ".join(" ".join(sample.split())[:60] for sample in one.samples)
            case ColumnColumn.FIELD:
                return self._words.field(one.field) if one.field else self._t("Left out")
            case ColumnColumn.HOW:
                return self._how(one)

    def _how(self, one: ReadColumn) -> str:
        t = self._t
        if one.header in self.mended or (not one.is_guess and one.field):
            return t("chosen")
        return t("guessed") if one.field else ""
