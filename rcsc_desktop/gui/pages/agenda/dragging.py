"""Moving a row with the mouse: where it may land, and the times that would result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QTableView

from rcsc_desktop.gui.pages.agenda.model import OutlineModel
from rcsc_desktop.gui.pages.agenda.new_row import subtree_end
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow
from rcsc_desktop.gui.theme import GRID, Theme

Starts = Callable[[UUID, UUID | None], Mapping[UUID, int | None]]
"""The start of each item if an item stood after another (``None``: first)."""

_EDGE = 3 * GRID
_SCROLL_EVERY_MS = 40


@dataclass(frozen=True, slots=True)
class Landing:
    """A gap between rows. ``at`` is the position before which the line is drawn; ``after_id`` the sibling above."""

    at: int
    after_id: UUID | None


def landings(rows: Sequence[OutlineRow], row_id: UUID) -> tuple[Landing, ...]:
    """The gaps that a row may land in: between the items of the session, or between its own siblings."""
    moved = next((row for row in rows if row.id == row_id), None)
    if moved is None or moved.is_draft:
        return ()
    siblings = [at for at, row in enumerate(rows) if _are_siblings(row, moved)]
    if not siblings:
        return ()
    return (
        Landing(siblings[0], None),
        *(Landing(subtree_end(rows, at), rows[at].id) for at in siblings),
    )


def changes_order(rows: Sequence[OutlineRow], row_id: UUID, landing: Landing) -> bool:
    """Landing there would put the row somewhere else."""
    at = next((position for position, row in enumerate(rows) if row.id == row_id), None)
    return at is not None and landing.after_id != row_id and landing.at not in (at, subtree_end(rows, at))


def _are_siblings(row: OutlineRow, moved: OutlineRow) -> bool:
    if row.is_draft or row.is_item != moved.is_item:
        return False
    return row.is_item or (row.item_id, row.parent_id, row.kind) == (moved.item_id, moved.parent_id, moved.kind)


class RowDrag:
    """A row held by the mouse. Nothing moves before the release; the starts that would result are shown."""

    def __init__(self, view: QTableView, model: OutlineModel, theme: Theme) -> None:
        self._view = view
        self._model = model
        self._theme = theme
        self.starts: Starts = lambda _row, _after: {}
        self._row: OutlineRow | None = None
        self._from = QPoint()
        self._at = QPoint()
        self._gaps: tuple[Landing, ...] = ()
        self._landing: Landing | None = None
        self._scroll = QTimer(view)
        self._scroll.setInterval(_SCROLL_EVERY_MS)
        self._scroll.timeout.connect(self._on_scroll)

    @property
    def is_on(self) -> bool:
        """The mouse has carried the row away from its place."""
        return bool(self._gaps)

    def press(self, row: OutlineRow | None, where: QPoint) -> None:
        """The mouse went down on a row."""
        self._row, self._from = row, where

    def move(self, where: QPoint) -> None:
        """The mouse is elsewhere, with the button down."""
        self._at = where
        if self._row is None:
            return
        if not self._gaps:
            if (where - self._from).manhattanLength() < QApplication.startDragDistance():
                return
            self._gaps = landings(self._model.rows(), self._row.id)
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll.start()
        self._find_landing()

    def release(self) -> tuple[UUID, UUID | None] | None:
        """The row and the sibling it is to stand after; ``None`` where it stays."""
        row, landing = self._row, self._landing
        self.stop()
        if row is None or landing is None or not changes_order(self._model.rows(), row.id, landing):
            return None
        return row.id, landing.after_id

    def stop(self) -> None:
        """Let go; everything is as it was."""
        self._row = self._landing = None
        if self._gaps:
            self._gaps = ()
            self._scroll.stop()
            self._model.project({})
            self._view.viewport().unsetCursor()
            self._view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """The line where the row lands, and what it is called then."""
        if self._row is None or self._landing is None:
            return
        y = self._gap_y(self._landing)
        width = self._view.viewport().width()
        accent = self._theme.color("accent")
        painter.setPen(QPen(accent, 2))
        painter.drawLine(0, y, width, y)
        self._paint_name(painter, self._row)

    def _paint_name(self, painter: QPainter, row: OutlineRow) -> None:
        start = self._model.projected(row)
        words = [] if start is None or not row.is_item else [self._model.words.clock_time(start)]
        text = "  ".join([*words, row.text])
        painter.setFont(self._theme.font("table"))
        room = self._view.viewport().width() // 2
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        size = painter.fontMetrics().size(int(Qt.TextFlag.TextSingleLine), text)
        chip = QRect(0, 0, size.width() + 3 * GRID, size.height() + GRID)
        chip.moveCenter(self._at + QPoint(0, chip.height()))
        chip.moveLeft(min(max(chip.left(), GRID), self._view.viewport().width() - chip.width() - GRID))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(chip, 6, 6)
        painter.setPen(self._theme.color("on_raised"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)

    def _find_landing(self) -> None:
        if not self._gaps or self._row is None:
            return
        landing = min(self._gaps, key=lambda gap: abs(self._gap_y(gap) - self._at.y()))
        if landing != self._landing:
            self._landing = landing
            is_elsewhere = self._row.is_item and changes_order(self._model.rows(), self._row.id, landing)
            self._model.project(self.starts(self._row.id, landing.after_id) if is_elsewhere else {})
        self._view.viewport().update()

    def _gap_y(self, gap: Landing) -> int:
        rows = self._model.rowCount()
        if gap.at < rows:
            return self._view.visualRect(self._model.index(gap.at, Column.START)).top()
        return self._view.visualRect(self._model.index(rows - 1, Column.START)).bottom()

    def _on_scroll(self) -> None:
        height = self._view.viewport().height()
        bar = self._view.verticalScrollBar()
        if self._at.y() < _EDGE:
            bar.setValue(bar.value() - GRID)
        elif self._at.y() > height - _EDGE:
            bar.setValue(bar.value() + GRID)
        else:
            return
        self._find_landing()
