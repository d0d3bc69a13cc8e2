"""Names of countries and areas (ISO 3166-1 alpha-2) in the languages of papers, from CLDR.

They are known by their other names too, those of the United Nations among them (``resources/countries``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

from rcsc_desktop.support.resources import resource

_LOCALES = {"en": "en_GB", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar", "zh": "zh"}


def country_code(text: str) -> str:
    """The code of a country by its code or one of its names in the six languages; empty where it is none."""
    wanted = text.strip()
    if len(wanted) == 2 and wanted.upper() in _names("en"):
        return wanted.upper()
    return _codes().get(_folded(wanted), "")


def country_name(text: str, language: str) -> str:
    """The country, given by code or name, as ``language`` calls it; ``text`` as it is where nobody knows it."""
    return _names(language).get(country_code(text), text.strip())


@lru_cache(maxsize=8)
def _names(language: str) -> Mapping[str, str]:
    territories = Locale.parse(_LOCALES.get(language, _LOCALES["en"])).territories
    return {code: str(name) for code, name in territories.items() if len(code) == 2 and code.isalpha()}


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    found = {_folded(name): code for language in reversed(_LOCALES) for code, name in _names(language).items()}
    for line in resource("countries", "names.tsv").read_text(encoding="utf-8").splitlines():
        code, *names = line.split("\t")
        found.update((_folded(name), code) for name in names if name)
    return found


def _folded(text: str) -> str:
    """Letters without accents and case, one blank between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.replace("\u2019", "'").replace("&", "and").casefold().split()).removeprefix("the ")
