"""Telephone numbers: as written, and the one form in which they can be compared and called from anywhere."""

from __future__ import annotations

from functools import lru_cache

from rcsc_desktop.domain.names import fold

_TOLD_IN = ("en", "fr", "es", "ru", "ar", "zh")


def e164(text: str, country: str = "") -> str:
    """The number as ITU-T E.164 (``+4122...``); empty where the text holds no number that could be called.

    A number without a country code is one of ``country`` (a name in a UN language, or ISO 3166-1 alpha-2).
    """
    import phonenumbers

    if not any(map(str.isdigit, text)):
        return ""
    try:
        number = phonenumbers.parse(text, _region(country))
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _region(country: str) -> str | None:
    known = country.strip().upper()
    return known if len(known) == 2 and known.isascii() else _regions().get(fold(country))


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    """The code of each country by its folded name."""
    from babel import Locale

    return {
        fold(name): code
        for language in reversed(_TOLD_IN)
        for code, name in Locale.parse(language).territories.items()
        if len(code) == 2
    }
