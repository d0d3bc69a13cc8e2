"""Contacts as headings and rows in the words of the document's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rcsc_desktop.domain.reports.contact_list import ContactSheet
from rcsc_desktop.export.list_columns import country_word
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats, words

_LANGUAGES = frozenset({"language", "languages"})


def headings(sheet: ContactSheet, t: Translator) -> tuple[str, ...]:
    """The heading of each column."""
    return tuple(words.column(name, t) for name in sheet.columns)


def reading(sheet: ContactSheet, t: Translator) -> Callable[[Sequence[str]], list[str]]:
    """Turns a row of the sheet into words."""

    def read(row: Sequence[str]) -> list[str]:
        return [_word(sheet.noun, name, value, t) for name, value in zip(sheet.columns, row, strict=True)]

    return read


def _word(noun: str, name: str, value: str, t: Translator) -> str:
    if not value:
        return ""
    if name in _LANGUAGES:
        return ", ".join(formats.language_name(code, t.language) for code in value.split(","))
    if name == "country":
        return country_word(value, t.language)
    return words.value(noun, name, value, t)
