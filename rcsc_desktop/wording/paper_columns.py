"""What lists, pages and calendars call the columns of an agenda and the values in them."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.support.i18n import Translator


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


def for_organisers(say: Translator) -> str:
    """Stands on papers that are not for everybody."""
    return say.in_context("paper", "Internal – for the organizers only")


def signature(say: Translator) -> str:
    """What a screen reader says for the place to sign."""
    return say.in_context("paper", "Signature")


def left_out(say: Translator, count: int) -> str:
    """Stands in a calendar that could not take all items."""
    return say.in_context("paper", "Items without a time, which are not in this calendar: {count}", count=count)
