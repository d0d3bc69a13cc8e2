"""Paints a consultation's line, and the heading of a programme across the table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from rcsc_desktop.gui.pages.consultations.model import ConsultationTableModel
from rcsc_desktop.gui.pages.consultations.row import DATE, PARTICIPANTS, STATUS, TITLE, Row
from rcsc_desktop.gui.theme import GRID, Theme

_Index = QModelIndex | QPersistentModelIndex
_TINTS = {"held": "good", "outcome adopted": "good", "postponed": "warn", "cancelled": "danger"}
"""Values of ``ConsultationStatus``."""


class ConsultationDelegate(QStyledItemDelegate):
    """``to_be_confirmed`` stands where no date is known; ``hovered`` is the row under the mouse, ``chosen`` the
    current one."""

    def __init__(self, theme: Theme, to_be_confirmed: str, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._to_be_confirmed = to_be_confirmed
        self.hovered = -1
        self.chosen = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = index.model()
        is_heading = isinstance(model, ConsultationTableModel) and model.row(index.row()).is_heading
        return QSize(0, self._theme.row_height + (2 * GRID if is_heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, ConsultationTableModel)  # noqa: S101 - made for it
        seen: Any = option  # the stubs leave out the fields of the C++ class
        rect: QRect = seen.rect
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        row = model.row(index.row())
        side = Qt.AlignmentFlag.AlignRight if seen.direction == Qt.LayoutDirection.RightToLeft else _LEFT
        if row.is_heading:
            self._paint_heading(painter, rect, row.texts[0], side)
            return
        if index.row() == self.chosen:
            painter.fillRect(rect, self._theme.color("soft"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, self._theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))
        self._paint_text(painter, rect, row, index.column(), side)

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        painter.setFont(self._theme.font("section"))
        painter.setPen(self._theme.color("text"))
        inner = rect.adjusted(GRID, 0, -GRID, -GRID)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _flags(side | Qt.AlignmentFlag.AlignBottom), shown)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))

    def _paint_text(self, painter: QPainter, rect: QRect, row: Row, column: int, side: Qt.AlignmentFlag) -> None:
        text = row.texts[column]
        if column == DATE and not text:
            text = self._to_be_confirmed
        if column == PARTICIPANTS:
            side = _LEFT if side == Qt.AlignmentFlag.AlignRight else Qt.AlignmentFlag.AlignRight
        painter.setFont(self._theme.font("strong" if column == TITLE else "table"))
        painter.setPen(self._theme.color(self._tint(row, column)))
        inner = rect.adjusted(GRID, 0, -GRID, -1)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _flags(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _tint(self, row: Row, column: int) -> str:
        if row.line is None or column == TITLE:
            return "text"
        if column == DATE:
            return "text" if row.texts[DATE] else "muted"
        if column == STATUS:
            return _TINTS.get(row.line.status, "muted")
        return "muted" if column != PARTICIPANTS else "text"


_LEFT = Qt.AlignmentFlag.AlignLeft


def _flags(alignment: Qt.AlignmentFlag) -> int:
    return int(alignment) | int(Qt.AlignmentFlag.AlignAbsolute) | int(Qt.TextFlag.TextSingleLine)
