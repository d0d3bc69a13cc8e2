"""Who came in with an earlier file of the same layout and does not stand in the new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from rcsc_desktop.domain.people_plan import MissingRow
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.models.rows import RowsModel
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

_Index = QModelIndex | QPersistentModelIndex


class MissingModel(RowsModel):
    """A tick says: set the status of this one to cancelled. ``ticked`` are places of ``rows``."""

    def __init__(self, row_height: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(0, row_height)
        self.ticked: set[int] = set()
        self.can_be_ticked = False

    def show(self, rows: Sequence[Any]) -> None:
        self.ticked.clear()
        super().show(rows)

    def tick_all(self, *, is_ticked: bool) -> None:
        """Choose everybody, or nobody."""
        self.ticked = {at for at, row in enumerate(self.rows) if row.participant_id} if is_ticked else set()
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_one = index.isValid() and self.can_be_ticked and self.rows[index.row()].participant_id is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_one else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row: MissingRow = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size
        if role == Qt.ItemDataRole.CheckStateRole and self.can_be_ticked and row.participant_id is not None:
            return Qt.CheckState.Checked if index.row() in self.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked ^= {index.row()}
        self.dataChanged.emit(index, index)
        return True


class MissingLeaf(QWidget):
    """Nothing happens to them unless they are ticked; ``changed`` when somebody is."""

    changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t, theme = context.t, context.theme
        self._t = t
        self.model = MissingModel(theme.row_height, self)
        self.said = looks.label("", theme, look="muted", wraps=True)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(t("Who is missing"))
        self.list.setUniformItemSizes(True)
        self.everybody = looks.button(t("Tick everybody"), lambda: self.model.tick_all(is_ticked=True))
        self.nobody = looks.button(t("Tick nobody"), lambda: self.model.tick_all(is_ticked=False))
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.everybody)
        buttons.addWidget(self.nobody)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.said)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.model.dataChanged.connect(lambda *_places: self.changed.emit())

    def show_missing(self, missing: Sequence[MissingRow]) -> None:
        """Show who is missing."""
        self.model.can_be_ticked = any(one.participant_id is not None for one in missing)
        self.model.show(missing)
        said = self._t(
            "They came in with an earlier file of this layout and do not stand in the new one. Nothing happens to them."
        )
        if self.model.can_be_ticked:
            said = self._t(
                "They came in with an earlier file of this layout and do not stand in the new one. Nothing happens to "
                "them, unless you tick some: these are set to “Cancelled”."
            )
        self.said.setText(said)
        for button in (self.everybody, self.nobody):
            button.setVisible(self.model.can_be_ticked)

    def chosen(self) -> list[UUID]:
        """The participations that shall be cancelled."""
        rows = self.model.rows
        return [rows[at].participant_id for at in sorted(self.model.ticked)]
