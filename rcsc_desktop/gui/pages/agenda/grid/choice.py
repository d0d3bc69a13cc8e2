"""The block of the time grid that one stands on, and the items that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from rcsc_desktop.gui.pages.agenda.grid import neighbours
from rcsc_desktop.gui.pages.agenda.grid.columns import Area, Block
from rcsc_desktop.gui.pages.agenda.grid.spoken import Spoken

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.agenda.grid.view import TimeGrid

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class GridChoice:
    """``selected`` are the chosen items; where there are none the current one counts."""

    def __init__(self, grid: TimeGrid, spoken: Spoken) -> None:
        self._grid = grid
        self._spoken = spoken
        self.current: UUID | None = None
        self.selected: frozenset[UUID] = frozenset()

    @property
    def block(self) -> Block | None:
        """The block one stands on."""
        return self._grid.plan.block(self.current)

    def keep(self) -> None:
        """Another state of the agenda: what is gone is no longer chosen."""
        there = {block.item.id: block for block in self._grid.plan.all_blocks()}
        self.selected &= there.keys()
        if self.current not in there:
            self.current = next(iter(there), None)

    def ids(self) -> tuple[UUID, ...]:
        """The chosen items in the order of the agenda; the current one where none is chosen."""
        chosen = self.selected or ({self.current} if self.current is not None else frozenset())
        return tuple(block.item.id for block in self._grid.plan.all_blocks() if block.item.id in chosen)

    def stand_on(self, item_id: UUID, *, extend: bool = False) -> None:
        """Make a block the current one and bring it into sight; ``extend`` chooses it too."""
        grid = self._grid
        block = grid.plan.block(item_id)
        if block is None:
            return
        before = frozenset() if self.current is None else frozenset({self.current})
        self.selected = self.selected | before | {item_id} if extend else frozenset()
        self._set_current(item_id)
        grid.sight.bring(grid.places.block_rect(block))

    def stand_in(self, area: Area) -> None:
        """Bring a session into sight, with its first block as the current one."""
        blocks = self._grid.plan.blocks[area.session_id]
        if blocks:
            self.stand_on(blocks[0].item.id)
        else:
            self._grid.sight.bring(self._grid.places.area_rect(area))

    def go_to_end(self, by: int) -> None:
        """The first or the last block of the column."""
        block = self.block
        if block is not None:
            there = neighbours.in_column(self._grid.plan, block.area.column)
            self.stand_on(there[0 if by < 0 else -1].item.id)

    def select(self, item_ids: frozenset[UUID]) -> None:
        """Choose these items, and no others."""
        self.selected = item_ids
        self._grid.viewport().update()
        self.say()

    def select_session(self) -> None:
        """Choose all items of the session."""
        block = self.block
        if block is not None:
            self.select(frozenset(one.item.id for one in self._grid.plan.blocks[block.area.session_id]))

    def press(self, block: Block, held: Qt.KeyboardModifier) -> None:
        """The mouse was pressed on a block, with keys that choose more than one."""
        if held & _CONTROL:
            self.select(self.selected ^ {block.item.id})
        elif held & _SHIFT and self.current is not None:
            self.select(self.selected | neighbours.between(self._grid.plan, self.current, block))
        elif block.item.id not in self.selected:
            self.select(frozenset())
        self._set_current(block.item.id)

    def say(self) -> None:
        """What a screen reader says of the block one stands on."""
        grid, block = self._grid, self.block
        is_chosen = self.current in self.selected
        text = "" if block is None else self._spoken.block(block, grid.plan, is_chosen=is_chosen)
        if text != grid.accessibleDescription():
            grid.setAccessibleDescription(text)

    def _set_current(self, item_id: UUID) -> None:
        is_other = item_id != self.current
        self.current = item_id
        self._grid.viewport().update()
        if is_other:
            self._grid.current_changed.emit(item_id)
        self.say()
