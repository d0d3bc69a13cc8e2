"""Telephone numbers: as written, and the one form in which they can be compared and called from anywhere."""

from __future__ import annotations

from rcsc_desktop.domain.countries import country_code


def e164(text: str, country: str = "") -> str:
    """The number as ITU-T E.164 (``+4122...``); empty where the text holds no number that could be called.

    A number without a country code is one of ``country`` (a name or a code, as ``country_code`` takes it).
    """
    import phonenumbers

    if not any(map(str.isdigit, text)):
        return ""
    try:
        number = phonenumbers.parse(text, country_code(country) or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
