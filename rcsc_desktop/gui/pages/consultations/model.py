"""The consultations as a table, under a line for each programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rcsc_desktop.gui.pages.consultations.row import PARTICIPANTS, Row
from rcsc_desktop.support.i18n import Translator

if TYPE_CHECKING:
    from uuid import UUID

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ConsultationTableModel(QAbstractTableModel):
    """Rows as ``rows.rows()`` makes them."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._headings = (
            t("Dates"),
            t("Consultation"),
            t("Place"),
            t("Region"),
            t("Kind"),
            t("Status"),
            t("Participants"),
        )

    def show(self, rows: tuple[Row, ...]) -> None:
        """Hold other rows."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row(self, number: int) -> Row:
        """One row of the table."""
        return self._rows[number]

    def row_of(self, row_id: UUID | None) -> int:
        """Where a consultation, or the heading of a programme, stands; -1 where it does not."""
        for number, row in enumerate(self._rows):
            if row_id == (row.line.id if row.line is not None else row.programme_id):
                return number
        return -1

    def headings(self) -> list[int]:
        """The rows that name a programme."""
        return [number for number, row in enumerate(self._rows) if row.is_heading]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = row.texts[index.column()] if index.column() < len(row.texts) else ""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[index.column()]}: {text}" if row.line is not None else text
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section == PARTICIPANTS else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
