"""A table of any length: it holds keys, and rows only once they have been in sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.models.grouping import Group, Grouping
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
        self._grouping = Grouping(0)
        self._blocks: dict[int, list[Line | None]] = {}
        self._wanted: list[int] = []
        self._pending: dict[tuple[UUID, str], str] = {}
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    # What is in it

    @property
    def ids(self) -> PackedIds:
        """The keys of all rows, in order, those of folded groups included."""
        return self._ids

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that the rows stand in; none in a plain list."""
        return self._grouping.groups

    def row_of(self, row_id: UUID | None) -> int:
        """The row of a key; -1 where it is not listed or folded away."""
        place = -1 if row_id is None else self._ids.find(row_id)
        return -1 if place < 0 else self._grouping.row_of(place)

    def id_at(self, row: int) -> UUID | None:
        """The key of a row; None outside the table and on a heading."""
        place = self._grouping.place_of(row)
        return self._ids[place] if place >= 0 else None

    def ids_of(self, rows: range) -> PackedIds:
        """The keys of rows, in order."""
        return PackedIds.joined(self._ids.part(part.start, part.stop) for part in self._grouping.stretches(rows))

    def count_of(self, rows: range) -> int:
        """How many of these rows are no headings."""
        return sum(map(len, self._grouping.stretches(rows)))

    def heading(self, row: int) -> Group | None:
        """The group whose heading stands in a row; None for any other row."""
        number = self._grouping.group_at(row)
        return self._grouping.groups[number] if number >= 0 else None

    def is_folded(self, group: Group) -> bool:
        """The group's rows are put away."""
        return group.value in self._grouping.folded

    def place_at(self, row: int) -> int:
        """The place among ``ids`` of the first row that is no heading, at or under a row."""
        return self._grouping.next_place(row)

    def line(self, row: int) -> Line | None:
        """The row where it is in memory; else it is asked for. None on a heading."""
        place = self._grouping.place_of(row)
        if place < 0:
            return None
        block = self._blocks.get(place // BLOCK)
        if block is not None:
            return block[place % BLOCK]
        self._want(place // BLOCK)
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

    def show(
        self, ids: Iterable[UUID], blocks: Mapping[int, Sequence[Line]], groups: Sequence[Group] | None = None
    ) -> None:
        """Hold other rows; what was selected stays selected where it is still there.

        ``groups`` are the groups that the rows stand in, in order; a group that was folded stays so.
        """
        packed = PackedIds.of(ids)
        held = self._begin_layout()
        self._ids = packed
        self._grouping = Grouping(len(packed), groups or (), self._grouping.folded if groups else frozenset())
        self.generation += 1
        self._wanted.clear()
        self._blocks = {}
        for block, lines in blocks.items():
            self._keep(block, lines)
        self._end_layout(held)

    def fold(self, values: Iterable[str]) -> None:
        """Fold the groups of these values, and open all others."""
        held = self._begin_layout()
        self._grouping = Grouping(len(self._ids), self._grouping.groups, frozenset(values))
        self._end_layout(held)

    def toggle(self, group: Group) -> None:
        """Fold a group, or open it."""
        self.fold(self._grouping.folded ^ {group.value})

    def take(self, generation: int, blocks: Mapping[int, Sequence[Line]]) -> None:
        """Fill in rows that were wanted, unless the table holds other rows by now."""
        if generation != self.generation:
            return
        for block, lines in blocks.items():
            self._keep(block, lines)
            first, last = block * BLOCK, min((block + 1) * BLOCK, len(self._ids)) - 1
            if self._grouping.groups:
                first, last = 0, self.rowCount() - 1
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
        return 0 if parent.isValid() else self._grouping.row_count

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            group = self.heading(index.row()) if index.column() == 0 else None
            return self.text(index.row(), index.column()) if group is None else f"{group.text} · {group.count}"
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
        is_editable = self.columns[index.column()].is_editable and self._grouping.group_at(index.row()) < 0
        return _EDITABLE if is_editable else _READABLE

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

    def _begin_layout(self) -> list[tuple[QModelIndex, UUID | str | None]]:
        """Indexes that others hold, and what stands there: a row by its key, a heading by its value."""
        self.rows_leaving.emit()
        self.layoutAboutToBeChanged.emit()
        held = []
        for index in self.persistentIndexList():
            group = self.heading(index.row())
            held.append((index, self.id_at(index.row()) if group is None else group.value))
        return held

    def _end_layout(self, held: Sequence[tuple[QModelIndex, UUID | str | None]]) -> None:
        rows = self._rows_of([key for _, key in held])
        there = [self.index(rows[key], index.column()) if key in rows else QModelIndex() for index, key in held]
        self.changePersistentIndexList([index for index, _ in held], there)
        self.layoutChanged.emit()

    def _rows_of(self, keys: Sequence[UUID | str | None]) -> dict[UUID | str | None, int]:
        distinct = set(keys)
        row_of = self._grouping.row_of
        found: dict[UUID | str | None, int]
        if len(distinct) > BLOCK:
            found = {key: row_of(place) for place, key in enumerate(self._ids) if key in distinct}
        else:
            found = {key: self.row_of(key) for key in distinct if isinstance(key, UUID)}
        found.update((key, self._grouping.row_of_group(key)) for key in distinct if isinstance(key, str))
        return {key: row for key, row in found.items() if row >= 0}


_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
