"""The fixed words that stand at the items of an agenda on paper, in the document's language."""

from __future__ import annotations

from collections.abc import Sequence

from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats
from rcsc_desktop.wording.paper import comma, role_before


def purpose(say: Translator, purpose: str) -> str:
    """What the meeting is asked to do with an item (``Purpose``); empty while open."""
    match purpose:
        case "information":
            return say.in_context("paper", "For information")
        case "discussion":
            return say.in_context("paper", "For discussion")
        case "decision":
            return say.in_context("paper", "For decision")
        case _:
            return ""


def speaker_state(say: Translator, status: str) -> str:
    """How far it is agreed that somebody speaks (``SpeakerStatus``), for the organisers; empty once confirmed."""
    match status:
        case "proposed":
            return say.in_context("paper", "(proposed)")
        case "asked":
            return say.in_context("paper", "(asked)")
        case "accepted":
            return say.in_context("paper", "(accepted)")
        case "declined":
            return say.in_context("paper", "(declined)")
        case _:
            return ""


def interpretation(say: Translator, languages: Sequence[str]) -> str:
    """The interpreters' languages: "Interpretation: English, French"."""
    names = comma(say).join(formats.language_name(code, say.language) for code in languages)
    return role_before(say, say.in_context("paper", "Interpretation"), names)


def documents(say: Translator) -> str:
    """Stands over the documents of an item."""
    return say.in_context("paper", "Documents")


def outcome(say: Translator) -> str:
    """Stands before what an item is expected to lead to."""
    return say.in_context("paper", "Expected outcome")


def responsible(say: Translator) -> str:
    """Stands before, or over, who sees to an item."""
    return say.in_context("paper", "Responsible")


def notes(say: Translator) -> str:
    """Stands before, or over, internal notes."""
    return say.in_context("paper", "Notes")


def internal(say: Translator) -> str:
    """Marks what only the organisers see."""
    return say.in_context("paper", "Internal")


def local_times(say: Translator) -> str:
    """Stands before the local times of other cities."""
    return say.in_context("paper", "Local times")


def annotations_heading(say: Translator) -> str:
    """The heading over what an annotated agenda says of each item."""
    return say.in_context("paper", "Annotations")


def untimed(say: Translator) -> str:
    """The heading over items that have no place in a timetable."""
    return say.in_context("paper", "Items without a time")


def plenary(say: Translator) -> str:
    """What belongs to no track, in a timetable of tracks."""
    return say.in_context("paper", "Plenary")


def time(say: Translator) -> str:
    """The heading of a column of times."""
    return say.in_context("paper", "Time")


def minutes(say: Translator) -> str:
    """The heading of a column of minutes, short."""
    return say.in_context("paper", "Min.")


def item(say: Translator) -> str:
    """The heading of a column of items."""
    return say.in_context("paper", "Item")


def speakers(say: Translator) -> str:
    """The heading of a column of speakers."""
    return say.in_context("paper", "Speakers")


def place(say: Translator) -> str:
    """The heading of a column of rooms and links."""
    return say.in_context("paper", "Place")
