"""The keys of the time grid: everything that the mouse does, and going from block to block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from rcsc_desktop.domain.flow import MoveBy, Park, PlaceAt, Resize
from rcsc_desktop.gui.pages.agenda.grid import neighbours
from rcsc_desktop.gui.pages.agenda.grid.columns import Block
from rcsc_desktop.gui.pages.agenda.grid.holding import SNAP

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.agenda.grid.view import TimeGrid

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GridKeys:
    """Turns keys into what is wanted; what it does not take goes its usual way."""

    def __init__(self, grid: TimeGrid) -> None:
        self._grid = grid

    def is_ours(self, event: QKeyEvent) -> bool:
        """A key that the page would take for the outline."""
        held = event.modifiers() & ~_KEYPAD
        if event.key() in _UP_DOWN or event.key() in _SIDES:
            return bool(held & (_ALT | _CONTROL))
        return event.key() in _ENTER and held == _CONTROL | _SHIFT

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        grid, key, held = self._grid, Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key == Qt.Key.Key_Insert or (key in _ENTER and held == _CONTROL | _SHIFT):
            grid.open_new()
            return True
        if held & _CONTROL and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            grid.sight.zoom(1)
        elif held & _CONTROL and key == Qt.Key.Key_Minus:
            grid.sight.zoom(-1)
        elif held & _CONTROL and key == Qt.Key.Key_0:
            grid.sight.fit()
        elif held == _CONTROL and key == Qt.Key.Key_A:
            grid.choice.select_session()
        elif key in _UP_DOWN or key in _SIDES:
            return self._arrow(key, held)
        else:
            return held in (_NONE, _SHIFT) and self._plain(key)
        return True

    def _arrow(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        grid = self._grid
        block = grid.choice.block
        if block is None:
            return False
        sideways = _SIDES.get(key, 0) * (-1 if grid.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1)
        if held in (_NONE, _SHIFT):
            to = (
                neighbours.below(grid.plan, block, _UP_DOWN[key])
                if key in _UP_DOWN
                else neighbours.beside(grid.plan, block, sideways)
            )
            if to is not None:
                grid.choice.stand_on(to.item.id, extend=held == _SHIFT)
        elif held & ~_SHIFT == _ALT and key in _UP_DOWN:
            grid.do(MoveBy(grid.choice.ids(), _UP_DOWN[key] * (1 if held & _SHIFT else SNAP)))
        elif held == _ALT:
            self._to_neighbour(block, sideways)
        elif held & ~_ALT == _CONTROL | _SHIFT and key in _UP_DOWN:
            by = _UP_DOWN[key] * (1 if held & _ALT else SNAP)
            grid.do(Resize(block.item.id, max(block.item.minutes + by, 1)))
        else:
            return False
        return True

    def _to_neighbour(self, block: Block, by: int) -> None:
        """The session of the next column, at the same time; the first of several chosen items sets it."""
        grid = self._grid
        area = neighbours.session_beside(grid.plan, block, by)
        if area is not None:
            starts = [one.start for item_id in grid.choice.ids() if (one := grid.plan.block(item_id)) is not None]
            known = [start for start in starts if start is not None]
            at = min(known) if known else area.start if area.start is not None else grid.plan.first
            grid.do(PlaceAt(grid.choice.ids(), area.session_id, at))

    def _plain(self, key: Qt.Key) -> bool:
        grid = self._grid
        block = grid.choice.block
        if key == Qt.Key.Key_Escape:
            return grid.let_go()
        if block is None:
            return False
        if key in _ENTER or key == Qt.Key.Key_F2:
            grid.open_title(block.item.id)
        elif key == Qt.Key.Key_Space:
            grid.choice.select(grid.choice.selected ^ {block.item.id})
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            grid.removal_wanted.emit(grid.choice.ids())
        elif key == Qt.Key.Key_P:
            grid.do(Park(grid.choice.ids()))
        elif key == Qt.Key.Key_Home:
            grid.choice.go_to_end(-1)
        elif key == Qt.Key.Key_End:
            grid.choice.go_to_end(1)
        else:
            return False
        return True
