"""The words of a name for comparing: in Latin letters whatever script it is written in, and as they sound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.spellings import latin_letters

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w+")
_LONGEST_HAN_NAME = 4
"""Characters; the first one is the family name."""
_ARABIC_ARTICLE = "ال"
_LATIN_ARTICLES = frozenset({"al", "el", "ul"})
_WITH_ARTICLE = frozenset({"abdul", "abdel", "abdal", "abdoul"})
_SPELLINGS = str.maketrans("", "", "aeiouyw")
_SOUNDS = (
    ("tch", "s"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("j", "g"),
    ("z", "s"),
    ("v", "f"),
    ("p", "b"),
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name taken apart. ``folded`` is ``fold`` of it; ``words`` are in Latin letters, sorted.

    ``folded_words`` are the words of the folded name, sorted, still in its script. ``sounds`` is the same for names
    that sound alike in any order: ``Muhammad`` and ``محمد``.
    """

    folded: str
    folded_words: tuple[str, ...]
    words: tuple[str, ...]
    is_latin: bool
    sounds: str

    @property
    def key(self) -> str:
        """The same for names of the same words in any order and script."""
        return " ".join(self.words)


@lru_cache(maxsize=4096)
def name_words(name: str) -> NameWords:
    """The name taken apart."""
    folded = fold(name)
    parts = _WORD.findall(folded.replace("'", ""))
    if folded.isascii():
        words = tuple(sorted(parts))
        return NameWords(folded, words, words, True, _sounds(words))
    is_latin = all(ord(letter) < 0x250 for letter in folded)
    latin = [word for part in parts for word in _romanised(part, alone=len(parts) == 1)]
    return NameWords(folded, tuple(sorted(parts)), tuple(sorted(latin)), is_latin, _sounds(latin))


def _sounds(words: Sequence[str]) -> str:
    return " ".join(sorted(filter(None, map(sound, words))))


def _romanised(word: str, *, alone: bool) -> list[str]:
    """A word in Latin letters; a Chinese name that is written in one becomes family name and given name."""
    if word.isascii():
        return [word]
    if alone and 1 < len(word) <= _LONGEST_HAN_NAME and all(map(_HAN.match, word)):
        return [latin_letters(word[0]), latin_letters(word[1:])]
    if word.startswith(_ARABIC_ARTICLE) and len(word) > len(_ARABIC_ARTICLE) + 1:
        word = word.removeprefix(_ARABIC_ARTICLE)
    found = latin_letters(word)
    return [found] if found else []


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The consonants of a word in Latin letters, doubled ones once, spellings of one sound alike; empty for articles.

    Vowels are left out since Arabic and Hebrew do not write them.
    """
    if word in _LATIN_ARTICLES:
        return ""
    if word in _WITH_ARTICLE:
        word = "abd"
    for spelling, plain in _SOUNDS:
        if spelling in word:
            word = word.replace(spelling, plain)
    found: list[str] = []
    for letter in word.translate(_SPELLINGS):
        if not found or found[-1] != letter:
            found.append(letter)
    if len(found) > 1 and found[-1] == "h":
        found.pop()
    return "".join(found)
