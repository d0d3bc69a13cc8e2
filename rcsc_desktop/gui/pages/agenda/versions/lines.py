"""Painting one line of a list: cut with an ellipsis, at the side where lines begin."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from rcsc_desktop.gui.theme import Theme

_SPACE = 3


def line_height(theme: Theme, face: str) -> int:
    """Pixels from line to line in a face of the theme."""
    return QFontMetrics(theme.font(face)).height() + _SPACE


def paint_line(
    painter: QPainter, theme: Theme, rect: QRect, text: str, face: str, token: str, *, is_mirrored: bool
) -> None:
    """``text`` in a face and a colour of the theme; each text runs as its own script does."""
    painter.setFont(theme.font(face))
    painter.setPen(theme.color(token))
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, flags | int(Qt.TextFlag.TextSingleLine), shown)
