"""What a writer of the list of speakers receives: per person what to say, when, where and as what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from rcsc_desktop.domain.agenda import SpeakerRole, SpeakerStatus
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.reports.agenda import Letterhead

NO_LETTERHEAD = Letterhead()


@dataclass(frozen=True, slots=True)
class SpeakerSlot:
    """One part that a person plays. ``day`` is when it begins, after midnight the next one; times are local.

    ``title`` is the item's, or the session's where the person chairs that; ``start`` and ``end`` are ``None`` where
    nothing says when. ``place`` is a room or venue.
    """

    title: str
    role: SpeakerRole
    status: SpeakerStatus
    minutes: int | None = None
    day: date | None = None
    start: time | None = None
    end: time | None = None
    time_zone: str = ""
    session: str = ""
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerSheet:
    """A person with all parts, in the order of the agenda. ``title`` and ``organisation`` are as on paper.

    ``email`` and ``phone`` are empty unless contact details were asked for.
    """

    name: str
    title: str
    organisation: str
    slots: tuple[SpeakerSlot, ...]
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SpeakersReport:
    """The list of speakers of one agenda, by name; ``language``, ``paper`` and ``clock`` as in ``AgendaReport``."""

    language: str
    title: str
    people: tuple[SpeakerSheet, ...]
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    place_lines: tuple[str, ...] = ()
    letterhead: Letterhead = NO_LETTERHEAD
    author: str = ""
    paper: str = "A4"
    clock: str = "auto"

    @property
    def slots(self) -> int:
        """How many parts are played in all."""
        return sum(len(one.slots) for one in self.people)

    @property
    def time_zones(self) -> tuple[str, ...]:
        """The zones that the times are local to, in the order they come."""
        zones = (slot.time_zone for one in self.people for slot in one.slots if slot.time_zone)
        return tuple(dict.fromkeys(zones))
