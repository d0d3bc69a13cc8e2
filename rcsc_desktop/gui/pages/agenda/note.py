"""A sentence that stands at a cell: why a text was not taken, what a finding means, what somebody else wrote."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rcsc_desktop.gui.messages import Button
from rcsc_desktop.gui.theme import GRID


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence with a kind of text (danger, warn, muted) and what can be done."""

    text: str
    look: str = "danger"
    buttons: tuple[Button, ...] = ()


_WIDEST = 52 * GRID


class FieldNote(QFrame):
    """Floats over its parent, below a cell or above it where there is no room below."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(name)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._offered: list[QPushButton] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GRID)
        self._room = parent
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._label)
        layout.addLayout(self._buttons)
        self.hide()

    def say(self, explanation: Explanation, beside: QRect) -> None:
        """Show a sentence at the cell whose rectangle in the parent is ``beside``."""
        self._label.setText(explanation.text)
        self._label.setProperty("look", explanation.look)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)
        self.setAccessibleDescription(explanation.text)
        self._offer(explanation.buttons)
        self.follow(beside)
        self.show()
        self.raise_()

    def follow(self, beside: QRect) -> None:
        """Stand at the cell where it is now."""
        room = self._room.rect()
        width = min(_WIDEST, max(room.width() - 2 * GRID, 20 * GRID))
        margins = self._layout.contentsMargins()
        wanted = self._label.sizeHint().width() + margins.left() + margins.right()
        width = min(width, max(wanted, self._buttons.sizeHint().width() + margins.left() + margins.right()))
        height = self._layout.totalHeightForWidth(width)
        at_end = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = beside.right() - width + 1 if at_end else beside.left()
        left = max(room.left() + GRID // 2, min(left, room.right() - width - GRID // 2))
        below = beside.bottom() + 2
        top = below if below + height <= room.bottom() else max(beside.top() - height - 2, 0)
        self.setGeometry(left, top, width, height)

    def text(self) -> str:
        """What it says, "" where it is not shown."""
        return self._label.text() if self.isVisible() else ""

    def buttons(self) -> list[QPushButton]:
        """What it offers."""
        return self._offered

    def _offer(self, buttons: tuple[Button, ...]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._offered = []
        for button in buttons:
            made = QPushButton(button.text)
            made.clicked.connect(lambda _checked=False, pressed=button.pressed: pressed())
            self._buttons.addWidget(made)
            self._offered.append(made)
        if buttons:
            self._buttons.addStretch()
