"""Sort keys by the Unicode Collation Algorithm (UTS #10), the same for SQL, screen and paper."""

from __future__ import annotations

import unicodedata
from array import array
from functools import cache, lru_cache
from typing import Any

_LONGEST = 60


@cache
def _collator() -> Any:
    from pyuca import Collator

    return Collator()


@lru_cache(maxsize=65_536)
def _elements(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Primary and secondary weights of a word; names share words, and no contraction reaches over a blank."""
    elements = _collator().collation_elements(unicodedata.normalize("NFD", word))
    return tuple(e[0] for e in elements if e[0]), tuple(e[1] for e in elements if e[1])


def sort_key(text: str) -> bytes:
    """A key whose bytes sort as readers of most languages expect: letters first, then accents."""
    primary = array("H")
    secondary = array("H")
    for word in text[:_LONGEST].split():
        letters, accents = _elements(word)
        primary.extend((*letters, 0x0200))
        secondary.extend((*accents, 0x0020))
    primary.append(0)
    primary.extend(secondary)
    if array("H", (1,)).tobytes()[0]:
        primary.byteswap()
    return primary.tobytes()
