"""The signature block: a rule for the hand, under it name and title; it stays with the end of the agenda."""

from __future__ import annotations

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.export.pdf.flow import Rule, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import HAIRLINE, MM, MUTED, SIGNED, SIGNED_TITLE

_FOR_THE_HAND = 50.0
_WIDTH = 70 * MM
_RULE_ABOVE = 4.0


def signed(galley: Galley, parent: Element, report: AgendaReport, strips: list[Strip]) -> list[Strip]:
    """``strips``, and the signature block after them where one is asked for."""
    signature = report.options.signature
    if signature is None or not signature.name.strip():
        return strips
    width = min(_WIDTH, galley.measure)
    column = Column(0, width)
    block = galley.paragraph(parent, "P", signature.name, SIGNED, column=column, keep=True, whole=True)
    block += galley.paragraph(parent, "P", signature.title, SIGNED_TITLE, column=column, keep=True, whole=True)
    x = galley.measure - width if galley.setting.right_to_left else 0
    block[0].space = _FOR_THE_HAND
    block[0].rule = Rule(x, width, HAIRLINE, MUTED, _RULE_ABOVE)
    block[-1].keep = False
    if strips:
        strips[-1].keep = True
    return [*strips, *block]
