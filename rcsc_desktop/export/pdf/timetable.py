"""Agendas as timetables: which column an item stands in, and how high time is where every item's text has room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSession
from rcsc_desktop.domain.schedule import DAY, minutes_of

_SHORTEST = 5
"""Minutes that an item takes at least in a timetable, or nothing could be written into it."""
_IDLE = 8.0
"""Points for a stretch of time in which nothing happens."""
_CROSSING = 40.0
"""A page that ends inside an item is as bad as one that ends so many points too early."""
_LEAST_FILLED = 0.5
_STEPS = 10


@dataclass(slots=True)
class Block:
    """An item in its column; times are minutes after midnight of the column's day, ``place`` counts all items from 0.

    ``lane`` counts within its track; ``heading`` is the name of a session that begins.
    """

    item: ReportItem
    session: ReportSession
    place: int
    start: int
    end: int
    heading: str = ""
    lane: int = 0


@dataclass(slots=True)
class Track:
    """A column with its blocks; those at the same time stand beside each other in ``lanes``."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    lanes: int = 1

    @property
    def room(self) -> str:
        """The room that all items share, breaks aside; that of the sessions where items name none."""
        rooms = {one.item.room or one.session.venue for one in self.blocks if one.item.kind is not ItemKind.BREAK}
        return rooms.pop() if len(rooms) == 1 else ""

    @property
    def chair(self) -> str:
        """Who chairs all sessions."""
        chairs = {block.session.chair for block in self.blocks}
        return chairs.pop() if len(chairs) == 1 else ""

    def arrange(self) -> None:
        """Give each block a lane that is free."""
        free: list[int] = []
        for block in sorted(self.blocks, key=lambda block: (block.start, block.place)):
            lane = next((number for number, end in enumerate(free) if end <= block.start), len(free))
            free[lane:] = [block.end, *free[lane + 1 :]]
            block.lane = lane
        self.lanes = max(len(free), 1)


@dataclass(slots=True)
class Timetable:
    """One day, or (``day`` is ``None``) all days as columns; ``across`` are blocks that concern every track."""

    day: date | None
    tracks: list[Track]
    across: list[Block] = field(default_factory=list)


class Part(NamedTuple):
    """What of a table stands on one page: its moments from top to bottom and how far down each is, in points."""

    moments: Sequence[int]
    tops: Sequence[float]

    def at(self, moment: int) -> float:
        """How far down a moment is; what lies outside is at the edge."""
        moment = min(max(moment, self.moments[0]), self.moments[-1])
        return self.tops[self.moments.index(moment)]

    def shows(self, block: Block) -> bool:
        """Some of the block lies on this page."""
        return block.start < self.moments[-1] and block.end > self.moments[0]


def timetables(
    report: AgendaReport, name_of: Callable[[ReportSession], str], day_name: Callable[[date], str]
) -> tuple[list[Timetable], list[int]]:
    """A timetable for each day, and the places of items without a time.

    Without any tracks the days are the columns of one table. ``name_of`` names a column for a session without a
    track, ``day_name`` one for a day.
    """
    blocks, untimed = _blocks(report)
    by_day: dict[date | None, list[Block]] = {}
    for block in blocks:
        by_day.setdefault(block.session.date, []).append(block)
    if len(by_day) > 1 and not any(session.track.strip() for session in report.sessions):
        days = sorted((day for day in by_day if day is not None), key=date.toordinal)
        tracks = [Track(day_name(day), by_day[day]) for day in days]
        tracks += [Track("", by_day[None])] if None in by_day else []
        tables = [Timetable(None, tracks)]
    else:
        order = sorted(by_day, key=lambda day: day.toordinal() if day is not None else 10**7)
        tables = [_of_day(day, by_day[day], name_of) for day in order]
    for table in tables:
        for track in table.tracks:
            track.arrange()
    return tables, untimed


def _blocks(report: AgendaReport) -> tuple[list[Block], list[int]]:
    blocks: list[Block] = []
    untimed: list[int] = []
    place = 0
    for session in report.sessions:
        heading = " ".join(session.name.split())
        for item in session.items:
            start = _begin(session, item)
            if start is None:
                untimed.append(place)
            else:
                end = start + max(item.minutes, _SHORTEST)
                blocks.append(Block(item, session, place, start, end, heading))
                heading = ""
            place += 1
    return blocks, untimed


def _begin(session: ReportSession, item: ReportItem) -> int | None:
    if not item.is_timed or item.start is None:
        return None
    if item.start_minute is not None:
        return item.start_minute
    start = minutes_of(item.start)
    is_next_day = session.start is not None and start < minutes_of(session.start)
    return start + DAY * is_next_day


