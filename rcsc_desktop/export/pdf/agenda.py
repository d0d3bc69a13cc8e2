"""An agenda, or concept note and agenda together, as a tagged PDF in the layout that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import BinaryIO

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.export.pdf import annotated, bilingual, detailed, fitting, grid, run_of_show
from rcsc_desktop.export.pdf.composition import Composition
from rcsc_desktop.export.pdf.fonts import face
from rcsc_desktop.export.pdf.furniture import Furniture
from rcsc_desktop.export.pdf.galley import Galley
from rcsc_desktop.export.pdf.head import status_line, when
from rcsc_desktop.export.pdf.ink import Ink
from rcsc_desktop.export.pdf.sheet import Sheet
from rcsc_desktop.export.pdf.styles import REGULAR
from rcsc_desktop.export.pdf.tags import Facts, tag
from rcsc_desktop.wording import paper

_LAYOUTS: Mapping[PaperLayout, Callable[[AgendaReport], Composition]] = {
    PaperLayout.ANNOTATED: annotated.compose,
    PaperLayout.BILINGUAL: bilingual.compose,
    PaperLayout.GRID: grid.compose,
    PaperLayout.ONE_PAGE: lambda report: fitting.one_page(report).made,
    PaperLayout.RUN_OF_SHOW: run_of_show.compose,
    PaperLayout.POSTER: lambda report: fitting.poster(report).made,
}
"""How each layout is set; the others as the detailed one."""


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
    tag(painted(made, furniture), made.document, _facts(made.galley, report), target)


def compose(report: AgendaReport) -> Composition:
    """``report`` set in its layout and broken into pages, not painted yet."""
    return _LAYOUTS.get(report.options.layout, detailed.compose)(report)


def painted(made: Composition, furniture: Furniture) -> bytes:
    """The pages with their furniture, not tagged yet; once, since painting fills the tree."""
    from reportlab.pdfgen.canvas import Canvas

    frame = made.frame
    painted = BytesIO()
    canvas = Canvas(
        painted,
        pagesize=(frame.width * frame.scale, frame.height * frame.scale),
        invariant=1,
        pageCompression=0,
        initialFontName=face(REGULAR).font.fontName,
    )
    ink = Ink(canvas._doc)
    for number, page in enumerate(made.pages):
        sheet = Sheet(canvas, ink, frame, number)
        sheet.paint(page, furniture.of(number), right_to_left=made.galley.setting.right_to_left)
        canvas.showPage()
    canvas.save()
    return painted.getvalue()


def _facts(galley: Galley, report: AgendaReport) -> Facts:
    about = [status_line(galley.say, report)]
    if report.version is not None:
        about.append(paper.version(galley.say, report.version, report.issued))
    if report.concept_note is not None:
        about.insert(0, paper.concept_note(galley.say))
    return Facts(
        title=" ".join(report.title.split()) or paper.status(galley.say, report.status),
        author=report.author or report.letterhead.organisation,
        subject=paper.comma(galley.say).join(about),
        keywords=paper.comma(galley.say).join([*about, *when(galley, report)]),
        language=report.language,
    )
