"""Agendas that fit themselves onto one sheet: how large everything can be, and what had to be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem
from rcsc_desktop.domain.reports.paper import PaperColumn, PaperLayout
from rcsc_desktop.export.pdf.composition import Composition, galley_of
from rcsc_desktop.export.pdf.detailed import strips
from rcsc_desktop.export.pdf.flow import Page, paginate
from rcsc_desktop.export.pdf.frames import frame_of
from rcsc_desktop.export.pdf.structure import Element

LEAST_SIZE = 7.0
"""Points; nothing is set smaller on any paper."""
_SMALLEST = 2 / 3
"""Of the usual sizes: titles of items have 7 points then, and what was smaller is not made any smaller."""
_STEPS = 6
"""How often the span of sizes is halved: to within a hundredth."""
_SQUEEZES = (1.0, 0.75)
_LAST_SQUEEZE = 0.45
_FEWER: tuple[PaperColumn, ...] = (
    PaperColumn.BACKGROUND,
    PaperColumn.QUESTIONS,
    PaperColumn.TOPICS,
    PaperColumn.DOCUMENTS,
    PaperColumn.OUTCOME,
)
"""What is left out, one after the other, where the smallest size alone does not help."""


class Fit(NamedTuple):
    """A composition, on how many pages its agenda stands, and the columns that found no room."""

    made: Composition
    pages: int
    left_out: tuple[PaperColumn, ...] = ()


def one_page(report: AgendaReport) -> Fit:
    """From the usual size down to 7 points, then with squeezed spaces, then with fewer details.

    Where nothing helps the smallest size is kept, with all details, on as many pages as it takes.
    """
    found = _largest(report, 1.0, _SMALLEST)
    if found.pages == 1 or _at(_without(report, _FEWER), _SMALLEST, (_LAST_SQUEEZE,)).pages > 1:
        return found
    less, left_out = report, tuple[PaperColumn, ...]()
    for column in _FEWER:
        shorter = _without(less, (column,))
        if shorter != less:
            less, left_out = shorter, (*left_out, column)
            fewer = _largest(less, 1.0, _SMALLEST)
            if fewer.pages == 1:
                return fewer._replace(left_out=left_out)
    return found


def poster(report: AgendaReport) -> Fit:
    """As large as the sheet allows; spaces grow where there is room left. Long agendas get several sheets."""
    found = _largest(report, 2.6, 1.3)
    made = found.made
    page = made.pages[-1]
    spaces = sum(placed.strip.space for placed in page.body[1:])
    room = made.frame.depth - page.filled
    loosened = 1 + min(room / spaces, 1.2) * 0.95 if spaces else 1.0
    if found.pages > 1 or page.body[-1].squeeze < 1 or loosened < 1.05:
        return found
    pages = paginate([placed.strip for placed in page.body], made.frame.depth, loosened)
    if len(pages) > 1:
        return found
    return found._replace(made=made._replace(pages=[*made.pages[:-1], *pages]))


def _largest(report: AgendaReport, largest: float, smallest: float) -> Fit:
    """The largest size with which the agenda stands on one page; the smallest where none does."""
    first = _at(report, largest, _SQUEEZES)
    if first.pages == 1:
        return first
    best = _at(report, smallest, (*_SQUEEZES, _LAST_SQUEEZE))
    if best.pages > 1 or best.made.pages[-1].body[-1].squeeze == _LAST_SQUEEZE:
        return best
    low, high = smallest, largest
    for _ in range(_STEPS):
        middle = (low + high) / 2
        tried = _at(report, middle, _SQUEEZES)
        if tried.pages == 1:
            low, best = middle, tried
        else:
            high = middle
    return best


def _at(report: AgendaReport, scale: float, squeezes: Sequence[float]) -> Fit:
    """The agenda at one size, its spaces squeezed no more than needed to stand on one page, or not at all."""
    frame = frame_of(report.paper, report.options.layout).at(scale)
    galley = galley_of(report.language, frame, LEAST_SIZE)
    document = Element("Document")
    found = strips(galley, document, report)
    for squeeze in squeezes:
        pages = paginate(found, frame.depth, squeeze)
        if _agenda_pages(pages) == 1:
            return Fit(Composition(galley, frame, document, pages), 1)
    pages = paginate(found, frame.depth)
    return Fit(Composition(galley, frame, document, pages), _agenda_pages(pages))


def _agenda_pages(pages: Sequence[Page]) -> int:
    """Those that come after a concept note."""
    begins = (number for number, page in enumerate(pages) if page.body and page.body[0].strip.begins_page)
    return len(pages) - next(begins, 0)


def _without(report: AgendaReport, columns: Sequence[PaperColumn]) -> AgendaReport:
    nothing = ReportItem(0, "", ItemKind.OTHER, 0)
    fields: dict[str, Any] = {column.value: getattr(nothing, column.value) for column in columns}
    sessions = tuple(
        replace(session, items=tuple(replace(item, **fields) for item in session.items)) for session in report.sessions
    )
    return replace(report, sessions=sessions)


class PaperFinding(NamedTuple):
    """What whoever prints should know: a code and the values of its sentence (``wording.findings``)."""

    code: str
    data: tuple[tuple[str, object], ...]


def paper_findings(report: AgendaReport) -> tuple[PaperFinding, ...]:
    """What a layout that shall stand on one sheet could not keep to:

    =================== ==================================================================
    ``paper.too_long``  ``layout``, ``pages`` that the agenda takes at the smallest size
    ``paper.shortened`` ``layout``, ``columns`` that were left out
    =================== ==================================================================
    """
    match report.options.layout:
        case PaperLayout.ONE_PAGE:
            fit = one_page(report)
        case PaperLayout.POSTER:
            fit = poster(report)
        case _:
            return ()
    layout = ("layout", report.options.layout)
    if fit.pages > 1:
        return (PaperFinding("paper.too_long", (layout, ("pages", fit.pages))),)
    if fit.left_out:
        return (PaperFinding("paper.shortened", (layout, ("columns", fit.left_out))),)
    return ()
