"""Texts of mails: a subject and a body a language, with fields such as ``{name}`` to fill in for each person."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.texts import split_languages

PERSONAL_FIELDS = (
    "name",
    "title",
    "given_name",
    "family_name",
    "badge_name",
    "organisation",
    "role_title",
    "email",
)
MEETING_FIELDS = ("consultation", "date", "place")
MERGE_FIELDS = (*PERSONAL_FIELDS, *MEETING_FIELDS)
"""What may stand between braces."""

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<field>[^{}\n]{1,40})\}(?P<blank> ?)")
_ALSO = {"organization": "organisation", "meeting": "consultation", "role": "role_title", "position": "role_title"}


@dataclass(frozen=True, slots=True)
class MailText:
    """One language of a mail; plain text."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class MailContent:
    """A mail in several languages (ISO 639-1); ``main`` is the one for people whose languages it lacks."""

    main: str
    texts: Mapping[str, MailText]

    def language_for(self, languages: Sequence[str]) -> str:
        """The first of a person's languages that the mail has, or the main one."""
        return next((language for language in languages if language in self.texts), self.main)

    def to_json(self) -> str:
        """Canonical JSON, as a ``MailTemplate`` keeps it."""
        texts = {code: {"subject": text.subject, "body": text.body} for code, text in sorted(self.texts.items())}
        return json.dumps({"main": self.main, "texts": texts}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, content: str) -> MailContent:
        """What ``to_json`` wrote; ``mail.unreadable`` for anything else."""
        try:
            read = json.loads(content)
            texts = {
                str(code): MailText(str(text["subject"]), str(text["body"])) for code, text in read["texts"].items()
            }
            made = cls(str(read["main"]), texts)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise UserError("mail.unreadable") from None
        if made.main not in texts:
            raise UserError("mail.unreadable")
        return made


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person or an organisation that can be written to.

    ``address`` is as mail headers hold it, ``languages`` have the preferred one first.
    """

    contact_id: UUID
    name: str
    address: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreached:
    """A contact that cannot be written to: without an address, or with ``address`` that is none."""

    contact_id: UUID
    name: str
    address: str = ""


def check(content: MailContent, *, is_for_all: bool = False) -> None:
    """Refuse a mail that could not be filled in, naming the language.

    ``mail.no_subject``, ``mail.unknown_field`` (with ``choices``); where one mail goes to all (``is_for_all``) also
    ``mail.personal_field``, for what one person's is cannot stand in it.
    """
    for language, text in content.texts.items():
        if not text.subject.strip():
            raise UserError("mail.no_subject", language=language)
        for part in (text.subject, text.body):
            for field in fields_in(part):
                if field not in MERGE_FIELDS:
                    raise UserError("mail.unknown_field", language=language, text=field, choices=list(MERGE_FIELDS))
                if is_for_all and field in PERSONAL_FIELDS:
                    raise UserError("mail.personal_field", language=language, text=field)


def fields_in(text: str) -> tuple[str, ...]:
    """The names between braces, each once, in order; ``{{`` and ``}}`` are braces."""
    found = (_named(match["field"]) for match in _PIECE.finditer(text) if match["field"])
    return tuple(dict.fromkeys(found))


def merged(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in. Where nothing is known the blank behind the field goes too."""

    def fill(match: re.Match[str]) -> str:
        if match["field"] is None:
            return match[0][0]
        value = values.get(_named(match["field"]), "")
        return value + match["blank"] if value else ""

    return _PIECE.sub(fill, text)


def usable_address(text: str) -> str:
    """The address as a header of a mail holds it (ASCII only); empty where it cannot stand there."""
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False)
    except (EmailNotValidError, UnicodeError):
        return ""
    return found.ascii_email or ""


def languages_of(language: str, languages: str) -> tuple[str, ...]:
    """The language to write to a person in, then those the person speaks."""
    return split_languages(f"{language},{languages}")


def _named(field: str) -> str:
    name = "_".join(field.casefold().split())
    return _ALSO.get(name, name)
