"""Which part of the time grid is in sight, and how large its hours are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from rcsc_desktop.gui.pages.agenda.grid.geometry import HEAD, RULER
from rcsc_desktop.gui.theme import GRID

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.agenda.grid.view import TimeGrid

_SCALES = (0.5, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0, 6.0, 8.0)
_USUAL = 1.7
"""Pixels a minute: a quarter of an hour has room for a line."""


class GridSight:
    """``scale`` is pixels a minute; the scroll bars of the grid hold the rest."""

    def __init__(self, grid: TimeGrid) -> None:
        self._grid = grid
        self.scale = _USUAL

    def zoom(self, by: int) -> None:
        """One step nearer (1) or farther (-1); what is in the middle stays there."""
        at = min(range(len(_SCALES)), key=lambda one: abs(_SCALES[one] - self.scale))
        self._set_scale(_SCALES[min(max(at + by, 0), len(_SCALES) - 1)])

    def fit(self) -> None:
        """All hours in the window."""
        plan = self._grid.plan
        self._set_scale(
            min(max((self._grid.viewport().height() - HEAD - 2) / (plan.last - plan.first), 0.2), _SCALES[-1])
        )

    def bring(self, rect: QRect) -> None:
        """Scroll as far as a part of the grid needs to be seen."""
        places = self._grid.places
        body = places.body_rect()
        down, across = self._grid.verticalScrollBar(), self._grid.horizontalScrollBar()
        if rect.top() < body.top():
            down.setValue(down.value() + rect.top() - body.top() - GRID)
        elif rect.bottom() > body.bottom():
            down.setValue(down.value() + min(rect.bottom() - body.bottom() + GRID, rect.top() - body.top()))
        before, behind = rect.left() - body.left(), rect.right() - body.right()
        if places.is_mirrored:
            before, behind = -behind, -before
        if before < 0:
            across.setValue(across.value() + before - GRID)
        elif behind > 0:
            across.setValue(across.value() + behind + GRID)

    def show_beginning(self) -> None:
        """The first thing that happens, with a little room above it."""
        plan = self._grid.plan
        tops = [block.top for block in plan.all_blocks()]
        tops += [area.start for area in plan.areas.values() if area.start is not None]
        self._grid.horizontalScrollBar().setValue(0)
        bar = self._grid.verticalScrollBar()
        bar.setValue(0)
        if tops:
            bar.setValue(self._grid.places.y_of(min(tops)) - HEAD - 3 * GRID)

    def share_room(self) -> None:
        """How far one can scroll."""
        places, viewport = self._grid.places, self._grid.viewport()
        for bar, content, room in (
            (self._grid.verticalScrollBar(), places.content_height, viewport.height() - HEAD),
            (self._grid.horizontalScrollBar(), places.content_width, viewport.width() - RULER),
        ):
            bar.setRange(0, max(content - room, 0))
            bar.setPageStep(max(room, 1))
            bar.setSingleStep(4 * GRID)
        self._grid.refresh()

    def _set_scale(self, scale: float) -> None:
        middle = self._grid.viewport().height() // 2
        minute = self._grid.places.minute_at(middle)
        self.scale = scale
        self.share_room()
        bar = self._grid.verticalScrollBar()
        bar.setValue(bar.value() + self._grid.places.y_of(minute) - middle)
