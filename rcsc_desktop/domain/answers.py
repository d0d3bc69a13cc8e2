"""Yes and no as people write them, in the languages of the United Nations."""

from __future__ import annotations

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold

YES, NO = "yes", "no"
_WORDS = {
    **{fold(word): YES for word in (YES, "y", "true", "1", "x", "on", "oui", "sí", "да", "نعم", "是")},
    **{fold(word): NO for word in (NO, "n", "false", "0", "off", "non", "нет", "لا", "否")},
}


def yes_or_no(text: str) -> str:
    """``YES`` or ``NO``; ``value.unknown`` (with ``choices``) where the text is no answer."""
    found = _WORDS.get(fold(text))
    if found is None:
        raise UserError("value.unknown", text=text, choices=[YES, NO])
    return found
