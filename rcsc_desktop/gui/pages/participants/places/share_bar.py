"""How much of a number of places is taken, as a thin bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rcsc_desktop.domain.quotas import Places
from rcsc_desktop.gui.theme import GRID, Theme

_HEIGHT = 6


class ShareBar(QWidget):
    """In the colour of a warning when it is full, of a danger when it is more than full; the words stand beside it."""

    def __init__(self, theme: Theme, places: Places) -> None:
        super().__init__()
        self._theme = theme
        self._places = places
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(2 * GRID)

    def sizeHint(self) -> QSize:
        return QSize(16 * GRID, 2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _HEIGHT) / 2
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _HEIGHT), 3, 3)
        places = self._places.places
        if not places or not self._places.taken:
            return
        width = self.width() * min(1.0, self._places.taken / places)
        left = self.width() - width if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.0
        token = "danger" if self._places.over else "warn" if self._places.is_full else "accent"
        painter.setBrush(self._theme.color(token))
        painter.drawRoundedRect(QRectF(left, top, width, _HEIGHT), 3, 3)
