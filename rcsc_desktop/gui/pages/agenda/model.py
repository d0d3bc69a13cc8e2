"""The outline as a table model: flat rows that change in place, so that selection and editor stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.pages.agenda.new_row import NewRow, with_new_rows
from rcsc_desktop.gui.pages.agenda.rows import AT_END, Column, OutlineRow
from rcsc_desktop.gui.pages.agenda.words import OutlineWords

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Held:
    """A text that was typed into a cell and is not stored: on its way, or refused with ``error``.

    ``is_left_over``: it was typed before the program ended.
    """

    text: str
    error: UserError | None = None
    is_left_over: bool = False


class OutlineModel(QAbstractTableModel):
    """Rows come from outside through ``show``; what is typed leaves through ``typed`` and comes back stored.

    ``typed`` carries row key, column, text, and the row as it was seen. ``arranged`` says that the set or order of rows
    is another.
    """

    typed = Signal(object, int, str, object)
    arranged = Signal()

    def __init__(self, words: OutlineWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._stored: tuple[OutlineRow, ...] = ()
        self._new: list[NewRow] = []
        self._rows: list[OutlineRow] = []
        self._at: dict[UUID, int] = {}
        self._current_keys: list[UUID] = []
        self._renamed: dict[UUID, UUID] = {}
        self._held: dict[tuple[UUID, Column], Held] = {}
        self._projected: Mapping[UUID, int | None] = {}

    def show(self, rows: Sequence[OutlineRow]) -> None:
        """Show the stored ``rows``; new rows that were stored meanwhile turn into theirs."""
        self._stored = tuple(rows)
        there = {row.id for row in rows}
        became = {new.id: new.stored_id for new in self._new if new.stored_id in there}
        for new in self._new:
            new.is_shown = new.id in became
        self._new = [new for new in self._new if new.id not in became]
        became.update({old: key for old, key in self._renamed.items() if key in there})
        self._renamed = {}
        self._arrange(lambda row_id: became.get(row_id) or row_id)

    def clear(self) -> None:
        """Show nothing: another agenda comes."""
        self._new.clear()
        self._held.clear()
        self._renamed.clear()
        self.show(())

    def rename(self, row_id: UUID, key: UUID) -> None:
        """A row goes on under another key with the next ``show``."""
        if row_id != key:
            self._renamed[row_id] = key

    def add_new(self, new: NewRow) -> QModelIndex:
        """Open a line that is not stored yet; the answer is its title cell."""
        self._new.append(new)
        self._arrange()
        return self.cell(new.id, Column.TITLE)

    def adopt(self, new: NewRow) -> None:
        """A row that stands stays as a new one when the next rows come without it."""
        self._new.append(new)

    def change_new(self, new: NewRow) -> None:
        """A new line has another text, kind or place."""
        self._arrange()

    def drop_new(self, new: NewRow) -> None:
        """Take a new line out again."""
        self._new.remove(new)
        self._arrange()

    def new_row(self, row_id: UUID) -> NewRow | None:
        """The new line with this stand-in key."""
        return next((new for new in self._new if new.id == row_id), None)

    def new_rows(self) -> tuple[NewRow, ...]:
        """All lines that are not stored yet."""
        return tuple(self._new)

    def rows(self) -> Sequence[OutlineRow]:
        """The rows as they stand."""
        return self._rows

    def row_at(self, index: AnyIndex) -> OutlineRow | None:
        """The row of a cell."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def position(self, row_id: UUID | None) -> int | None:
        """Where the row stands now."""
        return None if row_id is None else self._at.get(row_id)

    def cell(self, row_id: UUID, column: Column) -> QModelIndex:
        """The cell of a row; invalid where the row is not there."""
        at = self._at.get(row_id)
        return QModelIndex() if at is None else self.index(at, column)

    def hold(self, row_id: UUID, column: Column, held: Held) -> None:
        """Show a typed text that is not stored."""
        self._held[row_id, column] = held
        self._touch(row_id)

    def release(self, row_id: UUID, column: Column) -> None:
        """Show what is stored again."""
        if self._held.pop((row_id, column), None) is not None:
            self._touch(row_id)

    def held(self, row_id: UUID, column: Column) -> Held | None:
        """What was typed into a cell and is not stored."""
        return self._held.get((row_id, column))

    def unstored(self) -> tuple[tuple[UUID, Column, Held], ...]:
        """Every cell whose text is not stored and not on its way."""
        return tuple(
            (row_id, column, held)
            for (row_id, column), held in self._held.items()
            if held.error is not None or held.is_left_over
        )

    def project(self, starts: Mapping[UUID, int | None]) -> None:
        """Show the starts that items would have; an empty mapping shows their own again."""
        self._projected = starts
        if self._rows:
            self.dataChanged.emit(self.index(0, Column.START), self.index(len(self._rows) - 1, Column.START))

    def projected(self, row: OutlineRow) -> int | None:
        """The start to show for an item."""
        return self._projected.get(row.id, row.start) if self._projected else row.start

    def shown_text(self, row: OutlineRow, column: Column) -> str:
        """What a cell shows: the typed text where one is held."""
        held = self._held.get((row.id, column)) if self._held else None
        return self.words.cell(row, column, self.projected(row)) if held is None else held.text

    def typed_text(self, row: OutlineRow, column: Column) -> str:
        """The text that editing starts with."""
        held = self._held.get((row.id, column))
        return self.words.editable(row, column) if held is None else held.text

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words.header(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in AT_END else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        column = Column(index.column())
        has_field = column is not Column.KIND and self.is_editable(row, column)
        return flags | Qt.ItemFlag.ItemIsEditable if has_field else flags

    def is_editable(self, row: OutlineRow, column: Column) -> bool:
        """Topics have a text only; a new line gets its other cells once it is stored."""
        return column is Column.TITLE or (row.is_item and not row.is_draft)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown_text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.typed_text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words.spoken(row, column, self.shown_text(row, column))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._explanation(row, column)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand the text on; the cell changes when it was stored."""
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.EditRole or not self.is_editable(row, Column(index.column())):
            return False
        self.typed.emit(row.id, index.column(), str(value), row)
        return True

    def _explanation(self, row: OutlineRow, column: Column) -> str | None:
        held = self._held.get((row.id, column))
        if held is not None and held.error is not None:
            return self.words.refusal(held.error)
        if column is Column.KIND and row.findings:
            return "\n".join(self.words.finding_sentence(finding) for finding in row.findings)
        return self.shown_text(row, column) if column in (Column.TITLE, Column.SPEAKERS) else None

    def _touch(self, row_id: UUID) -> None:
        at = self._at.get(row_id)
        if at is not None:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def _arrange(self, became: Callable[[UUID], UUID] = lambda row_id: row_id) -> None:
        """Go from the rows that stand to the rows wanted in steps that Qt can follow: out, order, in, content."""
        wanted = with_new_rows(self._stored, self._new)
        keys = [row.id for row in wanted]
        was = [row.id for row in self._rows]
        self._rename(became)
        self._take_out(set(keys))
        self._put_in_order({key: at for at, key in enumerate(keys)})
        self._put_in(wanted)
        self._refill(wanted)
        if was != keys:
            self.arranged.emit()

    def _rename(self, became: Callable[[UUID], UUID]) -> None:
        self._current_keys = [became(row.id) for row in self._rows]
        for (row_id, column), held in list(self._held.items()):
            if became(row_id) != row_id:
                self._held[became(row_id), column] = held
                del self._held[row_id, column]

    def _take_out(self, keep: set[UUID]) -> None:
        keys = self._current_keys
        end = len(keys)
        while end > 0:
            if keys[end - 1] in keep:
                end -= 1
                continue
            start = end
            while start > 0 and keys[start - 1] not in keep:
                start -= 1
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            del self._rows[start:end]
            del keys[start:end]
            self.endRemoveRows()
            end = start

    def _put_in_order(self, wanted_at: Mapping[UUID, int]) -> None:
        keys = self._current_keys
        order = sorted(range(len(keys)), key=lambda at: wanted_at[keys[at]])
        if order == list(range(len(keys))):
            return
        self.layoutAboutToBeChanged.emit()
        new_at = {old: new for new, old in enumerate(order)}
        self._rows[:] = [self._rows[old] for old in order]
        keys[:] = [keys[old] for old in order]
        before = self.persistentIndexList()
        after = [self.index(new_at[index.row()], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _put_in(self, wanted: Sequence[OutlineRow]) -> None:
        keys = self._current_keys
        there = set(keys)
        at = 0
        while at < len(wanted):
            end = at
            while end < len(wanted) and wanted[end].id not in there:
                end += 1
            if end > at:
                self.beginInsertRows(QModelIndex(), at, end - 1)
                self._rows[at:at] = wanted[at:end]
                keys[at:at] = [row.id for row in wanted[at:end]]
                self.endInsertRows()
            at = end + 1

    def _refill(self, wanted: Sequence[OutlineRow]) -> None:
        self._at = {row.id: at for at, row in enumerate(wanted)}
        changed = [at for at, row in enumerate(wanted) if self._rows[at] != row]
        self._rows[:] = wanted
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(Column) - 1))
