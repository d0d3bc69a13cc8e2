"""Whom somebody may be, out of many, without comparing everybody with everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rcsc_desktop.domain.likeness import Traits, core_words, initials, is_near, phone_key
from rcsc_desktop.domain.name_words import NameWords, sound

_MOST_WORDS = 5
"""Pairs of words are looked up for so many words of a name."""
_LONGEST = 40
"""Entries that share a key: more of them say nothing, except where the name itself is the same."""
_NAMESAKES = 3
"""So many of those who all bear one name are compared with."""
_SHORTEST_SLIP = 4


class LikenessIndex:
    """Numbers of entries by what they may be known by; numbers are the caller's own.

    Keys: the name's words in any order and script, how it sounds, two of its words, e-mail, telephone, acronym; names
    with one slip are found through the words that are near each other. A ``lean`` index keeps less: names, e-mails and
    telephones alone.
    """

    def __init__(self, *, of_people: bool, lean: bool = False) -> None:
        self._of_people = of_people
        self._lean = lean
        self._places: dict[int, int | list[int]] = {}
        self._deletions: dict[str, list[str]] = defaultdict(list)
        self._near: dict[str, list[str]] = {}

    def add(self, number: int, traits: Traits) -> None:
        """Have an entry found from now on."""
        for key in set(self._keys(traits, probing=False)):
            found = self._places.get(key)
            if found is None:
                self._places[key] = number
            elif isinstance(found, int):
                self._places[key] = [found, number]
            elif len(found) <= _LONGEST:
                found.append(number)
        for name in traits.names:
            for word in self._words(name):
                self._learn(word)

    def candidates(self, traits: Traits) -> set[int]:
        """Numbers of entries that are worth comparing with."""
        found: set[int] = set()
        for key in self._keys(traits, probing=True):
            self._collect(key, found)
        for name in traits.names:
            words = self._words(name)
            self._collect(_name_key(words), found, most=_NAMESAKES)
            if len(words) < 2:
                continue
            for at, word in enumerate(words):
                for near in self._nearby(word):
                    self._collect(_name_key(sorted((*words[:at], near, *words[at + 1 :]))), found)
        return found

    def _collect(self, key: int, found: set[int], most: int = 0) -> None:
        places = self._places.get(key)
        if isinstance(places, int):
            found.add(places)
        elif places is not None:
            found.update(places if len(places) <= _LONGEST else places[:most])

    def _words(self, name: NameWords) -> tuple[str, ...]:
        return name.words if self._of_people else core_words(name.words)

    def _keys(self, traits: Traits, *, probing: bool) -> Iterator[int]:
        for email in traits.emails:
            yield hash("e" + email)
        for phone in traits.phones:
            if digits := phone_key(phone):
                yield hash("p" + digits)
        for name in traits.names:
            words = self._words(name)
            yield _name_key(words)
            if self._lean:
                continue
            if len(sounds := name.sounds) >= _SHORTEST_SLIP:
                yield hash("s" + sounds)
            if self._of_people:
                yield from _pairs(name, probing=probing)
        if not self._of_people and not self._lean:
            yield from (hash("a" + acronym) for acronym in traits.acronyms)
            yield hash("a" + traits.names[0].folded)
            if spelt := initials(traits.names[0].folded):
                yield hash("a" + spelt)
            if traits.site:
                yield hash("w" + traits.site)

    def _learn(self, word: str) -> None:
        if word in self._near or len(word) < _SHORTEST_SLIP or word.isdigit():
            return
        near = self._look_near(word)
        self._near[word] = near
        for other in near:
            self._near[other].append(word)
        for shorter in _shortened(word):
            self._deletions[shorter].append(word)

    def _nearby(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_SLIP or word.isdigit():
            return []
        found = self._near.get(word)
        return self._look_near(word) if found is None else found

    def _look_near(self, word: str) -> list[str]:
        found = {other for shorter in _shortened(word) for other in self._deletions.get(shorter, ())}
        return [other for other in found if other != word and is_near(word, other)]


def _name_key(words: Sequence[str]) -> int:
    return hash("n" + " ".join(words))


def _shortened(word: str) -> set[str]:
    """The word, and it without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _pairs(name: NameWords, *, probing: bool) -> Iterator[int]:
    """Two words of the name; by their sound only from one script to another."""
    long = [word for word in name.words if len(word) > 1][:_MOST_WORDS]
    for one, other in combinations(long, 2):
        yield hash(f"2{one} {other}")
    script = name.is_latin != probing
    heard = sorted({found for word in long if len(found := sound(word)) > 1})
    for one, other in combinations(heard, 2):
        yield hash(f"x{script:d}{one} {other}")
    initials = [word for word in name.words if len(word) == 1]
    for initial in initials:
        for word in long:
            yield hash(f"{'f' if probing else 'i'}{initial} {word}")
    if not initials:
        for one in long:
            for other in long:
                if one is not other:
                    yield hash(f"{'i' if probing else 'f'}{one[0]} {other}")
