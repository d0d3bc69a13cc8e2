"""The outline: rows that one types into, moves with keys or mouse, and reads."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.pages.agenda.delegate import PIN_WIDTH, OutlineDelegate
from rcsc_desktop.gui.pages.agenda.dragging import RowDrag, Starts
from rcsc_desktop.gui.pages.agenda.dressing import dress, share_width
from rcsc_desktop.gui.pages.agenda.editors import KindMenu, TextEditor
from rcsc_desktop.gui.pages.agenda.keys import OutlineKeys
from rcsc_desktop.gui.pages.agenda.model import AnyIndex, OutlineModel
from rcsc_desktop.gui.pages.agenda.note import Explanation, FieldNote
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.gui.widgets.offers import Offering
from rcsc_desktop.support.i18n import Translator


class OutlineView(QTableView):
    """Says what is wanted of a row; rows change when the model does.

    ``check`` answers at once why a text cannot be taken; ``explain`` gives what stands at a cell; ``offer`` lets the
    field of the speakers offer people.
    """

    line_wanted = Signal(object)
    question_wanted = Signal(object)
    indent_wanted = Signal(object)
    outdent_wanted = Signal(object)
    move_wanted = Signal(object, int)
    removal_wanted = Signal(object)
    unpin_wanted = Signal(object)
    landed = Signal(object, object)
    typing = Signal(object, int, str)
    typing_ended = Signal()
    given_up = Signal(object, int)
    row_entered = Signal(object)

    def __init__(self, model: OutlineModel, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = model
        self._theme = theme
        self._t = t
        self.check: Callable[[UUID, Column, str], UserError | None] = lambda _row, _column, _text: None
        self.explain: Callable[[OutlineRow, Column], Explanation | None] = lambda _row, _column: None
        self.offer: Callable[[TextEditor], Offering] | None = None
        self._offering: Offering | None = None
        self._editor: TextEditor | None = None
        self._field = QPersistentModelIndex()
        self._pressed: QModelIndex | None = None
        self._is_leaving = False
        self._delegate = OutlineDelegate(model, theme, self)
        self._keys = OutlineKeys(self)
        self._delegate.take_key = self._take_key_in_field
        self._delegate.editor_opened.connect(self._on_editor_opened)
        self.edited = self._delegate.edited
        self._kinds = KindMenu(self, model.words)
        self._kinds.chosen.connect(self._on_kind_chosen)
        self.note = FieldNote(self.viewport(), t("Note"))
        dress(self, theme, t)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._drag = RowDrag(self, model, theme)
        model.arranged.connect(self._on_arranged)
        theme.changed.connect(self._on_theme_changed)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_note())
        self._on_arranged()

    def set_starts(self, starts: Starts) -> None:
        """How to work out the starts that a move would give."""
        self._drag.starts = starts

    def refresh_times(self) -> None:
        """Times are written another way."""
        share_width(self, self._outline.words, self._theme)
        self.viewport().update()

    @property
    def current_row(self) -> OutlineRow | None:
        """The row one stands on."""
        return self._outline.row_at(self.currentIndex())

    @property
    def editor(self) -> TextEditor | None:
        """The text field that is open."""
        return self._editor if self._field.isValid() else None

    @property
    def field(self) -> tuple[TextEditor, OutlineRow, Column] | None:
        """The open field with its row and column."""
        row = self._outline.row_at(self._field)
        if self._editor is None or row is None:
            return None
        return self._editor, row, Column(self._field.column())

    def typed(self) -> tuple[OutlineRow, Column, str] | None:
        """What stands in the open field where it differs from what is stored."""
        if self.field is None:
            return None
        editor, row, column = self.field
        return (row, column, editor.text()) if editor.is_changed() else None

    def stand_on(self, row_id: UUID, column: Column = Column.TITLE, *, edit: bool = False, cursor: int = -1) -> None:
        """Make a row the current one, perhaps with its field open and the cursor at a place (-1: the end)."""
        index = self._outline.cell(row_id, column)
        if index.isValid():
            self.stand_at(index, edit=edit, cursor=cursor)

    def stand_at(self, index: QModelIndex, *, edit: bool = False, cursor: int = -1) -> None:
        """Make a cell the current one; a line under an item has no other cell than its text."""
        row = self._outline.row_at(index)
        if row is not None and not self._outline.is_editable(row, Column(index.column())):
            index = index.siblingAtColumn(Column.TITLE)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)
        if edit:
            self.open_field(index, cursor)

    def open_field(self, index: QModelIndex, cursor: int = -1) -> None:
        """Edit a cell with the cursor at a place and nothing selected."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if index.column() == Column.KIND:
            self._choose_kind(index)
            return
        if index != self.currentIndex():
            self.stand_at(index)
        self.edit(index)
        if (editor := self.editor) is not None:
            editor.deselect()
            editor.setCursorPosition(len(editor.text()) if cursor < 0 else cursor)

    def commit_field(self) -> bool:
        """Hand on what is being typed and close the field. False where it was refused: it stays, with the sentence."""
        if self.field is None:
            return True
        if not self._is_taken():
            return False
        self._delegate.finish(self.field[0])
        return True

    def settle_field(self) -> bool:
        """Hand on what is being typed and go on typing. False where it was refused."""
        if self.field is None or self.field[1].is_draft:
            return True
        if not self._is_taken():
            return False
        self._delegate.settle(self.field[0])
        return True

    def finish_field(self) -> None:
        """Hand on what is being typed and close the field; a text that is refused stays in its cell."""
        if self.field is not None:
            self._delegate.finish(self.field[0])

    def give_up_field(self) -> None:
        """Close the field; the cell shows what is stored."""
        if self.field is not None:
            editor, row, column = self.field
            self._delegate.give_up(editor)
            self.given_up.emit(row.id, column)

    def say_at(self, index: AnyIndex, explanation: Explanation) -> None:
        """Let a sentence stand at a cell; an open field says it too."""
        if self.field is not None:
            self.field[0].setAccessibleDescription(explanation.text)
        self.note.say(explanation, self.visualRect(index))

    def move_current(self, by: int) -> None:
        """Ask for the current row to go up (-1) or down (1)."""
        row = self.current_row
        if row is not None and self.settle_field():
            self.move_wanted.emit(row.id, by)

    def ask_question(self) -> None:
        """Ask for the current line to become a question, or for a question below an item."""
        row = self.current_row
        if row is not None and self.settle_field():
            self.question_wanted.emit(row.id)

    def remove_current(self) -> None:
        """Ask for the current row to go."""
        row = self.current_row
        if self.field is not None:
            self._delegate.give_up(self.field[0])
        if row is not None:
            self.removal_wanted.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drag.is_on and event.key() == Qt.Key.Key_Escape:
            self._drag.stop()
            return
        if event.key() == Qt.Key.Key_Escape and self.field is None:
            self._is_leaving = True
            self.note.hide()
        elif self.field is not None or not self._keys.take(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab belongs to the outline; after Escape it leaves, as everywhere else."""
        if self._is_leaving or self.current_row is None:
            self._is_leaving = False
            return super().focusNextPrevChild(next)
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._outline.rows():
            self.stand_on(self._outline.rows()[0].id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._is_leaving = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        self._pressed = None
        self.finish_field()
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.indexAt(where)
            self._drag.press(self._outline.row_at(self._pressed), where)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(event.position().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._drag.is_on:
            if (landing := self._drag.release()) is not None:
                self.landed.emit(*landing)
            return
        self._drag.stop()
        super().mouseReleaseEvent(event)
        if pressed is not None and pressed.isValid() and pressed == self.indexAt(event.position().toPoint()):
            self._on_cell_clicked(pressed, event.position().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.field is None and not self._drag.is_on:
            return
        painter = QPainter(self.viewport())
        if self.field is not None:
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.drawRect(self.row_rect(self._field).adjusted(0, 0, -1, -1))
        self._drag.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_width(self, self._outline.words, self._theme)
        self._place_note()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        row = self._outline.row_at(current)
        if current.row() != previous.row() or row is None:
            self.row_entered.emit(None if row is None else row.id)
        self._explain(current)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        is_ours = editor is self._editor
        if is_ours:
            self._forget_field()
        super().closeEditor(editor, hint)
        if is_ours:
            self.typing_ended.emit()
            self._explain(self.currentIndex())
            self.viewport().update()

    def _on_arranged(self) -> None:
        """Lines under an item have one text, as wide as the row."""
        self.clearSpans()
        for at, row in enumerate(self._outline.rows()):
            if not row.is_item:
                self.setSpan(at, Column.TITLE, 1, len(Column) - Column.TITLE)
        self.updateEditorGeometries()
        self._place_note()

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
        share_width(self, self._outline.words, self._theme)
        self.viewport().update()

    def _take_key_in_field(self, field: QWidget, event: QKeyEvent) -> bool:
        """The list of offers goes before the outline."""
        if self._offering is not None and self._offering.take_key(event):
            return True
        return self._keys.take_in_field(field, event)

    def _on_editor_opened(self, editor: TextEditor, index: QPersistentModelIndex) -> None:
        self._editor, self._field = editor, index
        if self.offer is not None and index.column() == Column.SPEAKERS:
            self._offering = self.offer(editor)
        self._delegate.has_field = True
        editor.textEdited.connect(self._on_text_edited)
        editor.destroyed.connect(lambda: self._on_editor_destroyed(index))
        self.viewport().update()

    def _on_editor_destroyed(self, index: QPersistentModelIndex) -> None:
        """A field goes without closing when its row goes."""
        if self._field is index:
            self._forget_field()

    def _forget_field(self) -> None:
        self._editor, self._field = None, QPersistentModelIndex()
        self._offering = None
        self._delegate.has_field = False

    def _on_text_edited(self, text: str) -> None:
        if self.field is not None:
            self.note.hide()
            self.typing.emit(self.field[1].id, self.field[2], text)

    def _on_cell_clicked(self, index: QModelIndex, where: QPoint) -> None:
        row = self._outline.row_at(index)
        if row is None:
            return
        if index.column() == Column.START and row.is_pinned and self._is_on_pin(index, where):
            self.unpin_wanted.emit(row.id)
        elif index.column() == Column.KIND and row.findings:
            self._explain(index)
        elif self.field is None and self._outline.is_editable(row, Column(index.column())):
            self.open_field(index)
            if (editor := self.editor) is not None:
                editor.setCursorPosition(editor.cursorPositionAt(editor.mapFrom(self.viewport(), where)))

    def _choose_kind(self, index: QModelIndex) -> None:
        row = self._outline.row_at(index)
        if row is not None:
            where = self.visualRect(index)
            corner = (
                where.bottomRight() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else where.bottomLeft()
            )
            self._kinds.ask(row.item_kind, self.viewport().mapToGlobal(corner))

    def _on_kind_chosen(self, kind: str) -> None:
        row = self.current_row
        if row is not None:
            self.edited.emit(row.id, Column.KIND, kind, row)

    def _is_on_pin(self, index: QModelIndex, where: QPoint) -> bool:
        rect = self.visualRect(index)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return where.x() > rect.right() - PIN_WIDTH if is_mirrored else where.x() < rect.left() + PIN_WIDTH

    def _is_taken(self) -> bool:
        """The text in the field may be handed on; else the sentence stands at it."""
        if self.field is None:
            return True
        editor, row, column = self.field
        error = self.check(row.id, column, editor.text())
        if error is not None:
            self.say_at(self._field, Explanation(self._outline.words.refusal(error)))
        return error is None

    def _explain(self, index: AnyIndex) -> None:
        row = self._outline.row_at(index)
        explanation = None if row is None else self.explain(row, Column(index.column()))
        if explanation is None:
            self.note.hide()
        else:
            self.say_at(index, explanation)

    def _place_note(self) -> None:
        if self.note.isVisible():
            self.note.follow(self.visualRect(self.currentIndex()))

    def row_rect(self, index: AnyIndex) -> QRect:
        """The whole row of a cell, in the viewport."""
        rect = self.visualRect(index)
        return QRect(0, rect.top(), self.viewport().width(), rect.height())
