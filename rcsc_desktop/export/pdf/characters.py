"""Which characters paper can show, and what stands for those it cannot."""

from __future__ import annotations

import re
import unicodedata

from rcsc_desktop.export.pdf.fonts import face
from rcsc_desktop.export.pdf.styles import REGULAR

_SPACED = re.compile(r"[\t\v\f\x1c-\x1f\x85\u2028\u2029]")
_SHOWN = re.compile(r"(\[U\+[0-9A-F]{4,6}\])")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u070f\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Controls, joiners, marks of direction, selectors of variants: they steer, and have no shape of their own."""
_BEFORE_UNIT = re.compile(
    r"(?<=\d) (?=(?:[%‰°€]|[ap]\.\s?m\.|(?:min|h|km|kg|am|pm|AM|PM|ч|мин|кг|км)\b))|(?<=§) (?=\d)"
)
_FRENCH_BEFORE = re.compile(r"[ \u00A0](?=[:;?!»])")
_FRENCH_AFTER = re.compile(r"(?<=«)[ \u00A0]")


def lacking(text: str) -> str:
    """The visible characters of ``text`` that the font has no glyph for, each once, in order."""
    if text.isascii():
        return ""
    known = face(REGULAR).characters
    text = _normal(text)
    if known.issuperset(map(ord, text)):
        return ""
    return "".join(dict.fromkeys(c for c in text if ord(c) not in known and not _UNSEEN.match(c)))


def printable(text: str, language: str) -> str:
    """``text`` as it is set: composed, characters that the font lacks as ``[U+4E16]``.

    Spaces before units do not break, nor those of French punctuation, which are narrow. Controls of direction
    and joining stay: they are needed until the line is ordered.
    """
    text = _SPACED.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _BEFORE_UNIT.sub("\u00a0", text)
    if language == "fr":
        text = _FRENCH_AFTER.sub("\u202f", _FRENCH_BEFORE.sub("\u202f", text))
    text = _normal(text)
    known = face(REGULAR).characters
    if known.issuperset(map(ord, text)):
        return text
    return "".join(c if ord(c) in known or c == "\n" else _stand_in(c) for c in text)


def visible(text: str) -> str:
    """``text`` without the characters that only steer it."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def codes(text: str) -> list[str]:
    """``text`` cut so that every second piece is a code which stands for a character."""
    return _SHOWN.split(text) if "[U+" in text else [text]


def _normal(text: str) -> str:
    """Composed, but for compatibility forms: those print as typed."""
    return unicodedata.normalize("NFC", text)


def _stand_in(character: str) -> str:
    if _UNSEEN.match(character):
        return character if unicodedata.category(character) == "Cf" else ""
    return f"[U+{ord(character):04X}]"
