"""One word in many spellings: accents, German vowels, other scripts, sounds; for what is indexed and what is typed.

A word that is not in Latin letters is also known by its letters in Latin ones. Names are known by how they sound too:
consonants alone, because Arabic writes few vowels and transliterations differ in theirs. Sounds are only ever compared
between scripts; within one script names have to be spelled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

from rcsc_desktop.domain.names import fold

_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPH = re.compile("([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_SYLLABLE = re.compile("[A-Z][a-z]*|[a-z]+")
_MOST_SYLLABLES = 8
"""Of a name; longer texts are known by each syllable and what follows it up to here."""
_JOINING = frozenset("'’ʼ-‐.")
_SOUNDED_FROM = 3
"""Letters from which on a typed word is also looked for by its sound."""

_WORDS_KEPT = 16_384
"""Words whose spellings are remembered: lists share most of theirs."""

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})

_LATIN, _ARABIC, _OTHER = "ǂ", "ǁ", "ǀ"
"""Marks before sounds: in which script the word was written that sounds so."""

_PAIRS = re.compile("shch|dzh|tsch|tch|sch|sh|ch|kh|gh|ph|th|dh|dj|zh|ck|cz|ts|tz|x|q|v|c")
_SOUNDS = {
    "shch": "x",
    "sch": "x",
    "sh": "x",
    "tsch": "c",
    "tch": "c",
    "cz": "c",
    "ch": "c",
    "dzh": "j",
    "dj": "j",
    "zh": "j",
    "kh": "h",
    "gh": "g",
    "ph": "f",
    "th": "t",
    "dh": "d",
    "ck": "k",
    "ts": "s",
    "tz": "s",
    "x": "ks",
    "q": "k",
    "v": "f",
    "c": "k",
}
_ARABIC_SOUNDS = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگڤ", "abttjhhddrzsxsdtz gfkklmnhwypcjgf", strict=True))
_VOWELS = re.compile("[aeiouyw]")
_DOUBLE = re.compile(r"(.)\1+")
_SERVANT = "عبد"
"""Begins names of two words that are written as one in Latin letters: Abdullah."""


def sound(word: str) -> str:
    """The consonants of a folded word in any script, as one sound one letter; empty where it has none."""
    if _script(word) == _ARABIC:  # which writes a double letter once, and two where a vowel is between them
        letters = "".join(map(_sound_of_letter, word.replace("لله", "له")))
    else:
        letters = _DOUBLE.sub(r"\1", _PAIRS.sub(_sounding, word if word.isascii() else latin_letters(word)))
    letters = "f" + letters[1:] if letters.startswith("w") else letters
    bare = _VOWELS.sub("", letters)
    return bare[:-1] if len(bare) > 2 and bare.endswith("h") else bare


def _sounding(found: re.Match[str]) -> str:
    text = found[0]
    if text == "c" and found.string[found.end() : found.end() + 1] in tuple("eiy"):
        return "s"
    return _SOUNDS[text]


@lru_cache(maxsize=4096)
def _sound_of_letter(letter: str) -> str:
    if letter in _ARABIC_SOUNDS:
        return _ARABIC_SOUNDS[letter].strip()
    return _PAIRS.sub(_sounding, latin_letters(letter))


def latin_letters(text: str) -> str:
    """A text of any script in small Latin letters and digits alone."""
    return "".join(filter(str.isalnum, anyascii(text).lower()))


def index_text(text: str) -> str:
    """Words as the index holds them: folded, every ideograph a word of its own, other scripts in Latin letters too."""
    return " ".join(map(_spelled, text.split()))


def name_text(text: str) -> str:
    """``index_text`` of names, and how they sound."""
    chunks = text.split()
    words = [*map(_named, chunks)]
    if not text.isascii():
        words += [
            f"{_SERVANT}{second} {_ARABIC}{sound(_SERVANT + second)}"
            for first, second in pairwise(map(fold, chunks))
            if first == _SERVANT
        ]
    return " ".join(words)


@lru_cache(maxsize=_WORDS_KEPT)
def _named(chunk: str) -> str:
    return f"{_spelled(chunk)} {_sounds(chunk)}"


@lru_cache(maxsize=_WORDS_KEPT)
def _spelled(chunk: str) -> str:
    folded = fold(chunk)
    if chunk.isascii() and folded.isalnum():
        return folded
    spaced = folded if folded.isascii() else _IDEOGRAPH.sub(r" \1 ", folded)
    return " ".join(dict.fromkeys([spaced, *_other_spellings(chunk, folded)]))


def _other_spellings(chunk: str, folded: str) -> list[str]:
    """As one word, with German vowels written out, in Latin letters."""
    spellings = []
    parts = _WORD.findall(folded)
    if len(parts) > 1 and set(folded) - set("".join(parts)) <= _JOINING:
        spellings.append("".join(parts))
    if chunk.isascii():
        return spellings
    composed = unicodedata.normalize("NFC", chunk).lower()
    german = composed.translate(_GERMAN)
    if german != composed:
        spellings.append(fold(german))
    for run in _IDEOGRAPHS.findall(folded):
        syllables = _syllables(run)
        spellings += ["".join(syllables[at : at + _MOST_SYLLABLES]) for at in range(len(syllables))]
    spellings += [latin for word in _WORD.findall(_IDEOGRAPHS.sub(" ", composed)) if (latin := _in_latin(word))]
    return spellings


def _syllables(run: str) -> list[str]:
    return [found.lower() for found in _SYLLABLE.findall(anyascii(run))]


def _in_latin(word: str) -> str:
    """A word of another alphabet in Latin letters; nothing for Latin and Arabic ones."""
    if fold(word).isascii() or _script(fold(word)) == _ARABIC:
        return ""
    return latin_letters(word)


def _script(folded: str) -> str:
    if folded.isascii():
        return _LATIN
    return _ARABIC if "\u0600" <= folded[0] <= "\u06ff" else _OTHER


def _sounds(chunk: str) -> str:
    """The sounds of a chunk's words behind the mark of its script; an Arabic article may be left out."""
    found = []
    for word in _sounded(fold(chunk)):
        mark = _script(word)
        if mark == _ARABIC and _has_article(word):
            found += ["al", "el", mark + sound(word[2:])]
        found.append(mark + sound(word))
    return " ".join(dict.fromkeys(one for one in found if len(one) > 1))


