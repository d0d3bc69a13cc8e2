"""A line of text to press, cut where there is no room for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from rcsc_desktop.gui.theme import INSET
from rcsc_desktop.gui.widgets import looks

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
"""Around a text that runs as its own script does, whatever side the layout begins at."""
_FRAME = 4
"""Pixels between the edge of a link and its text."""


class LinkLine(QPushButton):
    """Leads somewhere; what is cut off is told whole as a tip."""

    def __init__(self, text: str, pressed: Callable[[], object]) -> None:
        super().__init__()
        looks.set_look(self, "link")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: pressed())
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Say something else."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def inset(self) -> QHBoxLayout:
        """The line, begun where the texts of a form's fields begin."""
        layout = QHBoxLayout()
        layout.setSpacing(0)
        layout.addSpacing(INSET - _FRAME)
        layout.addWidget(self, 1)
        return layout

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.ensurePolished()
        one_line = " ".join(self._whole.split("\n"))
        shown = self.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, max(0, self.width() - 3 * _FRAME))
        self.setText(_ISOLATE + shown.replace("&", "&&") + _END_OF_ISOLATE)
        self.setToolTip(self._whole if shown != self._whole else "")
