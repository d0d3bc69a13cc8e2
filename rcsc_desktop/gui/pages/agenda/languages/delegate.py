"""Paints the lines of the translation editor: two texts side by side, each as its language runs, and a state."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.domain.language_versions import LanguageText, TextState
from rcsc_desktop.domain.texts import RIGHT_TO_LEFT
from rcsc_desktop.gui.pages.agenda.languages.model import AnyIndex, LanguageModel, TextColumn
from rcsc_desktop.gui.pages.agenda.languages.rows import LanguageRow
from rcsc_desktop.gui.theme import GRID, Theme

_INDENT = 2 * GRID
_MARK = 10
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine)
_LEFT, _RIGHT = _FLAGS | int(Qt.AlignmentFlag.AlignLeft), _FLAGS | int(Qt.AlignmentFlag.AlignRight)
_LONGEST = 400
"""Characters of a text that can come into sight on one line."""
STATE_TOKENS = {
    TextState.MISSING: "danger",
    TextState.DRAFT: "accent",
    TextState.OUT_OF_DATE: "warn",
    TextState.APPROVED: "good",
}
"""The theme's colour of each state; a mark of its own shape stands before the word."""


class LanguageDelegate(QStyledItemDelegate):
    """One line a text; the full texts stand in the panel below."""

    def __init__(self, model: LanguageModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(20 * GRID, self._theme.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = self._model.row(index.row())
        if row is None:
            return
        seen: Any = option  # the stubs leave out the fields of the C++ class
        rect: QRect = seen.rect
        painter.save()
        if row.text is None:
            self._paint_heading(painter, rect, row, index.column(), seen.direction)
        else:
            if seen.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, self._soft)
            elif seen.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, self._hover)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
            self._paint_cell(painter, rect, row, row.text, TextColumn(index.column()), seen.direction)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, rect: QRect, row: LanguageRow, column: int, direction: Qt.LayoutDirection
    ) -> None:
        if column == TextColumn.SOURCE:
            painter.setFont(self._small_strong)
            painter.setPen(self._muted)
            room = QStyle.visualRect(direction, rect, rect.adjusted(GRID, GRID // 2, 0, 0))
            painter.drawText(room, _RIGHT if direction == Qt.LayoutDirection.RightToLeft else _LEFT, row.heading)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: LanguageRow,
        text: LanguageText,
        column: TextColumn,
        direction: Qt.LayoutDirection,
    ) -> None:
        if column is TextColumn.STATE:
            self._paint_state(painter, rect, text, direction)
            return
        sheet = self._model.sheet
        is_source = column is TextColumn.SOURCE
        language = "" if sheet is None else sheet.main_language if is_source else sheet.language
        lead = GRID + (row.depth * _INDENT if is_source else 0)
        room = QStyle.visualRect(direction, rect, rect.adjusted(lead, 0, -GRID, 0))
        if is_source and row.label:
            room = self._paint_label(painter, room, row.label, direction)
        face = self._strong if is_source and row.is_strong else self._face
        painter.setFont(face)
        painter.setPen(self._text)
        shown = " ".join((text.printed.source if is_source else text.text)[:_LONGEST].split())
        painter.setLayoutDirection(_direction(language))
        elided = QFontMetrics(face).elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT if language in RIGHT_TO_LEFT else _LEFT, elided)

    def _paint_label(self, painter: QPainter, room: QRect, label: str, direction: Qt.LayoutDirection) -> QRect:
        """What the text is, muted before it; the room that is left comes back."""
        painter.setFont(self._small)
        painter.setPen(self._muted)
        is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        painter.drawText(room, _RIGHT if is_mirrored else _LEFT, label)
        width = QFontMetrics(self._small).horizontalAdvance(label) + GRID
        return room.adjusted(0, 0, -width, 0) if is_mirrored else room.adjusted(width, 0, 0, 0)

    def _paint_state(self, painter: QPainter, rect: QRect, text: LanguageText, direction: Qt.LayoutDirection) -> None:
        is_optional = text.printed.is_optional and text.state is TextState.MISSING
        colour = self._muted if is_optional else self._states[text.state]
        mark = QStyle.visualRect(direction, rect, QRect(rect.left() + GRID, rect.top(), _MARK, rect.height()))
        if not is_optional:
            paint_mark(painter, QRectF(mark).center(), text.state, colour)
        painter.setFont(self._small)
        painter.setPen(colour)
        room = QStyle.visualRect(direction, rect, rect.adjusted(2 * GRID + _MARK, 0, 0, 0))
        is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        painter.drawText(room, _RIGHT if is_mirrored else _LEFT, self._model.state_word(text))

    def _dress(self) -> None:
        theme = self._theme
        self._face: QFont = theme.font("table")
        self._strong, self._small = theme.font("strong"), theme.font("small")
        self._small_strong = theme.font("small_strong")
        self._text, self._muted, self._line = theme.color("text"), theme.color("muted"), theme.color("line")
        self._soft, self._hover = theme.color("soft"), theme.color("hover")
        self._states = {state: theme.color(token) for state, token in STATE_TOKENS.items()}


def paint_mark(painter: QPainter, centre: QPointF, state: TextState, colour: QColor) -> None:
    """The shape of a state: an empty ring, a half-filled one, a triangle, a tick."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    half = _MARK / 2 - 1
    ring = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
    match state:
        case TextState.MISSING:
            painter.drawEllipse(ring)
        case TextState.DRAFT:
            painter.drawEllipse(ring)
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, 180 * 16)
        case TextState.OUT_OF_DATE:
            x, y = centre.x(), centre.y()
            painter.drawPolygon(
                QPolygonF([QPointF(x, y - half), QPointF(x + half, y + half), QPointF(x - half, y + half)])
            )
        case TextState.APPROVED:
            x, y = centre.x(), centre.y()
            points = [QPointF(x - half, y), QPointF(x - half / 3, y + half * 0.8), QPointF(x + half, y - half)]
            painter.drawPolyline(QPolygonF(points))
    painter.restore()


def _direction(language: str) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if language in RIGHT_TO_LEFT else Qt.LayoutDirection.LeftToRight
