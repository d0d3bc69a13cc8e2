"""The fields that open in a cell of the outline."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.time_entry import parse_entry
from rcsc_desktop.gui.pages.agenda.rows import OutlineRow
from rcsc_desktop.gui.pages.agenda.words import OutlineWords


class TextEditor(QLineEdit):
    """A frameless field; it knows the text and the row that it began with."""

    def __init__(self, parent: QWidget, seen: OutlineRow, began_with: str, placeholder: str, name: str) -> None:
        super().__init__(parent)
        self.setProperty("look", "outline")
        self.setFrame(False)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.seen = seen
        self.began_with = began_with
        self.setText(began_with)

    def is_changed(self) -> bool:
        """Something else stands in it than it began with."""
        return self.text() != self.began_with

    def settle(self) -> None:
        """What stands in it is handed on; typing goes on from there."""
        self.began_with = self.text()
        title = parse_entry(self.text()).title if self.seen.is_item else self.text()
        self.seen = replace(self.seen, text=title)

    def begin_again(self, seen: OutlineRow, text: str) -> None:
        """Another text is stored now; where nothing was typed it is shown."""
        if not self.is_changed():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)))
            self.began_with = text
            self.seen = seen

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class KindEditor(QComboBox):
    """The kinds of an item; opens at once."""

    def __init__(self, parent: QWidget, words: OutlineWords, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.seen: OutlineRow | None = None
        for kind in ItemKind:
            self.addItem(words.kind(kind), kind)

    def show_kind(self, seen: OutlineRow) -> None:
        """Stand on the kind of an item."""
        self.seen = seen
        self.setCurrentIndex(self.findData(seen.item_kind))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.showPopup()
