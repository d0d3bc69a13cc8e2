"""What the dialog of mails says of whom it reaches and what will be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rcsc_desktop.domain.mail import MERGE_FIELDS, MailContent, fields_in
from rcsc_desktop.services.mail_drafts import Mailing
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words

_MOST = 6


def unreached(mailing: Mailing, t: Translator) -> str:
    """Who has no address, by name; the first few of many."""
    people = [f"{one.name} ({one.address})" if one.address else one.name for one in mailing.unreached[:_MOST]]
    if not people:
        return ""
    return t("Without an address: {people}", people=_few(people, len(mailing.unreached), t))


def refused(mailing: Mailing, t: Translator) -> str:
    """Who said no to being written to after the meeting; empty where nobody did."""
    names = mailing.values.refused
    return t("Do not want to be contacted after: {people}.", people=_few(names[:_MOST], len(names), t)) if names else ""


def _few(people: Sequence[str], count: int, t: Translator) -> str:
    """The first names, and how many more there are."""
    left = count - len(people)
    return ", ".join([*people, *([t.plural("{count} more", "{count} more", left)] if left > 0 else [])])


def summed_up(mailing: Mailing, content: MailContent, attached: int, t: Translator, *, is_for_all: bool) -> str:
    """One line that says what will leave: how many drafts with what in them."""
    reached = len(mailing.recipients)
    if is_for_all:
        languages = len({content.language_for(one.languages) for one in mailing.recipients})
        drafts = t.plural("{count} draft", "{count} drafts", languages)
        told = t("e-mail addresses as Bcc")
    else:
        drafts = t.plural("{count} draft", "{count} drafts", reached)
        fields = {name for text in content.texts.values() for name in fields_in(text.subject + text.body)}
        told = t("each with name and e-mail address") if not fields else t("filled in for each, with name and address")
    files = t.plural("{count} attachment", "{count} attachments", attached) if attached else ""
    return t("{what}. Nothing is sent from here.", what=", ".join(part for part in (drafts, told, files) if part))


def left_empty(lacking: Mapping[str, Sequence[str]], t: Translator) -> str:
    """Which fields stay empty, and for how many; empty where none does."""
    fields = [
        t.plural("{field} ({count} person)", "{field} ({count} people)", len(names), field=field_word(field, t))
        for field, names in lacking.items()
        if field in MERGE_FIELDS
    ]
    return t("Stays empty: {fields}", fields=", ".join(fields)) if fields else ""


def field_word(field: str, t: Translator) -> str:
    """What a field of a mail is called."""
    return t("Consultation") if field == "consultation" else words.column(field, t)
