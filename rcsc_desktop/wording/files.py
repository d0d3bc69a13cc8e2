"""What files are called, in the language of what is in them."""

from __future__ import annotations

import re

from rcsc_desktop.support.i18n import Translator

_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_PLACE = 60


def file_name(what: str, date: str, place: str, t: Translator, extension: str) -> str:
    """E.g. ``2017-04-17 New York - Provisional agenda - en.pdf``; safe on Linux, macOS and Windows."""
    head = " ".join(part for part in (date, _NOT_IN_A_NAME.sub(" ", place).strip(" .")[:_LONGEST_PLACE]) if part)
    parts = (head, _NOT_IN_A_NAME.sub(" ", what).strip(), t.language)
    return " - ".join(part for part in parts if part) + f".{extension}"


def mail_file_name(number: int, name: str) -> str:
    """E.g. ``001 Amal Haddad.eml``; safe on Linux, macOS and Windows."""
    return f"{number:03} {plain_name(name)}".strip() + ".eml"


def plain_name(text: str) -> str:
    """The text as a part of a file's name that is safe on Linux, macOS and Windows, not too long."""
    return " ".join(_NOT_IN_A_NAME.sub(" ", text).split()).strip(" .")[:_LONGEST_PLACE].strip(" .")


def participants(t: Translator) -> str:
    """The title of a list of participants, as in a file's name."""
    return t.in_context("paper", "List of participants")


def concept_note_and_agenda(agenda: str, t: Translator) -> str:
    """The title of a concept note with its agenda, as in a file's name."""
    return t.in_context("paper", "Concept note and {agenda}", agenda=agenda[:1].lower() + agenda[1:])


def issued(title: str, version: str) -> str:
    """The title of an agenda with the version that it was issued as, as in a file's name."""
    return f"{title} - {version}"
