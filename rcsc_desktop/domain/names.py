"""Names as people type them: one folding for every index and query, and whom a typed speaker means."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from rcsc_desktop.domain.agenda import SpeakerLine

Lookup = Callable[[str], Sequence[UUID]]
"""Gives the ids of everybody (or every organisation) that goes by a folded name."""

_LETTERS = {
    **dict(zip("łøđðıħŧ", "loddiht", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ß": "ss",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ة": "ه",
    "ە": "ه",
    "ء": "",
    "ـ": "",
    **dict.fromkeys("‘’ʻʼ′`´", "'"),
    **dict.fromkeys("“”«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}


class _Folding(dict[int, str]):
    """What becomes of a character, worked out once: letters without marks, plain digits, no invisible signs."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        digit = unicodedata.decimal(character, None)
        if character in _LETTERS:
            folded = _LETTERS[character]
        elif digit is not None:
            folded = str(digit)
        elif unicodedata.category(character) in {"Mn", "Me", "Cf", "Cs"}:
            folded = ""
        else:
            folded = character
        self[code] = folded
        return folded


_FOLDING = _Folding()
_SEPARATORS = re.compile(r"[;；؛\n]")
_COMMAS = re.compile(r"\s*[,،，]\s*")
_LONGEST_NAME = 12
"""Words, and commas, that are tried: a long text pasted by mistake is not searched through."""
_IN_BRACKETS = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<organisation>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class TypedSpeaker:
    """One speaker as typed: who is meant, where the contacts know it, and what stands around the name.

    ``people`` are those who go by ``name``: none (a new person), one, or several who share it; ``organisations``
    likewise for ``organisation``, which is empty where none was typed.
    """

    name: str
    title: str = ""
    organisation: str = ""
    people: tuple[UUID, ...] = ()
    organisations: tuple[UUID, ...] = ()


def fold(text: str) -> str:
    """The text for matching and search: no case, marks, invisible signs, variants of letters, doubled blanks.

    Folding twice changes nothing. Digits of every script become ASCII.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_FOLDING)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def lookup(names: Iterable[tuple[UUID, str]]) -> Lookup:
    """A lookup over names that are at hand; an id may come with several names."""
    known: dict[str, list[UUID]] = defaultdict(list)
    for owner, name in names:
        folded = fold(name)
        if folded and owner not in known[folded]:
            known[folded].append(owner)
    return lambda folded: known.get(folded, ())


def match_speakers(text: str, people: Lookup, organisations: Lookup) -> tuple[TypedSpeaker, ...]:
    """The speakers of a typed text, divided by ``;`` or line ends: ``Director-General William Lacy Swing, IOM``.

    A known name is found behind a title and before ``, organisation`` or ``(organisation)``. Where no known name is
    found, what stands before the first comma is the name of a new person: nothing else is guessed.
    """
    pieces = (piece.strip() for piece in _SEPARATORS.split(text))
    return tuple(_match(piece, people, organisations) for piece in pieces if piece)


def known_behind_title(text: str, people: Lookup) -> tuple[str, tuple[UUID, ...]] | None:
    """The title before a known name of two words or more, and who goes by it: ``Director-General Ana María Ruiz``."""
    for title, name in _titles(text):
        if " " in name and (found := people(fold(name))):
            return title, tuple(found)
    return None


def speakers_text(lines: Iterable[SpeakerLine]) -> str:
    """The speakers as a person would type them; ``match_speakers`` reads it back."""
    return "; ".join(
        " ".join(filter(None, (line.speaker.title, line.name)))
        + (f", {line.organisation}" if line.organisation else "")
        for line in lines
    )


def _match(piece: str, people: Lookup, organisations: Lookup) -> TypedSpeaker:
    for head, rest in _divisions(piece):
        for title, name in _titles(head):
            if found := people(fold(name)):
                return _speaker(name, title, rest, tuple(found), organisations)
    head, rest = next((one for one in reversed(list(_divisions(piece))) if one[0]), (piece, ""))
    return _speaker(head, "", rest, (), organisations)


def _speaker(name: str, title: str, rest: str, people: tuple[UUID, ...], organisations: Lookup) -> TypedSpeaker:
    """``rest`` is an organisation, or a title and a known organisation: ``Chair, ICMC``."""
    found = tuple(organisations(fold(rest))) if rest else ()
    for comma in () if found or title else _commas(rest):
        if known := organisations(fold(rest[comma.end() :])):
            return TypedSpeaker(name, rest[: comma.start()], rest[comma.end() :], people, tuple(known))
    return TypedSpeaker(name, title, rest, people, found)


def _divisions(piece: str) -> Iterable[tuple[str, str]]:
    """The piece as name and organisation: undivided first, then at each comma from the last, then at a bracket."""
    yield piece, ""
    if match := _IN_BRACKETS.fullmatch(piece):
        yield match["name"], match["organisation"].strip()
    for comma in reversed(_commas(piece)):
        if comma.start():
            yield piece[: comma.start()], piece[comma.end() :]


def _titles(head: str) -> Iterable[tuple[str, str]]:
    """The head as title and name, the longest name first."""
    yield "", head
    for blank in list(re.finditer(r"\s+", head))[-_LONGEST_NAME:]:
        yield head[: blank.start()], head[blank.end() :]


def _commas(text: str) -> list[re.Match[str]]:
    return list(islice(_COMMAS.finditer(text), _LONGEST_NAME))
