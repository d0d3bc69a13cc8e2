"""The strip that shows in which regions a session lies in the night."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rcsc_desktop.domain.cities import Light, RegionLight
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator

_ROW = 20
_BAND = 8
_WIDEST = 640
_HALF = 110


class NightStrip(QWidget):
    """A band for each region along the session's hours: quiet by day, warm by night; the word stands beside it."""

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._t = t
        self._lights: Sequence[RegionLight] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(t("Day and night in the regions"))
        theme.changed.connect(self.update)

    def show_lights(self, lights: Sequence[RegionLight]) -> None:
        """Show these regions."""
        self._lights = lights
        told = [f"{one.region}: {self.word(one)}" for one in lights]
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    def word(self, light: RegionLight) -> str:
        """What the band of a region amounts to."""
        seen = {run[2] for run in light.runs}
        if seen == {Light.DAY}:
            return self._t("day")
        return self._t("night") if seen == {Light.NIGHT} else self._t("partly night")

    def sizeHint(self) -> QSize:
        return QSize(40 * GRID, _ROW * len(self._lights) + GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._lights:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        metrics = QFontMetrics(theme.font("small"))
        names = max(metrics.horizontalAdvance(one.region) for one in self._lights) + 2 * GRID
        words = max(metrics.horizontalAdvance(self.word(one)) for one in self._lights) + GRID
        width = min(self.width(), _WIDEST)
        for at, one in enumerate(self._lights):
            top = at * _ROW
            self._text(painter, QRect(0, top, names, _ROW), one.region, theme.color("muted"))
            band = QRect(names, top + (_ROW - _BAND) // 2, width - names - words, _BAND)
            self._band(painter, band, one)
            seen = {run[2] for run in one.runs}
            color = theme.color("muted" if seen == {Light.DAY} else "warn")
            self._text(painter, QRect(band.right() + GRID, top, words, _ROW), self.word(one), color)

    def _band(self, painter: QPainter, band: QRect, light: RegionLight) -> None:
        length = light.runs[-1][1]
        theme = self._theme
        half = theme.color("warn")
        half.setAlpha(_HALF)
        colors = {Light.DAY: theme.color("soft"), Light.PARTLY: half, Light.NIGHT: theme.color("warn")}
        painter.setPen(Qt.PenStyle.NoPen)
        for begin, end, state in light.runs:
            left = band.left() + band.width() * begin / length
            right = band.left() + band.width() * end / length
            painter.setBrush(colors[state])
            painter.drawRoundedRect(self._mirrored(QRectF(left, band.top(), right - left - 1, band.height())), 2, 2)

    def _text(self, painter: QPainter, where: QRect, text: str, color: QColor) -> None:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setPen(color)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        painter.drawText(self._mirrored(QRectF(where)), flags, text)

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return rect
        return QRectF(self.width() - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())
