"""The waiting list: who waits, since when, and whether and why they would move up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QFrame

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.quotas import Proposed
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.tables.quiet_table import QuietTable
from rcsc_desktop.gui.widgets.plain_tip import plain_tip
from rcsc_desktop.wording import quotas
from rcsc_desktop.wording.formats import day

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TICK = Qt.ItemDataRole.CheckStateRole


class WaitingModel(QAbstractTableModel):
    """A row for each who waits; those who would move up are ticked, and can be left where they are."""

    ticked = Signal()

    def __init__(self, context: WindowContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = context.t
        self._theme = context.theme
        self._left_out: set[UUID] = set()
        self.rows: tuple[Proposed, ...] = ()

    def show_rows(self, rows: Sequence[Proposed]) -> None:
        """Show another proposal; who was left out stays so."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> list[UUID]:
        """Keys of those who are to move up."""
        return [one.waiting.id for one in self.rows if one.moves_up and one.waiting.id not in self._left_out]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 4

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.isValid() and index.column() == 0 and self.rows[index.row()].moves_up:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        if role == _TICK and index.column() == 0 and one.moves_up:
            is_left = one.waiting.id in self._left_out
            return (Qt.CheckState.Unchecked if is_left else Qt.CheckState.Checked).value
        if role == Qt.ItemDataRole.ForegroundRole and not one.moves_up:
            return QBrush(self._theme.color("muted"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._texts(one)[index.column()])
        return self._texts(one)[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _TICK or not index.isValid() or not self.rows[index.row()].moves_up:
            return False
        row_id = self.rows[index.row()].waiting.id
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(row_id)
        else:
            self._left_out.add(row_id)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 4:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        t = self._t
        return (t("Name"), t("Organization"), t("Waiting since"), t("Why"))[section]

    def _texts(self, one: Proposed) -> tuple[str, str, str, str]:
        waiting = one.waiting
        return (waiting.name, waiting.organisation, self._day(waiting.since), quotas.reason(one, self._t))

    def _day(self, since: str) -> str:
        try:
            return day(PartialDate.parse(since), self._t.language) if since else self._t("Not known")
        except UserError:
            return since


class WaitingTable(QuietTable):
    """Read with the arrows; the space bar ticks."""

    def __init__(self, context: WindowContext) -> None:
        self.line = WaitingModel(context)
        super().__init__(context.theme, self.line, context.t("Waiting list"), {0: 200, 1: 170, 2: 140}, 3)
        self.line.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
