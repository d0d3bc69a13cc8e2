"""An agenda as a document for Word: real styles, a table to go on editing, real footnotes."""

from __future__ import annotations

from typing import BinaryIO

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.export.agenda_view import AgendaView, SessionView
from rcsc_desktop.export.docx.base import (
    blank,
    bullet_list,
    drop_thumbnail,
    fill,
    from_template,
    mirror,
    saved,
    text_width,
)
from rcsc_desktop.export.docx.furniture import describe, put_furniture
from rcsc_desktop.export.docx.items import ItemWriter, grids, session_table
from rcsc_desktop.export.docx.markup import Voice
from rcsc_desktop.export.docx.notes import NotesWriter
from rcsc_desktop.export.docx.styles import put_styles
from rcsc_desktop.wording import paper, paper_columns

_WIDE = {PaperLayout.GRID, PaperLayout.RUN_OF_SHOW}


def write(report: AgendaReport, target: BinaryIO) -> None:
    """Write the document; equal reports give equal bytes.

    The letterhead's template, if there is one, gives styles, page set-up, headers and footers. Raises ``UserError``
    ``export.bad_template`` or ``export.bad_logo`` where template or logo cannot be read.
    """
    template = report.letterhead.template
    layout = report.options.layout
    document = from_template(template) if template is not None else blank(report.paper, is_landscape=layout in _WIDE)
    drop_thumbnail(document)
    styles = put_styles(document, replaces=template is None)
    view = AgendaView(report)
    voice = Voice(report.language, view.is_right_to_left, styles)
    width = text_width(document)
    fill(document, _Body(document, view, voice, width).content())
    if view.is_right_to_left:
        mirror(document.element.body.find(qn("w:sectPr")))
    if template is None:
        put_furniture(document, view, voice, width)
    describe(document, view)
    target.write(saved(document))


class _Body:
    """What stands between head and foot."""

    def __init__(self, document: Document, view: AgendaView, voice: Voice, width: int) -> None:
        self._document = document
        self._view = view
        self._voice = voice
        self._width = width
        self._list = bullet_list(document)
        self._items = ItemWriter(view, voice, self._list, self._relate)

    def content(self) -> str:
        """All paragraphs and tables."""
        view, options = self._view, self._view.report.options
        pieces = [self._head()]
        note = view.report.concept_note
        if note is not None:
            notes = NotesWriter(self._voice, self._list, note.footnotes)
            pieces += [self._p("heading 1", paper.concept_note(view.say)), notes.sections(note)]
            notes.put_into(self._document)
        status = (
            view.status if view.report.second is None else f"{view.status} / {AgendaView(view.report.second).status}"
        )
        about = self._voice.run(status) + self._voice.run(f"   {view.issue}" if view.issue else "", style="Agenda Part")
        page = "<w:pageBreakBefore/>" if note is not None else ""
        pieces.append(self._voice.paragraph("heading 1", about, extra=page))
        sessions = list(view.sessions())
        if options.layout is PaperLayout.GRID:
            pieces.append(grids(self._items, sessions, self._width, self._session))
        else:
            pieces += map(self._session, sessions)
        if options.signature is not None:
            pieces.append(self._p("Agenda Signature", options.signature.name))
            pieces.append(self._p("Agenda Where", options.signature.title) if options.signature.title else "")
        if options.signature is None:  # a table needs a paragraph after it
            pieces.append(self._p("Agenda End", ""))
        return "".join(pieces)

    def _head(self) -> str:
        view, report = self._view, self._view.report
        lines = [("Title", report.title), ("Subtitle", report.subtitle)]
        lines += [("Agenda When", line) for line in view.when]
        lines += [("Agenda Where", line) for line in report.place_lines]
        if report.options.is_for_organisers:
            lines.append(("Agenda Internal", paper_columns.for_organisers(view.say)))
        pieces = [self._p(style, line) for style, line in lines if line.strip()]
        if report.second is not None and report.second.title != report.title:
            other = self._second(report.second)
            pieces.insert(1, other.plain(report.second.title, "Title"))
        return "".join(pieces)

    def _session(self, session: SessionView) -> str:
        report = self._view.report
        layout = report.options.layout
        pieces = [self._p("heading 2", session.heading)] if session.heading else []
        facts = [session.facts, session.chair, session.link, paper.dotted(session.cities)]
        pieces += [self._p("Agenda Where", line) for line in facts if line.strip()]
        if layout is PaperLayout.ANNOTATED:
            pieces.append(self._items.annotated(session, level=3 if session.heading else 2))
        elif session.items:
            second = None if report.second is None else self._second(report.second)
            internal = layout is PaperLayout.RUN_OF_SHOW
            pieces.append(session_table(self._items, session, self._width, second, is_internal=internal))
        return "".join(pieces)

    def _second(self, report: AgendaReport) -> ItemWriter:
        view = AgendaView(report)
        voice = Voice(report.language, view.is_right_to_left, self._voice.styles)
        return ItemWriter(view, voice, self._list, self._relate)

    def _relate(self, address: str) -> str:
        return self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def _p(self, style: str, text: str) -> str:
        return self._voice.paragraph(style, self._voice.run(text))
