"""Countries and areas (ISO 3166-1 alpha-2) by their codes and by their names in many languages, from CLDR.

They are known by their other names too, those of the United Nations among them (``resources/countries``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rcsc_desktop.domain.names import fold
from rcsc_desktop.support.resources import resource

_LOCALES = {"en": "en_GB", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar", "zh": "zh"}
"""Languages of papers, and the names that they use."""
_PRINTED = ("en", "fr", "es", "ru", "ar")
"""Languages of ``united_nations.tsv``, in the order of its columns."""
_ALSO_READ = ("en", "pt", "de", "ja")
_ARTICLE = re.compile(r"^(?:la |le |les |l'|el |los |las |the )|\s*\((?:l'|le|la|les|el|los|las|the)\)$")
_LONGEST = 120


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The code of a country by one of its codes or names, articles apart; empty where it is none."""
    folded = _folded(text[:_LONGEST])
    found = _codes().get(folded)
    return _codes().get(_ARTICLE.sub("", folded).strip(" .,*"), "") if found is None else found


def country_name(text: str, language: str) -> str:
    """The country, given by code or name, as ``language`` calls it; ``text`` as it is where nobody knows it."""
    return country_names(language).get(country_code(text), text.strip())


def united_nations_name(text: str, language: str) -> str:
    """The country, given by code or name, as documents of the United Nations print it (UNTERM, short name).

    Other areas, and languages that those names are not kept in, have their usual name.
    """
    return _united_nations_names(language).get(country_code(text)) or country_name(text, language)


@lru_cache(maxsize=4096)
def country_words(text: str) -> str:
    """What a country, given by code or name, is looked for by: as it is written, its code, its names on papers."""
    code = country_code(text)
    names = [country_names(language).get(code, "") for language in _LOCALES] if code else []
    return " ".join(dict.fromkeys((text, code, *names)))


@lru_cache(maxsize=16)
def country_names(language: str) -> Mapping[str, str]:
    """The names by code; in English for a language that papers are not written in."""
    return _names_in(_LOCALES.get(language, _LOCALES["en"]))


@lru_cache(maxsize=8)
def _united_nations_names(language: str) -> Mapping[str, str]:
    if language not in _PRINTED:
        return {}
    at = _PRINTED.index(language) + 1
    lines = resource("countries", "united_nations.tsv").read_text(encoding="utf-8").splitlines()
    return {line[:2]: line.split("\t")[at] for line in lines}


def _names_in(locale: str) -> Mapping[str, str]:
    from babel import Locale

    return {
        code: str(name) for code, name in Locale.parse(locale).territories.items() if re.fullmatch("[A-Z]{2}", code)
    }


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    known: set[str] = set()
    for line in resource("countries", "names.tsv").read_text(encoding="utf-8").splitlines():
        code, *names = line.split("\t")
        known.add(code)
        codes[_folded(code)] = code
        codes.update((_folded(name), code) for name in names if name)
    for locale in (*_LOCALES.values(), *_ALSO_READ):
        for code, name in _names_in(locale).items():
            if code in known:
                codes.setdefault(_folded(name), code)
    return codes


def _folded(text: str) -> str:
    return fold(text).replace("&", "and")
