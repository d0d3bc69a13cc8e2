"""Right-to-left text: joined letters, levels of a paragraph, the visual order of one line (UAX #9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LETTERS = re.compile(
    r"[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06ee-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ONE_WAY = re.compile(
    r"[\s\u05d0-\u05f2\u0620-\u065f\u0670-\u06d3\ufb1d-\ufdff\ufe70-\ufefc!-#%-*,-/:;?@\[\]«»–—…•·،؛؟“”‘’]*"
)
"""Letters from right to left with punctuation, without letters from left to right, digits or controls."""
_STEERING = re.compile(r"[\u200f\u202a-\u202e\u2066-\u2069]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_STRONG_LEFT = re.compile(r"[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02b8\u0370-\u058f\u0900-\u1fff]")
_BLANK = {"WS", "S", "B", "BN", "FSI", "LRI", "RLI", "PDI", "RLE", "LRE", "RLO", "LRO", "PDF"}

_MIRRORED_PAIRS = "()<>[]{}«»‹›≤≥⁅⁆⁽⁾₍₎⌈⌉⌊⌋⟨⟩≪≫≲≳⟦⟧⟪⟫〈〉"
_MIRRORS = str.maketrans(
    _MIRRORED_PAIRS, "".join(b + a for a, b in zip(_MIRRORED_PAIRS[::2], _MIRRORED_PAIRS[1::2], strict=True))
)

LEFT_ISOLATE, POP = "\u2066", "\u2069"


def is_right_to_left(text: str) -> bool:
    """Some letter of ``text`` is written from right to left."""
    return not text.isascii() and _LETTERS.search(text) is not None


def base_is_right_to_left(text: str, document: bool) -> bool:
    """The direction of a paragraph in a document that runs from right to left (``document``) or not.

    A text that is wholly in the other direction (one that was not translated) keeps its own, so that its full stop
    stays at its end, unless it begins with a right-to-left mark. Otherwise a right-to-left document has right-to-left
    paragraphs, and in a left-to-right one the first strong letter decides (UAX #9, P2).
    """
    other = _LETTERS.search(text)
    left = _STRONG_LEFT.search(text)
    if document:
        return other is not None or left is None or text.startswith("\u200f")
    return other is not None and (left is None or other.start() < left.start())


def joined(text: str) -> str:
    """``text``, still in logical order, with Arabic letters in the forms that stand in a word; vowel signs are kept."""
    if not _ARABIC.search(text):
        return text
    return " ".join(map(_joined_word, text.split(" ")))


@lru_cache(maxsize=20_000)
def _joined_word(word: str) -> str:
    shaped: str = _reshaper().reshape(word)
    return shaped


def levels(text: str, right_to_left: bool) -> list[int] | None:
    """The embedding level of each character of a paragraph; ``None`` where all of it runs from left to right.

    Characters that rule X9 removes take the level of the one before; they are not drawn.
    """
    if not right_to_left and (text.isascii() or not (_RIGHT_TO_LEFT.search(text) or _STEERING.search(text))):
        return None
    if right_to_left and _ONE_WAY.fullmatch(text):
        return [1] * len(text)
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    base = int(right_to_left)
    known: list[int | None] = [None] * len(text)
    paragraph = BidiParagraph(text, TextDirection.RTL if right_to_left else TextDirection.LTR)
    for character in paragraph.get_characters():
        known[character.character_index] = character.embedding_level
    found: list[int] = []
    for level in known:
        found.append(level if level is not None else (found[-1] if found else base))
    return found


def visual_order(text: str, levels: Sequence[int], right_to_left: bool) -> list[int]:
    """The indices of one line's characters from left to right (rules L1 and L2)."""
    base = int(right_to_left)
    if base and set(levels) <= {1}:
        return list(range(len(text) - 1, -1, -1))
    line = list(levels)
    trailing = True
    for index in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[index])
        if kind in {"S", "B"}:
            trailing = True
        if trailing and kind in _BLANK:
            line[index] = base
        else:
            trailing = False
    order = list(range(len(text)))
    odd = [level for level in line if level % 2]
    if not odd:
        return order
    for level in range(max(line), min(odd) - 1, -1):
        order = _reversed_runs(order, line, level)
    return order


def _reversed_runs(order: list[int], line: Sequence[int], level: int) -> list[int]:
    turned: list[int] = []
    run: list[int] = []
    for index in order:
        if line[index] >= level:
            run.append(index)
        else:
            turned += reversed(run)
            run = []
            turned.append(index)
    return turned + run[::-1]


def mirrored(text: str) -> str:
    """The glyphs of characters at an odd level: brackets and their like turn round (rule L4)."""
    return text.translate(_MIRRORS)


@lru_cache(maxsize=1)
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "use_unshaped_instead_of_isolated": True})
