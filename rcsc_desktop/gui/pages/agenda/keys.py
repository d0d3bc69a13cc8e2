"""The keys of the outline, with and without an open field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rcsc_desktop.gui.pages.agenda.editors import TextEditor
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.agenda.outline import OutlineView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RUBOUT = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class OutlineKeys:
    """Turns keys into what is wanted of the current row; what it does not take goes its usual way."""

    def __init__(self, view: OutlineView) -> None:
        self._view = view

    def take(self, event: QKeyEvent) -> bool:
        """A key while no field is open."""
        view, row, key = self._view, self._view.current_row, event.key()
        if event.modifiers() & ~_HARMLESS:
            return False
        if key in _ENTER:
            view.line_wanted.emit(None if row is None else row.id)
        elif row is None:
            return False
        elif key == Qt.Key.Key_F2:
            view.stand_at(view.currentIndex(), edit=True)
        elif key in _TABS:
            (view.indent_wanted if key == Qt.Key.Key_Tab else view.outdent_wanted).emit(row.id)
        elif key == Qt.Key.Key_Delete and view.currentIndex().column() == Column.START and row.is_pinned:
            view.unpin_wanted.emit(row.id)
        elif key == Qt.Key.Key_Delete:
            view.remove_current()
        else:
            return self._begin_typing(event)
        return True

    def take_in_field(self, field: QWidget, event: QKeyEvent) -> bool:
        """A key while a field is open."""
        view, key = self._view, event.key()
        if view.field is None or not isinstance(field, TextEditor) or event.modifiers() & ~_HARMLESS:
            return False
        row = view.field[1]
        if key in _ENTER:
            self._enter(row, field)
        elif key in _TABS:
            self._tab(row, 1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_over(-1 if key == Qt.Key.Key_Up else 1, field)
        elif key in _RUBOUT and self._is_in_title() and not field.text():
            view.remove_current()
        elif key == Qt.Key.Key_Escape:
            view.give_up_field()
        else:
            return False
        return True

    def _begin_typing(self, event: QKeyEvent) -> bool:
        """A character opens the field of the cell; on a kind it opens the list."""
        view = self._view
        if not event.text() or not event.text().isprintable():
            return False
        is_kind = view.currentIndex().column() == Column.KIND
        view.stand_at(view.currentIndex(), edit=is_kind)
        return is_kind

    def _is_in_title(self) -> bool:
        return self._view.currentIndex().column() == Column.TITLE

    def _enter(self, row: OutlineRow, field: TextEditor) -> None:
        """The next line; an empty new line goes out one level, and at last away."""
        view = self._view
        if not self._is_in_title():
            view.commit_field()
        elif row.is_draft and not field.text().strip():
            if row.depth:
                view.outdent_wanted.emit(row.id)
            else:
                view.remove_current()
        elif view.commit_field():
            view.line_wanted.emit(row.id)

    def _tab(self, row: OutlineRow, by: int) -> None:
        view = self._view
        if self._is_in_title():
            if view.settle_field():
                (view.indent_wanted if by > 0 else view.outdent_wanted).emit(row.id)
            return
        column = view.currentIndex().column() + by
        if 0 <= column < len(Column) and view.commit_field():
            view.stand_on(row.id, Column(column), edit=True)

    def _go_over(self, by: int, field: TextEditor) -> None:
        """The field of the line above or below, at the same place."""
        view = self._view
        at, column, cursor = view.currentIndex().row(), view.currentIndex().column(), field.cursorPosition()
        if not view.commit_field():
            return
        index = view.model().index(at + by, column)
        if index.isValid():
            view.stand_at(index, edit=True, cursor=cursor)
