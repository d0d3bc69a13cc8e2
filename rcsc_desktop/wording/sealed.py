"""Words of the sealed part: its refusals, and the fields of passport and visa data."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.support.i18n import Translator, mark

REFUSALS: Mapping[str, str] = {
    "passphrase.short": mark("A passphrase has {least} characters or more. Take several words that you can remember."),
    "passphrase.wrong": mark("This is not the passphrase of the sealed part. Nothing was opened; type it again."),
    "passport.answer": mark("Write yes or no, or leave it empty. Nothing was stored."),
    "passport.date": mark("Write the date to the day, like 2017-04-17, or leave it empty. Nothing was stored."),
    "passport.keep_until": mark(
        "Say until which day these data may be kept: today or later, written like 2017-12-31. Nothing was stored."
    ),
    "passport.not_confirmed": mark(
        "Passport and visa data are asked for once the participation is confirmed. Nothing was stored."
    ),
    "passport.past": mark(
        "These data were to be kept until {date} and are not shown any more. Remove what is past its date."
    ),
    "seal.closed": mark("The sealed part is closed. Unseal it with the passphrase and try again."),
    "seal.damaged": mark(
        "These sealed data cannot be opened: they were damaged or moved outside the program. Type them in again, or "
        "restore a backup."
    ),
    "seal.none": mark("There is no sealed part in this workspace yet. Set it up with a passphrase first."),
    "seal.there": mark("The sealed part of this workspace was set up before. Unseal it with its passphrase."),
}

OPERATIONS: Mapping[str, str] = {
    "passport.change": mark("Change the passport data of {title}"),
    "passport.remove": mark("Remove the passport data of {title}"),
    "seal.change_passphrase": mark("Change the passphrase of the sealed part"),
    "seal.set_up": mark("Set up the sealed part"),
}

FIELDS: Mapping[str, str] = {
    "birth_date": mark("Date of birth"),
    "birth_place": mark("Place of birth"),
    "expiry_date": mark("Date of expiry"),
    "issue_date": mark("Date of issue"),
    "issuing_country": mark("Issuing country"),
    "nationality": mark("Nationality"),
    "passport_kind": mark("Kind of passport"),
    "passport_name": mark("Name as in the passport"),
    "passport_notes": mark("Remarks on the journey"),
    "passport_number": mark("Passport number"),
    "visa_needed": mark("Visa needed"),
    "visa_number": mark("Visa number"),
    "visa_until": mark("Visa valid until"),
}
"""Names of ``domain.sealed.PASSPORT_FIELDS``."""


def erase_past(count: int, t: Translator) -> str:
    """The name of the operation that removes what is past its date."""
    return t.plural(
        "Erase the passport data of {count} person past their date",
        "Erase the passport data of {count} people past their date",
        count,
    )


def answer(text: str, t: Translator) -> str:
    """The word for yes and no."""
    return {"yes": t.in_context("answer", "Yes"), "no": t.in_context("answer", "No")}.get(text, text)


def title(say: Translator) -> str:
    """What the list is called, on its file and its sheet."""
    return say.in_context("paper", "Passport and visa data")


def headings(say: Translator) -> Mapping[str, str]:
    """Headings of the list's columns."""
    return {
        "name": say.in_context("paper", "Name"),
        "organisation": say.in_context("paper", "Organization"),
        "passport_name": say.in_context("paper", "Name as in the passport"),
        "nationality": say.in_context("paper", "Nationality"),
        "passport_kind": say.in_context("paper", "Kind of passport"),
        "passport_number": say.in_context("paper", "Passport number"),
        "issuing_country": say.in_context("paper", "Issuing country"),
        "issue_date": say.in_context("paper", "Date of issue"),
        "expiry_date": say.in_context("paper", "Date of expiry"),
        "birth_date": say.in_context("paper", "Date of birth"),
        "birth_place": say.in_context("paper", "Place of birth"),
        "visa_needed": say.in_context("paper", "Visa needed"),
        "visa_number": say.in_context("paper", "Visa number"),
        "visa_until": say.in_context("paper", "Visa valid until"),
        "passport_notes": say("Remarks"),
        "keep_until": say("Keep until"),
    }
