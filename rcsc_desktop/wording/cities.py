"""Names of cities and their zones as people know them, and the search among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from rcsc_desktop.domain.names import fold
from rcsc_desktop.wording import formats

_AREAS = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/")
_MORE = ("Pacific/",)
_ALSO = {
    "Africa/Abidjan": "Yamoussoukro",
    "Africa/Casablanca": "Rabat Marrakesh",
    "Africa/Johannesburg": "Pretoria Cape Town",
    "Africa/Lagos": "Abuja",
    "America/Guayaquil": "Quito",
    "America/Mexico_City": "Puerto Vallarta Guadalajara",
    "America/New_York": "Washington Boston Atlanta Miami",
    "America/Sao_Paulo": "Brasilia Rio de Janeiro",
    "America/Toronto": "Ottawa Montreal",
    "Asia/Dubai": "Abu Dhabi",
    "Asia/Kolkata": "Delhi Mumbai Bangalore",
    "Asia/Shanghai": "Beijing",
    "Australia/Sydney": "Canberra",
    "Europe/Amsterdam": "The Hague",
    "Europe/Istanbul": "Ankara",
    "Europe/Zurich": "Geneva Bern",
    "Pacific/Fiji": "Suva Nadi",
}
"""Seats of organisations and capitals that no zone is named after."""


@dataclass(frozen=True, slots=True)
class City:
    """A zone by its city and country; ``sought`` is what is searched in."""

    zone: str
    name: str
    country: str
    sought: str


def find(text: str, language: str, limit: int = 50) -> Sequence[City]:
    """Cities whose name, country or zone has words that begin with those of the text; names first."""
    words = fold(text).replace("/", " ").split()
    if not words:
        return ()
    found = [city for city in cities(language) if all(_has(city.sought, word) for word in words)]
    first = words[0]
    found.sort(key=lambda city: (not fold(city.name).startswith(first), city.name))
    return found[:limit]


@lru_cache(maxsize=2)
def cities(language: str) -> Sequence[City]:
    """Every zone that is named after a place, by name; takes a moment when first asked for."""
    countries = get_global("zone_territories")
    names = Locale.parse(_locale(language)).territories
    made = []
    for zone in sorted(available_timezones()):
        if not zone.startswith((*_AREAS, *_MORE)) or zone not in countries:
            continue
        name, country = formats.city(zone, language), names.get(countries[zone], "")
        words = f"{name} {country} {zone.replace('_', ' ').replace('/', ' ')} {_ALSO.get(zone, '')}"
        sought = f" {fold(words)}"
        made.append(City(zone, name, country, sought))
    return tuple(sorted(made, key=lambda city: city.name))


def _has(sought: str, word: str) -> bool:
    return f" {word}" in sought


def _locale(language: str) -> str:
    return language if language in {"en", "fr", "es", "ru", "ar"} else "en"
