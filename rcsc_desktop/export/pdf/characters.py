"""Which characters paper can show, and what stands for those it cannot."""

from __future__ import annotations

import re
import unicodedata

from rcsc_desktop.export.pdf.fonts import face
from rcsc_desktop.export.pdf.styles import REGULAR

_SPACED = re.compile(r"[\t\v\f\x1c-\x1f\x85\u2028\u2029]")
_SHOWN = re.compile(r"(\[U\+[0-9A-F]{4,6}\])")
_SHOWN_SIGNS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd"
"""Arabic number signs: Unicode counts them among the controls of format, but they have a shape."""
_FRENCH_BEFORE = re.compile(r"[ \u00A0](?=[:;?!»])")
_FRENCH_AFTER = re.compile(r"(?<=«)[ \u00A0]")


def lacking(text: str) -> str:
    """The visible characters of ``text`` that the font has no glyph for, each once, in order."""
    if text.isascii():
        return ""
    known = face(REGULAR).characters
    return "".join(dict.fromkeys(c for c in _normal(text) if ord(c) not in known and not _is_unseen(c)))


def printable(text: str, language: str) -> str:
    """``text`` as it is set: composed, characters that the font lacks as ``[U+4E16]``, French spaces kept narrow.

    Controls of direction and joining stay: they are needed until the line is ordered.
    """
    text = _SPACED.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if language == "fr":
        text = _FRENCH_AFTER.sub("\u202f", _FRENCH_BEFORE.sub("\u202f", text))
    if text.isascii():
        return "".join(c for c in text if c >= " " or c == "\n")
    known = face(REGULAR).characters
    return "".join(c if ord(c) in known or c == "\n" else _stand_in(c) for c in _normal(text))


def visible(text: str) -> str:
    """``text`` without the characters that only steer it."""
    return text if text.isascii() else "".join(c for c in text if not _is_unseen(c))


def codes(text: str) -> list[str]:
    """``text`` cut so that every second piece is a code which stands for a character."""
    return _SHOWN.split(text) if "[U+" in text else [text]


def _normal(text: str) -> str:
    """Composed, but for compatibility forms: those print as typed."""
    return unicodedata.normalize("NFC", text)


def _stand_in(character: str) -> str:
    if _is_unseen(character):
        return character if unicodedata.category(character) == "Cf" else ""
    return f"[U+{ord(character):04X}]"


def _is_unseen(character: str) -> bool:
    """A control, a joiner, a mark of direction or a selector of variants: it has no shape of its own."""
    if "\ufe00" <= character <= "\ufe0f":
        return True
    return unicodedata.category(character) in {"Cc", "Cf"} and character not in _SHOWN_SIGNS
