"""What changed between two states of an agenda, as a tagged PDF: one page for all but very large changes."""

from __future__ import annotations

from typing import BinaryIO

from rcsc_desktop.domain.agenda_changes import AgendaChange, ChangeKind
from rcsc_desktop.domain.reports.agenda_changes import ChangesReport
from rcsc_desktop.export.pdf.flow import Rule, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.items import with_times
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.short_paper import write_short
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    BODY,
    DISCUSSION,
    GUTTER,
    HAIRLINE,
    ITEM,
    LINE,
    MM,
    TOPIC,
    WHEN,
)
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import paper_changes

_HEADINGS = 30 * MM
_KIND_SPACE = 12.0
_ROW_SPACE = 4.0
_NAMED = {ChangeKind.MEETING, ChangeKind.CONCEPT_NOTE}
"""What a heading says already: no title stands over the lines."""


def write(report: ChangesReport, target: BinaryIO) -> None:
    """Write ``report`` to ``target`` as a PDF/UA-1 document; equal reports give equal bytes."""
    write_short(
        report,
        lambda say: (paper_changes.title(say), _sides(say, report)),
        lambda galley, document: _strips(galley, document, report),
        target,
    )


def _sides(say: Translator, report: ChangesReport) -> str:
    sides = (paper_changes.state(say, one.status, one.revision, one.number) for one in (report.before, report.after))
    return paper_changes.from_to(say, *sides)


def _strips(galley: Galley, document: Element, report: ChangesReport) -> list[Strip]:
    say, counts = galley.say, report.diff.counts
    strips = galley.paragraph(document, "P", _sides(say, report), WHEN, space=10, whole=True)
    strips += galley.paragraph(document, "P", paper_changes.summary(say, counts), BODY, space=2, whole=True)
    for kind in paper_changes.shown_kinds([*counts]):
        strips += _group(galley, document, report, kind)
    return strips


def _group(galley: Galley, document: Element, report: ChangesReport, kind: ChangeKind) -> list[Strip]:
    """The heading stands beside its changes."""
    heading = document.add("H3", paper_changes.heading(galley.say, kind))
    beside = galley.strips([Run(heading.text, DISCUSSION, heading)], Column(0, _HEADINGS), ITEM)
    listed = document.add("L", numbering="None")
    strips = [strip for change in report.diff.of(kind) for strip in _change(galley, listed, report, change)]
    strips = with_times(galley, strips, beside)
    strips[0].space = _KIND_SPACE
    strips[0].rule = Rule(0, galley.measure, HAIRLINE, LINE, _KIND_SPACE / 2)
    return strips


def _change(galley: Galley, listed: Element, report: ChangesReport, change: AgendaChange) -> list[Strip]:
    """The title of what changed, under it how."""
    body = listed.add("LI").add("LBody")
    column = galley.whole.inner(_HEADINGS + GUTTER)
    named = "" if change.kind in _NAMED else change.title
    strips = galley.paragraph(body, "P", named, ITEM, column=column, whole=True)
    for note in paper_changes.notes(galley.say, change, report.clock, with_sessions=_has_sessions(report)):
        strips += galley.paragraph(body, "P", note, TOPIC, column=column, whole=True)
    strips = strips or [Strip(galley.styled(ITEM).leading)]
    for strip in strips[:-1]:
        strip.keep = True
    strips[0].space = _ROW_SPACE
    strips[-1].keep = False
    return strips


def _has_sessions(report: ChangesReport) -> bool:
    """Items of several sessions are among the changes."""
    slots = (slot for change in report.diff.changes for slot in (change.before, change.after))
    return len({slot.session_id for slot in slots if slot is not None}) > 1
