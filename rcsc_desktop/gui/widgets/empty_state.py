"""What an empty page says: what belongs here, and the button that makes the first one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks


class EmptyState(QWidget):
    """A heading, a sentence, and the actions that end the emptiness; the first is the primary one."""

    def __init__(self, theme: Theme, heading: str, sentence: str, *actions: QAction) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        for text, face, look in ((heading, "section", ""), (sentence, "body", "muted")):
            line = looks.label(text, theme, face, look, wraps=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(line)
        row = QHBoxLayout()
        row.addStretch()
        for action in actions:
            row.addWidget(looks.ActionButton(action, "primary" if action is actions[0] else ""))
        row.addStretch()
        layout.addSpacing(GRID)
        layout.addLayout(row)
        layout.addStretch(3)
