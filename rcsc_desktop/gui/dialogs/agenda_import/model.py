"""The items of an agenda that was read, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rcsc_desktop.domain.imported_agenda import ImportedItem
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
DATE, START, LENGTH, TITLE, SPEAKERS, ROOM = range(6)
_LAST = date(9999, 12, 31)


class ImportedItems(QAbstractTableModel):
    """A line an item, by date and time."""

    def __init__(self, t: Translator, clock: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._clock = clock
        self._items: list[ImportedItem] = []
        self._headings = (t("Date"), t("Start"), t("Length"), t("Title"), t("Speakers"), t("Room"))

    def show(self, items: Sequence[ImportedItem]) -> None:
        """Show other items."""
        self.beginResetModel()
        self._items = sorted(items, key=lambda item: (item.date or _LAST, item.start or time(), item.room))
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            text = self._text(self._items[index.row()], index.column())
            return text if role == Qt.ItemDataRole.DisplayRole or len(text) > 20 else None
        return None

    def _text(self, item: ImportedItem, column: int) -> str:
        language = self._t.language
        match column:
            case 0:
                return "" if item.date is None else formats.day(item.date, language)
            case 1:
                return "" if item.start is None else formats.time_of_day(item.start, language, self._clock())
            case 2:
                return "" if item.minutes is None else f"{item.minutes}′"
            case 3:
                return item.title
            case 4:
                return ", ".join(one.name for one in item.speakers)
            case _:
                return item.room or item.track
