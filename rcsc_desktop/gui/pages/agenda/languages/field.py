"""The field in which a text is translated: it runs as its language does, and knows the keys of the editor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from rcsc_desktop.domain.texts import RIGHT_TO_LEFT
from rcsc_desktop.gui.pages.agenda.languages.suggestions import Offer
from rcsc_desktop.gui.widgets.exact_text import put_text

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


class TranslationField(QPlainTextEdit):
    """``stored_wanted``: Enter (Ctrl+Enter in a long text); ``approval_wanted``: Ctrl+Shift+Enter; ``moved``: Alt with
    an arrow, -1 or 1; ``offer_wanted``: Alt and a number (from 0), or Tab (-1) where ``completes`` says so.
    """

    stored_wanted = Signal()
    approval_wanted = Signal()
    moved = Signal(int)
    offer_wanted = Signal(int)
    given_up = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_long = False
        self.is_edited = False
        self.completes = False
        self.setTabChangesFocus(True)

    def begin(self, text: str, language: str) -> None:
        """Hold a text in a language; the cursor stands at its end."""
        option = self.document().defaultTextOption()
        is_right_to_left = language in RIGHT_TO_LEFT
        direction = Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignRight if is_right_to_left else Qt.AlignmentFlag.AlignLeft
        option.setTextDirection(direction)
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)
        self.blockSignals(True)
        put_text(self, text)
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def before_cursor(self) -> str:
        """What stands before the cursor on its line."""
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def insert(self, offer: Offer) -> None:
        """Put a suggestion where the cursor is, in place of the beginning that was typed, or of the whole text."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if offer.is_whole:
            cursor.select(QTextCursor.SelectionType.Document)
        elif offer.typed and not cursor.hasSelection():
            cursor.movePosition(
                QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, offer.typed
            )
        cursor.insertText(offer.suggestion.text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """The keys of the editor are the field's, not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if is_undo and not self.is_edited:
                event.ignore()
                return True
            if self._is_own(event):
                event.accept()
                return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self.completes
        ):
            self.offer_wanted.emit(-1)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), _modifiers(event)
        if key in _ENTER and modifiers & _ALT:
            event.ignore()
        elif key in _ENTER and modifiers == _CONTROL | _SHIFT:
            self.approval_wanted.emit()
        elif key in _ENTER and (modifiers == _CONTROL or (modifiers != _SHIFT and not self.is_long)):
            self.stored_wanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == _ALT:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _NUMBERS and modifiers == _ALT:
            self.offer_wanted.emit(_NUMBERS.index(Qt.Key(key)))
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    @staticmethod
    def _is_own(event: QKeyEvent) -> bool:
        key, modifiers = event.key(), _modifiers(event)
        if key in _ENTER:
            return not modifiers & _ALT
        return modifiers == _ALT and (key in (Qt.Key.Key_Up, Qt.Key.Key_Down) or key in _NUMBERS)


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Without the mark of the number pad."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
