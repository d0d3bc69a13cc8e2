"""The fixed words of a list of speakers, in the document's language."""

from __future__ import annotations

from rcsc_desktop.domain.reports.speakers import SpeakerSlot
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats, paper, paper_columns

_ISOLATE, _END = "\u2068", "\u2069"


def title(say: Translator) -> str:
    """What the list is called."""
    return say.in_context("paper", "List of speakers")


def email(say: Translator) -> str:
    """The heading of a column of addresses."""
    return say.in_context("paper", "Email")


def phone(say: Translator) -> str:
    """The heading of a column of numbers to call."""
    return say.in_context("paper", "Telephone")


def times(say: Translator) -> str:
    """Stands before, or over, the place whose clocks the times are by."""
    return say.in_context("paper", "Times")


def times_of(say: Translator, city: str) -> str:
    """Says which place's clocks the times are by: "Times: New York"."""
    return paper.role_before(say, times(say), city)


def length(say: Translator, minutes: int) -> str:
    """How long somebody has: "15 min"."""
    return say.in_context("paper", "{count} min", count=minutes)


def when(say: Translator, slot: SpeakerSlot, clock: str) -> tuple[str, str]:
    """The day and the span of times of a slot; empty where they are open."""
    day = "" if slot.day is None else formats.weekday(slot.day, say.language)
    span = "" if slot.start is None else formats.times(slot.start, slot.end, say.language, clock)
    return day, span


def facts(say: Translator, slot: SpeakerSlot, *, with_city: bool) -> str:
    """Role, session, length, place and state in one line; each keeps its own direction in a line from the right."""
    parts = (
        paper.role(say, slot.role),
        slot.session if slot.session != slot.title else "",
        length(say, slot.minutes) if slot.minutes is not None else "",
        slot.place,
        formats.city(slot.time_zone, say.language) if with_city and slot.time_zone else "",
        "" if slot.status == "confirmed" else paper_columns.state(say, slot.status),
    )
    if say.is_right_to_left:
        return paper.dotted(f"{_ISOLATE}{part}{_END}" for part in parts if part.strip())
    return paper.dotted(parts)
