"""Terms found in a text, with how they are rendered in another language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rcsc_desktop.domain.names import fold

_WORD = re.compile(r"[^\W_]+")
_LONGEST_TEXT = 4_000
"""Characters of a text that are searched: suggestions are for what one is about to type."""
_SHORTEST_PLURAL = 4


class SuggestionOrigin(StrEnum):
    """Where a rendering comes from."""

    MEMORY = "memory"
    OWN = "own"
    BUILT_IN = "built in"
    PLACE = "place"
    DATE = "date"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term of one language and its rendering in another; a name is only meant where it has a capital letter."""

    source: str
    text: str
    origin: SuggestionOrigin
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rendering for what a text says: ``source`` is that piece of the text as it stands there."""

    source: str
    text: str
    origin: SuggestionOrigin


class GlossaryIndex:
    """Finds entries in texts, whatever the case, with or without a plural s; earlier entries come first."""

    def __init__(self, entries: Iterable[GlossaryEntry]) -> None:
        self._entries: dict[tuple[str, ...], list[GlossaryEntry]] = defaultdict(list)
        for entry in entries:
            key = tuple(word for word, _, _ in _words(entry.source))
            if key:
                self._entries[key].append(entry)
        self._longest = max(map(len, self._entries), default=0)

    def find(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """The longest terms first, then in the order of the text; no term within another one."""
        hits = sorted(self._hits(text[:_LONGEST_TEXT]), key=lambda hit: (-hit[0], hit[1]))
        found: dict[str, Suggestion] = {}
        for _, _, piece, entry in hits:
            is_dated = entry.origin is SuggestionOrigin.DATE
            rendering = _as_capital(entry.text) if piece[0].isupper() and not is_dated else entry.text
            found.setdefault(fold(rendering), Suggestion(piece, rendering, entry.origin))
        return tuple(found.values())[:limit]

    def _hits(self, text: str) -> Iterator[tuple[int, int, str, GlossaryEntry]]:
        """Number of words, place, piece of the text, entry."""
        words = list(_words(text))
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                piece = text[words[at][1] : words[at + length - 1][2]]
                found = self._entries.get(tuple(word for word, _, _ in words[at : at + length]), ())
                meant = [one for one in found if not (one.is_name and piece[0].islower())]
                if meant:
                    yield from ((length, at, piece, one) for one in meant)
                    at += length - 1
                    break
            at += 1


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        word = fold(match.group())
        is_plural = len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")
        yield word[:-1] if is_plural else word, match.start(), match.end()


def _as_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
