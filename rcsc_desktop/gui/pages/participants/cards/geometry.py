"""Where the cards of a grid stand: as many columns as there is room for, each card as wide as its column."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from rcsc_desktop.gui.theme import GRID

GAP = 12
HEIGHT = 132
_LEAST_WIDTH = 34 * GRID


@dataclass(frozen=True, slots=True)
class CardPlaces:
    """Places of ``count`` cards in a viewport, of which ``offset`` pixels are scrolled out of sight.

    ``width`` is what the cards share; ``margin`` pixels behind it stay free.
    """

    count: int
    width: int
    offset: int = 0
    is_mirrored: bool = False
    margin: int = 0

    @property
    def columns(self) -> int:
        """How many cards stand beside each other."""
        return max(1, (self.width + GAP) // (_LEAST_WIDTH + GAP))

    @property
    def height(self) -> int:
        """Pixels that all cards together need."""
        rows = -(-self.count // self.columns)
        return max(0, rows * (HEIGHT + GAP) - GAP)

    def rect(self, at: int) -> QRect:
        """Where the card of a number is."""
        row, column = divmod(at, self.columns)
        left = self._left(column)
        right = self._left(column + 1) - GAP
        width = right - left
        if self.is_mirrored:
            left = self.width + self.margin - right
        return QRect(left, row * (HEIGHT + GAP) - self.offset, width, HEIGHT)

    def at(self, where: QPoint) -> int:
        """The number of the card at a point; -1 between cards and beside them."""
        row = (where.y() + self.offset) // (HEIGHT + GAP)
        if row < 0:
            return -1
        for at in range(row * self.columns, min(self.count, (row + 1) * self.columns)):
            if self.rect(at).contains(where):
                return at
        return -1

    def between(self, top: int, bottom: int) -> range:
        """The numbers of the cards that have a part between two heights of the viewport."""
        first = max(0, (top + self.offset) // (HEIGHT + GAP)) * self.columns
        end = ((bottom + self.offset) // (HEIGHT + GAP) + 1) * self.columns
        return range(min(first, self.count), min(end, self.count))

    def _left(self, column: int) -> int:
        return column * (self.width + GAP) // self.columns
