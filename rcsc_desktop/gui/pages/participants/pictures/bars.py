"""Bars one under the other: a list that is read, walked through and pressed as any list is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.gui.models.rows import RowsModel
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets.plain_tip import plain_tip

ROW = 28
_BAR = 10
_MOST_LABEL = 0.46
"""Part of the width that labels may take."""
_Index = QModelIndex | QPersistentModelIndex
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine)
_LEFT = _LINE | int(Qt.AlignmentFlag.AlignLeft)
_RIGHT = _LINE | int(Qt.AlignmentFlag.AlignRight)
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar: ``length`` is its share of the longest one (0 to 1), ``said`` what is read out, ``figures`` stand behind.

    ``value`` is what pressing it narrows to; ``None`` for the bar that holds the rest. A row with a ``color`` (a name
    of the theme and how much of it) has a patch of that colour in place of a bar.
    """

    label: str
    figures: str
    said: str
    length: float = 0.0
    value: str | None = None
    is_muted: bool = False
    color: tuple[str, float] | None = None


class BarModel(RowsModel):
    """Rows are ``BarRow``."""

    rows: tuple[BarRow, ...]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.said
        return plain_tip(row.label) if role == Qt.ItemDataRole.ToolTipRole else None


class BarList(QListView):
    """``pressed_row`` carries the ``BarRow`` that was pressed, with the mouse or with Enter."""

    pressed_row = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = BarModel(self)
        self.setModel(self.bars)
        self._painter = BarDelegate(theme, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._on_pressed)
        self.setFixedHeight(ROW)

    def show_rows(self, rows: Sequence[BarRow]) -> None:
        """Show these bars, as high as they are many; the place in the list stays."""
        at = self.currentIndex().row()
        self._painter.measure(rows)
        self.bars.show(rows)
        self.setFixedHeight(max(1, len(rows)) * ROW + 2)
        if 0 <= at < len(rows):
            self.setCurrentIndex(self.bars.index(at, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._on_pressed(self.indexAt(event.position().toPoint()))

    def _on_pressed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pressed_row.emit(self.bars.rows[index.row()])


class BarDelegate(QStyledItemDelegate):
    """Paints the label, the bar and the figures of a row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[BarRow] = ()
        self.label_width = 0
        self.figures_width = 0
        theme.changed.connect(self._dress)
        self._dress()

    def measure(self, rows: Sequence[BarRow]) -> None:
        """Leave as much room for labels and figures as these rows need; the bars have the rest."""
        self._rows = rows
        self.label_width = max((self._metrics.horizontalAdvance(row.label) + 4 for row in rows), default=0)
        self.figures_width = max((self._small.horizontalAdvance(row.figures) + 2 for row in rows), default=0)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(20 * GRID, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        seen: Any = option  # the stubs leave out the fields of the C++ class
        rect, state = QRect(seen.rect), seen.state.value
        model = index.model()
        assert isinstance(model, BarModel)  # noqa: S101 - made for it
        row = model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(state & _FOCUSED)
        if state & _HOVERED or (is_current and state & _SELECTED):
            painter.setPen(QPen(self._accent, 2) if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(self._hover)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
        self._paint_row(painter, rect, row, is_mirrored=seen.direction == Qt.LayoutDirection.RightToLeft)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: BarRow, *, is_mirrored: bool) -> None:
        figures = self.figures_width
        if row.color is not None:
            label, bar = 20, 0
            label_width = rect.width() - figures - 3 * GRID - label
        else:
            label, label_width = GRID // 2, min(int(rect.width() * _MOST_LABEL), self.label_width)
            bar = label + label_width + GRID
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        text = self._metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, label_width)
        painter.setFont(self._font)
        painter.setPen(self._muted if row.is_muted else self._text)
        painter.drawText(_placed(rect, label, label_width, is_mirrored), _RIGHT if is_mirrored else _LEFT, text)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.color is not None:
            painter.setBrush(shade(self._theme, *row.color))
            patch = _placed(rect, 4, 10, is_mirrored)
            painter.drawRoundedRect(QRectF(patch.left(), rect.center().y() - 4.5, 10, 10), 2, 2)
        else:
            room = rect.width() - bar - figures - 2 * GRID
            width = max(2, round(room * row.length)) if row.length else 0
            place = _placed(rect, bar, width, is_mirrored)
            painter.setBrush(self._line if row.is_muted else self._accent)
            painter.drawRoundedRect(QRectF(place.left(), rect.center().y() - _BAR / 2 + 0.5, width, _BAR), 2, 2)
        painter.setFont(self._tabular)
        painter.setPen(self._muted)
        place = _placed(rect, rect.width() - figures - 4, figures, is_mirrored)
        painter.drawText(place, _LEFT if is_mirrored else _RIGHT, row.figures)

    def _dress(self) -> None:
        theme = self._theme
        self._font, self._tabular = theme.font("table"), theme.font("small")
        self._tabular.setFeature(QFont.Tag("tnum"), 1)
        self._metrics, self._small = QFontMetrics(self._font), QFontMetrics(self._tabular)
        self.measure(self._rows)
        self._text, self._muted, self._line = theme.color("text"), theme.color("muted"), theme.color("field_line")
        self._accent, self._hover = theme.color("accent"), theme.color("hover")


def shade(theme: Theme, token: str, part: float) -> QColor:
    """A colour of the theme, mixed with the surface it lies on."""
    color, ground = theme.color(token), theme.color("surface")
    return QColor.fromRgbF(
        *(on * part + under * (1 - part) for on, under in zip(_rgb(color), _rgb(ground), strict=True))
    )


def _rgb(color: QColor) -> tuple[float, float, float]:
    return (color.redF(), color.greenF(), color.blueF())


def _placed(rect: QRect, left: int, width: int, is_mirrored: bool) -> QRect:
    x = rect.right() + 1 - left - width if is_mirrored else rect.left() + left
    return QRect(x, rect.top(), width, rect.height())
