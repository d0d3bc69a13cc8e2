"""The field in which the title of a block is typed, over the block."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rcsc_desktop.gui.pages.agenda.grid.columns import Area

_LEAST_WIDTH = 160
_LEAST_HEIGHT = 26


@dataclass(frozen=True, slots=True)
class NewItem:
    """Where an item that has no title yet is to stand."""

    area: Area
    start: int
    minutes: int


class TitleField(QLineEdit):
    """Emits ``typed`` with what was typed for an item (its key) or a ``NewItem``; nothing where it was given up."""

    typed = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self._of: UUID | NewItem | None = None
        self._began_with = ""
        self.hide()

    @property
    def is_open(self) -> bool:
        """Something is being typed."""
        return self._of is not None

    @property
    def owner(self) -> UUID | NewItem | None:
        """What the title is of."""
        return self._of

    def open(self, of: UUID | NewItem, text: str, where: QRect) -> None:
        """Begin with a text, all of it selected."""
        self._of, self._began_with = of, text
        self.place(where)
        self.setText(text)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, where: QRect) -> None:
        """Over another rectangle, and large enough to type in."""
        self.setGeometry(where.left(), where.top(), max(where.width(), _LEAST_WIDTH), max(_LEAST_HEIGHT, 0))

    def commit(self) -> None:
        """Hand on what was typed, and close."""
        of, text = self._of, self.text()
        self.give_up()
        is_changed = text != self._began_with and bool(text.strip())
        if of is not None and is_changed:
            self.typed.emit(of, text)

    def give_up(self) -> None:
        """Close; nothing changes."""
        self._of = None
        if self.isVisible():
            had_focus = self.hasFocus()
            self.hide()
            if had_focus and (grid := self.parentWidget()) is not None and (outer := grid.parentWidget()) is not None:
                outer.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._of is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
