"""The list of participants as a document for Word: two columns of real sections, real styles to go on editing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from rcsc_desktop.domain.reports.agenda import Letterhead
from rcsc_desktop.domain.reports.participant_list import ListChart, ListEntry, ListSince, ParticipantListReport
from rcsc_desktop.export.docx.base import blank, drop_thumbnail, fill, from_template, mirror, saved, text_width
from rcsc_desktop.export.docx.furniture import describe, put_furniture
from rcsc_desktop.export.docx.markup import NAMESPACES, Cell, Voice, row, table
from rcsc_desktop.export.docx.styles import ACCENT, BOLD, INK, KEEP, MUTED, Paragraphs, look, put_styles, spaced
from rcsc_desktop.support.i18n import Translator, translator
from rcsc_desktop.wording import formats, paper, paper_list

_GAP = 454
_INDENT = 480
_HANGING = f'<w:ind w:left="{_INDENT}" w:hanging="{_INDENT}"/>'
_INDENTED = f'<w:ind w:left="{_INDENT}"/>'
_STYLES: Paragraphs = {
    "Listed By": ("ListedBy", spaced(10, 2, KEEP, '<w:outlineLvl w:val="2"/>'), look(10, ACCENT, BOLD)),
    "Listed Name": ("ListedName", spaced(5, 0, "<w:keepLines/>", _HANGING), look(10, INK, BOLD)),
    "Listed Position": ("ListedTitle", spaced(0, 0, "<w:keepLines/>", _INDENTED), look(9.5)),
    "Listed Of": ("ListedOf", spaced(0, 0, "<w:keepLines/>", _INDENTED), look(9.5, MUTED)),
    "Listed Contact": ("ListedContact", spaced(0, 0, "<w:keepLines/>", _INDENTED), look(9, ACCENT)),
    "Listed Figure": ("ListedFigure", spaced(0, 0), look(9.5)),
    "Listed About": ("ListedAbout", spaced(0, 6), look(9, MUTED)),
}
_BAR = "\u2588"
_MOST_BAR = 28
"""Blocks of the longest bar."""
_ISOLATE, _END = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class _Origin:
    """Whose paper it is, as the furniture asks."""

    language: str
    letterhead: Letterhead
    author: str
    version: int | None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class _View:
    """What head, foot and properties say."""

    report: _Origin
    say: Translator
    title: str
    status: str
    issue: str

    @property
    def subject(self) -> str:
        return paper.dotted((self.status, self.issue))


def write(report: ParticipantListReport, target: BinaryIO) -> None:
    """Write the document; equal reports give equal bytes.

    The letterhead's template, if there is one, gives styles, page set-up, headers and footers. Raises ``UserError``
    ``export.bad_template`` or ``export.bad_logo`` where template or logo cannot be read.
    """
    say = translator(report.language)
    template = report.letterhead.template
    document = from_template(template) if template is not None else blank(report.paper, is_landscape=False)
    drop_thumbnail(document)
    voice = Voice(report.language, say.is_right_to_left, put_styles(document, replaces=template is None, more=_STYLES))
    width = text_width(document)
    body: Any = document.element.body
    sections = _Sections(body.find(qn("w:sectPr")), is_right_to_left=say.is_right_to_left)
    fill(document, _Body(report, say, voice, width, sections).content())
    sections.end(body)
    title = " ".join(report.title.split()) or paper_list.titled(say, report)
    origin = _Origin(report.language, report.letterhead, report.author, report.version)
    view = _View(origin, say, title, paper_list.titled(say, report), paper_list.dated(say, report))
    if template is None:
        put_furniture(document, view, voice, width)
    describe(document, view)
    target.write(saved(document))


class _Sections:
    """Sections of one and of two columns; the first has the letterhead, the others go on with its head and foot."""

    def __init__(self, base: Any, *, is_right_to_left: bool) -> None:
        self._base = deepcopy(base)
        if is_right_to_left:
            mirror(self._base)
        self._is_first = True
        self._last: tuple[int, bool] = (1, True)

    def close(self, columns: int, *, begins_page: bool) -> str:
        """A paragraph that ends the section before it, which has so many columns; it takes no room."""
        section = self._made(columns, begins_page=begins_page)
        text = etree.tostring(section, encoding="unicode")
        return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{text}</w:pPr></w:p>'

    def leave_open(self, columns: int, *, begins_page: bool) -> None:
        """Say of what kind the last section is."""
        self._last = columns, begins_page

    def end(self, body: Any) -> None:
        """Put the last section in its place."""
        columns, begins_page = self._last
        body.replace(body.find(qn("w:sectPr")), self._made(columns, begins_page=begins_page))

    def _made(self, columns: int, *, begins_page: bool) -> Any:
        made = deepcopy(self._base)
        if not self._is_first:
            for name in ("w:headerReference", "w:footerReference", "w:titlePg"):
                for one in made.findall(qn(name)):
                    made.remove(one)
        self._is_first = False
        for name in ("w:cols", "w:type"):
            for one in made.findall(qn(name)):
                made.remove(one)
        kind = parse_xml(f'<w:type {NAMESPACES} w:val="{"nextPage" if begins_page else "continuous"}"/>')
        made.find(qn("w:pgSz")).addprevious(kind)
        made.find(qn("w:pgMar")).addnext(parse_xml(f'<w:cols {NAMESPACES} w:num="{columns}" w:space="{_GAP}"/>'))
        return made


class _Body:
    """What stands between head and foot."""

    def __init__(
        self, report: ParticipantListReport, say: Translator, voice: Voice, width: int, sections: _Sections
    ) -> None:
        self._report = report
        self._say = say
        self._voice = voice
        self._width = width
        self._sections = sections

    def content(self) -> str:
        """All paragraphs, and the sections that are not the last."""
        report = self._report
        pieces = [self._head(), self._sections.close(1, begins_page=True), self._listed()]
        self._sections.leave_open(2, begins_page=False)
        if report.since is not None:
            pieces += [self._sections.close(2, begins_page=False), self._since_head(report.since)]
            pieces += [self._sections.close(1, begins_page=True), self._since(report.since)]
        if report.charts:
            pieces += [self._sections.close(2, begins_page=False), *map(self._chart, report.charts)]
            pieces.insert(-len(report.charts), self._p("heading 1", paper_list.charts(self._say)))
            pieces.append(self._p("Agenda End", ""))  # a table needs a paragraph after it
            self._sections.leave_open(1, begins_page=True)
        return "".join(pieces)

    def _head(self) -> str:
        report, say = self._report, self._say
        when = paper.date_to_be_confirmed(say)
        if report.start_date is not None:
            when = formats.days(report.start_date, report.end_date, say.language)
        lines = [("Title", report.title), ("Subtitle", report.subtitle), ("Agenda When", when)]
        lines += [("Agenda Where", line) for line in report.place_lines]
        named = self._voice.run(paper_list.titled(say, report))
        named += self._voice.run(f"   {paper_list.dated(say, report)}", style="Agenda Part")
        return (
            "".join(self._p(style, line) for style, line in lines if line.strip())
            + self._voice.paragraph("heading 1", named)
            + self._p("Listed About", paper_list.people(say, report.total))
        )

    def _listed(self) -> str:
        report, say = self._report, self._say
        pieces = []
        is_divided = len(report.sections) > 1 or any(section.name for section in report.sections)
        for section in report.sections:
            if is_divided:
                pieces.append(self._p("heading 2", section.name or paper_list.others(say)))
            has_groups = any(group.name for group in section.groups)
            for group in section.groups:
                if has_groups:
                    pieces.append(self._p("Listed By", group.name or paper_list.not_stated(say)))
                pieces += map(self._entry, group.entries)
        return "".join(pieces)

    def _since_head(self, since: ListSince) -> str:
        return self._p("heading 1", paper_list.changes(self._say)) + self._p(
            "Listed About", paper_list.changes_since(self._say, since)
        )

    def _since(self, since: ListSince) -> str:
        say = self._say
        pieces = []
        for name, people in ((paper_list.added(say), since.added), (paper_list.removed(say), since.removed)):
            if people:
                pieces += [self._p("heading 2", name), *map(self._entry, people)]
        if since.changed:
            pieces.append(self._p("heading 2", paper_list.changed(say)))
            for one in since.changed:
                details = [paper_list.detail(say, *detail) for detail in one.details]
                pieces.append(self._entry(ListEntry(0, one.name), details))
        return "".join(pieces) or self._p("Normal", paper_list.nothing_changed(say))

    def _entry(self, one: ListEntry, more: Sequence[str] = ()) -> str:
        """All lines of a person keep with the next one, so that no column cuts them."""
        number = f"{one.number}.\t" if one.number else "\t"
        lines = [
            ("Listed Position", one.position),
            ("Listed Of", one.organisation),
            *(("Listed Contact", self._isolated(line)) for line in one.contacts),
            *(("Listed Position", line) for line in more),
        ]
        shown = [(style, line) for style, line in lines if line.strip()]
        keep = "<w:keepNext/>"
        name = self._voice.run(number, style="Agenda Part") + self._voice.run(one.name)
        pieces = [self._voice.paragraph("Listed Name", name, extra=keep if shown else "")]
        for place, (style, line) in enumerate(shown, 1):
            extra = keep if place < len(shown) else ""
            pieces.append(self._voice.paragraph(style, self._voice.run(line), extra=extra))
        return "".join(pieces)

    def _isolated(self, line: str) -> str:
        """An address or a number keeps its own direction."""
        return f"{_ISOLATE}{line}{_END}" if self._say.is_right_to_left else line

    def _chart(self, chart: ListChart) -> str:
        """A table of labels, numbers and bars made of blocks: it stays what it says when it is edited."""
        say = self._say
        if chart.parts:
            return self._course(chart)
        most = max((bar.count for bar in chart.bars), default=0)
        widths = [round(self._width * share) for share in (0.34, 0.1, 0.56)]
        rows = []
        for bar in chart.bars:
            blocks = _BAR * max(1, round(_MOST_BAR * bar.count / most)) if bar.count else ""
            cells: Iterable[tuple[str, str]] = (
                ("Listed Figure", paper_list.bar(say, chart, bar)),
                ("Listed Figure", formats.number(bar.count, say.language)),
                ("Listed Contact", blocks),
            )
            rows.append(row([Cell(self._flat(style, text)) for style, text in cells], widths))
        return self._p("heading 2", paper_list.chart(say, chart)) + table("Agenda Table", rows, widths, self._voice)

    def _course(self, chart: ListChart) -> str:
        """A table of days and statuses."""
        say = self._say
        share = round(self._width * 0.7 / len(chart.parts))
        widths = [self._width - share * len(chart.parts), *(share for _part in chart.parts)]
        head = ["", *(paper_list.part(say, chart, part) for part in chart.parts)]
        rows = [row([Cell(self._flat("Agenda Column", text)) for text in head], widths, is_heading=True)]
        for bar in chart.bars:
            numbers = [formats.number(count, say.language) for count in bar.parts]
            cells = [Cell(self._flat("Listed Figure", text)) for text in (paper_list.bar(say, chart, bar), *numbers)]
            rows.append(row(cells, widths))
        return self._p("heading 2", paper_list.chart(say, chart)) + table("Agenda Table", rows, widths, self._voice)

    def _flat(self, style: str, text: str) -> str:
        return self._voice.paragraph(style, self._voice.run(text), extra='<w:ind w:left="0"/>')

    def _p(self, style: str, text: str) -> str:
        return self._voice.paragraph(style, self._voice.run(text))
