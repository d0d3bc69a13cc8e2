"""The fixed words that stand at the items of an agenda on paper, in the document's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def state(say: Translator, status: str) -> str:
    """How far it is agreed that somebody speaks (``SpeakerStatus``), for the organisers."""
    match status:
        case "proposed":
            return say.in_context("paper", "proposed")
        case "asked":
            return say.in_context("paper", "asked")
        case "accepted":
            return say.in_context("paper", "accepted")
        case "declined":
            return say.in_context("paper", "declined")
        case _:
            return say.in_context("paper", "confirmed")


def visibility(say: Translator, visibility: str) -> str:
    """Which papers an item stands in (``Visibility``)."""
    if visibility == "public":
        return say.in_context("paper", "public")
    return say.in_context("paper", "internal")


def kind(say: Translator, kind: str) -> str:
    """What happens during an item (``ItemKind``); empty where no word fits."""
    words = {
        "registration": say.in_context("paper", "Registration"),
        "opening": say.in_context("paper", "Opening"),
        "introductions": say.in_context("paper", "Introductions"),
        "presentation": say.in_context("paper", "Presentation"),
        "discussion": say.in_context("paper", "Discussion"),
        "panel": say.in_context("paper", "Panel"),
        "interventions": say.in_context("paper", "Interventions"),
        "break": say.in_context("paper", "Break"),
        "closing": say.in_context("paper", "Closing"),
    }
    return words.get(kind, "")


def headings(say: Translator) -> Mapping[str, str]:
    """What stands over each column (``PaperColumn`` and the columns of lists)."""
    return {
        "date": say.in_context("paper", "Date"),
        "session": say.in_context("paper", "Session"),
        "track": say.in_context("paper", "Track"),
        "time": say.in_context("paper", "Time"),
        "start": say.in_context("paper", "Start"),
        "end": say.in_context("paper", "End"),
        "minutes": say.in_context("paper", "Minutes"),
        "number": say.in_context("paper", "No."),
        "item": say.in_context("paper", "Item"),
        "name": say.in_context("paper", "Name"),
        "title": say.in_context("paper", "Title"),
        "organisation": say.in_context("paper", "Organization"),
        "part": say.in_context("paper", "Part"),
        "state": say.in_context("paper", "State"),
        "visibility": say.in_context("paper", "For whom"),
        "speakers": say.in_context("paper", "Speakers"),
        "topics": say.in_context("paper", "Topics"),
        "questions": say.in_context("paper", "Questions"),
        "background": say.in_context("paper", "Background"),
        "outcome": say.in_context("paper", "Expected outcome"),
        "purpose": say.in_context("paper", "Purpose"),
        "documents": say.in_context("paper", "Documents"),
        "room": say.in_context("paper", "Room"),
        "link": say.in_context("paper", "Link"),
        "interpretation": say.in_context("paper", "Interpretation"),
        "owner": say.in_context("paper", "Responsible"),
        "notes": say.in_context("paper", "Internal notes"),
    }


def session(say: Translator, number: int) -> str:
    """A session that has no name of its own."""
    return say.in_context("paper", "Session {number}", number=number)


def day_later(say: Translator, days: int) -> str:
    """Stands behind a local time that falls on another day; ``days`` is negative for the day before."""
    return say.in_context("paper", "({days} day)", days=f"{days:+d}".replace("-", "−"))


def for_organisers(say: Translator) -> str:
    """Stands on papers that are not for everybody."""
    return say.in_context("paper", "Internal – for the organizers only")


def signature(say: Translator) -> str:
    """What a screen reader says for the place to sign."""
    return say.in_context("paper", "Signature")


def left_out(say: Translator, count: int) -> str:
    """Stands in a calendar that could not take all items."""
    return say.in_context("paper", "Items without a time, which are not in this calendar: {count}", count=count)
