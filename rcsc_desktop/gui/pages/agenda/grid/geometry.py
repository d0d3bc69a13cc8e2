"""Minutes and columns of the time grid as pixels of its viewport, mirrored where the layout is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from rcsc_desktop.gui.pages.agenda.grid.columns import Area, Block, GridLayout

RULER = 60
"""Width of the times at the leading edge."""
DAY_HEAD = 28
TRACK_HEAD = 24
HEAD = DAY_HEAD + TRACK_HEAD
NARROWEST = 120
"""Width that a column has at least; all share what there is."""
BETWEEN_DAYS = 10
GUTTER = 3
"""Free at the sides of a block."""
SHORTEST = 15
"""Height that a block has at least, so that it can be read and held, where the one behind it leaves room for that."""
_LOWEST = 9
"""Its height where that one is as short."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things are. ``scale`` is pixels a minute; ``x`` and ``y`` how far the grid is scrolled."""

    layout: GridLayout
    width: int
    height: int
    scale: float
    x: int = 0
    y: int = 0
    is_mirrored: bool = False

    @property
    def column_width(self) -> int:
        """All columns are as wide, and fill the viewport where they can."""
        room = self.width - RULER - BETWEEN_DAYS * len(self.layout.days)
        return max(NARROWEST, room // max(self.layout.columns, 1))

    @property
    def content_width(self) -> int:
        """Pixels that the columns need."""
        return self.column_width * self.layout.columns + BETWEEN_DAYS * len(self.layout.days)

    @property
    def content_height(self) -> int:
        """Pixels that the hours need."""
        return round((self.layout.last - self.layout.first) * self.scale) + 1

    def y_of(self, minute: float) -> int:
        """The line of a time."""
        return HEAD + round((minute - self.layout.first) * self.scale) - self.y

    def minute_at(self, y: int) -> float:
        """The time of a line."""
        return self.layout.first + (y - HEAD + self.y) / self.scale

    def columns_rect(self, column: int, span: int = 1) -> QRect:
        """The viewport's height of one column, or of some side by side."""
        left = RULER + column * self.column_width + BETWEEN_DAYS * self.layout.day_of(column) - self.x
        return self._mirrored(QRect(left, HEAD, span * self.column_width, self.height - HEAD))

    def column_at(self, x: int) -> int:
        """The column at a place, or the nearest one."""
        across = (self.width - 1 - x if self.is_mirrored else x) - RULER + self.x
        for day in self.layout.days:
            end = (day.column + day.columns) * self.column_width + BETWEEN_DAYS * (self.layout.day_of(day.column) + 1)
            if across < end:
                begin = end - day.columns * self.column_width - BETWEEN_DAYS
                at = int((across - begin) // self.column_width)
                return day.column + min(max(at, 0), day.columns - 1)
        return max(self.layout.columns - 1, 0)

    def area_rect(self, area: Area) -> QRect:
        """The session's own time; its whole columns where that is open."""
        columns = self.columns_rect(area.column, area.span)
        top = self.y_of(area.start) if area.start is not None else HEAD
        bottom = self.y_of(area.end) if area.end is not None else self.y_of(self.layout.last)
        return QRect(columns.left(), top, columns.width(), max(bottom - top, 1))

    def block_rect(self, block: Block) -> QRect:
        """Where a block is drawn and held."""
        columns = self.columns_rect(block.area.column, block.area.span).adjusted(GUTTER, 0, -GUTTER - 1, 0)
        top, bottom = self.y_of(block.top), self.y_of(block.bottom)
        height = max(bottom - top - 1, SHORTEST if self._may_grow(block.top, block.until) else _LOWEST)
        width = columns.width() // block.lanes
        lane = block.lanes - 1 - block.lane if self.is_mirrored else block.lane
        return QRect(columns.left() + lane * width, top, width - (1 if block.lanes > 1 else 0), height)

    def covered(self, block: Block) -> int:
        """Pixels at the top of a block that a very short one before it lies over."""
        if block.after is None or not self._may_grow(block.after, block.bottom):
            return 0
        return max(self.y_of(block.after) + SHORTEST + 1 - self.y_of(block.top), 0)

    def _may_grow(self, top: int, until: int | None) -> bool:
        """Drawn longer than it is, a block that begins at ``top`` still leaves a line to the one behind it."""
        return until is None or self.y_of(until) - self.y_of(top) > 2 * SHORTEST

    def ruler_rect(self) -> QRect:
        """The times at the leading edge."""
        return self._mirrored(QRect(0, HEAD, RULER, self.height - HEAD))

    def body_rect(self) -> QRect:
        """The grid without ruler and head."""
        return self._mirrored(QRect(RULER, HEAD, self.width - RULER, self.height - HEAD))

    def is_in_body(self, where: QPoint) -> bool:
        """Not in the head, the ruler, or beyond the last column."""
        return self.body_rect().contains(where)

    def head_rect(self, column: int, span: int, *, of_day: bool) -> QRect:
        """The head of some columns: the day above, the tracks below it."""
        columns = self.columns_rect(column, span)
        return QRect(columns.left(), 0 if of_day else DAY_HEAD, columns.width(), DAY_HEAD if of_day else TRACK_HEAD)

    def _mirrored(self, rect: QRect) -> QRect:
        if not self.is_mirrored:
            return rect
        return QRect(self.width - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())
