"""Values of fields, typed or as a person types them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, time
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType
from typing import Any, cast, get_args, get_type_hints
from uuid import UUID
from zoneinfo import available_timezones

from rcsc_desktop.domain.answers import YES, yes_or_no
from rcsc_desktop.domain.availability import parse_availability
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.countries import country_code
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity, noun
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.language_names import language_codes
from rcsc_desktop.domain.participant import StatusMove
from rcsc_desktop.domain.schedule import ends_before_start, zone
from rcsc_desktop.domain.text import clean
from rcsc_desktop.domain.texts import LANGUAGES, split_languages
from rcsc_desktop.domain.time_entry import parse_duration, parse_start
from rcsc_desktop.domain.translated_names import parse_translated_names, translated_names_text

_CHECKED = frozenset({str, int, float})
"""Types of which not every value will do; dates, times, enums and truths are right as they are."""
_FARTHEST = 2**53
"""Numbers up to here are the same in every file format."""
_FIXED = frozenset({"id", "key"})
_KNOWN_BY = ("name", "title", "heading", "text")
_MAY_BE_BLANK = frozenset({"contact_point", "session", "footnote", "agenda_speaker", "glossary_term"})


def known_by(kind: type[Entity]) -> str | None:
    """The field that names a row to people: ``title``, ``name``, ``heading`` or ``text``."""
    return _known_by(cast("Any", kind))


@cache
def _known_by(kind: Any) -> str | None:
    names = {field.name for field in fields(kind)}
    return next((name for name in _KNOWN_BY if name in names), None)


def label(entity: Entity) -> str:
    """What people call the row; empty where it has no name."""
    field = known_by(type(entity))
    return "" if field is None else str(getattr(entity, field))


def is_required(kind: type[Entity], field: str) -> bool:
    """The field may not be blank."""
    return field == known_by(kind) and noun(kind) not in _MAY_BE_BLANK


def coerce(kind: type[Entity], field: str, value: object) -> Any:
    """The value that ``field`` stores for ``value``, which may be typed already or a text as typed by a person.

    Raises ``UserError``: ``field.unknown``, ``field.fixed``, ``text.required``, ``value.unknown`` (with ``choices``),
    ``date.unknown``, ``time.unknown``, ``duration.*``, ``zone.unknown``, ``availability.unknown``,
    ``languages.unknown``, ``number.unknown``, ``translated_names.*``; all name the field.
    """
    types = field_types(kind)
    if field not in types:
        raise UserError("field.unknown", field=field, choices=sorted(set(types) - _FIXED))
    if field in _FIXED:
        raise UserError("field.fixed", field=field)
    wanted, is_optional = types[field]
    if type(value) is wanted and wanted not in _CHECKED:
        return value
    if value is None and is_optional:
        return None
    text = "" if value is None else str(value)
    try:
        return _from_text(kind, field, wanted, text, is_optional=is_optional)
    except UserError as error:
        raise UserError(error.code, **{"field": field, **error.data}) from None


def _from_text(kind: type[Entity], field: str, wanted: type, value: str, *, is_optional: bool) -> Any:
    if wanted is str:
        return _text(kind, field, value)
    if is_optional and not value.strip():
        return None
    if issubclass(wanted, StrEnum):
        return _member(wanted, value)
    if field == "minutes":
        return parse_duration(value)
    return _PARSERS[wanted](value.strip())


def _text(kind: type[Entity], field: str, value: str) -> str:
    if is_required(kind, field) and not clean(value).text.strip():
        raise UserError("text.required")
    if field == "time_zone" and value and zone(value) is None:
        raise UserError("zone.unknown", text=value)
    if field == "status_date" or (field == "date" and kind is StatusMove):
        return _day_text(value)
    if field == "availability":
        parse_availability(value)
    if field == "language" and kind is Consultation and value not in LANGUAGES:
        raise UserError("value.unknown", text=value, choices=list(LANGUAGES))
    if field == "country" and kind in {Person, Organisation}:
        return country_code(value) or value.strip()
    return _REWRITTEN[field](value) if field in _REWRITTEN else value


def _translated_names(value: str) -> str:
    return translated_names_text(parse_translated_names(value))


def _paper_languages(value: str) -> str:
    """Codes with commas between, each once."""
    codes = split_languages(value)
    for code in codes:
        if code not in LANGUAGES:
            raise UserError("value.unknown", text=code, choices=list(LANGUAGES))
    return ",".join(codes)


def _cities(value: str) -> str:
    """Names of time zones with commas between, each once; a city that a zone is called after is enough."""
    named = [one for one in map(str.strip, value.split(",")) if one]
    return ",".join(dict.fromkeys(one if zone(one) is not None else _zone_of_city(one) for one in named))


def _zone_of_city(city: str) -> str:
    wanted = "/" + city.casefold().replace(" ", "_")
    found = [name for name in available_timezones() if f"/{name}".casefold().endswith(wanted)]
    if not found:
        raise UserError("zone.unknown", text=city)
    return min(found, key=lambda name: (len(name), name))


def _languages(value: str) -> str:
    """Codes of languages with commas between, each once; names in any language become codes."""
    return ", ".join(language_codes(value))


_REWRITTEN: Mapping[str, Callable[[str], str]] = {
    "interpretation": _languages,
    "languages": _languages,
    "paper_languages": _paper_languages,
    "cities": _cities,
    "translated_names": _translated_names,
}


def _member(members: type[StrEnum], value: str) -> StrEnum:
    wanted = value.strip().casefold().replace("-", " ").replace("_", " ")
    for member in members:
        if member.value.casefold().replace("-", " ") == wanted:
            return member
    raise UserError("value.unknown", text=value, choices=[member.value for member in members if member.value])


def _truth(value: str) -> bool:
    return yes_or_no(value) == YES


def _day(value: str) -> date:
    return _firm(PartialDate.parse(value), value)


def _day_text(value: str) -> str:
    return str(PartialDate.of(_day(value))) if value.strip() else ""


def _firm(known: PartialDate, value: str) -> date:
    if not known.is_firm:
        raise UserError("date.unknown", text=value)
    return known.first_day


def _number(number: Callable[[str], object]) -> Callable[[str], object]:
    def parse(value: str) -> object:
        try:
            parsed = number(value)
        except ValueError:
            raise UserError("number.unknown", text=value) from None
        if isinstance(parsed, int | float) and not -_FARTHEST <= parsed <= _FARTHEST:
            raise UserError("number.unknown", text=value)
        return parsed

    return parse


_PARSERS: Mapping[type, Callable[[str], object]] = {
    PartialDate: PartialDate.parse,
    date: _day,
    time: parse_start,
    bool: _truth,
    int: _number(int),
    float: _number(float),
    UUID: _number(UUID),
}


def field_types(kind: type[Entity]) -> Mapping[str, tuple[type, bool]]:
    """The type of each field of an entity and whether it may be absent."""
    return _types(cast("Any", kind))


def truth(field: str, value: object) -> bool:
    """Yes or no as typed by a person; ``value.unknown`` names the field."""
    try:
        return value if isinstance(value, bool) else _truth(str(value).strip())
    except UserError as error:
        raise UserError(error.code, **{"field": field, **error.data}) from None


@lru_cache(maxsize=64)
def _types(kind: Any) -> Mapping[str, tuple[type, bool]]:
    found = {}
    for name, hint in get_type_hints(kind).items():
        arguments = get_args(hint)
        plain = next((argument for argument in arguments if argument is not NoneType), hint)
        found[name] = (plain, NoneType in arguments)
    return found


def check_dates(entity: Entity) -> None:
    """Refuse an entity whose first day lies after its last (``dates.start_after_end``).

    Likewise (``times.start_after_end``) a session that would last past the longest night to end before its start.
    """
    for first_name, last_name in (("start_date", "end_date"), ("from_date", "to_date")):
        first, last = getattr(entity, first_name, None), getattr(entity, last_name, None)
        if isinstance(first, PartialDate) and isinstance(last, PartialDate):
            shared = min(len(str(first)), len(str(last)))
            if str(first)[:shared] > str(last)[:shared]:
                raise UserError("dates.start_after_end", field=last_name, start=str(first), end=str(last))
    if isinstance(entity, Session) and ends_before_start(entity):
        raise UserError("times.start_after_end", field="end", start=entity.start, end=entity.end)
