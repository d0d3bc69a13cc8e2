"""How a paper is set: its layout, what it shows, for whom it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PaperLayout(StrEnum):
    """The layouts of an agenda; the same names on the command line."""

    DETAILED = "detailed"
    ONE_PAGE = "one-page"
    ANNOTATED = "annotated"
    GRID = "grid"
    BILINGUAL = "bilingual"
    RUN_OF_SHOW = "run-of-show"
    POSTER = "poster"
    POCKET = "pocket"


class PaperColumn(StrEnum):
    """What may stand beside or under the title of an item."""

    SPEAKERS = "speakers"
    TOPICS = "topics"
    QUESTIONS = "questions"
    BACKGROUND = "background"
    OUTCOME = "outcome"
    PURPOSE = "purpose"
    DOCUMENTS = "documents"
    ROOM = "room"
    LINK = "link"
    INTERPRETATION = "interpretation"
    OWNER = "owner"
    NOTES = "notes"


INTERNAL_COLUMNS = frozenset({PaperColumn.OWNER, PaperColumn.NOTES})
"""Columns that no public paper shows, whatever is asked for."""

_USUAL = (PaperColumn.SPEAKERS, PaperColumn.TOPICS, PaperColumn.QUESTIONS, PaperColumn.ROOM)
_FULL = (
    PaperColumn.PURPOSE,
    *_USUAL,
    PaperColumn.BACKGROUND,
    PaperColumn.OUTCOME,
    PaperColumn.DOCUMENTS,
    PaperColumn.INTERPRETATION,
)

USUAL_COLUMNS: dict[PaperLayout, tuple[PaperColumn, ...]] = {
    PaperLayout.DETAILED: _USUAL,
    PaperLayout.ONE_PAGE: _USUAL,
    PaperLayout.ANNOTATED: _FULL,
    PaperLayout.GRID: (PaperColumn.SPEAKERS, PaperColumn.ROOM),
    PaperLayout.BILINGUAL: _USUAL,
    PaperLayout.RUN_OF_SHOW: (*_FULL, PaperColumn.LINK, PaperColumn.OWNER, PaperColumn.NOTES),
    PaperLayout.POSTER: (PaperColumn.SPEAKERS, PaperColumn.ROOM),
    PaperLayout.POCKET: (PaperColumn.SPEAKERS, PaperColumn.ROOM),
}
"""What each layout shows where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs under the agenda: a line for the hand, below it ``name`` and ``title``."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """What is asked of a paper; ``columns`` is ``None`` for the layout's usual ones.

    ``is_internal`` papers are for the organisers: they show internal items, notes and owners. A run of show always is.
    ``with_cities`` prints the local times of the consultation's cities beside each session. ``per_session`` makes one
    entry a session in calendars, instead of one an item.
    """

    layout: PaperLayout = PaperLayout.DETAILED
    columns: tuple[PaperColumn, ...] | None = None
    with_letterhead: bool = True
    signature: Signature | None = None
    is_internal: bool = False
    with_cities: bool = False
    per_session: bool = False

    @property
    def is_for_organisers(self) -> bool:
        """Internal items, notes and owners may be seen."""
        return self.is_internal or self.layout is PaperLayout.RUN_OF_SHOW

    @property
    def shown(self) -> frozenset[PaperColumn]:
        """The columns that the paper shows."""
        wanted = frozenset(USUAL_COLUMNS[self.layout] if self.columns is None else self.columns)
        return wanted if self.is_for_organisers else wanted - INTERNAL_COLUMNS


USUAL_OPTIONS = PaperOptions()
"""Detailed, with the letterhead, for everybody."""
