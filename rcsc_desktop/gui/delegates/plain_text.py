"""Paints cells of plain text fast: one call a cell, no style options, no rich text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.gui.models.lines import LinesModel
from rcsc_desktop.gui.theme import GRID, Theme

_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_ACTIVE = QStyle.StateFlag.State_Active.value
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine)
_LEFT = _FLAGS | int(Qt.AlignmentFlag.AlignLeft)
_RIGHT = _FLAGS | int(Qt.AlignmentFlag.AlignRight)
_ELIDED_KEPT = 4000


class PlainTextDelegate(QStyledItemDelegate):
    """Cells of a ``LinesModel``. An empty cell of the row under the mouse or the current row shows its hint.

    ``hovered_row`` and ``current_row`` are kept by the view.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.current_row = -1
        self._theme = theme
        self._elided: dict[tuple[str, int], str] = {}
        theme.changed.connect(self._dress)
        self._dress()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        seen: Any = option  # the stubs leave out the fields of the C++ class
        rect: QRect = seen.rect
        state: int = seen.state.value
        row, column = index.row(), index.column()
        if state & _SELECTED:
            painter.fillRect(rect, self._soft)
        elif row == self.hovered_row:
            painter.fillRect(rect, self._hover)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        model = index.model()
        assert isinstance(model, LinesModel)  # noqa: S101 - made for it
        text = model.text(row, column)
        pen = self._text
        if not text and (row in (self.hovered_row, self.current_row)):
            text, pen = model.columns[column].hint, self._muted
        if text:
            self._draw(painter, rect, text, pen, is_mirrored=seen.direction == Qt.LayoutDirection.RightToLeft)
        if state & _FOCUSED and state & _ACTIVE:
            painter.setPen(self._ring)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        assert isinstance(model, LinesModel)  # noqa: S101 - made for it
        text = model.text(index.row(), index.column())
        return QSize(self._metrics.horizontalAdvance(text) + 2 * GRID, self._theme.row_height)

    @property
    def average_width(self) -> int:
        """Width of an average character in pixels."""
        return self._metrics.averageCharWidth()

    def _draw(self, painter: QPainter, rect: QRect, text: str, pen: QColor, *, is_mirrored: bool) -> None:
        width = rect.width() - 2 * GRID
        shown = self._elided.get((text, width))
        if shown is None:
            if len(self._elided) > _ELIDED_KEPT:
                self._elided.clear()
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._elided[text, width] = shown
        painter.setPen(pen)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text runs as its own script does
        painter.drawText(rect.adjusted(GRID, 0, -GRID, -1), _RIGHT if is_mirrored else _LEFT, shown)

    def _dress(self) -> None:
        theme = self._theme
        self._font: QFont = theme.font("table")
        self._metrics = QFontMetrics(self._font)
        self._text, self._muted, self._line = theme.color("text"), theme.color("muted"), theme.color("line")
        self._soft, self._hover = theme.color("soft"), theme.color("hover")
        self._ring = QPen(theme.color("accent"), 2)
        self._elided.clear()
