"""The panel at the right of a page: details or a preview under a heading."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks


class SidePanel(QWidget):
    """``heading`` can be set again; ``body`` is the layout to fill; ``add_word`` puts a button beside the heading."""

    def __init__(self, theme: Theme, heading: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        self._head = QHBoxLayout()
        self.heading: QLabel = looks.label(heading, theme, "section", wraps=True)
        self._head.addWidget(self.heading, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        layout.addLayout(self._head)
        layout.addLayout(self.body, 1)

    def add_word(self, widget: QWidget) -> None:
        """Put a small button at the end of the heading's line."""
        self._head.addWidget(widget)
