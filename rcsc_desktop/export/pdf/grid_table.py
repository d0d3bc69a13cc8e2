"""One table of a timetable: columns of tracks, blocks as high as their time, and the tree a screen reader walks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.export.pdf.flow import Bookmark, Box, Set, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.grid_text import BlockText, Look
from rcsc_desktop.export.pdf.items import one_line
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    ACCENT,
    HAIRLINE,
    LINE,
    SESSION,
    SESSION_FACTS,
    SLOT,
    SOFT,
    TRACK,
    TRACK_ROOM,
)
from rcsc_desktop.export.pdf.timetable import Block, Part, Track, parts
from rcsc_desktop.wording import formats, paper, paper_items

HEADING_SPACE = 12.0
_UNDER_HEADING = 4.0
_GAP = 5.0
"""Between columns."""
_BAR = 1.4
_INSET = 4.5
_PAD = 2.5
_BETWEEN = 1.6
"""Between blocks that follow each other."""
_LEAST, _MOST = 0.3, 2.0
"""Points for a minute."""
_MOST_PAGES = 3
_CUTS = ((99, 99), (6, 4), (4, 2), (3, 1), (2, 1), (1, 1), (1, 0))
"""The most lines of titles and of the rest, tried one after the other until a day stands on few enough pages."""
_HEIGHT_SHARE = 0.8
_FEW = 5
"""Columns, with which each block says its times and all moments have room."""
_MOMENT = 10.0
_ROUNDS = 3
"""A time that is written into a block takes room, whereupon others may have to be."""


class GridTable:
    """Tracks of one day that stand on one sheet, or on several under each other. ``below`` is said under the day."""

    def __init__(
        self,
        galley: Galley,
        document: Element,
        report: AgendaReport,
        tracks: Sequence[Track],
        across: Sequence[Block],
        look: Look,
        below: str = "",
    ) -> None:
        self._galley = galley
        self._document = document
        self._clock = report.clock
        self._below = below
        self._tracks = tracks
        self._lanes = max(1, sum(track.lanes for track in tracks))
        self._across = {block.place for block in across}
        self._first: dict[int, int] = {}
        self._rooms: dict[int, str] = {}
        first = 0
        for track in tracks:
            for block in track.blocks:
                self._first[block.place] = first + block.lane
                self._rooms[block.place] = track.room
            first += track.lanes
        blocks = [block for track in tracks for block in track.blocks]
        self._blocks = sorted([*blocks, *across], key=lambda block: (block.start, block.place))
        self._text = BlockText(galley, report, look, with_times=self._lanes <= _FEW)
        widths = [galley.width(self._moment(block.start), SLOT) for block in self._blocks]
        self._time_width = max([galley.width(paper_items.time(galley.say), TRACK_ROOM), *widths]) + 8

    def parts(self, room: Callable[[int], float], *, is_fresh: bool) -> list[Part]:
        """How the table lies on pages. ``room(n)`` is what the page after ``n`` others has left; ``is_fresh``: all of
        them are empty."""
        head = self._head(None).height + 2 * _UNDER_HEADING + self._galley.styled(SESSION).leading
        head += self._galley.styled(SESSION_FACTS).leading if self._below else 0
        fresh = room(1) - head

        def depth(pages: int) -> float:
            return fresh if pages or is_fresh else room(0) - head - HEADING_SPACE

        found: list[Part] = []
        for cut in _CUTS:
            timed: set[int] = set()
            for _ in range(_ROUNDS):
                needs = {
                    block.place: min(self._need(block, cut, with_time=block.place in timed), fresh * _HEIGHT_SHARE)
                    for block in self._blocks
                }
                found = parts(self._blocks, needs, depth, (_LEAST, _MOST), _MOMENT if self._lanes <= _FEW else 0)
                crowded = self._crowded(found)
                if crowded <= timed:
                    break
                timed |= crowded
            if len(found) <= _MOST_PAGES:
                break
        return found

    def _crowded(self, found: Sequence[Part]) -> set[int]:
        """The places of blocks whose beginning has no room in the column of times; each says it itself."""
        places: set[int] = set()
        for part in found:
            shown = [block for block in self._blocks if part.shows(block)]
            said = _said(part, _starts(part, shown))
            places |= {block.place for block in shown if not self._is_said(block, part, said)}
        return places

    def _is_said(self, block: Block, part: Part, said: set[int]) -> bool:
        return max(block.start, part.moments[0]) in said

    def strips(self, part: Part, used: float, *, heading: str) -> list[Set]:
        """What stands on one page, ``used`` points of which are taken."""
        top = used + (HEADING_SPACE if used else 0)
        sets: list[Set] = []
        level = 1
        lines = self._galley.paragraph(self._document, "H3", heading, SESSION)
        if lines:
            lines[0].bookmark = Bookmark(heading, 1)
            level = 2
        for strip in [*lines, *self._galley.paragraph(self._document, "P", self._below, SESSION_FACTS)]:
            sets.append(Set(top, strip))
            top += strip.height
        top += _UNDER_HEADING if sets else 0
        table = self._document.add("Table")
        head = self._head(table.add("TR"))
        sets.append(Set(top, head))
        top += head.height + _UNDER_HEADING
        shown = [block for block in self._blocks if part.shows(block)]
        cells = self._rows(table, part, shown)
        moments, said = self._moments(table, part, shown, top)
        sets += moments
        for block in shown:
            time = "" if self._is_said(block, part, said) else self._moment(block.start)
            sets.append(self._block(block, part, cells[block.place], top, level, time))
        return sets

    def _moment(self, moment: int) -> str:
        return formats.time_of_day(clock_time(moment), self._galley.setting.language, self._clock)

    def _need(self, block: Block, cut: tuple[int, int], *, with_time: bool) -> float:
        room = self._rooms.get(block.place, "")
        time = self._moment(block.start) if with_time else ""
        return self._text.need(block, self._inner(block), room, time, cut) + 2 * _PAD + _BETWEEN

    def _lane(self, lane: int, lanes: int) -> Column:
        width = (self._galley.measure - self._time_width + _GAP) / self._lanes
        return Column(self._time_width + lane * width, lanes * width - _GAP)

    def _column(self, block: Block) -> Column:
        if block.place in self._across:
            return self._lane(0, self._lanes)
        return self._lane(self._first[block.place], 1)

    def _inner(self, block: Block) -> Column:
        column = self._column(block)
        return Column(column.indent + _INSET, column.width - _INSET - 2)

    def _head(self, row: Element | None) -> Strip:
        """The names of the tracks with what all of their items share; without ``row`` only to be measured."""
        corner = row.add("TH", paper_items.time(self._galley.say), scope="Column") if row is not None else None
        run = Run(paper_items.time(self._galley.say), TRACK_ROOM, corner)
        cells = [self._galley.strips([run], Column(0, self._time_width), TRACK)]
        lane = 0
        for track in self._tracks:
            cell = row.add("TH", scope="Column", columns=track.lanes, is_kept=1) if row is not None else Element("TH")
            column = self._lane(lane, track.lanes)
            strips = self._galley.paragraph(cell, "P", track.name, TRACK, column=column)
            chair = paper.role(self._galley.say, "chair")
            facts = [
                "" if track.room == track.name else track.room,
                paper.role_before(self._galley.say, chair, track.chair) if track.chair else "",
            ]
            strips += self._galley.paragraph(cell, "P", paper.dotted(facts), TRACK_ROOM, column=column)
            cells.append(strips)
            lane += track.lanes
        height = max(sum(strip.height for strip in cell) for cell in cells)
        lines = []
        for strips in cells:
            top = height - sum(strip.height for strip in strips)
            for strip in strips:
                lines += [placed._replace(drop=placed.drop + top) for placed in strip.lines]
                top += strip.height
        return Strip(height, tuple(lines), boxes=(Box(0, height + 2, self._galley.measure, HAIRLINE * 2, LINE),))

    def _rows(self, table: Element, part: Part, shown: Sequence[Block]) -> dict[int, Element]:
        """A row for each moment at which something begins; a block spans the rows that begin before it ends."""
        starts = _starts(part, shown)
        begins = {(max(block.start, starts[0]), self._first.get(block.place, 0)): block for block in shown}
        cells: dict[int, Element] = {}
        taken = [0] * self._lanes
        for row, moment in enumerate(starts):
            line = table.add("TR")
            line.add("TH", self._moment(moment), scope="Row", is_kept=1)
            lane = 0
            while lane < self._lanes:
                block = begins.get((moment, lane))
                if block is None:
                    if taken[lane] <= row:
                        line.add("TD", is_kept=1)
                    lane += 1
                    continue
                lanes = self._lanes if block.place in self._across else 1
                rows = sum(start < block.end for start in starts[row:])
                cells[block.place] = line.add("TD", rows=rows, columns=lanes, is_kept=1)
                taken[lane : lane + lanes] = [row + rows] * lanes
                lane += lanes
        return cells

    def _moments(self, table: Element, part: Part, shown: Sequence[Block], top: float) -> tuple[list[Set], set[int]]:
        """The moments that have room under each other, and which they are."""
        starts = _starts(part, shown)
        said = _said(part, starts)
        sets: list[Set] = []
        for moment, row in zip(starts, table.children[1:], strict=True):
            if moment in said:
                head = row.children[0]
                strips = self._galley.strips([Run(head.text, SLOT, head)], Column(0, self._time_width), SLOT)
                sets.append(Set(top + part.at(moment) + _PAD / 2, strips[0]))
        return sets, said

    def _block(self, block: Block, part: Part, cell: Element, top: float, level: int, time: str) -> Set:
        begin, end = part.at(block.start), part.at(block.end)
        height = max(end - begin - _BETWEEN, 1)
        goes_on = block.start < part.moments[0]
        words = self._text.words(block, self._rooms.get(block.place, ""), goes_on=goes_on, time=time)
        column = self._column(block)
        right_to_left = self._galley.setting.right_to_left
        x = self._galley.measure - column.indent - column.width if right_to_left else column.indent
        colour = LINE if block.item.kind is ItemKind.BREAK else ACCENT
        boxes = (
            Box(x, 0, column.width, height, SOFT),
            Box(x + column.width - _BAR if right_to_left else x, 0, _BAR, height, colour),
        )
        lines = []
        drop = _PAD
        for strip in self._text.fitted(words, self._inner(block), height - 2 * _PAD, cell):
            lines += [placed._replace(drop=placed.drop + drop) for placed in strip.lines]
            drop += strip.height
        made = Strip(height, tuple(lines), boxes=boxes)
        if not goes_on:
            name = one_line(block.item.title) or f"{block.item.number}."
            made.bookmark = Bookmark(name, level, is_item=True, place=block.place)
        return Set(top + begin, made)


def _said(part: Part, starts: Sequence[int]) -> set[int]:
    """The moments that have room under each other, round ones first."""
    said: set[int] = set()
    taken: list[float] = []
    for moment in sorted(starts, key=lambda moment: (_roughness(moment), moment)):
        here = part.at(moment)
        if all(abs(here - other) >= SLOT.leading - 1 for other in taken):
            said.add(moment)
            taken.append(here)
    return said


def _roughness(moment: int) -> int:
    """Full hours are said before half hours, these before quarters, these before all others."""
    return next((place for place, round_to in enumerate((60, 30, 15)) if moment % round_to == 0), 3)


def _starts(part: Part, shown: Sequence[Block]) -> list[int]:
    return sorted({max(block.start, part.moments[0]) for block in shown})
