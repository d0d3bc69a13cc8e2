"""What the glossary knows without anybody's help: terms of agendas, countries, languages, months and days."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from rcsc_desktop.domain.contacts import Organisation
from rcsc_desktop.domain.glossary import GlossaryEntry, SuggestionOrigin
from rcsc_desktop.domain.texts import GlossaryTerm
from rcsc_desktop.support.resources import resource

if TYPE_CHECKING:
    from babel import Locale

_CONTINENTS = frozenset({"002", "009", "019", "142", "150"})
_LANGUAGES = (
    *("ar", "am", "bn", "de", "en", "es", "fa", "fr", "ha", "hi", "id", "it", "ja", "km", "ko", "lo", "ms", "my"),
    *("ne", "nl", "pl", "ps", "pt", "ro", "ru", "si", "so", "sw", "ta", "th", "tl", "tr", "uk", "ur", "vi", "zh"),
)
"""Languages that meetings are interpreted in; names of smaller ones are too often other words ("Even")."""
_LOWER_CASE_DATES = frozenset({"fr", "es", "ru"})
_ARABIC = range(0x0600, 0x0780)
_CYRILLIC = range(0x0400, 0x0530)
_SCRIPTS = {"ar": _ARABIC, "ru": _CYRILLIC}
_MOST_ALIASES = 2


@lru_cache(maxsize=20)
def known_entries(language_from: str, language_to: str) -> tuple[GlossaryEntry, ...]:
    """The built-in terms, then places, languages, months and days."""
    from babel import Locale

    source, target = Locale.parse(language_from), Locale.parse(language_to)
    return (
        *_terms(language_from, language_to),
        *_places(source, target),
        *_dates(source, target, is_name=language_from not in _LOWER_CASE_DATES),
    )


def own_entries(terms: Iterable[GlossaryTerm], language_from: str, language_to: str) -> Iterator[GlossaryEntry]:
    """The workspace's terms that are there in both languages."""
    for term in terms:
        source, text = getattr(term, language_from), getattr(term, language_to)
        if source.strip() and text.strip():
            yield GlossaryEntry(source, text, SuggestionOrigin.OWN)


def organisation_entries(organisations: Iterable[Organisation], language_to: str) -> Iterator[GlossaryEntry]:
    """Other names of organisations in the script of the language, and the name itself, which may well stay."""
    for organisation in organisations:
        aliases = [name for name in map(str.strip, organisation.aliases.split("\n")) if name]
        fitting = [name for name in aliases if _is_in_script(name, language_to)][:_MOST_ALIASES]
        for name in filter(None, (organisation.acronym.strip(), organisation.name.strip(), *aliases)):
            candidates = (*fitting, name) if language_to in _SCRIPTS else (name, *fitting)
            for text in dict.fromkeys(candidates):
                yield GlossaryEntry(name, text, SuggestionOrigin.ORGANISATION, is_name=True)


@lru_cache(maxsize=1)
def _built_in() -> tuple[dict[str, str], ...]:
    return tuple(json.loads(resource("glossary", "agenda-terms.json").read_text(encoding="utf-8")))


def _terms(language_from: str, language_to: str) -> Iterator[GlossaryEntry]:
    for term in _built_in():
        yield GlossaryEntry(term[language_from], term[language_to], SuggestionOrigin.BUILT_IN)


def _places(source: Locale, target: Locale) -> Iterator[GlossaryEntry]:
    places = {code for code in map(str, source.territories) if code.isalpha() or code in _CONTINENTS}
    for code in sorted(places & set(map(str, target.territories))):
        yield _name(source.territories[code], target.territories[code], SuggestionOrigin.PLACE)
    for code in _LANGUAGES:
        yield _name(source.languages[code], target.languages[code], SuggestionOrigin.PLACE)


def _dates(source: Locale, target: Locale, *, is_name: bool) -> Iterator[GlossaryEntry]:
    for table in ("months", "days"):
        here, there = (getattr(one, table)["format"]["wide"] for one in (source, target))
        for key in here:
            yield GlossaryEntry(here[key], there[key], SuggestionOrigin.DATE, is_name)


def _name(source: str, text: str, origin: SuggestionOrigin) -> GlossaryEntry:
    return GlossaryEntry(source, text, origin, is_name=source[:1].isupper())


def _is_in_script(name: str, language: str) -> bool:
    foreign = [script for script in _SCRIPTS.values() if any(ord(character) in script for character in name)]
    return _SCRIPTS[language] in foreign if language in _SCRIPTS else not foreign
