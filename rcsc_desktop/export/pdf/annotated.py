"""The annotated agenda of the United Nations: first the list of items, then what is to be known about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem
from rcsc_desktop.export.pdf.composition import Composition, broken, galley_of, head_strips
from rcsc_desktop.export.pdf.flow import Bookmark, Strip, stacked
from rcsc_desktop.export.pdf.frames import frame_of
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.head import agenda_banner, banner
from rcsc_desktop.export.pdf.items import Hanging, framed, hangings, numbered, one_line
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.parts import flowed, parts
from rcsc_desktop.export.pdf.sessions import Heading, headings, session_name
from rcsc_desktop.export.pdf.signature import signed
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import BODY, FACT_NAME, LISTED
from rcsc_desktop.wording import formats, paper, paper_items

_FIRST, _NEXT = 10.0, 3.0
_BETWEEN = 18.0


def compose(report: AgendaReport) -> Composition:
    """``report`` on as many pages as it needs."""
    frame = frame_of(report.paper, report.options.layout)
    galley = galley_of(report.language, frame)
    document = Element("Document")
    return Composition(galley, frame, document, broken(_strips(galley, document, report), frame.depth))


def _strips(galley: Galley, document: Element, report: AgendaReport) -> list[Strip]:
    strips = head_strips(galley, document, report)
    strips += agenda_banner(galley, document, report)
    pages = _Annotated(galley, document, _all_numbered(report))
    strips += pages.listed()
    strips += banner(galley, document, paper_items.annotations_heading(galley.say), "", space=26)
    strips += pages.annotated()
    strips[-1].keep = False
    return signed(galley, document, report, strips)


def _all_numbered(report: AgendaReport) -> AgendaReport:
    """Where no item has a number, all get one but breaks: annotations refer to them."""
    items = [item for session in report.sessions for item in session.items]
    if any(item.label for item in items):
        return report
    number = 0
    sessions = []
    for session in report.sessions:
        labelled = []
        for item in session.items:
            number += item.kind is not ItemKind.BREAK
            labelled.append(item if item.kind is ItemKind.BREAK else replace(item, label=f"{number}."))
        sessions.append(replace(session, items=tuple(labelled)))
    return replace(report, sessions=tuple(sessions))


def _says_something(item: ReportItem) -> bool:
    """There is more to print than a title and a time, or a number refers to it."""
    told = (item.background, item.outcome, item.room, item.link, item.owner, item.notes, item.purpose, item.label)
    return any(text.strip() for text in told) or bool(
        item.speakers or item.topics or item.questions or item.documents or item.interpretation
    )


class _Annotated:
    def __init__(self, galley: Galley, document: Element, report: AgendaReport) -> None:
        self._galley = galley
        self._document = document
        self._report = report
        items = [item for session in report.sessions for item in session.items]
        self._targets = [Element(f"H{level}") for level in self._levels()]
        self._hangings = hangings(galley, items)

    def _levels(self) -> Sequence[int]:
        """The level of each item's heading."""
        spare = headings(self._galley, Element("Document"), self._report)
        return [
            heading.level + 2
            for session, heading in zip(self._report.sessions, spare, strict=True)
            for _ in session.items
        ]

    def listed(self) -> list[Strip]:
        """The items' numbers and titles; each leads to what is said of it."""
        strips: list[Strip] = []
        place = 0
        several = len(self._report.sessions) > 1
        day = None
        for session, heading in zip(self._report.sessions, self._headings(self._document), strict=True):
            if not several:
                strips += heading.strips
            elif session.items:
                name = session_name(self._galley, session)
                if session.date is not None and session.date != day and heading.has_day:
                    day = session.date
                    name = paper.dotted([formats.weekday(day, self._galley.setting.language), name])
                strips += self._galley.paragraph(self._document, "P", name, FACT_NAME, space=_FIRST, keep=True)
            made = self._document.add("L", numbering="None") if session.items else self._document
            for number, item in enumerate(session.items):
                strips += self._line(made, item, place, space=_NEXT if number else _FIRST)
                place += 1
        return strips

    def _line(self, made: Element, item: ReportItem, place: int, *, space: float) -> list[Strip]:
        galley, hang = self._galley, self._hangings[place]
        entry = made.add("LI")
        label = entry.add("Lbl", item.label) if item.label else None
        body = entry.add("LBody")
        is_annotated = _says_something(item)
        if is_annotated and item.title.strip():
            body = body.add("Link", item.title, alt=item.title)
            body.target = self._targets[place]
        body.text = item.title
        strips = galley.strips([Run(item.title, LISTED, body)], galley.whole.inner(hang.text), LISTED)
        strips = stacked(strips or [Strip(galley.styled(LISTED).leading)], space=space, whole=True)
        if label is not None:
            numbered(galley, label, galley.whole, hang, strips, LISTED)
        if not is_annotated:
            strips[0].bookmark = Bookmark(one_line(item.title) or f"{item.number}.", 1, is_item=True, place=place)
        return strips

    def annotated(self) -> list[Strip]:
        """Under a heading for each item all that is said of it."""
        strips: list[Strip] = []
        place = 0
        several = len(self._report.sessions) > 1
        for session, heading in zip(self._report.sessions, self._headings(self._document), strict=True):
            if several and any(map(_says_something, session.items)):
                strips += heading.strips
            for item in session.items:
                if _says_something(item):
                    strips += self._annotation(item, place, heading, space=_BETWEEN if strips else _FIRST)
                place += 1
        return strips

    def _annotation(self, item: ReportItem, place: int, heading: Heading, *, space: float) -> list[Strip]:
        galley, hang = self._galley, self._hangings[place]
        column = galley.whole.inner(hang.text)
        title = self._targets[place]
        self._document.children.append(title)
        strips = flowed(
            parts(
                galley,
                self._document,
                self._report,
                item,
                column,
                heading=title.add("Span"),
                body=BODY,
                before=self._time(item),
            )
        )
        strips = strips or [Strip(galley.styled(BODY).leading)]
        self._number(title, item, hang, galley.whole, strips)
        strips[0].bookmark = Bookmark(one_line(item.title) or item.label, heading.level, is_item=True, place=place)
        return framed(galley, strips, item, column, space, ruled=False)

    def _number(self, title: Element, item: ReportItem, hang: Hanging, column: Column, strips: list[Strip]) -> None:
        """The number is read out with the title."""
        if item.label:
            label = Element("Span", text=item.label)
            title.children.insert(0, label)
            numbered(self._galley, label, column, hang, strips)

    def _time(self, item: ReportItem) -> list[str]:
        if item.start is None or not item.is_timed:
            return []
        return [formats.times(item.start, item.end, self._galley.setting.language, self._report.clock)]

    def _headings(self, parent: Element) -> Sequence[Heading]:
        return list(headings(self._galley, parent, self._report))
