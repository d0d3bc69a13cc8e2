"""The fixed words of papers in the document's language. Where each translation comes from stands in the ``.po``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats


def status(say: Translator, status: str) -> str:
    """What an agenda of this status (``AgendaStatus``) is called: "Provisional agenda"."""
    match status:
        case "draft":
            return say.in_context("paper", "Draft agenda")
        case "provisional":
            return say.in_context("paper", "Provisional agenda")
        case "as held":
            return say.in_context("paper", "Agenda of the meeting as held")
        case _:
            return say.in_context("paper", "Agenda")


def annotated(say: Translator, status: str) -> str:
    """What an annotated agenda of this status is called: "Annotated provisional agenda"."""
    match status:
        case "draft":
            return say.in_context("paper", "Annotated draft agenda")
        case "provisional":
            return say.in_context("paper", "Annotated provisional agenda")
        case "as held":
            return say.in_context("paper", "Annotated agenda of the meeting as held")
        case _:
            return say.in_context("paper", "Annotated agenda")


def run_of_show(say: Translator) -> str:
    """What the organisers' own minute-by-minute paper is called."""
    return say.in_context("paper", "Run of show")


def revision(say: Translator, number: int) -> str:
    """Which revision of its status an agenda is: "Rev. 1"."""
    return say.in_context("paper", "Rev. {number}", number=number)


def dotted(parts: Iterable[str]) -> str:
    """The parts of a line that are not blank, with raised points between them."""
    return " · ".join(part for part in parts if part.strip())


def titled(say: Translator, name: str, revision: int = 0) -> str:
    """The name of an agenda (``status``) with the number of its revision: "Provisional agenda Rev. 1"."""
    return name if revision < 1 else say.in_context("paper", "{agenda} Rev. {number}", agenda=name, number=revision)


def role(say: Translator, role: str) -> str:
    """The part a speaker plays (``SpeakerRole``), where the paper names it; empty for those who simply speak."""
    match role:
        case "chair":
            return say.in_context("paper", "Chair")
        case "moderator":
            return say.in_context("paper", "Moderator")
        case "rapporteur":
            return say.in_context("paper", "Rapporteur")
        case "discussant":
            return say.in_context("paper", "Discussant")
        case _:
            return ""


def concept_note(say: Translator) -> str:
    """The heading of a concept note."""
    return say.in_context("paper", "Concept note")


def discussion(say: Translator) -> str:
    """What stands over the questions of an item."""
    return say.in_context("paper", "Discussion")


def continued(say: Translator) -> str:
    """Stands behind a title that is repeated at the top of a page."""
    return say.in_context("paper", "(continued)")


def to_be_confirmed(say: Translator) -> str:
    """Stands behind a speaker who has not confirmed yet."""
    return say.in_context("paper", "(tbc)")


def date_to_be_confirmed(say: Translator) -> str:
    """Stands where the date of a meeting is still open."""
    return say.in_context("paper", "Date to be confirmed")


def version(say: Translator, number: int, issued: date | None = None) -> str:
    """Which issued version of the agenda this is, and of which day: "Version 2 of 3 April 2017"."""
    if issued is not None:
        date = formats.day(issued, say.language)
        return say.in_context("paper", "Version {number} of {date}", number=number, date=date)
    return say.in_context("paper", "Version {number}", number=number)


def page(say: Translator, page: int, pages: int) -> str:
    """The number of a page and of all pages."""
    return say.in_context("paper", "Page {page} of {pages}", page=page, pages=pages)


def logo(say: Translator, organisation: str) -> str:
    """What a screen reader says for the picture in the letterhead."""
    if not organisation:
        return say.in_context("paper", "Logo")
    return say.in_context("paper", "Logo of {organisation}", organisation=organisation)


def footnote(say: Translator, number: int) -> str:
    """What a screen reader says for the small number that refers to a footnote."""
    return say.in_context("paper", "Footnote {number}", number=number)


def link_to(say: Translator, address: str) -> str:
    """What a screen reader says for a link."""
    return say.in_context("paper", "Link: {address}", address=address)


def role_before(say: Translator, role: str, name: str) -> str:
    """A speaker with the part played: "Moderator: Colin Rajah"."""
    return say.in_context("paper", "{role}: {name}", role=role, name=name)


def comma(say: Translator) -> str:
    """Between a name and an organisation, or between parts of a line; with its space."""
    return say.in_context("paper", ", ")
