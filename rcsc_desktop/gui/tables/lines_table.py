"""A table of any length that is used like a spreadsheet: type to edit, Enter and Tab go on, copy and paste."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.delegates.cells import CellDelegate
from rcsc_desktop.gui.models import spreadsheet_text
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.models.lines import LinesModel
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets.exact_text import put_text
from rcsc_desktop.support.packed_ids import PackedIds

CELLS_FORMAT = "application/x-rcsc-cells"
_Index = QModelIndex | QPersistentModelIndex
_KEPT_SELECTED = 2000
_LEAST_WIDTH = 48


class LinesTable(QTableView):
    """Shows a ``LinesModel``. ``rows_pasted`` carries rows of cells and the column that was current.

    ``cleared`` says that Delete was pressed on the selection; ``selection_counted`` how many rows have a selected
    cell; ``edit_began`` and ``edit_ended`` frame each edit of a cell.
    """

    rows_pasted = Signal(object, int)
    cleared = Signal()
    copy_asked = Signal(list, list)
    selection_counted = Signal(int)
    edit_began = Signal()
    edit_ended = Signal()
    columns_moved = Signal()

    def __init__(self, context: WindowContext, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines = model
        self._tab_column = -1
        self._is_leaving = False
        self._cells = CellDelegate(context, self)
        self._cells.editor_made.connect(self.edit_began)
        self.setItemDelegate(self._cells)
        self.setModel(model)
        self._set_up()
        self._set_up_headers()
        context.theme.changed.connect(self._dress)
        self._dress()
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.rows_leaving.connect(self._on_rows_leaving)
        model.layoutChanged.connect(self._on_rows_shown)

    # What is selected

    def selected_rows(self) -> list[range]:
        """Stretches of rows with a selected cell, in order, without overlap."""
        spans = sorted((part.top(), part.bottom() + 1) for part in self._parts())
        merged: list[range] = []
        for first, end in spans:
            if merged and first <= merged[-1].stop:
                merged[-1] = range(merged[-1].start, max(end, merged[-1].stop))
            else:
                merged.append(range(first, end))
        return merged

    def selected_ids(self) -> PackedIds:
        """Keys of the rows with a selected cell, in the order of the table."""
        return PackedIds.joined(map(self._lines.ids_of, self.selected_rows()))

    def selected_count(self) -> int:
        """How many rows have a selected cell, headings of groups apart."""
        return sum(map(self._lines.count_of, self.selected_rows()))

    def selected_columns(self) -> list[int]:
        """Columns with a selected cell, as they stand on the screen."""
        columns = {at for part in self._parts() for at in range(part.left(), part.right() + 1)}
        return sorted(columns, key=self.horizontalHeader().visualIndex)

    def current_id(self) -> UUID | None:
        """The key of the current row."""
        return self._lines.id_at(self.currentIndex().row())

    def stand_on(self, row: int, column: int = 0) -> None:
        """Make a cell the current one and bring it into sight."""
        index = self._lines.index(row, column)
        if index.isValid():
            self._choose(index)
            self.scrollTo(index)

    def select_rows(self, first: int, last: int) -> None:
        """Select whole rows."""
        end = self._lines.columnCount() - 1
        chosen = QItemSelection(self._lines.index(first, 0), self._lines.index(last, end))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def first_row(self) -> int:
        """The uppermost row in sight."""
        return max(0, self.rowAt(0))

    def is_editing(self) -> bool:
        """A cell is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    def commit_edit(self) -> None:
        """Store what is being typed into a cell."""
        editor = self.indexWidget(self.currentIndex()) if self.is_editing() else None
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def edit_again(self, row: int, column: int, text: str) -> None:
        """Open a cell's editor with ``text`` in it, unless another cell is being edited or the row is gone."""
        index = self._lines.index(row, column)
        if self.is_editing() or not index.isValid():
            return
        self._choose(index)
        self.edit(index)
        editor = self.indexWidget(index)
        if isinstance(editor, QLineEdit):
            put_text(editor, text)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, in this order, and stay in the row."""
        current = self.current_id()
        self._lines.set_columns(columns)
        header = self.horizontalHeader()
        header.blockSignals(True)
        for logical in range(header.count()):
            header.moveSection(header.visualIndex(logical), logical)
        header.blockSignals(False)
        self.fit_columns()
        if current is not None:
            self.stand_on(self._lines.row_of(current))

    # Clipboard

    def copy(self) -> None:
        """Ask for the selected cells to be put on the clipboard."""
        rows, columns = self.selected_rows(), self.selected_columns()
        if rows:
            self.copy_asked.emit(rows, columns)

    def put_on_clipboard(self, cells: Sequence[Sequence[str]]) -> None:
        """Offer cells to other programs as tab-separated text and as a table, to this one as they are."""
        data = QMimeData()
        data.setText(spreadsheet_text.tab_separated(cells))
        data.setHtml(spreadsheet_text.html_table(cells))
        data.setData(CELLS_FORMAT, spreadsheet_text.tab_separated(cells, is_guarded=False).encode())
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Hand on what the clipboard holds as rows of cells."""
        data = QGuiApplication.clipboard().mimeData()
        own = data.hasFormat(CELLS_FORMAT)
        text = bytes(data.data(CELLS_FORMAT).data()).decode() if own else data.text()
        rows = spreadsheet_text.parse(text)
        if rows:
            self.rows_pasted.emit(rows, max(0, self.currentIndex().column()))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        self._is_leaving = key == Qt.Key.Key_Escape
        if self._toggles(key, self.currentIndex().row()):
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go(1, to_tab_column=True)
        elif key in _ENTER and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._go(-1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers():
            self.cleared.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            for rows in self.selected_rows():
                self.select_rows(rows.start, rows.stop - 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab belongs to the table up to its end; after Escape it leaves, as everywhere else."""
        if not self._is_leaving and self._go_across(1 if next else -1):
            return True
        self._is_leaving = False
        return super().focusNextPrevChild(next)

    def keyboardSearch(self, search: str) -> None:
        """Typing edits; it does not look through 100,000 rows."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tab_column = -1
        super().mousePressEvent(event)
        group = self._lines.heading(self.rowAt(event.position().toPoint().y()))
        if group is not None and event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self._lines.toggle(group)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx and self._lines.groups:
            self.viewport().update()  # headings stay where they are while the columns move

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self._cells.current_row = current.row()
        for row in {current.row(), previous.row()}:
            self._repaint_row(row)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        hints = QAbstractItemDelegate.EndEditHint
        if hint == hints.RevertModelCache and self.currentIndex().isValid():
            self._cells.drop_draft(self.currentIndex())
        if hint == hints.EditNextItem:
            self._go_across(1)
        elif hint == hints.EditPreviousItem:
            self._go_across(-1)
        elif hint == hints.SubmitModelCache:
            self._go(1, to_tab_column=True)
        self.edit_ended.emit()

    # Inside

    def _parts(self) -> Iterable[QItemSelectionRange]:
        return cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        columns = self.horizontalHeader()
        columns.setSectionsMovable(True)
        columns.setHighlightSections(False)
        columns.setSelectionModel(QItemSelectionModel(self._lines, columns))  # else it asks each row of a selection
        columns.setSortIndicatorShown(True)
        columns.setMinimumSectionSize(_LEAST_WIDTH)
        columns.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        columns.setAccessibleName(self._context.t("Column headers"))
        columns.setSelectionModel(QItemSelectionModel(self._lines, columns))  # the own one asks every row
        columns.sectionMoved.connect(lambda *_places: self.columns_moved.emit())
        self.setSortingEnabled(True)

    def _dress(self) -> None:
        self.setFont(self._context.theme.font("table"))
        self.verticalHeader().setDefaultSectionSize(self._context.theme.row_height)
        self.fit_columns()
        self.viewport().update()

    def fit_columns(self) -> None:
        """Give each column the width that it declares."""
        for at, column in enumerate(self._lines.columns):
            self.setColumnWidth(at, column.width * self._cells.average_width + 2 * GRID)

    def _choose(self, index: QModelIndex) -> None:
        """Select this cell alone, whatever keys happen to be held."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _toggles(self, key: int, row: int) -> bool:
        """A key that folds or opens the group in whose heading one stands."""
        group = self._lines.heading(row)
        if group is None:
            return False
        is_folded = self._lines.is_folded(group)
        opens = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        folds = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if key == Qt.Key.Key_Space or key in _ENTER or (key == opens and is_folded) or (key == folds and not is_folded):
            self._lines.toggle(group)
            return True
        return key in {opens, folds}

    def _go(self, rows: int, *, to_tab_column: bool = False) -> None:
        current = self.currentIndex()
        column = self._tab_column if to_tab_column and self._tab_column >= 0 else current.column()
        self._tab_column = -1
        row = current.row() + rows
        while self._lines.heading(row) is not None:
            row += rows
        if 0 <= row < self._lines.rowCount():
            self._choose(self._lines.index(row, column))

    def _go_across(self, step: int) -> bool:
        """One cell on or back, over the end of the row too; False at the end of the table."""
        header, current = self.horizontalHeader(), self.currentIndex()
        if not current.isValid():
            return False
        if self._tab_column < 0:
            self._tab_column = current.column()
        place, row = header.visualIndex(current.column()) + step, current.row()
        if not 0 <= place < header.count():
            place, row = (0, row + 1) if step > 0 else (header.count() - 1, row - 1)
            self._tab_column = -1
        if not 0 <= row < self._lines.rowCount():
            return False
        self._choose(self._lines.index(row, header.logicalIndex(place)))
        return True

    def _hover(self, row: int) -> None:
        before, self._cells.hovered_row = self._cells.hovered_row, row
        if before != row:
            self._repaint_row(before)
            self._repaint_row(row)

    def _repaint_row(self, row: int) -> None:
        if row >= 0:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    def _on_rows_leaving(self) -> None:
        if self.selected_count() > _KEPT_SELECTED:  # each selected cell would be followed one by one
            self.clearSelection()

    def _on_rows_shown(self) -> None:
        self._cells.hovered_row = self.rowAt(self.viewport().mapFromGlobal(QPoint(self.cursor().pos())).y())
        self._cells.current_row = self.currentIndex().row()
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        self.selection_counted.emit(self.selected_count())


_ENTER = {Qt.Key.Key_Enter, Qt.Key.Key_Return}
