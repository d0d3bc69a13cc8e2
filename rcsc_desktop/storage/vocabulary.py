"""The words of a search index, to find those that are one slip away from what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

_MOST = 150
"""Beginnings that are looked for at most."""
_SOUND_MARKS = "ǀǁǂ"


class Vocabulary:
    """Words in order, of which ``first_from`` gives the first that is not before a text (``None`` behind the last).

    A slip is a letter too many, too few, another one, or two that changed places.
    """

    def __init__(self, first_from: Callable[[str], str | None]) -> None:
        self._first_from = first_from

    def knows(self, beginning: str) -> bool:
        """Some word begins like this."""
        return (self._first_from(beginning) or "").startswith(beginning)

    def near(self, typed: str) -> list[str]:
        """Beginnings of words that are one slip away from ``typed``.

        What stands before a slip has to begin a word, so that few letters come into question at each place: some
        hundred words are looked up, however many there are.
        """
        found = {one for one in self._tried(typed) if one != typed and self.knows(one)}
        shortest = [one for one in sorted(found) if not any(one[:end] in found for end in range(1, len(one)))]
        return shortest[:_MOST]

    def _tried(self, typed: str) -> Iterator[str]:
        for place in range(len(typed)):
            before, letter, after = typed[:place], typed[place], typed[place + 1 :]
            if not self.knows(before):
                return
            yield before + after
            if after:
                yield before + after[0] + letter + after[1:]
            for other in self._next_letters(before):
                yield before + other + after
                yield before + other + letter + after

    def _next_letters(self, beginning: str) -> Iterator[str]:
        word = self._first_from(beginning)
        while word is not None and word.startswith(beginning):
            if word == beginning:
                word = self._first_from(beginning + "0")
                continue
            letter = word[len(beginning)]
            if letter not in _SOUND_MARKS:
                yield letter
            word = self._first_from(beginning + chr(ord(letter) + 1))


def vocabulary(connection: Connection, index: str) -> Vocabulary:
    """The vocabulary of an index, as it stands."""
    words = f"temp.{index}_words"
    run = connection.exec_driver_sql
    run(f"CREATE VIRTUAL TABLE IF NOT EXISTS {words} USING fts5vocab(main, {index}, instance)")
    first = f"SELECT term FROM {words} WHERE term >= ? LIMIT 1"  # noqa: S608 - the name of one of our tables
    known: dict[str, str | None] = {}

    def first_from(text: str) -> str | None:
        if text not in known:
            known[text] = run(first, (text,)).scalar()
        return known[text]

    return Vocabulary(first_from)
