"""A block of the time grid in words: for a screen reader, and for who rests the mouse on it."""

from __future__ import annotations

from rcsc_desktop.domain.names import speakers_text
from rcsc_desktop.gui.pages.agenda.grid.columns import Block, GridLayout
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.support.i18n import Translator


class Spoken:
    """ "Welcome, 14:15 to 14:30, Plenary, 2 of 7"."""

    def __init__(self, words: OutlineWords, t: Translator) -> None:
        self._words = words
        self._t = t

    def block(self, block: Block, layout: GridLayout, *, is_chosen: bool = False) -> str:
        """Title, times, session, place among its items, findings."""
        t = self._t
        there = layout.blocks[block.area.session_id]
        at = next(at for at, one in enumerate(there, 1) if one.item.id == block.item.id)
        session = block.area.part.session
        parts = [
            block.item.title,
            self._times(block),
            t("pinned") if block.item.pinned_start is not None else "",
            " ".join(filter(None, (session.track, session.name))),
            t("{number} of {count}", number=at, count=len(there)),
            t("chosen") if is_chosen else "",
            *(self._words.finding_word(one) for one in layout.findings.get(block.item.id, ())),
        ]
        return ", ".join(part for part in parts if part)

    def tip(self, block: Block, layout: GridLayout) -> str:
        """What there may be no room for, a line each."""
        entry = layout.entries.get(block.item.id)
        sentences = [self._words.finding_sentence(one) for one in layout.findings.get(block.item.id, ())]
        lines = [
            block.item.title,
            self._times(block),
            speakers_text(entry.speakers) if entry is not None else "",
            *sentences,
        ]
        return "\n".join(line for line in lines if line)

    def _times(self, block: Block) -> str:
        if block.start is None:
            return self._t("no time")
        clock = self._words.clock_time
        return self._t("{start} to {end}", start=clock(block.start), end=clock(block.bottom))
