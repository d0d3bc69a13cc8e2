"""Which session stands in which column of the time grid, and where its items lie; in minutes, without a window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from uuid import UUID

from rcsc_desktop.domain.agenda import Agenda, AgendaEntry, AgendaItem, Finding, SessionAgenda
from rcsc_desktop.domain.schedule import DAY, minutes_of, session_minutes

HOUR = 60
_OPEN_DAY = (9 * HOUR, 17 * HOUR)
"""What is shown of a day while nothing says when it begins."""
_UNTIMED = 20
"""Minutes that an item without times is drawn as long as."""


@dataclass(frozen=True, slots=True)
class Area:
    """A session in its columns. ``start`` and ``end`` are its own bounds in minutes, ``None`` where they are open."""

    part: SessionAgenda
    day: int
    column: int
    span: int = 1
    start: int | None = None
    end: int | None = None

    @property
    def session_id(self) -> UUID:
        return self.part.session.id


@dataclass(frozen=True, slots=True)
class GridDay:
    """The columns of one date; ``date`` is ``None`` for sessions without one."""

    date: date | None
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class Block:
    """An item as it is drawn, from ``top`` to ``bottom`` in minutes; ``lane`` of ``lanes`` where items overlap.

    ``start`` is ``None`` where the item has no time of its own. ``after`` is the top of the block before it, ``until``
    the bottom of the block behind it, where those stand in the same lane.
    """

    item: AgendaItem
    area: Area
    top: int
    bottom: int
    start: int | None
    lane: int = 0
    lanes: int = 1
    after: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class GridLayout:
    """A whole agenda in columns; ``first`` and ``last`` are full hours in minutes after midnight."""

    days: tuple[GridDay, ...] = ()
    areas: Mapping[UUID, Area] = field(default_factory=dict)
    blocks: Mapping[UUID, tuple[Block, ...]] = field(default_factory=dict)
    entries: Mapping[UUID, AgendaEntry] = field(default_factory=dict)
    findings: Mapping[UUID, tuple[Finding, ...]] = field(default_factory=dict)
    columns: int = 0
    first: int = _OPEN_DAY[0]
    last: int = _OPEN_DAY[1]

    def all_blocks(self) -> Iterable[Block]:
        """Every block, session by session."""
        return (block for of_session in self.blocks.values() for block in of_session)

    def block(self, item_id: UUID | None) -> Block | None:
        """The block of an item; ``None`` where it is not in the grid."""
        return next((block for block in self.all_blocks() if block.item.id == item_id), None)

    def day_of(self, column: int) -> int:
        """The number of the day that a column belongs to."""
        return next(at for at, day in enumerate(self.days) if column < day.column + day.columns)

    def area_at(self, column: int, minute: int) -> Area | None:
        """The session of a column that is nearest to a time."""
        there = [one for one in self.areas.values() if one.column <= column < one.column + one.span]
        return min(there, key=lambda area: _distance(self._extent(area), minute), default=None)

    def _extent(self, area: Area) -> tuple[int, int] | None:
        return _extent(area, self.blocks[area.session_id])


def lay_out(agenda: Agenda) -> GridLayout:
    """The columns and blocks of an agenda."""
    days: list[GridDay] = []
    areas: list[Area] = []
    column = 0
    for number, (day, parts) in enumerate(_by_day(agenda.sessions)):
        of_day, columns = _columns(parts, number, column)
        days.append(GridDay(day, column, columns))
        areas += of_day
        column += columns
    first, last = _hours(areas)
    blocks = {area.session_id: session_blocks(area, _rows(area.part), first) for area in areas}
    findings: dict[UUID, tuple[Finding, ...]] = {}
    for finding in agenda.findings:
        if finding.item_id is not None:
            findings[finding.item_id] = (*findings.get(finding.item_id, ()), finding)
    everywhere = (*agenda.sessions, *((agenda.parking,) if agenda.parking is not None else ()))
    return GridLayout(
        days=tuple(days),
        areas={area.session_id: area for area in areas},
        blocks=blocks,
        entries={entry.item.id: entry for part in everywhere for entry in part.entries},
        findings=findings,
        columns=column,
        first=first,
        last=last,
    )


def session_blocks(area: Area, rows: Iterable[tuple[AgendaItem, int | None]], first: int) -> tuple[Block, ...]:
    """The blocks of a session's items with their starts; ``first`` is where the grid begins."""
    blocks: list[Block] = []
    now: int | None = None
    for item, start in rows:
        if start is not None and item.is_timed:
            blocks.append(Block(item, area, start, start + item.minutes, start))
            now = start + item.minutes
        else:
            top = now if now is not None else area.start if area.start is not None else first
            blocks.append(Block(item, area, top, top + _UNTIMED, None))
            now = top + _UNTIMED
    return _in_lanes(blocks)


