"""Vowel signs and accents of one painted line: how far each is moved to stand on its letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rcsc_desktop.export.pdf.fonts import Face
from rcsc_desktop.export.pdf.positions import Offset, is_mark

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0e31-\u0e4e\u0900-\u0957"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufb1e\ufe20-\ufe2f]"
)
_BEFORE_ITS_LETTER = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\ufb1e]")
"""In a line as painted, from left to right, these come before the letter that they belong to."""


def has_marks(text: str) -> bool:
    """Some character of ``text`` may have to be moved."""
    return not text.isascii() and _MARKS.search(text) is not None


def offsets(text: str, face: Face) -> dict[int, Offset]:
    """For the place of each mark in a line as painted, how far it is moved from the pen."""
    found: dict[int, Offset] = {}
    place = 0
    while place < len(text):
        if not is_mark(text[place]):
            place += 1
            continue
        end = place
        while end < len(text) and is_mark(text[end]):
            end += 1
        if _BEFORE_ITS_LETTER.match(text[place]):
            if end < len(text):
                found |= _stacked(text, face, end, range(end - 1, place - 1, -1), 0)
        elif place:
            found |= _stacked(text, face, place - 1, range(place, end), face.advance(text[place - 1]))
        place = end
    return found


def _stacked(text: str, face: Face, base: int, order: Sequence[int], pen: int) -> dict[int, Offset]:
    """The marks of one letter, one upon the other; the pen stands ``pen`` behind where the letter begins."""
    found: dict[int, Offset] = {}
    last: tuple[str, Offset] | None = None
    for place in order:
        upon = face.offset(last[0], text[place]) if last is not None else None
        if last is not None and upon is not None:
            at = Offset(last[1].right + upon.right, last[1].up + upon.up)
        else:
            direct = face.offset(text[base], text[place])
            if direct is None:
                continue
            at = direct
        found[place] = at._replace(right=at.right - pen)
        last = text[place], at
    return found
