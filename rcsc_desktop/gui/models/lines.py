"""A table of any length: it holds keys, and rows only once they have been in sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.support.packed_ids import PackedIds

BLOCK = 64
"""Rows that are fetched together."""
_BLOCKS_KEPT = 48
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Line(Protocol):
    """A frozen row of a list; ``text`` is what stands in a column of the table."""

    @property
    def id(self) -> UUID: ...

    def text(self, column: str) -> str: ...


@dataclass(frozen=True, slots=True)
class CellEdit:
    """What somebody typed into a cell; ``seen`` is what stood there when they began."""

    id: UUID
    column: str
    text: str
    seen: str


class LinesModel(QAbstractTableModel):
    """Rows in the order of ``ids``; those that were never in sight are not in memory.

    ``blocks_wanted`` (a list of block numbers) says which rows came into sight without being there; ``cell_edited``
    (a ``CellEdit``) asks the page to store what was typed: the model shows it meanwhile, and never stores.
    ``rows_leaving`` comes before any other notice that other rows are about to be shown.
    """

    rows_leaving = Signal()
    blocks_wanted = Signal(list)
    cell_edited = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = tuple(columns)
        self.generation = 0
        self._ids = PackedIds()
        self._blocks: dict[int, list[Line | None]] = {}
        self._wanted: list[int] = []
        self._pending: dict[tuple[UUID, str], str] = {}
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    # What is in it

    @property
    def ids(self) -> PackedIds:
        """The keys of all rows, in order."""
        return self._ids

    def row_of(self, row_id: UUID | None) -> int:
        """The row of a key; -1 where it is not listed."""
        return -1 if row_id is None else self._ids.find(row_id)

    def id_at(self, row: int) -> UUID | None:
        """The key of a row; None outside the table."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def line(self, row: int) -> Line | None:
        """The row where it is in memory; else it is asked for."""
        block = self._blocks.get(row // BLOCK)
        if block is not None:
            return block[row % BLOCK]
        self._want(row // BLOCK)
        return None

    def value(self, row: int, column: int) -> str:
        """What the cell holds, typed text that is still being stored included."""
        line = self.line(row)
        if line is None:
            return ""
        name = self.columns[column].name
        if self._pending:
            typed = self._pending.get((line.id, name))
            if typed is not None:
                return typed
        return line.text(name)

    def text(self, row: int, column: int) -> str:
        """What the cell shows."""
        return self.columns[column].shown(self.value(row, column))

    def column_of(self, name: str) -> int:
        """The place of a column; -1 where it is not shown."""
        return next((at for at, column in enumerate(self.columns) if column.name == name), -1)

    # What changes it

    def show(self, ids: Iterable[UUID], blocks: Mapping[int, Sequence[Line]]) -> None:
        """Hold other rows; what was selected stays selected where it is still there."""
        packed = PackedIds.of(ids)
        self.rows_leaving.emit()
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self.id_at(index.row()) for index in held]
        self._ids = packed
        self.generation += 1
        self._wanted.clear()
        self._blocks = {}
        for block, lines in blocks.items():
            self._keep(block, lines)
        rows = self._rows_of(keys)
        self.changePersistentIndexList(
            held,
            [
                self.index(rows[key], index.column()) if key in rows else QModelIndex()
                for key, index in zip(keys, held, strict=True)
            ],
        )
        self.layoutChanged.emit()

    def take(self, generation: int, blocks: Mapping[int, Sequence[Line]]) -> None:
        """Fill in rows that were wanted, unless the table holds other rows by now."""
        if generation != self.generation:
            return
        for block, lines in blocks.items():
            self._keep(block, lines)
            first, last = block * BLOCK, min((block + 1) * BLOCK, len(self._ids)) - 1
            if first <= last:
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def settle(self, edit: CellEdit) -> None:
        """The edit was stored and the row fetched again, or it was refused: show what the row holds."""
        if self._pending.get((edit.id, edit.column)) == edit.text:
            del self._pending[edit.id, edit.column]
        row, column = self.row_of(edit.id), self.column_of(edit.column)
        if row >= 0 and column >= 0:
            index = self.index(row, column)
            self.dataChanged.emit(index, index)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, in this order."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def blocks_in_memory(self) -> tuple[int, ...]:
        """The blocks that a refresh has to fetch again, oldest first."""
        return tuple(self._blocks)

    def forget_blocks(self, but: Iterable[int]) -> None:
        """Fetch the rows of all other blocks again when they come into sight."""
        kept = set(but)
        self._blocks = {block: lines for block, lines in self._blocks.items() if block in kept}

    # Qt's questions

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self.value(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.value(index.row(), index.column()) if self.columns[index.column()].width > 30 else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self.columns[index.column()].is_editable else _READABLE

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.EditRole or line is None or not self.columns[index.column()].is_editable:
            return False
        seen = self.value(index.row(), index.column())
        if value == seen:
            return False
        edit = CellEdit(line.id, self.columns[index.column()].name, str(value), seen)
        self._pending[edit.id, edit.column] = edit.text
        self.dataChanged.emit(index, index)
        self.cell_edited.emit(edit)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].is_sortable:
            self.sort_asked.emit(self.columns[column].name, order == Qt.SortOrder.DescendingOrder)

    # Inside

    def _want(self, block: int) -> None:
        if block not in self._wanted:
            self._wanted.append(block)
            self._asking.start()

    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, []
        missing = [block for block in wanted if block not in self._blocks]
        if missing:
            self.blocks_wanted.emit(missing)

    def _keep(self, block: int, lines: Sequence[Line]) -> None:
        found = {line.id: line for line in lines}
        rows = range(block * BLOCK, min((block + 1) * BLOCK, len(self._ids)))
        self._blocks.pop(block, None)
        self._blocks[block] = [found.get(self._ids[row]) for row in rows]
        while len(self._blocks) > _BLOCKS_KEPT:
            del self._blocks[next(iter(self._blocks))]

    def _rows_of(self, keys: Sequence[UUID | None]) -> dict[UUID | None, int]:
        distinct = set(keys)
        if len(distinct) > BLOCK:
            return {key: row for row, key in enumerate(self._ids) if key in distinct}
        found = {key: self.row_of(key) for key in distinct}
        return {key: row for key, row in found.items() if row >= 0}


_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
