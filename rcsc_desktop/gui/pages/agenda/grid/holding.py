"""What the mouse holds in the time grid, and the step that letting go of it would be."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QPoint, QRect

from rcsc_desktop.domain.flow import MoveBy, PlaceAt, Resize, Step
from rcsc_desktop.domain.schedule import DAY, minutes_of
from rcsc_desktop.domain.timetable import Timetable
from rcsc_desktop.gui.pages.agenda.grid.columns import Area, Block
from rcsc_desktop.gui.pages.agenda.grid.geometry import Geometry

SNAP = 5
"""Minutes."""
_MAGNET = 4
"""Minutes within which the end of another item holds what is moved."""


class Held(Protocol):
    """Something that is held; ``step`` is what letting go at a place would do, ``None``: nothing."""

    def step(self, where: QPoint, geometry: Geometry, *, is_fine: bool) -> Step | None: ...

    def times(self) -> tuple[int, int] | None:
        """From when to when it would be."""
        ...


@dataclass(slots=True)
class HeldItems:
    """Items that are moved together; ``anchor`` is the one the mouse is on, ``None`` where they come from outside."""

    table: Timetable
    item_ids: tuple[UUID, ...]
    anchor: Block | None
    grip: float
    _times: tuple[int, int] | None = None

    def step(self, where: QPoint, geometry: Geometry, *, is_fine: bool) -> Step | None:
        self._times = None
        minute = geometry.minute_at(where.y()) - self.grip
        area = geometry.layout.area_at(geometry.column_at(where.x()), round(geometry.minute_at(where.y())))
        if area is None:
            return None
        start = snapped(minute, self._ends(area), is_fine=is_fine)
        start = min(max(start, 0), _latest(area))
        minutes = self._minutes()
        self._times = start, start + minutes
        if self.anchor is None or self.anchor.start is None:
            return PlaceAt(self.item_ids, area.session_id, start)
        if area.session_id == self.anchor.area.session_id:
            by = start - self.anchor.start
            is_alone = len(self.item_ids) == 1
            return PlaceAt(self.item_ids, area.session_id, start) if is_alone else MoveBy(self.item_ids, by)
        return PlaceAt(self.item_ids, area.session_id, max(start - self._before_anchor(), 0))

    def times(self) -> tuple[int, int] | None:
        return self._times

    def _minutes(self) -> int:
        item = self.anchor.item if self.anchor is not None else self.table.item(self.item_ids[0])
        return item.minutes

    def _before_anchor(self) -> int:
        """How much later the anchor begins than the first of the items."""
        starts = [self.table.start_of(self.table.item(item_id)) for item_id in self.item_ids]
        first = min((start for start in starts if start is not None), default=0)
        return (self.anchor.start or 0) - first if self.anchor is not None else 0

    def _ends(self, area: Area) -> Collection[int]:
        """Where flow would put the items: the ends of those that stay, as they would flow then."""
        rest = self.table.without(self.item_ids)
        found = [] if area.start is None else [area.start]
        for item, start in zip(rest.items[area.session_id], rest.starts(area.session_id), strict=True):
            if start is not None and item.is_timed:
                found.append(start + item.minutes)
        return found


@dataclass(slots=True)
class HeldEdge:
    """The upper or lower edge of an item."""

    block: Block
    is_top: bool
    _times: tuple[int, int] | None = None

    def step(self, where: QPoint, geometry: Geometry, *, is_fine: bool) -> Step | None:
        unit = 1 if is_fine else SNAP
        minute = snapped(geometry.minute_at(where.y()), (), is_fine=is_fine)
        block = self.block
        if self.is_top:
            start = max(min(minute, block.bottom - unit), 0)
            self._times = start, block.bottom
            return Resize(block.item.id, block.bottom - start, start)
        end = max(minute, block.top + unit)
        self._times = block.top, end
        return Resize(block.item.id, end - block.top)

    def times(self) -> tuple[int, int] | None:
        return self._times


@dataclass(slots=True)
class HeldNew:
    """Free time in a session that becomes a new item."""

    area: Area
    start: int
    end: int

    @classmethod
    def at(cls, where: QPoint, geometry: Geometry, *, is_fine: bool) -> HeldNew | None:
        """Begun at a place of the grid."""
        minute = geometry.minute_at(where.y())
        area = geometry.layout.area_at(geometry.column_at(where.x()), round(minute))
        if area is None:
            return None
        begin = int(minute) if is_fine else int(minute) // SNAP * SNAP
        return cls(area, begin, begin)

    def step(self, where: QPoint, geometry: Geometry, *, is_fine: bool) -> Step | None:
        minute = snapped(geometry.minute_at(where.y()), (), is_fine=is_fine)
        self.end = max(minute, self.start + (1 if is_fine else SNAP))
        return None

    def times(self) -> tuple[int, int] | None:
        return self.start, self.end


@dataclass(slots=True)
class HeldBand:
    """A rubber band; ``kept`` was selected before."""

    origin: QPoint
    kept: frozenset[UUID]
    where: QPoint

    def step(self, where: QPoint, geometry: Geometry, *, is_fine: bool) -> Step | None:
        self.where = where
        return None

    def times(self) -> tuple[int, int] | None:
        return None

    @property
    def rect(self) -> QRect:
        return QRect(self.origin, self.where).normalized()

    def caught(self, blocks: Sequence[Block], geometry: Geometry) -> frozenset[UUID]:
        """What it holds, and what was selected before."""
        rect = self.rect
        return self.kept | {block.item.id for block in blocks if geometry.block_rect(block).intersects(rect)}


def snapped(minute: float, ends: Collection[int], *, is_fine: bool) -> int:
    """Five minutes, or one; the end of an item that is near holds it."""
    if is_fine:
        return round(minute)
    near = min(ends, key=lambda end: abs(end - minute), default=None)
    if near is not None and abs(near - minute) <= _MAGNET and near % SNAP:
        return near
    return round(minute / SNAP) * SNAP


def _latest(area: Area) -> int:
    """The last start that a clock can say within a day of the session's start."""
    start = area.part.session.start
    return (0 if start is None else minutes_of(start)) + DAY - 1
