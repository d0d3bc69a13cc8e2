"""Paints cells of plain text fast: one call a cell, no style options, no rich text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.gui.models.grouping import Group
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
        model = index.model()
        assert isinstance(model, LinesModel)  # noqa: S101 - made for it
        group = model.heading(row) if model.groups else None
        if state & _SELECTED:
            painter.fillRect(rect, self._soft)
        elif row == self.hovered_row:
            painter.fillRect(rect, self._hover)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        if group is not None:
            self._draw_heading(painter, seen, group, is_folded=model.is_folded(group))
            return
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

    def _draw_heading(self, painter: QPainter, seen: Any, group: Group, *, is_folded: bool) -> None:
        """Each cell draws its part of the heading, which begins at the edge of the view however far it is scrolled."""
        cell: QRect = seen.rect
        view = seen.widget.viewport().rect() if seen.widget is not None else cell
        is_mirrored = seen.direction == Qt.LayoutDirection.RightToLeft
        whole = QRect(view.left() + GRID, cell.top(), view.width() - 2 * GRID, cell.height() - 1)
        flags = _RIGHT if is_mirrored else _LEFT
        painter.save()
        painter.setClipRect(cell)
        painter.setPen(self._ring if seen.state.value & _FOCUSED else self._muted)
        _draw_mark(painter, whole, is_folded=is_folded, is_mirrored=is_mirrored)
        indent = 2 * GRID
        text = whole.adjusted(0 if is_mirrored else indent, 0, -indent if is_mirrored else 0, 0)
        painter.setFont(self._strong)
        painter.setPen(self._text)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(text, flags, group.text)
        beside = self._strong_metrics.horizontalAdvance(group.text) + GRID
        count = text.adjusted(0 if is_mirrored else beside, 0, -beside if is_mirrored else 0, 0)
        painter.setFont(self._font)
        painter.setPen(self._muted)
        painter.drawText(count, flags, str(group.count))
        painter.restore()

    def _dress(self) -> None:
        theme = self._theme
        self._font: QFont = theme.font("table")
        self._metrics = QFontMetrics(self._font)
        self._strong: QFont = theme.font("strong")
        self._strong_metrics = QFontMetrics(self._strong)
        self._text, self._muted, self._line = theme.color("text"), theme.color("muted"), theme.color("line")
        self._soft, self._hover = theme.color("soft"), theme.color("hover")
        self._ring = QPen(theme.color("accent"), 2)
        self._elided.clear()


def _draw_mark(painter: QPainter, whole: QRect, *, is_folded: bool, is_mirrored: bool) -> None:
    """A small angle: down while the group is open, towards the text while it is folded."""
    middle = whole.center().y()
    left = whole.right() - 9 if is_mirrored else whole.left()
    if not is_folded:
        points = [(left, middle - 2), (left + 4, middle + 2), (left + 8, middle - 2)]
    elif is_mirrored:
        points = [(left + 6, middle - 4), (left + 2, middle), (left + 6, middle + 4)]
    else:
        points = [(left + 2, middle - 4), (left + 6, middle), (left + 2, middle + 4)]
    painter.drawPolyline(QPolygon([QPoint(*point) for point in points]))
