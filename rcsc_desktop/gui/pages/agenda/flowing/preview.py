"""What a step would make of each item: a table of now and then."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.domain.timetable import Shift
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator

_ROOT = QModelIndex()


class ShiftColumn(IntEnum):
    """The columns of the preview."""

    ITEM = 0
    NOW = 1
    THEN = 2


class ShiftsModel(QAbstractTableModel):
    """One row an item that changes."""

    def __init__(self, words: OutlineWords, theme: Theme, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._t = t
        self._shifts: tuple[Shift, ...] = ()

    def show(self, shifts: Sequence[Shift]) -> None:
        """Show these changes."""
        self.beginResetModel()
        self._shifts = tuple(shifts)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shifts)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(ShiftColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                ShiftColumn.ITEM: self._t("Item"),
                ShiftColumn.NOW: self._t("Now"),
                ShiftColumn.THEN: self._t("Then"),
            }[ShiftColumn(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(ShiftColumn(section)) | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shift, column = self._shifts[index.row()], ShiftColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return {
                ShiftColumn.ITEM: shift.item.title,
                ShiftColumn.NOW: self._times(shift.before, shift.start_before),
                ShiftColumn.THEN: self._times(shift.item, shift.start),
            }[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(column) | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column is not ShiftColumn.ITEM:
            is_shorter = column is ShiftColumn.THEN and shift.item.minutes != shift.before.minutes
            return self._theme.color("accent" if is_shorter else "muted" if column is ShiftColumn.NOW else "text")
        return None

    def _times(self, item: AgendaItem, start: int | None) -> str:
        length = f"{item.minutes}′"
        return length if start is None else f"{self._words.clock_time(start)}   {length}"


class _Inset(QStyledItemDelegate):
    """Texts begin where those of the header do."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.rect = option.rect.adjusted(GRID // 2, 0, -GRID // 2, 0)


class ShiftsTable(QTableView):
    """The table as the window shows tables: read, not edited."""

    def __init__(self, model: ShiftsModel, theme: Theme, t: Translator) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Inset(self))
        self.setAccessibleName(t("What changes"))
        self.setFont(theme.font("table"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height - 4)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(ShiftColumn.ITEM, QHeaderView.ResizeMode.Stretch)
        for column in (ShiftColumn.NOW, ShiftColumn.THEN):
            self.setColumnWidth(column, 14 * GRID)


def _side(column: ShiftColumn) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if column is ShiftColumn.ITEM else Qt.AlignmentFlag.AlignRight