def _sounded(folded: str) -> list[str]:
    parts = [part for part in _WORD.findall(_IDEOGRAPHS.sub(" ", folded)) if not part.isdecimal()]
    return parts if len(parts) < 2 else [*parts, "".join(parts)]


def _has_article(word: str) -> bool:
    return word.startswith("ال") and len(word) > 4


def written_together(chunks: Sequence[str]) -> list[tuple[str, ...]]:
    """The chunks, each by itself but for those of an Arabic name that Latin letters write as one: Abdullah."""
    found: list[tuple[str, ...]] = []
    for chunk in chunks:
        if found and fold(found[-1][-1]) == _SERVANT:
            found[-1] = (found[-1][-1], chunk)
        else:
            found.append((chunk,))
    return found


def alternatives(chunk: str) -> list[list[str]]:
    """What a typed word may stand in the index as, the word itself first; each is words that have to be there together.

    A word stands for whatever begins with it; one that ends in a blank for itself alone.
    """
    folded = fold(chunk)
    found = [[_IDEOGRAPH.sub(r" \1 ", folded).strip()]]
    found += [[one] for one in _other_spellings(chunk, folded) if one]
    if not chunk.isascii():
        found = [found[0], *_in_ideographs(folded), *(one for one in found[1:] if not _IDEOGRAPHS.search(folded))]
    words = _sounded(folded)
    if words and len(words[-1]) >= _SOUNDED_FROM:
        found += [[one] for one in _sounds_asked_for(words[-1])]
    return found


def _in_ideographs(folded: str) -> list[list[str]]:
    """A Chinese name as it is written in Latin letters: family name and given name, or as one word."""
    run = _IDEOGRAPHS.fullmatch(folded)
    syllables = _syllables(folded) if run else []
    if len(syllables) < 2:
        return []
    return [[syllables[0], "".join(syllables[1:])], ["".join(syllables)]]


def _sounds_asked_for(word: str) -> list[str]:
    mark = _script(word)
    heard = {sound(word)}
    if mark == _ARABIC and _has_article(word):
        heard.add(sound(word[2:]))
    others = [one for one in (_LATIN, _ARABIC, _OTHER) if one != mark]
    # One consonant alone would find half of all names as a beginning.
    return [other + one + (" " if len(one) == 1 else "") for one in sorted(heard) if one for other in others]
