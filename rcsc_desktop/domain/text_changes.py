"""What became of a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_PIECES = 2_000
"""Longer texts are shown as taken out and put in whole: comparing them would take too long."""


class ChangeKind(Enum):
    """A piece stayed, was taken out, or was put in."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A piece of a text and what became of it."""

    kind: ChangeKind
    text: str


def word_changes(before: str, after: str) -> tuple[TextChange, ...]:
    """The pieces in reading order: same and out together are ``before``, same and in together ``after``."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) > _MOST_PIECES or len(new) > _MOST_PIECES:
        found = [(ChangeKind.OUT, before), (ChangeKind.IN, after)]
    else:
        found = []
        for code, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if code == "equal":
                found.append((ChangeKind.SAME, "".join(old[i1:i2])))
            else:
                found += [(ChangeKind.OUT, "".join(old[i1:i2])), (ChangeKind.IN, "".join(new[j1:j2]))]
    return tuple(TextChange(kind, text) for kind, text in found if text)
