"""What is written into the blocks of a timetable, and what of it where a block is too low for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rcsc_desktop.domain.agenda import ItemKind, Visibility
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportSpeaker
from rcsc_desktop.export.pdf.flow import Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.items import one_line
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import ACCENT, BOLD, ITALIC, MUTED, REGULAR, Style
from rcsc_desktop.export.pdf.timetable import Block
from rcsc_desktop.wording import formats, paper, paper_items

_LEAST = 7.0
_LEADING = 1.22
_TOLERANCE = 0.1


@dataclass(frozen=True, slots=True)
class Look:
    """How large the titles of blocks are, in points; what else they say follows."""

    size: float

    def style(self, face: str, *, is_title: bool = False) -> Style:
        """Titles have the whole size, the rest a little less."""
        size = self.size if is_title else max(self.size - 0.5, _LEAST)
        return Style(face, size, size * _LEADING)


class Words(NamedTuple):
    """One thing that a block says."""

    text: str
    style: Style


class BlockText:
    """Sets the texts of blocks for one table. ``with_times``: each says when it begins and ends."""

    def __init__(self, galley: Galley, report: AgendaReport, look: Look, *, with_times: bool) -> None:
        self._galley = galley
        self._report = report
        self._look = look
        self._with_times = with_times
        self._known: dict[tuple[int, bool], dict[str, list[Strip]]] = {}

    def need(self, block: Block, column: Column, room: str, time: str, most: tuple[int, int]) -> float:
        """The height of all texts, with no more than ``most`` lines of title and of each of the others."""
        key = block.place, bool(time)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = {
                name: self._set(words, column, None) for name, words in self.words(block, room, time=time).items()
            }
        return sum(
            strip.height
            for name, strips in known.items()
            for strip in strips[: most[0] if name == "title" else most[1]]
        )

    def words(self, block: Block, room: str, *, goes_on: bool = False, time: str = "") -> Mapping[str, Words]:
        """Name of the session, title, facts and speakers, in this order. ``room`` goes without saying; ``goes_on``:
        the page before has the beginning; ``time`` is said before the title."""
        look, item, say = self._look, block.item, self._galley.say
        title = " ".join(part for part in (time, item.label, one_line(item.title)) if part)
        if goes_on:
            title = f"{title} {paper.continued(say)}"
        quiet = item.kind is ItemKind.BREAK
        style = look.style(REGULAR if quiet else BOLD, is_title=True)
        heading = look.style(BOLD)._replace(colour=ACCENT)
        return {
            "heading": Words("" if goes_on else block.heading, heading),
            "title": Words(title, style._replace(colour=MUTED) if quiet else style),
            "facts": Words(self._facts(block, room), look.style(REGULAR)._replace(colour=MUTED)),
            "speakers": Words(paper.dotted(map(self._speaker, item.speakers)), look.style(ITALIC)),
        }

    def fitted(self, words: Mapping[str, Words], column: Column, room: float, cell: Element) -> list[Strip]:
        """As many lines as ``room`` points hold: first the title, then the session's name, speakers, facts.

        What is cut ends in an ellipsis. Elements are added to ``cell`` with the whole texts.
        """
        chosen: dict[str, list[Strip]] = {}
        elements: dict[str, Element] = {}
        for name in ("title", "heading", "speakers", "facts"):
            said = words[name]
            if not said.text.strip():
                continue
            element = Element("P", text=said.text)
            strips = self._set(said, column, element)
            most = int((room + _TOLERANCE) // strips[0].height)
            if name == "title":
                most = max(most, 1)
            if most < 1:
                continue
            chosen[name] = strips if len(strips) <= most else self._shortened(said, column, element, most)
            elements[name] = element
            room -= sum(strip.height for strip in chosen[name])
        shown = [name for name in words if name in chosen]
        cell.children += [elements[name] for name in shown]
        return [strip for name in shown for strip in chosen[name]]

    def _set(self, words: Words, column: Column, element: Element | None) -> list[Strip]:
        if not words.text.strip():
            return []
        return self._galley.strips([Run(words.text, words.style, element)], column, words.style)

    def _shortened(self, words: Words, column: Column, element: Element, most: int) -> list[Strip]:
        """As many words as stand on ``most`` lines with an ellipsis; of a single long word its beginning."""
        pieces = words.text.split(" ")
        low, high = 0, len(pieces)
        while high - low > 1:
            middle = (low + high) // 2
            tried = self._set(words._replace(text=" ".join(pieces[:middle]) + "…"), column, element)
            low, high = (middle, high) if len(tried) <= most else (low, middle)
        if low:
            text = " ".join(pieces[:low]).rstrip(" ,;:·–-") + "…"
            return self._set(words._replace(text=text), column, element)
        for text in _beginnings(pieces[0]):
            strips = self._set(words._replace(text=text), column, element)
            if len(strips) <= most:
                return strips
        return strips[:most]

    def _facts(self, block: Block, room: str) -> str:
        item, say = block.item, self._galley.say
        times = ""
        if self._with_times and item.start is not None:
            times = formats.times(item.start, item.end, self._galley.setting.language, self._report.clock)
        internal = paper_items.internal(say) if item.visibility is Visibility.INTERNAL else ""
        own_room = "" if item.room == room else item.room
        interpretation = paper_items.interpretation(say, item.interpretation) if item.interpretation else ""
        return paper.dotted([times, internal, paper_items.purpose(say, item.purpose), own_room, interpretation])

    def _speaker(self, speaker: ReportSpeaker) -> str:
        say = self._galley.say
        name = f"{speaker.title} {speaker.name}".strip()
        name = paper.comma(say).join(part for part in (name, speaker.organisation) if part.strip())
        role = paper.role(say, speaker.role)
        name = paper.role_before(say, role, name) if role else name
        if speaker.is_confirmed:
            return name
        internal = self._report.options.is_for_organisers
        state = paper_items.speaker_state(say, speaker.status) if internal else paper.to_be_confirmed(say)
        return f"{name}{formats.NO_BREAK}{state}"


def _beginnings(word: str) -> Iterator[str]:
    """Shorter and shorter, down to one letter."""
    length = len(word)
    while length > 1:
        length = length * 3 // 4
        yield f"{word[:length]}…"
    yield "…"
