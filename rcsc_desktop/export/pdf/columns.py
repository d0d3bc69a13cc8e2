"""Text that runs in columns: from the top of one to its foot, on to the next, on to the next page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rcsc_desktop.export.pdf.flow import Page, Set, Strip, paginate
from rcsc_desktop.export.pdf.galley import Galley

_STEP = 4.0
"""How exactly the columns of the last page are brought to one height, in points."""


@dataclass(frozen=True, slots=True)
class Columns:
    """``count`` columns beside each other in a text as wide as ``whole``; the first one where reading begins."""

    whole: Galley
    count: int
    gap: float

    @property
    def galley(self) -> Galley:
        """Sets text as wide as one column."""
        return replace(self.whole, measure=(self.whole.measure - self.gap * (self.count - 1)) / self.count)

    def pages(self, head: list[Strip], body: list[Strip], depth: float, *, space: float) -> list[Page]:
        """``head`` over all columns of the first page, ``space`` under it ``body``; the last page is balanced.

        Strips that belong together are never torn apart between columns.
        """
        first = paginate(head, depth)
        under = first[-1].filled + space

        def depths(number: int) -> float:
            return depth - under if number < self.count else depth

        columns = self._balanced(body, paginate(body, depths))
        pages = []
        for start in range(0, len(columns), self.count):
            page = first[-1] if start == 0 else Page()
            drop = 0.0 if start else under
            for place, column in enumerate(columns[start : start + self.count]):
                page.body += [_moved(one, self._offset(place), drop) for one in column.body]
            pages.append(page)
        return first[:-1] + pages

    def _offset(self, place: int) -> float:
        """From the left margin to the column."""
        place = self.count - 1 - place if self.whole.setting.right_to_left else place
        return place * (self.galley.measure + self.gap)

    def _balanced(self, body: Sequence[Strip], columns: list[Page]) -> list[Page]:
        """The last page's columns as short as they can be."""
        begins = (len(columns) - 1) // self.count * self.count
        before, last = columns[:begins], columns[begins:]
        own = {id(strip) for strip in body}
        strips = [one.strip for column in last for one in column.body if id(one.strip) in own]
        height = max((column.filled for column in last), default=0.0)
        shortest = sum(column.filled for column in last) / self.count
        while shortest < height:
            tried = paginate(strips, shortest)
            if len(tried) <= self.count and max(column.filled for column in tried) <= height:
                return before + tried
            shortest += _STEP
        return columns


def _moved(one: Set, across: float, down: float) -> Set:
    """What stands in a column at its place on the page; no rule stands at the top of a column."""
    strip = one.strip
    return one._replace(
        top=one.top + down,
        strip=replace(
            strip,
            lines=tuple(placed._replace(x=placed.x + across) for placed in strip.lines),
            rule=strip.rule._replace(x=strip.rule.x + across) if strip.rule and one.top else None,
            boxes=tuple(box._replace(x=box.x + across) for box in strip.boxes),
            picture=strip.picture._replace(x=strip.picture.x + across) if strip.picture else None,
        ),
    )


def kept_together(strips: Iterable[Strip]) -> list[Strip]:
    """The strips as one that no column cuts."""
    kept = list(strips)
    for strip in kept[:-1]:
        strip.keep = True
    if kept:
        kept[-1].keep = False
    return kept
