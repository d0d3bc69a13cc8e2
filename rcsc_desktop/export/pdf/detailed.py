"""The usual agenda: a column of times, beside it all that is said of each item."""

from __future__ import annotations

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.export.pdf.composition import Composition, broken, galley_of, head_strips
from rcsc_desktop.export.pdf.flow import Strip
from rcsc_desktop.export.pdf.frames import LEAST_ON_CARDS, frame_of
from rcsc_desktop.export.pdf.galley import Galley
from rcsc_desktop.export.pdf.head import agenda_banner
from rcsc_desktop.export.pdf.items import session_strips
from rcsc_desktop.export.pdf.signature import signed
from rcsc_desktop.export.pdf.structure import Element


def compose(report: AgendaReport) -> Composition:
    """``report`` on as many pages as it needs."""
    frame = frame_of(report.paper, report.options.layout)
    galley = galley_of(report.language, frame, LEAST_ON_CARDS if frame.scale < 1 else 0)
    document = Element("Document")
    return Composition(galley, frame, document, broken(strips(galley, document, report), frame.depth))


def strips(galley: Galley, document: Element, report: AgendaReport) -> list[Strip]:
    """All of the document: head, items, signature."""
    found = head_strips(galley, document, report)
    found += agenda_banner(galley, document, report)
    found += session_strips(galley, document, report)
    return signed(galley, document, report, found)
