"""What the mouse does with the blocks of the time grid, from the press to letting go."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from rcsc_desktop.domain.flow import Step
from rcsc_desktop.gui.pages.agenda.grid.columns import Block
from rcsc_desktop.gui.pages.agenda.grid.field import NewItem
from rcsc_desktop.gui.pages.agenda.grid.geometry import Geometry
from rcsc_desktop.gui.pages.agenda.grid.holding import Held, HeldBand, HeldEdge, HeldItems, HeldNew
from rcsc_desktop.gui.theme import GRID

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.agenda.grid.view import TimeGrid

_EDGE = 5
"""Pixels at the ends of a block that pull its edge."""
_SCROLL_ZONE = 3 * GRID
_SCROLL_EVERY_MS = 30
_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class GridDrag:
    """Nothing is written before the mouse lets go; what would be is shown meanwhile (``step``)."""

    def __init__(self, grid: TimeGrid) -> None:
        self._grid = grid
        self._pressed: tuple[QPoint, Block | None, bool] | None = None
        self.held: Held | None = None
        self.step: Step | None = None
        self._scroll = QTimer(grid)
        self._scroll.setInterval(_SCROLL_EVERY_MS)
        self._scroll.timeout.connect(self._on_scroll)

    @property
    def is_on(self) -> bool:
        """Something is carried."""
        return self.held is not None

    @property
    def item_ids(self) -> tuple[UUID, ...]:
        """The items that are held."""
        if isinstance(self.held, HeldItems):
            return self.held.item_ids
        return (self.held.block.item.id,) if isinstance(self.held, HeldEdge) else ()

    def press(self, event: QMouseEvent, block: Block | None) -> None:
        """The mouse went down, on a block or on free space."""
        self._pressed = event.position().toPoint(), block, bool(event.modifiers() & _CHOOSING)

    def move(self, event: QMouseEvent) -> None:
        """The mouse is elsewhere, with the button down."""
        where = event.position().toPoint()
        if self._pressed is None:
            return
        if self.held is None:
            if (where - self._pressed[0]).manhattanLength() < QApplication.startDragDistance():
                return
            self._begin(*self._pressed)
        self.to(where, is_fine=bool(event.modifiers() & _SHIFT))

    def release(self) -> Block | None:
        """The mouse was let go without carrying anything: the block that it had been pressed on."""
        pressed, self._pressed = self._pressed, None
        return None if pressed is None else pressed[1]

    def carry(self, item_ids: tuple[UUID, ...], where: QPoint) -> None:
        """Items from outside the grid are over a place of it."""
        table = self._grid.projection.table
        if self.held is None and table is not None:
            self.held = HeldItems(table, item_ids, None, 0)
            self._scroll.start()
        self.to(where, is_fine=False)

    def to(self, where: QPoint, *, is_fine: bool) -> None:
        """What is held is at a place now."""
        grid, held = self._grid, self.held
        if held is None:
            return
        geometry = grid.places
        step = self._step_at(held, where, geometry, is_fine=is_fine)
        if isinstance(held, HeldBand):
            grid.choice.select(held.caught(tuple(grid.plan.all_blocks()), geometry))
        elif step != self.step:
            self.step = step
            grid.project(step)
        grid.viewport().update()

    def drop(self) -> None:
        """Let go of what is held: do it."""
        grid, held, step = self._grid, self.held, self.step
        self._stop()
        if isinstance(held, HeldNew) and held.end > held.start:
            grid.open_new_at(NewItem(held.area, held.start, held.end - held.start))
        elif step is not None and grid.projection.changes(step):
            grid.step_wanted.emit(step)
            grid.refresh()
            return
        grid.project(None)

    def give_up(self) -> bool:
        """Escape: everything is as it was. False where nothing was held."""
        held = self.held
        self._stop()
        if isinstance(held, HeldBand):
            self._grid.choice.select(held.kept)
        self._grid.project(None)
        return held is not None

    def edge_at(self, block: Block, where: QPoint) -> int:
        """-1 at the upper edge of a block, 1 at the lower one, else 0; of a low block the outermost pixels."""
        rect = self._grid.places.block_rect(block)
        grip = min(_EDGE, rect.height() // 4)
        if block.start is None:
            return 0
        if where.y() > rect.bottom() - grip:
            return 1
        return -1 if where.y() < rect.top() + grip else 0

    def scroll_towards(self, where: QPoint) -> None:
        """A step towards an edge that the mouse is at, while it holds something."""
        grid = self._grid
        body = grid.places.body_rect()
        if self.held is None or not grid.viewport().rect().contains(where):
            return
        down, across = grid.verticalScrollBar(), grid.horizontalScrollBar()
        before = down.value(), across.value()
        forwards = -1 if grid.places.is_mirrored else 1
        down.setValue(down.value() + GRID * _towards(where.y(), body.top(), body.bottom()))
        across.setValue(across.value() + GRID * forwards * _towards(where.x(), body.left(), body.right()))
        if before != (down.value(), across.value()):
            self.to(where, is_fine=False)

    def _begin(self, where: QPoint, block: Block | None, is_choosing: bool) -> None:
        grid, table = self._grid, self._grid.projection.table
        if table is None:
            return
        self._scroll.start()
        if block is None:
            band = HeldBand(where, grid.choice.selected, where) if is_choosing else None
            self.held = band or HeldNew.at(where, grid.places, is_fine=False)
            return
        edge = self.edge_at(block, where)
        if edge:
            self.held = HeldEdge(block, is_top=edge < 0)
            return
        if block.item.id not in grid.choice.selected:
            grid.choice.select(frozenset())
        ids = grid.choice.ids() if block.item.id in grid.choice.selected else (block.item.id,)
        self.held = HeldItems(table, ids, block, grid.places.minute_at(where.y()) - block.top)
        grid.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _step_at(self, held: Held, where: QPoint, geometry: Geometry, *, is_fine: bool) -> Step | None:
        grid = self._grid
        if not isinstance(held, HeldItems):
            return held.step(where, geometry, is_fine=is_fine)
        step = grid.outside(grid.viewport().mapToGlobal(where), held.item_ids)
        is_inside = held.anchor is not None or grid.viewport().rect().contains(where)
        if step is None and is_inside:
            step = held.step(where, geometry, is_fine=is_fine)
        grid.held_moved.emit(step)
        return step

    def _stop(self) -> None:
        self.held = self.step = self._pressed = None
        self._scroll.stop()
        self._grid.viewport().unsetCursor()
        self._grid.held_moved.emit(None)

    def _on_scroll(self) -> None:
        """Near an edge the grid moves along under the mouse."""
        grid = self._grid
        self.scroll_towards(grid.viewport().mapFromGlobal(grid.cursor().pos()))


def _towards(at: int, low: int, high: int) -> int:
    if at < low + _SCROLL_ZONE:
        return -1
    return 1 if at > high - _SCROLL_ZONE else 0
