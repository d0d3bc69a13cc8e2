"""Names of countries and areas (ISO 3166-1 alpha-2) in the languages of papers, from CLDR."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

_LOCALES = {"en": "en_GB", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar", "zh": "zh"}
_ALSO = {
    "usa": "US",
    "united states of america": "US",
    "uk": "GB",
    "great britain": "GB",
    "united kingdom of great britain and northern ireland": "GB",
    "uae": "AE",
    "russian federation": "RU",
    "republic of korea": "KR",
    "democratic people's republic of korea": "KP",
    "viet nam": "VN",
    "lao people's democratic republic": "LA",
    "syrian arab republic": "SY",
    "islamic republic of iran": "IR",
    "iran (islamic republic of)": "IR",
    "bolivia (plurinational state of)": "BO",
    "venezuela (bolivarian republic of)": "VE",
    "republic of moldova": "MD",
    "united republic of tanzania": "TZ",
    "state of palestine": "PS",
    "holy see": "VA",
    "brunei darussalam": "BN",
    "cabo verde": "CV",
    "cote d'ivoire": "CI",
    "czech republic": "CZ",
    "turkey": "TR",
    "swaziland": "SZ",
    "macedonia": "MK",
    "democratic republic of the congo": "CD",
    "federated states of micronesia": "FM",
    "micronesia (federated states of)": "FM",
    "netherlands (kingdom of the)": "NL",
    "burma": "MM",
    "timor-leste": "TL",
}
"""Names of the United Nations, and usual ones, that CLDR has not; as ``_folded``."""


def country_code(text: str) -> str:
    """The code of a country by its code or its name in one of the six languages; empty where it is none."""
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
    return found | _ALSO


def _folded(text: str) -> str:
    """Letters without accents and case, one blank between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.replace("\u2019", "'").replace("&", "and").casefold().split()).removeprefix("the ")