def _rows(part: SessionAgenda) -> list[tuple[AgendaItem, int | None]]:
    return [(entry.item, entry.start) for entry in part.entries]


def _in_lanes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks that overlap stand side by side, as many lanes as are needed while they do."""
    placed: dict[UUID, Block] = {}
    cluster: list[Block] = []
    ends: list[int] = []

    def close() -> None:
        for block in cluster:
            placed[block.item.id] = replace(block, lanes=len(ends))

    in_order = sorted(blocks, key=lambda one: (one.top, -one.bottom))
    for block in in_order:
        if cluster and block.top >= max(ends):
            close()
            cluster, ends = [], []
        lane = next((at for at, end in enumerate(ends) if end <= block.top), len(ends))
        ends[lane : lane + 1] = [block.bottom]
        cluster.append(replace(block, lane=lane))
    close()
    _among_neighbours(placed, [block.item.id for block in in_order])
    return tuple(placed[block.item.id] for block in blocks)


def _among_neighbours(placed: dict[UUID, Block], in_order: Sequence[UUID]) -> None:
    """Blocks that have the column for themselves know the one before and the one behind."""
    for before, behind in pairwise(in_order):
        one, other = placed[before], placed[behind]
        if one.lanes == other.lanes == 1:
            placed[before] = replace(one, until=other.bottom)
            placed[behind] = replace(other, after=one.top)


def _by_day(parts: Sequence[SessionAgenda]) -> list[tuple[date | None, list[SessionAgenda]]]:
    days: dict[date | None, list[SessionAgenda]] = {}
    for part in parts:
        days.setdefault(part.session.date, []).append(part)
    return sorted(days.items(), key=lambda day: (day[0] is None, day[0] or date.min))


def _columns(parts: Sequence[SessionAgenda], day: int, first: int) -> tuple[list[Area], int]:
    """Each session of a day in the first column of its track that is free then; one for all stands across them."""
    areas = [_area(part, day) for part in parts]
    extents = [_extent(area, session_blocks(area, _rows(area.part), 0)) for area in areas]
    for_all = [
        at
        for at, area in enumerate(areas)
        if not area.part.session.track
        and extents[at] is not None
        and not any(_meet(extents[at], other) for place, other in enumerate(extents) if place != at)
    ]
    taken: list[list[tuple[int, int] | None]] = []
    tracks: list[str] = []
    placed: dict[int, Area] = {}
    for at, area in enumerate(areas):
        if at in for_all:
            continue
        track = area.part.session.track
        column = next(
            (
                place
                for place, there in enumerate(taken)
                if tracks[place] == track and not any(_meet(extents[at], one) for one in there)
            ),
            len(taken),
        )
        if column == len(taken):
            taken.append([])
            tracks.append(track)
        taken[column].append(extents[at])
        placed[at] = replace(area, column=first + column)
    columns = max(len(taken), 1)
    for at in for_all:
        placed[at] = replace(areas[at], column=first, span=columns)
    return [placed[at] for at in range(len(areas))], columns


def _area(part: SessionAgenda, day: int) -> Area:
    session = part.session
    start = None if session.start is None else minutes_of(session.start)
    length = session_minutes(session)
    return Area(part, day, 0, 1, start, None if start is None or length is None else start + length)


def _extent(area: Area, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """From when to when a session takes its column; ``None`` where nothing says so."""
    timed = [block for block in blocks if block.start is not None]
    starts = [block.top for block in timed] + ([area.start] if area.start is not None else [])
    if not starts:
        return None
    ends = [block.bottom for block in timed] + ([area.end] if area.end is not None else [])
    return min(starts), max(*ends, min(starts) + HOUR) if ends else min(starts) + HOUR


def _meet(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """They need the same time; a session that nothing is known of needs all of it."""
    if one is None or other is None:
        return True
    return one[0] < other[1] and other[0] < one[1]


def _distance(extent: tuple[int, int] | None, minute: int) -> int:
    if extent is None:
        return 0
    return max(extent[0] - minute, minute - extent[1], 0)


def _hours(areas: Sequence[Area]) -> tuple[int, int]:
    """From a full hour to a full hour, with a little room before and after."""
    extents = [_extent(area, session_blocks(area, _rows(area.part), 0)) for area in areas]
    known = [extent for extent in extents if extent is not None]
    if len(known) < len(extents) or not known:
        known.append(_OPEN_DAY)
    begin, end = min(one[0] for one in known), max(one[1] for one in known)
    return max((begin - HOUR // 2) // HOUR * HOUR, 0), min(-(-(end + HOUR // 2) // HOUR) * HOUR, 2 * DAY)
