"""What stands in a field of a contact or participant, as it is read on the screen."""

from __future__ import annotations

from rcsc_desktop.domain.countries import country_name
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words


def field_text(noun: str, field: str, text: str, t: Translator) -> str:
    """``text`` as it is stored, with words for codes and the names of countries."""
    if not text:
        return ""
    return country_name(text, t.language) if field == "country" else words.value(noun, field, text, t)
