"""An agenda, or concept note and agenda together, as a tagged PDF."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO, NamedTuple

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.texts import RIGHT_TO_LEFT
from rcsc_desktop.export.pdf.concept_note import concept_note_strips
from rcsc_desktop.export.pdf.flow import Page, Strip, paginate
from rcsc_desktop.export.pdf.fonts import face
from rcsc_desktop.export.pdf.furniture import Furniture
from rcsc_desktop.export.pdf.galley import Galley
from rcsc_desktop.export.pdf.head import banner, letterhead, title, when
from rcsc_desktop.export.pdf.ink import Ink
from rcsc_desktop.export.pdf.items import session_strips
from rcsc_desktop.export.pdf.lines import Setting
from rcsc_desktop.export.pdf.sheet import Sheet
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import FRAMES, REGULAR, Frame
from rcsc_desktop.export.pdf.tags import Facts, tag
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import paper

_UNDER_LETTERHEAD = 28.0
_FEW_LINES = 0.25
"""Less than this part of a page is not worth a page."""
_SQUEEZES = (0.75, 0.55)
_MOST_SQUEEZED = 8
"""Of more pages none is saved: nobody prints them on one sheet."""


class Composition(NamedTuple):
    """A document on its pages: ``document`` is the root of what a screen reader meets."""

    galley: Galley
    frame: Frame
    document: Element
    pages: list[Page]


def write(report: AgendaReport, target: BinaryIO) -> None:
    """Write ``report`` to ``target`` as a PDF/UA-1 document; equal reports give equal bytes.

    Characters that the font lacks are printed as ``[U+4E16]`` (see ``missing_characters``). Raises ``UserError``
    ``export.bad_logo`` where the letterhead's logo cannot be read.
    """
    finish(report, compose(report), target)


def finish(report: AgendaReport, made: Composition, target: BinaryIO) -> None:
    """Paint and tag what ``compose`` made of ``report``; once, since painting fills the tree."""
    begins = (number for number, page in enumerate(made.pages) if page.body and page.body[0].strip.begins_page)
    furniture = Furniture(made.galley, made.frame, report, len(made.pages), agenda=next(begins, 0))
    tag(_painted(made, furniture), made.document, _facts(made.galley, report), target)


def compose(report: AgendaReport) -> Composition:
    """``report`` set and broken into pages, not painted yet."""
    frame = FRAMES.get(report.paper, FRAMES["A4"])
    right_to_left = report.language in RIGHT_TO_LEFT
    galley = Galley(Setting(report.language, right_to_left), frame.measure, translator(report.language))
    document = Element("Document")
    return Composition(galley, frame, document, _pages(_strips(galley, document, report), frame.depth))


def _pages(strips: list[Strip], depth: float) -> list[Page]:
    """The pages; where only a few lines would stand on the last one, spaces are squeezed if that saves it."""
    pages = paginate(strips, depth)
    if 1 < len(pages) <= _MOST_SQUEEZED and pages[-1].filled < depth * _FEW_LINES:
        for squeeze in _SQUEEZES:
            tighter = paginate(strips, depth, squeeze)
            if len(tighter) < len(pages):
                return tighter
    return pages


def _strips(galley: Galley, document: Element, report: AgendaReport) -> list[Strip]:
    strips = letterhead(galley, document, report.letterhead)
    if report.concept_note is not None:
        strips += title(galley, document, report, space=_UNDER_LETTERHEAD)
        strips += banner(galley, document, paper.concept_note(galley.say), "")
        strips += concept_note_strips(galley, document, report.concept_note)
        strips[-1].keep = False
        first = len(strips)
        strips += title(galley, document, report, space=0)
        strips[first].begins_page = True
    else:
        strips += title(galley, document, report, space=_UNDER_LETTERHEAD)
    version = paper.version(galley.say, report.version) if report.version is not None else ""
    strips += banner(galley, document, paper.status(galley.say, report.status), version)
    return strips + session_strips(galley, document, report)


def _painted(made: Composition, furniture: Furniture) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    painted = BytesIO()
    canvas = Canvas(
        painted,
        pagesize=(made.frame.width, made.frame.height),
        invariant=1,
        pageCompression=0,
        initialFontName=face(REGULAR).font.fontName,
    )
    ink = Ink(canvas._doc)
    for number, page in enumerate(made.pages):
        sheet = Sheet(canvas, ink, made.frame, number)
        sheet.paint(page, furniture.of(number), right_to_left=made.galley.setting.right_to_left)
        canvas.showPage()
    canvas.save()
    return painted.getvalue()


def _facts(galley: Galley, report: AgendaReport) -> Facts:
    status = paper.status(galley.say, report.status)
    about = [status]
    if report.version is not None:
        about.append(paper.version(galley.say, report.version))
    if report.concept_note is not None:
        about.insert(0, paper.concept_note(galley.say))
    return Facts(
        title=" ".join(report.title.split()) or status,
        author=report.author or report.letterhead.organisation,
        subject=paper.comma(galley.say).join(about),
        keywords=paper.comma(galley.say).join([*about, *when(galley, report)]),
        language=report.language,
    )
