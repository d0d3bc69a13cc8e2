"""The fields that open in a cell of the outline."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.time_entry import parse_entry
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow
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
        self._show(began_with)

    def is_changed(self) -> bool:
        """Something else stands in it than it began with."""
        return self.text() != self._shown

    def value(self) -> str:
        """What was typed; what it began with, to the character, where nothing was."""
        return self.text() if self.is_changed() else self._began_with

    def settle(self) -> None:
        """What stands in it is handed on; typing goes on from there."""
        self._show(self.value())
        title = parse_entry(self.text()).title if self.seen.is_item else self.text()
        self.seen = replace(self.seen, text=title)

    def begin_again(self, seen: OutlineRow, text: str) -> None:
        """Another text is stored now; where nothing was typed it is shown."""
        if not self.is_changed():
            at = self.cursorPosition()
            self._show(text)
            self.setCursorPosition(min(at, len(text)))
            self.seen = seen

    def _show(self, text: str) -> None:
        """A byte order mark at the beginning is lost on the way into the field: remember both."""
        self._began_with = text
        if text != self.text():
            self.setText(text)
        self._shown = self.text()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class KindMenu(QMenu):
    """The kinds of an item; ``chosen`` carries the kind."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, words: OutlineWords) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.header(Column.KIND))
        self._actions = {kind: self.addAction(words.kind(kind)) for kind in ItemKind}
        for kind, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, kind=kind: self.chosen.emit(kind.value))

    def ask(self, kind: ItemKind | None, where: QPoint) -> None:
        """Open with a kind marked."""
        for one, action in self._actions.items():
            action.setChecked(one is kind)
        self.popup(where)
        if kind is not None:
            self.setActiveAction(self._actions[kind])
