"""Days as tables: a column for each track, a row wherever something begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from math import ceil

from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.export.agenda_view import ItemView, SessionView


@dataclass(frozen=True, slots=True)
class GridCell:
    """``items`` begin in this cell, which is ``rows`` high; an empty one holds nothing."""

    rows: int
    items: tuple[ItemView, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """``cells`` has ``None`` where a cell of a row above reaches down to here."""

    start: time
    cells: tuple[GridCell | None, ...]


@dataclass(frozen=True, slots=True)
class DayGrid:
    """One day, or a part of its tracks, from 0; ``untimed`` are the sessions of the day without times."""

    day: date | None
    part: int
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    untimed: tuple[SessionView, ...]


@dataclass(frozen=True, slots=True)
class _Timed:
    start: int
    end: int
    view: ItemView


def day_grids(sessions: Sequence[SessionView], most_columns: int) -> Iterator[DayGrid]:
    """The days in order, those without a date last; sessions that do not overlap share a column.

    A day of more columns than fit beside each other comes in parts of about the same width.
    """

    def day(view: SessionView) -> date:
        return view.session.date or date.max

    for found, views in groupby(sorted(sessions, key=day), key=day):
        yield from _grids(None if found == date.max else found, list(views), most_columns)


def _grids(day: date | None, views: list[SessionView], most_columns: int) -> Iterator[DayGrid]:
    columns: list[tuple[str, list[_Timed]]] = []
    untimed = []
    for view in views:
        timed = [_Timed(start, max(start + item.item.minutes, start + 1), item) for item, start in _starts(view)]
        if len(timed) < len(view.items) or not timed:
            untimed.append(view)
            continue
        place = _place(columns, view, timed)
        if place is None:
            columns.append((view.session.track.strip() or view.heading, timed))
        else:
            columns[place][1].extend(timed)
    parts = max(ceil(len(columns) / most_columns), 1)
    each = max(ceil(len(columns) / parts), 1)
    for part in range(parts):
        shown = columns[part * each : (part + 1) * each]
        last = tuple(untimed) if part == parts - 1 else ()
        yield DayGrid(day, part, tuple(title for title, _ in shown), tuple(_rows(shown)), last)


def _place(columns: list[tuple[str, list[_Timed]]], view: SessionView, timed: list[_Timed]) -> int | None:
    """The column of the same track; without a track the first in which nothing happens at that time."""
    track = view.session.track.strip()
    for place, (title, there) in enumerate(columns):
        if title == track if track else not _overlap(there, timed):
            return place
    return None


def _starts(view: SessionView) -> Iterator[tuple[ItemView, int]]:
    for shown in view.items:
        item = shown.item
        if item.start is not None and item.is_timed:
            yield shown, item.start.hour * 60 + item.start.minute if item.start_minute is None else item.start_minute


def _overlap(first: list[_Timed], second: list[_Timed]) -> bool:
    return min(one.start for one in second) < max(one.end for one in first) and min(one.start for one in first) < max(
        one.end for one in second
    )


def _rows(columns: list[tuple[str, list[_Timed]]]) -> Iterator[GridRow]:
    marks = sorted({mark for _, timed in columns for one in timed for mark in (one.start, one.end)})
    at = {mark: row for row, mark in enumerate(marks)}
    height = len(marks) - 1
    cells: list[list[GridCell | None]] = [[GridCell(1) for _ in columns] for _ in range(height)]
    for place, (_, timed) in enumerate(columns):
        for first, last, items in _blocks(timed):
            top, bottom = at[first], at[last]
            cells[top][place] = GridCell(bottom - top, items)
            for row in range(top + 1, bottom):
                cells[row][place] = None
    for row in range(height):
        yield GridRow(clock_time(marks[row]), tuple(cells[row]))


def _blocks(timed: list[_Timed]) -> Iterator[tuple[int, int, tuple[ItemView, ...]]]:
    """Items that overlap in one column share a cell."""
    first = last = 0
    together: list[ItemView] = []
    for one in sorted(timed, key=lambda each: each.start):
        if together and one.start >= last:
            yield first, last, tuple(together)
            together = []
        if not together:
            first, last = one.start, one.end
        last = max(last, one.end)
        together.append(one.view)
    if together:
        yield first, last, tuple(together)