def _of_day(day: date | None, blocks: Iterable[Block], name_of: Callable[[ReportSession], str]) -> Timetable:
    tracks: dict[str, Track] = {}
    common: list[Block] = []
    for block in blocks:
        name = " ".join(block.session.track.split())
        if name:
            tracks.setdefault(name, Track(name)).blocks.append(block)
            block.heading = "" if block.heading.casefold() in name.casefold() else block.heading
        else:
            common.append(block)
    if not tracks:
        return Timetable(day, [Track("", common)])
    busy = [block for track in tracks.values() for block in track.blocks]
    table = Timetable(day, list(tracks.values()))
    own: dict[str, Track] = {}
    for block in common:
        if any(block.start < other.end and other.start < block.end for other in [*busy, *table.across]):
            name = name_of(block.session)
            own.setdefault(name, Track(name)).blocks.append(block)
        else:
            table.across.append(block)
    table.tracks = [*own.values(), *table.tracks]
    return table


def parts(
    blocks: Sequence[Block],
    needs: Mapping[int, float],
    depths: Callable[[int], float],
    minute: tuple[float, float],
    least_row: float = 0,
) -> list[Part]:
    """``blocks`` down one page or several; the page after ``n`` others has room for ``depths(n)`` points.

    The least and most points of a ``minute`` are given; it is higher where the text of a short item ``needs`` it (by
    its place), and where two moments at which something begins would be closer than ``least_row``.
    """
    least, most = minute
    moments = sorted({moment for block in blocks for moment in (block.start, block.end)})
    grid = _Grid(moments, blocks, needs, least_row)
    heights = grid.heights(least)
    found: list[Part] = []
    first = 0
    while first < len(heights):
        depth = depths(len(found))
        last = grid.cut(heights, first, depth)
        found.append(grid.part(first, last, depth, least, most))
        first = last
    return found


class _Grid:
    def __init__(
        self, moments: Sequence[int], blocks: Sequence[Block], needs: Mapping[int, float], least_row: float
    ) -> None:
        self._moments = moments
        begins = {block.start for block in blocks}
        self._least = [least_row if moment in begins else 0 for moment in moments]
        rows = {moment: row for row, moment in enumerate(moments)}
        self._minutes = [after - before for before, after in pairwise(moments)]
        spans = [(rows[block.start], rows[block.end], needs[block.place]) for block in blocks]
        self._spans = sorted(spans, key=lambda span: (span[1] - span[0], span[0]))
        self._is_busy = [False] * len(self._minutes)
        for begin, end, _ in spans:
            self._is_busy[begin:end] = [True] * (end - begin)

    def heights(self, scale: float, first: int = 0, last: int | None = None) -> list[float]:
        """The height of each row with ``scale`` points a minute; blocks that lie outside ``first`` to ``last`` in
        part ask for their share."""
        last = len(self._minutes) if last is None else last
        heights = [
            max(minutes * scale, at_least) if busy else min(minutes * scale, _IDLE)
            for minutes, busy, at_least in zip(self._minutes, self._is_busy, self._least, strict=False)
        ]
        for begin, end, needed in self._spans:
            inside = range(max(begin, first), min(end, last))
            if not inside:
                continue
            minutes = sum(self._minutes[begin:end])
            share = sum(self._minutes[row] for row in inside) / minutes
            is_larger = share >= 0.5
            lacking = (needed if is_larger else needed * share) - sum(heights[row] for row in inside)
            if lacking > 0:
                whole = sum(self._minutes[row] for row in inside)
                for row in inside:
                    heights[row] += lacking * self._minutes[row] / whole
        return heights[first:last]

    def cut(self, heights: Sequence[float], first: int, depth: float) -> int:
        """The row before which a page ends that begins with row ``first``: where few items are cut, and late."""
        used = 0.0
        best, cost = first + 1, float("inf")
        for row in range(first, len(heights)):
            used += heights[row]
            if used > depth:
                break
            end = row + 1
            if end == len(heights):
                return end
            crossing = sum(begin < end < last for begin, last, _ in self._spans)
            here = crossing * _CROSSING + depth - used
            if here <= cost and used >= depth * _LEAST_FILLED:
                best, cost = end, here
        return best

    def part(self, first: int, last: int, depth: float, least: float, most: float) -> Part:
        """The rows stretched to fill the page, as far as time may be stretched."""
        low, high = least, most
        heights = self.heights(most, first, last)
        if sum(heights) > depth:
            heights = self.heights(least, first, last)
            for _ in range(_STEPS):
                middle = (low + high) / 2
                tried = self.heights(middle, first, last)
                if sum(tried) <= depth:
                    low, heights = middle, tried
                else:
                    high = middle
        pressed = min(1.0, depth / sum(heights))
        tops = [0.0]
        for height in heights:
            tops.append(tops[-1] + height * pressed)
        return Part(self._moments[first : last + 1], tops)
