"""What moves along when contacts become one, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words

Counted = Callable[[int, Translator], str]

_MOVES: Mapping[str, Counted] = {
    "affiliation": lambda n, t: t.plural("{count} affiliation", "{count} affiliations", n),
    "agenda_speaker": lambda n, t: t.plural("{count} agenda item", "{count} agenda items", n),
    "agenda_topic": lambda n, t: t.plural("{count} topic of an agenda", "{count} topics of agendas", n),
    "contact_detail": lambda n, t: t.plural("{count} further address", "{count} further addresses", n),
    "document": lambda n, t: t.plural("{count} document", "{count} documents", n),
    "endorsement": lambda n, t: t.plural("{count} endorsement", "{count} endorsements", n),
    "group_member": lambda n, t: t.plural("{count} group", "{count} groups", n),
    "organisation": lambda n, t: t.plural("{count} organization under it", "{count} organizations under it", n),
    "participant": lambda n, t: t.plural("{count} consultation", "{count} consultations", n),
    "partner": lambda n, t: t.plural("{count} partnership", "{count} partnerships", n),
    "photo": lambda n, t: t.plural("{count} photo", "{count} photos", n),
    "postal_address": lambda n, t: t.plural("{count} postal address", "{count} postal addresses", n),
}
_UNSEEN = frozenset({"contact_source", "imported_row", "not_the_same"})
"""Rows that nobody sees; they move along without a word."""

_SETTLED: Mapping[str, Counted] = {
    "participant": lambda n, t: t.plural(
        "They stand in {count} consultation twice. It becomes one participation: what the one says and the other does "
        "not is kept, and the status that is further on.",
        "They stand in {count} consultations twice. Each becomes one participation: what the one says and the other "
        "does not is kept, and the status that is further on.",
        n,
    ),
    "affiliation": lambda n, t: t.plural(
        "{count} affiliation is the same and stays once.", "{count} affiliations are the same and stay once.", n
    ),
    "agenda_speaker": lambda n, t: t.plural(
        "They speak at {count} agenda item twice; it stays once.",
        "They speak at {count} agenda items twice; it stays once.",
        n,
    ),
}


def moving(moves: Mapping[str, int], t: Translator) -> str:
    """The sentence on what moves along: "3 consultations, 5 agenda items"; empty where nothing does."""
    told = [
        _MOVES[noun](count, t) if noun in _MOVES else f"{count} × {words.noun(noun, t)}"
        for noun, count in sorted(moves.items(), key=lambda pair: -pair[1])
        if count and noun not in _UNSEEN
    ]
    return t("Moves along: {things}.", things=", ".join(told)) if told else ""


def settling(settled: Mapping[str, int], t: Translator) -> list[str]:
    """What stands twice and how it becomes one, a sentence each."""
    return [_SETTLED[noun](count, t) for noun, count in settled.items() if count and noun in _SETTLED]
