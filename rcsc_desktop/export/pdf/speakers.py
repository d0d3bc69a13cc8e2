"""The list of speakers as a tagged PDF: per person what to say, when, where and as what."""

from __future__ import annotations

from typing import BinaryIO

from rcsc_desktop.domain.reports.speakers import SpeakerSheet, SpeakerSlot, SpeakersReport
from rcsc_desktop.export.pdf.flow import Bookmark, Rule, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.items import with_times
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.short_paper import write_short
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    ADDRESS,
    FACT,
    GUTTER,
    HAIRLINE,
    ITEM,
    LINE,
    MM,
    SESSION_FACTS,
    SPEAKER_ROLE,
    TIME,
    TOPIC,
)
from rcsc_desktop.wording import formats, paper, paper_speakers

_WHEN = 46 * MM
_PERSON_SPACE = 18.0
_SLOT_SPACE = 6.0


def write(report: SpeakersReport, target: BinaryIO) -> None:
    """Write ``report`` to ``target`` as a PDF/UA-1 document; equal reports give equal bytes."""
    write_short(
        report,
        lambda say: (paper_speakers.title(say),),
        lambda galley, document: _strips(galley, document, report),
        target,
        place_lines=report.place_lines,
    )


def _strips(galley: Galley, document: Element, report: SpeakersReport) -> list[Strip]:
    say = galley.say
    strips: list[Strip] = []
    zones = report.time_zones
    if len(zones) == 1:
        told = paper_speakers.times_of(say, formats.city(zones[0], say.language))
        strips += galley.paragraph(document, "P", told, SESSION_FACTS, space=6, whole=True)
    for person in report.people:
        strips += _person(galley, document, person, report, with_city=len(zones) > 1)
    return strips


def _person(
    galley: Galley, document: Element, person: SpeakerSheet, report: SpeakersReport, *, with_city: bool
) -> list[Strip]:
    """The name over the slots, which stand beside their days and times."""
    strips = galley.paragraph(document, "H3", person.name, ITEM, keep=True, whole=True)
    behalf = paper.comma(galley.say).join(text for text in (person.title, person.organisation) if text.strip())
    strips += galley.paragraph(document, "P", behalf, SPEAKER_ROLE, keep=True, whole=True)
    reached = paper.dotted((person.email, person.phone))
    strips += galley.paragraph(document, "P", reached, ADDRESS, keep=True, whole=True)
    if strips:
        strips[0].space = _PERSON_SPACE
        strips[0].rule = Rule(0, galley.measure, HAIRLINE, LINE, _PERSON_SPACE / 2)
        strips[0].bookmark = Bookmark(" ".join(person.name.split()), 1)
    for strip in strips:
        strip.keep = True
    listed = document.add("L", numbering="None")
    for slot in person.slots:
        strips += _slot(galley, listed, slot, report, with_city=with_city)
    return strips


def _slot(
    galley: Galley, listed: Element, slot: SpeakerSlot, report: SpeakersReport, *, with_city: bool
) -> list[Strip]:
    body = listed.add("LI").add("LBody")
    beside: list[Strip] = []
    for text in paper_speakers.when(galley.say, slot, report.clock):
        if text:
            beside += galley.strips([Run(text, TIME, body.add("Span", text))], Column(0, _WHEN), TOPIC)
    column = galley.whole.inner(_WHEN + GUTTER)
    strips = galley.paragraph(body, "P", slot.title, TOPIC, column=column, whole=True)
    strips += galley.paragraph(
        body, "P", paper_speakers.facts(galley.say, slot, with_city=with_city), FACT, column=column, whole=True
    )
    strips += galley.paragraph(body, "P", slot.link, ADDRESS, column=column, whole=True)
    strips = with_times(galley, strips or [Strip(galley.styled(TOPIC).leading)], beside)
    for strip in strips[:-1]:
        strip.keep = True
    strips[0].space = _SLOT_SPACE
    strips[-1].keep = False
    return strips
