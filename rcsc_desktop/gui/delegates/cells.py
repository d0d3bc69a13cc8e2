"""Edits the cells of a list in place: text, one of several words, or the name of a contact."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.delegates.plain_text import PlainTextDelegate
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.models.lines import LinesModel
from rcsc_desktop.gui.widgets.contact_field import ContactField
from rcsc_desktop.gui.widgets.exact_text import put_text
from rcsc_desktop.gui.widgets.offers import Offering

_Index = QModelIndex | QPersistentModelIndex
_LONGEST = 1_000_000
_FILLED = "filled"
_DRAFT_AFTER_MS = 400


class CellDelegate(PlainTextDelegate):
    """Enter stores and goes down, Tab stores and goes on, the arrows up and down store and go there, Esc gives up."""

    editor_made = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context.theme, parent)
        self._context = context

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        column = _model(index).columns[index.column()]
        editor: QWidget
        if column.choices:
            editor = self._choice(parent, column.choices)
        elif column.completes:
            editor = self._contact(parent, column.completes)
        else:
            editor = QLineEdit(parent)
        if isinstance(editor, QLineEdit):
            editor.setMaxLength(_LONGEST)
            editor.setPlaceholderText(column.hint)
            self._keep_drafts(editor, index)
            self._offer(editor, column)
        editor.setAccessibleName(column.title)
        editor.setAutoFillBackground(True)
        self.editor_made.emit()
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if editor.property(_FILLED):  # news about the row must not overwrite what is being typed
            return
        editor.setProperty(_FILLED, True)
        value = _model(index).value(index.row(), index.column())
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
            QTimer.singleShot(0, editor, editor.showPopup)
        elif isinstance(editor, QLineEdit):
            put_text(editor, _typed(index, value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            value = _model(index).value(index.row(), index.column())
            is_untouched = editor.text() == _typed(index, value)
            if not model.setData(index, value if is_untouched else editor.text()):
                self.drop_draft(index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        seen: Any = option
        editor.setGeometry(seen.rect)

    def _keep_drafts(self, editor: QLineEdit, index: _Index) -> None:
        """What is typed survives the end of the program: it waits in the field of the details that shows this cell."""
        model = _model(index)
        row_id, name = model.id_at(index.row()), model.columns[index.column()].name
        seen = model.value(index.row(), index.column())
        timer = QTimer(editor, singleShot=True, interval=_DRAFT_AFTER_MS)
        timer.timeout.connect(lambda: self._context.drafts.keep(str(row_id), name, editor.text(), seen))
        editor.textEdited.connect(lambda _text: timer.start())

    def drop_draft(self, index: _Index) -> None:
        """What was typed into a cell was given up."""
        model = _model(index)
        self._context.drafts.drop(str(model.id_at(index.row())), model.columns[index.column()].name)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            offering = editor.findChild(Offering)
            if isinstance(offering, Offering) and offering.take_key(event):
                return True
            is_offering = isinstance(editor, ContactField) and editor.is_offering()
            hint = None if is_offering else _hint(editor, event)
            if hint is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, hint)
                return True
        return super().eventFilter(editor, event)

    def _choice(self, parent: QWidget, choices: dict[str, str]) -> QComboBox:
        editor = QComboBox(parent)
        for value, word in choices.items():
            editor.addItem(word, value)
        editor.activated.connect(lambda _place: self._on_choice_made(editor))
        return editor

    def _contact(self, parent: QWidget, kind: str) -> ContactField:
        editor = ContactField(self._context, kind, parent)
        editor.contact_picked.connect(lambda _contact: self._on_choice_made(editor))
        return editor

    def _offer(self, editor: QLineEdit, column: Column) -> None:
        if column.offers is not None:
            Offering(
                editor,
                self._context,
                column.offers,
                separators=column.separators,
                takes_keys=False,
                asks_at_once=True,
            )

    def _on_choice_made(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _hint(editor: QWidget, event: QKeyEvent) -> QStyledItemDelegate.EndEditHint | None:
    """Where a key that ends the edit goes: next and previous item are across, the model cache is down."""
    hints = QStyledItemDelegate.EndEditHint
    key = event.key()
    if key == Qt.Key.Key_Tab:
        return hints.EditNextItem
    if key == Qt.Key.Key_Backtab:
        return hints.EditPreviousItem
    if isinstance(editor, QComboBox):
        return hints.SubmitModelCache if key in _ENTER else None
    if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return hints.SubmitModelCache
    if key == Qt.Key.Key_Down and not isinstance(editor, ContactField):
        return hints.SubmitModelCache
    return None


def _typed(index: _Index, value: str) -> str:
    """How a person types the value of a cell."""
    column = _model(index).columns[index.column()]
    return value if column.says is None or not value else column.says(value)


def _model(index: _Index) -> LinesModel:
    model = index.model()
    assert isinstance(model, LinesModel)  # noqa: S101 - made for it
    return model


_ENTER = {Qt.Key.Key_Enter, Qt.Key.Key_Return}
