"""The picture of the time grid: what stays is painted once, what is moved is painted over it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from rcsc_desktop.gui.pages.agenda.grid.columns import Area, Block
from rcsc_desktop.gui.pages.agenda.grid.drag import GridDrag
from rcsc_desktop.gui.pages.agenda.grid.geometry import Geometry
from rcsc_desktop.gui.pages.agenda.grid.holding import HeldBand, HeldNew
from rcsc_desktop.gui.pages.agenda.grid.painting import GridPainter, with_alpha
from rcsc_desktop.gui.pages.agenda.grid.projection import Projection


class GridPicture:
    """``forget`` when anything that is seen is another, but for what ``projection`` and ``drag`` say."""

    def __init__(self, viewport: QWidget, painter: GridPainter, projection: Projection, drag: GridDrag) -> None:
        self._viewport = viewport
        self._painter = painter
        self._projection = projection
        self._drag = drag
        self._still: QPixmap | None = None
        self._key: object = None

    def forget(self) -> None:
        """Paint everything anew the next time."""
        self._still = None

    def paint(self, painter: QPainter, geometry: Geometry, selected: Collection[UUID], focus: Block | None) -> None:
        """All of it; ``focus`` is the block with the ring."""
        painter.drawPixmap(0, 0, self._unmoved(geometry, selected))
        for session_id in self._projection.blocks:
            if session_id in geometry.layout.areas:
                self._paint_columns(painter, geometry, geometry.layout.areas[session_id], selected)
        if focus is not None:
            self._painter.paint_focus(painter, geometry, focus)
        self._paint_held(painter, geometry)

    def _unmoved(self, geometry: Geometry, selected: Collection[UUID]) -> QPixmap:
        key = (geometry, selected)
        if self._still is None or self._key != key:
            ratio = self._viewport.devicePixelRatioF()
            still = QPixmap(self._viewport.size() * ratio)
            still.setDevicePixelRatio(ratio)
            painter = QPainter(still)
            painter.fillRect(self._viewport.rect(), self._painter.ink.ground)
            plan = geometry.layout
            self._painter.paint_ground(painter, geometry, geometry.body_rect(), plan.areas.values())
            self._painter.paint_blocks(painter, geometry, plan.all_blocks(), selected=selected)
            self._painter.paint_head(painter, geometry)
            painter.end()
            self._still, self._key = still, key
        return self._still

    def _paint_columns(self, painter: QPainter, geometry: Geometry, area: Area, selected: Collection[UUID]) -> None:
        """The columns of a session anew, as they would be."""
        where = geometry.columns_rect(area.column, area.span).intersected(geometry.body_rect())
        if where.isEmpty():
            return
        plan, ends = geometry.layout, area.column + area.span
        there = [one for one in plan.areas.values() if one.column < ends and area.column < one.column + one.span]
        self._painter.paint_ground(painter, geometry, where, there)
        for one in there:
            self._painter.paint_blocks(
                painter,
                geometry,
                self._projection.blocks.get(one.session_id, plan.blocks[one.session_id]),
                selected=selected,
                moved=self._projection.moved,
                held=self._drag.item_ids,
            )

    def _paint_held(self, painter: QPainter, geometry: Geometry) -> None:
        held, accent = self._drag.held, self._painter.ink.accent
        if held is None:
            return
        if isinstance(held, HeldBand):
            painter.setPen(QPen(accent, 1))
            painter.setBrush(with_alpha(accent, 30))
            painter.drawRect(held.rect)
            return
        if isinstance(held, HeldNew):
            columns = geometry.columns_rect(held.area.column, held.area.span)
            top, bottom = geometry.y_of(held.start), geometry.y_of(held.end)
            painter.setClipRect(geometry.body_rect())
            painter.setPen(QPen(accent, 1.4))
            painter.setBrush(with_alpha(accent, 40))
            painter.drawRoundedRect(QRect(columns.left() + 3, top, columns.width() - 7, bottom - top), 4, 4)
            painter.setClipping(False)
        times = held.times()
        if times is not None and (self._drag.step is not None or isinstance(held, HeldNew)):
            self._painter.paint_times(painter, geometry, *times)
