"""One outlined set of icons, drawn with the colour of the text beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rcsc_desktop.gui.theme import ICON, Theme
from rcsc_desktop.support.resources import resource

_PLACEHOLDER = "currentColor"


def icon(name: str, theme: Theme, tint: str = "text", checked_tint: str = "accent", gap: int = 0) -> QIcon:
    """The icon ``name`` of ``resources/icons`` in the colour ``tint``; in ``checked_tint`` on a checked button.

    ``gap`` is empty room between the icon and the word that follows it.
    """
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    scale = _finest_scale()
    made = QIcon()
    for state, colour in ((QIcon.State.Off, tint), (QIcon.State.On, checked_tint)):
        renderer = QSvgRenderer(QByteArray(source.replace(_PLACEHOLDER, theme.color(colour).name()).encode()))
        made.addPixmap(_drawn(renderer, scale, gap), QIcon.Mode.Normal, state)
    return made


def _finest_scale() -> float:
    """Pixels a logical pixel on the finest screen; Qt scales down for the others."""
    return max(screen.devicePixelRatio() for screen in QGuiApplication.screens())


def _drawn(renderer: QSvgRenderer, scale: float, gap: int) -> QPixmap:
    pixmap = QPixmap(QSize(ICON + gap, ICON) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(gap if QGuiApplication.isRightToLeft() else 0, 0, ICON, ICON))
    painter.end()
    return pixmap
