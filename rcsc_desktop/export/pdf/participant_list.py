"""The list of participants as a tagged PDF in two columns, as the United Nations print it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from rcsc_desktop.domain.reports.participant_list import (
    EntryGroup,
    EntrySection,
    ListEntry,
    ListSince,
    ParticipantListReport,
)
from rcsc_desktop.export.pdf.bidi import LEFT_ISOLATE, POP
from rcsc_desktop.export.pdf.charts import chart_strips
from rcsc_desktop.export.pdf.columns import Columns, kept_together
from rcsc_desktop.export.pdf.composition import Composition, galley_of
from rcsc_desktop.export.pdf.flow import Bookmark, Page, Rule, Strip, paginate
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.head import banner
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.short_paper import cover_of, finish_short, head_of
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    BODY,
    CONTINUED,
    FRAMES,
    HAIRLINE,
    HEADING,
    LINE,
    LISTED_BY,
    LISTED_CONTACT,
    LISTED_NAME,
    LISTED_NUMBER,
    LISTED_OF,
    LISTED_POSITION,
    MM,
    VERSION,
    Frame,
)
from rcsc_desktop.wording import paper, paper_list

_COLUMNS = 2
_GAP = 8 * MM
_NUMBER_GAP = 6.0
_SECTION_SPACE = 20.0
_GROUP_SPACE = 12.0
_ENTRY_SPACE = 6.0
_UNDER_HEAD = 14.0


def write(report: ParticipantListReport, target: BinaryIO) -> None:
    """Write ``report`` to ``target`` as a PDF/UA-1 document; equal reports give equal bytes."""
    made = compose(report)
    say = made.galley.say
    about = [paper_list.titled(say, report), paper_list.dated(say, report)]
    finish_short(made, cover_of(report, report.place_lines, report.subtitle), about, target)


def compose(report: ParticipantListReport) -> Composition:
    """The list on its pages, then what changed, then the charts, each from a new page on."""
    frame = FRAMES.get(report.paper, FRAMES["A4"])
    document = Element("Document")
    setter = _Setter(galley_of(report.language, frame), frame, document, report)
    pages = setter.listed()
    if report.since is not None:
        pages += setter.changed(report.since)
    if report.charts:
        pages += setter.charts()
    return Composition(setter.whole, frame, document, pages)


class _Setter:
    """Sets one report."""

    def __init__(self, whole: Galley, frame: Frame, document: Element, report: ParticipantListReport) -> None:
        self.whole = whole
        self._columns = Columns(whole, _COLUMNS, _GAP)
        self._galley = self._columns.galley
        self._depth = frame.depth
        self._document = document
        self._report = report
        widest = self._galley.width(f"{max(report.total, 10)}.", LISTED_NUMBER)
        self._indent = widest + _NUMBER_GAP

    def listed(self) -> list[Page]:
        """Head, how many there are, and the sections."""
        report, say = self._report, self.whole.say
        cover = cover_of(report, report.place_lines, report.subtitle)
        head = head_of(self.whole, self._document, cover, paper_list.titled(say, report), paper_list.dated(say, report))
        head += self.whole.paragraph(
            self._document, "P", paper_list.people(say, report.total), VERSION, space=2, whole=True
        )
        body: list[Strip] = []
        is_divided = len(report.sections) > 1 or any(section.name for section in report.sections)
        for section in report.sections:
            name = (section.name or paper_list.others(say)) if is_divided else ""
            body += self._section(section, name)
        return self._columns.pages(head, body, self._depth, space=_UNDER_HEAD)

    def changed(self, since: ListSince) -> list[Page]:
        """The page of what changed."""
        say = self.whole.say
        head = banner(self.whole, self._document, paper_list.changes(say), "", space=0)
        head += self.whole.paragraph(
            self._document, "P", paper_list.changes_since(say, since), VERSION, space=2, whole=True
        )
        body: list[Strip] = []
        for name, people in ((paper_list.added(say), since.added), (paper_list.removed(say), since.removed)):
            body += self._heading(name) if people else []
            body += self._entries(people)
        if since.changed:
            body += self._heading(paper_list.changed(say))
            listed = self._document.add("L", numbering="None")
            for one in since.changed:
                details = [paper_list.detail(say, *detail) for detail in one.details]
                body += self._entry(listed, ListEntry(0, one.name), details)
        if not body:
            body = self._galley.paragraph(self._document, "P", paper_list.nothing_changed(say), BODY)
        return self._columns.pages(head, body, self._depth, space=_UNDER_HEAD)

    def charts(self) -> list[Page]:
        """The page of charts, over both columns."""
        say = self.whole.say
        strips = banner(self.whole, self._document, paper_list.charts(say), "", space=0)
        strips += chart_strips(self.whole, self._document, self._report.charts)
        return paginate(strips, self._depth)

    def _section(self, section: EntrySection, name: str) -> list[Strip]:
        strips = self._heading(name) if name else []
        is_divided = any(group.name for group in section.groups)
        for group in section.groups:
            strips += self._group(group, is_divided=is_divided)
        return strips

    def _heading(self, name: str) -> list[Strip]:
        strips = self._galley.paragraph(
            self._document, "H3", name, HEADING, space=_SECTION_SPACE, keep=True, whole=True
        )
        if strips:
            strips[0].rule = Rule(0, self._galley.measure, HAIRLINE, LINE, _SECTION_SPACE / 2)
            strips[0].bookmark = Bookmark(name, 1)
        return strips

    def _group(self, group: EntryGroup, *, is_divided: bool) -> list[Strip]:
        """The name over its people; where a column begins amid them, the name stands over it again."""
        if not is_divided:
            return self._entries(group.entries)
        say = self.whole.say
        name = group.name or paper_list.not_stated(say)
        strips = self._galley.paragraph(
            self._document, "H4", name, LISTED_BY, space=_GROUP_SPACE, keep=True, whole=True
        )
        again = [Run(f"{name} ", LISTED_BY), Run(paper.continued(say), CONTINUED._replace(size=8.5, leading=12))]
        continued = tuple(self._galley.strips(again, self._galley.whole, LISTED_BY))
        for strip in continued:
            strip.keep = True
        entries = self._entries(group.entries)
        for strip in entries[1:]:
            strip.continued = continued
        return strips + entries

    def _entries(self, entries: Iterable[ListEntry]) -> list[Strip]:
        listed = self._document.add("L", numbering="None")
        return [strip for one in entries for strip in self._entry(listed, one)]

    def _entry(self, listed: Element, one: ListEntry, more: Iterable[str] = ()) -> list[Strip]:
        """Number, name, position, organisation and how to reach them; no column cuts it."""
        galley, item = self._galley, listed.add("LI")
        column = Column(self._indent, galley.measure - self._indent)
        label = item.add("Lbl", f"{one.number}.") if one.number else None
        body = item.add("LBody")
        strips = galley.paragraph(body, "P", one.name, LISTED_NAME, column=column)
        for text, look in (
            (one.position, LISTED_POSITION),
            (one.organisation, LISTED_OF),
            *((self._isolated(line), LISTED_CONTACT) for line in one.contacts),
            *((line, LISTED_POSITION) for line in more),
        ):
            strips += galley.paragraph(body, "P", text, look, column=column)
        strips = kept_together(strips or [Strip(galley.styled(LISTED_NAME).leading)])
        if label is not None:
            (beside,) = galley.strips([Run(label.text, LISTED_NUMBER, label)], galley.whole, LISTED_NAME)
            strips[0].lines = (*beside.lines, *strips[0].lines)
        strips[0].space = _ENTRY_SPACE
        return strips

    def _isolated(self, line: str) -> str:
        """A number to call keeps its own direction."""
        return f"{LEFT_ISOLATE}{line}{POP}" if self.whole.setting.right_to_left else line
