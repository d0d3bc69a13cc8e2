"""Where the rows of a list stand in a table whose groups have headings and can be folded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Group:
    """``count`` rows of the list that follow each other; ``value`` is what they share, ``text`` its heading."""

    value: str
    text: str
    count: int


class Grouping:
    """Rows of the table and places in the list. Without groups they are the same.

    With groups the table has a row for each heading, and none for the rows of a folded group.
    """

    def __init__(self, total: int, groups: Sequence[Group] = (), folded: frozenset[str] = frozenset()) -> None:
        self.groups = tuple(groups)
        self.folded = folded
        self._open = [0 if group.value in folded else group.count for group in self.groups]
        self._heads = list(accumulate((count + 1 for count in self._open), initial=0))
        self._firsts = list(accumulate((group.count for group in self.groups), initial=0))
        self.row_count = self._heads[-1] if self.groups else total

    def group_at(self, row: int) -> int:
        """The number of the group whose heading stands in a row; -1 where there is none."""
        if not self.groups or not 0 <= row < self.row_count:
            return -1
        number = bisect_right(self._heads, row) - 1
        return number if self._heads[number] == row else -1

    def place_of(self, row: int) -> int:
        """The place in the list of what stands in a row; of a heading -1."""
        if not self.groups:
            return row if 0 <= row < self.row_count else -1
        if not 0 <= row < self.row_count:
            return -1
        number = bisect_right(self._heads, row) - 1
        within = row - self._heads[number] - 1
        return -1 if within < 0 else self._firsts[number] + within

    def next_place(self, row: int) -> int:
        """The place of the first line of the list at or after a row; the last one where none follows."""
        number = self.group_at(row)
        return self._firsts[number] if number >= 0 else max(0, self.place_of(row))

    def row_of(self, place: int) -> int:
        """The row of a place in the list; -1 within a folded group."""
        if not self.groups:
            return place
        if not 0 <= place < self._firsts[-1]:
            return -1
        number = bisect_right(self._firsts, place) - 1
        return self._heads[number] + 1 + place - self._firsts[number] if self._open[number] else -1

    def row_of_group(self, value: str) -> int:
        """The row of a group's heading; -1 where there is no such group."""
        return next((self._heads[at] for at, group in enumerate(self.groups) if group.value == value), -1)

    def stretches(self, rows: range) -> Iterator[range]:
        """The places of the list that stand in rows, as stretches in order, without the headings among them."""
        first, end = max(rows.start, 0), min(rows.stop, self.row_count)
        if not self.groups:
            if first < end:
                yield range(first, end)
            return
        number = max(0, bisect_right(self._heads, first) - 1)
        while number < len(self.groups) and self._heads[number] < end:
            begin = max(first, self._heads[number] + 1)
            stop = min(end, self._heads[number + 1])
            if begin < stop:
                offset = self._firsts[number] - self._heads[number] - 1
                yield range(begin + offset, stop + offset)
            number += 1
