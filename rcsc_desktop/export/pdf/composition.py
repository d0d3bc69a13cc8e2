"""A document on its pages, not painted yet, and what all layouts do to get there."""

from __future__ import annotations

from typing import NamedTuple

from rcsc_desktop.domain.concept_note import ConceptNote
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.texts import RIGHT_TO_LEFT
from rcsc_desktop.export.pdf.concept_note import concept_note_strips
from rcsc_desktop.export.pdf.flow import Page, Strip, paginate
from rcsc_desktop.export.pdf.galley import Galley
from rcsc_desktop.export.pdf.head import UNDER_LETTERHEAD, banner, letterhead, title
from rcsc_desktop.export.pdf.lines import Setting
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import Frame
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import paper

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


def galley_of(language: str, frame: Frame, least: float = 0) -> Galley:
    """What sets text in ``language`` on ``frame``; ``least`` is the smallest size on paper, in points."""
    setting = Setting(language, language in RIGHT_TO_LEFT)
    return Galley(setting, frame.measure, translator(language), least / frame.scale)


def broken(strips: list[Strip], depth: float) -> list[Page]:
    """The pages; where only a few lines would stand on the last one, spaces are squeezed if that saves it."""
    pages = paginate(strips, depth)
    if 1 < len(pages) <= _MOST_SQUEEZED and pages[-1].filled < depth * _FEW_LINES:
        for squeeze in _SQUEEZES:
            tighter = paginate(strips, depth, squeeze)
            if len(tighter) < len(pages):
                return tighter
    return pages


def head_strips(galley: Galley, document: Element, report: AgendaReport) -> list[Strip]:
    """Letterhead, the concept note where there is one, and title, time and place of the agenda that follows."""
    strips = letterhead(galley, document, report.letterhead)
    if report.concept_note is None:
        return strips + title(galley, document, report, space=UNDER_LETTERHEAD)
    strips += note_strips(galley, document, report, report.concept_note)
    first = len(strips)
    strips += title(galley, document, report, space=0)
    strips[first].begins_page = True
    return strips


def note_strips(galley: Galley, document: Element, report: AgendaReport, note: ConceptNote) -> list[Strip]:
    """The concept note under title, time and place."""
    strips = title(galley, document, report, space=UNDER_LETTERHEAD)
    strips += banner(galley, document, paper.concept_note(galley.say), "")
    strips += concept_note_strips(galley, document, note)
    strips[-1].keep = False
    return strips
