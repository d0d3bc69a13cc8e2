"""The sections of a concept note with their footnotes."""

from __future__ import annotations

from rcsc_desktop.domain.concept_note import Block, BlockKind, ConceptNote, Footnote, blocks
from rcsc_desktop.domain.concept_note import Run as NoteRun
from rcsc_desktop.export.pdf.flow import Bookmark, Strip, stacked
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import BODY, HEADING, NOTE, NOTE_LINK, NOTE_NUMBER, Style, reference
from rcsc_desktop.wording import paper

_NUMBER_WIDTH = 14.0


def concept_note_strips(galley: Galley, parent: Element, note: ConceptNote) -> list[Strip]:
    """Headings, paragraphs and bullets; each footnote hangs on the line that refers to it first."""
    return _Notes(galley, parent, note).strips()


class _Notes:
    def __init__(self, galley: Galley, parent: Element, note: ConceptNote) -> None:
        self._galley = galley
        self._parent = parent
        self._note = note
        self._footnotes = {footnote.number: footnote for footnote in note.footnotes}
        self._elements: dict[int, Element] = {}

    def strips(self) -> list[Strip]:
        strips: list[Strip] = []
        for section in self._note.sections:
            heading = self._galley.paragraph(
                self._parent, "H3", section.heading, HEADING, space=16 if strips else 10, keep=True, whole=True
            )
            if heading:
                heading[0].bookmark = Bookmark(" ".join(section.heading.split()), 1)
            strips += heading
            for block in blocks(section.body):
                if strips and block.kind is BlockKind.BULLETS:
                    strips[-1].keep = True
                strips += self._block(block)
        return self._with_others(strips)

    def _block(self, block: Block) -> list[Strip]:
        if block.kind is BlockKind.PARAGRAPH:
            return self._paragraph(block.lines[0])
        made = self._parent.add("L", numbering="Disc")
        strips: list[Strip] = []
        for line in block.lines:
            item = made.add("LI")
            runs, notes = self._runs(item.add("LBody"), line)
            column = self._galley.whole.inner(4)
            bullet = self._galley.bullet(item, "•", runs, BODY, column, space=2 if strips else 5)
            strips += self._noted(bullet, runs, notes)
        return strips

    def _paragraph(self, line: tuple[NoteRun, ...]) -> list[Strip]:
        runs, notes = self._runs(self._parent.add("P"), line)
        strips = stacked(self._galley.strips(runs, self._galley.whole, BODY), space=6)
        return self._noted(strips, runs, notes)

    def _runs(self, owner: Element, line: tuple[NoteRun, ...]) -> tuple[list[Run], dict[int, Element]]:
        """The runs of a line of text, and the references in it that are the first to their footnote."""
        if all(run.note is None for run in line):
            owner.text = "".join(run.text for run in line)
            return [Run(run.text, BODY, owner) for run in line], {}
        runs, firsts = [], {}
        for run in line:
            if run.note is None:
                runs.append(Run(run.text, BODY, owner.add("Span", run.text)))
            elif run.note not in self._footnotes:
                runs.append(Run(run.text, reference(BODY), owner.add("Span", run.text)))
            else:
                if run.note not in self._elements:
                    self._elements[run.note] = Element("Note")
                    firsts[run.note] = self._elements[run.note]
                runs.append(self._reference(owner, run.note))
        owner.children += firsts.values()
        return runs, firsts

    def _reference(self, owner: Element, number: int) -> Run:
        link = owner.add("Reference").add("Link", str(number), alt=paper.footnote(self._galley.say, number))
        link.target = self._elements[number]
        return Run(str(number), reference(BODY), link)

    def _noted(self, strips: list[Strip], runs: list[Run], firsts: dict[int, Element]) -> list[Strip]:
        """Hang each footnote on the strip in which its reference is painted."""
        for number, element in firsts.items():
            set_note = tuple(self._footnote(element, self._footnotes[number]))
            links = {id(run.element) for run in runs if run.element and run.element.target is element}
            for strip in strips:
                painted = {id(segment.element) for placed in strip.lines for segment in placed.line.segments}
                if painted & links:
                    strip.notes = (*strip.notes, set_note)
                    break
        return strips

    def _footnote(self, element: Element, footnote: Footnote) -> list[Strip]:
        """The note at the foot: its number, its text, its link."""
        runs = []
        if footnote.text.strip():
            runs.append(Run(footnote.text, NOTE, element.add("P", footnote.text)))
        if footnote.link.strip():
            said = paper.link_to(self._galley.say, footnote.link)
            link = element.add("Link", footnote.link, alt=said, link=footnote.link)
            runs.append(Run(footnote.link if not runs else f" {footnote.link}", NOTE_LINK, link))
        column = self._galley.whole
        strips = self._galley.strips(runs, column.inner(_NUMBER_WIDTH), NOTE) or [
            Strip(self._galley.styled(NOTE).leading)
        ]
        label = Element("Lbl", text=str(footnote.number))
        element.children.insert(0, label)
        number = self._galley.strips([Run(str(footnote.number), _superior(), label)], column, NOTE)[0].lines[0]
        beside = self._galley.placed(number.line, Column(0, _NUMBER_WIDTH), self._galley.styled(NOTE))
        strips[0].lines = (beside, *strips[0].lines)
        return strips

    def _with_others(self, strips: list[Strip]) -> list[Strip]:
        """Footnotes that no text refers to stand at the foot of the last page."""
        for footnote in self._note.footnotes:
            if footnote.number not in self._elements and strips:
                element = self._elements[footnote.number] = self._parent.add("P").add("Note")
                added = tuple(self._footnote(element, footnote))
                strips[-1].notes = (*strips[-1].notes, added)
        return strips


def _superior() -> Style:
    return NOTE_NUMBER._replace(size=6, rise=2.4)
