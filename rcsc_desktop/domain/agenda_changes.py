"""What a comparison of two agendas says: a line a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.schedule import clock_time


class ChangeKind(StrEnum):
    """What happened; in the order in which people ask for it."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    RENAMED = "renamed"
    TIMES = "times"
    SPEAKERS = "speakers"
    CONTENT = "content"
    SESSIONS = "sessions"
    MEETING = "meeting"
    CONCEPT_NOTE = "concept note"
    LANGUAGES = "languages"


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an item stands: ``start`` is minutes after midnight of the session's ``date``; ``place`` counts from 1."""

    session_id: UUID
    session: str
    date: date | None
    start: int | None
    minutes: int
    place: int
    is_timed: bool = True
    is_parked: bool = False

    @property
    def clock(self) -> time | None:
        """The local time at which it starts."""
        return None if self.start is None else clock_time(self.start)


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that differs. ``subject`` is whose (a speaker, a language, a heading), empty for the row's own.

    ``before`` and ``after`` are values of the domain; ``None`` where the thing was not there.
    """

    field: str
    before: object
    after: object
    subject: str = ""


@dataclass(frozen=True, slots=True)
class AgendaChange:
    """One line of a comparison. ``row_id`` is the item, session or consultation to go to, ``title`` its name now.

    Items have their places ``before`` and ``after``. ``followers`` counts the items after this one that only moved on
    with it, by the same number of minutes.
    """

    kind: ChangeKind
    row_id: UUID
    title: str
    before: Slot | None = None
    after: Slot | None = None
    details: tuple[Detail, ...] = ()
    followers: int = 0

    @property
    def shift(self) -> int | None:
        """By how many minutes it starts later; ``None`` where a start is not known."""
        if self.before is None or self.after is None or self.before.start is None or self.after.start is None:
            return None
        return self.after.start - self.before.start


@dataclass(frozen=True, slots=True)
class AgendaDiff:
    """All that differs, by kind and then in the order of the agenda."""

    changes: tuple[AgendaChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many changes of each kind there are; kinds without one are left out. Followers are counted."""
        found: Counter[ChangeKind] = Counter()
        for change in self.changes:
            found[change.kind] += 1 + change.followers
        return {kind: found[kind] for kind in ChangeKind if found[kind]}

    def of(self, kind: ChangeKind) -> tuple[AgendaChange, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)
