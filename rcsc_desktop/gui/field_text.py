"""What stands in a field of a contact or participant, as it is read on the screen."""

from __future__ import annotations

from rcsc_desktop.domain.countries import country_name
from rcsc_desktop.domain.texts import split_languages
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import language_name


def field_text(noun: str, field: str, text: str, t: Translator) -> str:
    """``text`` as it is stored, with words for codes and the names of countries."""
    if not text:
        return ""
    if field == "languages":
        return ", ".join(language_name(code, t.language) for code in split_languages(text))
    return country_name(text, t.language) if field == "country" else words.value(noun, field, text, t)
