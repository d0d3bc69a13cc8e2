"""Two languages side by side, item for item, the times between them; each column runs in its own direction."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem
from rcsc_desktop.export.pdf import detailed
from rcsc_desktop.export.pdf.composition import Composition, broken, galley_of, note_strips
from rcsc_desktop.export.pdf.flow import Bookmark, Rule, Strip
from rcsc_desktop.export.pdf.frames import frame_of
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.head import UNDER_LETTERHEAD, letterhead, status_line, status_style, title
from rcsc_desktop.export.pdf.items import Hanging, continuation, framed, hangings, item_time, numbered, one_line
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.parts import flowed, in_order, parts
from rcsc_desktop.export.pdf.rows import beside, shifted
from rcsc_desktop.export.pdf.sessions import headings
from rcsc_desktop.export.pdf.signature import signed
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    ACCENT,
    ACCENT_RULE,
    FACT_NAME,
    ITEM,
    SHARED_TITLE,
    TIME,
    TIME_COLUMN,
    VERSION,
)
from rcsc_desktop.wording import formats, paper, paper_items

_BETWEEN = 12.0
"""Between a column of text and the times, and twice between the two heads."""
_ITEM_SPACE = 14.0


def compose(report: AgendaReport) -> Composition:
    """``report`` and ``report.second`` beside each other; without a second language as the detailed layout."""
    if report.second is None:
        return detailed.compose(report)
    frame = frame_of(report.paper, report.options.layout)
    pair = _Pair(report, report.second, galley_of(report.language, frame), galley_of(report.second.language, frame))
    return Composition(pair.first, frame, pair.document, broken(pair.strips(), frame.depth))


def _clock(report: AgendaReport, second: AgendaReport) -> str:
    """One clock for both: 24 hours where one of the languages counts so and nothing else is asked for."""
    if report.clock in {"12", "24"}:
        return report.clock
    counts = [formats.counts_to_24(language) for language in (report.language, second.language)]
    return "24" if any(counts) else "auto"


class _Pair:
    def __init__(self, report: AgendaReport, second: AgendaReport, first: Galley, other: Galley) -> None:
        clock = _clock(report, second)
        self._reports = (replace(report, clock=clock), replace(second, clock=clock))
        self.first = first
        self._galleys = (first, other)
        self.document = Element("Document")
        self._times = self._time_width()
        self._hangings: list[list[Hanging]] = []
        self._next = count()

    def _time_width(self) -> float:
        report = self._reports[0]
        items = [item for session in report.sessions for item in session.items]
        widths = [self.first.width(item_time(self.first, report, item), TIME) for item in items]
        return max(TIME_COLUMN, *(width + 2 for width in widths)) if any(widths) else 0

    def strips(self) -> list[Strip]:
        report, second = self._reports
        strips = letterhead(self.first, self.document, report.letterhead)
        if report.concept_note is not None:
            strips += note_strips(self.first, self.document, report, report.concept_note)
            if second.concept_note is not None:
                div = self.document.add("Div", language=second.language)
                note = note_strips(self._galleys[1], div, second, second.concept_note)
                note[0].begins_page = True
                strips += note
        head = self._titles(space=UNDER_LETTERHEAD if strips and report.concept_note is None else 0)
        head[0].begins_page = report.concept_note is not None
        strips += [*head, *self._banner(), *self._sessions()]
        return signed(self.first, self.document, report, strips)

    def _titles(self, *, space: float) -> list[Strip]:
        """Title, subtitle, time and place in both languages, line beside line."""
        set_heads = []
        for place, parent in enumerate(self._parents(self.document)):
            galley, right = self._half(place)
            head = title(galley, parent, self._reports[place], space=space, style=SHARED_TITLE)
            set_heads.append(shifted(head, right))
        strips = beside(set_heads, whole_below=self.first.measure)
        for strip in strips:
            strip.keep = True
        return strips or [Strip(0)]

    def _banner(self) -> list[Strip]:
        """The accent rule; under it what the agenda is, each language at its own side, and which version."""
        lines: list[list[Strip]] = []
        for place, parent in enumerate(self._parents(self.document)):
            galley, right = self._half(place)
            report = self._reports[place]
            name = status_line(galley.say, report)
            set_name = galley.paragraph(parent, "H2", name, status_style(galley))
            if report.version is not None:
                version = paper.version(galley.say, report.version, report.issued)
                set_name += galley.paragraph(parent, "P", version, VERSION)
            lines.append(shifted(set_name, right))
        strips = beside(lines)
        rule = Rule(0, self.first.measure, ACCENT_RULE, ACCENT, 8)
        strips[0].rule, strips[0].space = rule, 24
        strips[0].bookmark = Bookmark(status_line(self.first.say, self._reports[0]), 0)
        for strip in strips:
            strip.keep = True
        return strips

    def _sessions(self) -> list[Strip]:
        strips: list[Strip] = []
        report, second = self._reports
        for galley, one in zip(self._galleys, self._reports, strict=True):
            self._hangings.append(hangings(galley, [item for session in one.sessions for item in session.items]))
        set_headings = []
        for place, parent in enumerate(self._parents(self.document)):
            galley, right = self._half(place)
            found = list(headings(galley, parent, self._reports[place]))
            set_headings.append([(shifted(heading.strips, right), heading.level) for heading in found])
        for number, (session, other) in enumerate(zip(report.sessions, second.sessions, strict=True)):
            strips += beside([heading[number][0] for heading in set_headings])
            table = self.document.add("Table") if session.items else self.document
            if session.items:
                strips += self._columns(table)
            level = set_headings[0][number][1]
            for place, (item, same) in enumerate(zip(session.items, other.items, strict=True)):
                strips += self._item(table.add("TR"), item, same, space=_ITEM_SPACE if place else 8, level=level)
        return strips

    def _columns(self, table: Element) -> list[Strip]:
        """What stands in which column: the languages by their own names."""
        row = table.add("TR")
        cells = []
        if self._times:
            element = row.add("TH", paper_items.time(self.first.say), scope="Column")
            cells.append(self._centred([Run(element.text, FACT_NAME, element)]))
        for place, report in enumerate(self._reports):
            galley, right = self._side(place)
            name = formats.own_name(report.language)
            element = row.add("TH", name, scope="Column", language=report.language)
            cells.append(shifted(galley.strips([Run(name, FACT_NAME, element)], galley.whole, FACT_NAME), right))
        strips = beside(cells)
        strips[0].space = 12
        for strip in strips:
            strip.keep = True
        return strips

    def _item(self, row: Element, item: ReportItem, same: ReportItem, *, space: float, level: int) -> list[Strip]:
        number = next(self._next)
        text = item_time(self.first, self._reports[0], item)
        times: list[Strip] = []
        if text:
            label = row.add("TH", text, scope="Row")
            times = self._centred([Run(text, TIME, label)])
        found = []
        for place, one in enumerate((item, same)):
            galley, right = self._side(place)
            cell = row.add("TD", language=self._reports[place].language if place else "")
            column = galley.whole.inner(self._hangings[place][number].text)
            own_number = cell.add("P", one.label) if one.label else None
            made = dict(parts(galley, cell, self._reports[place], one, column))
            made["title"] = made["title"] or [Strip(galley.styled(ITEM).leading)]
            if own_number is not None:
                numbered(galley, own_number, galley.whole, self._hangings[place][number], made["title"])
            found.append({name: shifted(strips, right) for name, strips in made.items()})
        if not text:
            row.children[0].columns = 1 if not self._times else 2
        found[0]["title"] = beside([times, found[0]["title"]])
        names = in_order({*found[0], *found[1]})
        strips = flowed({name: beside([side.get(name, []) for side in found]) for name in names})
        strips[0].bookmark = Bookmark(one_line(item.title) or f"{item.number}.", level, is_item=True)
        side = Column(0, self._side(0)[0].measure)
        return self._continued(framed(self.first, strips, item, side, space, ruled=True), (item, same))

    def _continued(self, strips: list[Strip], items: tuple[ReportItem, ReportItem]) -> list[Strip]:
        """Both titles stand above the rest of an item on the next page."""
        if any(strip.continued for strip in strips):
            cells = []
            for place, item in enumerate(items):
                galley, right = self._side(place)
                cells.append(shifted(list(continuation(galley, item, galley.whole)), right))
            again = tuple(beside(cells))
            for strip in strips:
                strip.continued = again if strip.continued else ()
        return strips

    def _parents(self, parent: Element) -> tuple[Element, Element]:
        """Where the elements of each language go."""
        return parent, parent.add("Div", language=self._reports[1].language)

    def _half(self, place: int) -> tuple[Galley, float]:
        return self._narrowed(place, self.first.measure / 2 - _BETWEEN)

    def _side(self, place: int) -> tuple[Galley, float]:
        return self._narrowed(place, (self.first.measure - self._times) / 2 - _BETWEEN)

    def _narrowed(self, place: int, width: float) -> tuple[Galley, float]:
        """What sets text for one language at its side, and how far right that is."""
        is_left = self.first.setting.right_to_left == bool(place)
        return replace(self._galleys[place], measure=width), 0 if is_left else self.first.measure - width

    def _centred(self, runs: list[Run]) -> list[Strip]:
        """Lines in the column of times, each in its middle."""
        middle = self.first.measure / 2
        strips = self.first.strips(runs, Column(0, self._times), ITEM)
        for strip in strips:
            strip.lines = tuple(placed._replace(x=middle - placed.line.width / 2) for placed in strip.lines)
        return strips
