"""Names of people as lists write them: in one column or two, the family name before a comma or behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_COMMA = re.compile(r"\s*[,،，]\s*")
_BEHIND = re.compile(
    r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|m\.?a|m\.?sc|mba|esq|j\.?d|ll\.?m|dr|prof|cpa|rn|msw|llb|s\.?j|o\.?p)\.?",
    re.IGNORECASE,
)
_WITH_SUFFIX = re.compile(rf"(.+?)(,\s+(?:{_BEHIND.pattern})|\s+(?:jr|sr|ii|iii|iv)\.?)", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u3000\s・々〆ヶ]+")
_MOST = 0.6
_WIDE_BLANK = "\u3000"


class PersonName(NamedTuple):
    """``name`` as one writes it in a line; the parts where the list tells them."""

    name: str
    family_name: str = ""
    given_name: str = ""
    suffix: str = ""


def is_family_first(names: Iterable[str]) -> bool:
    """Most names of a column are like ``Doe, Jane``."""
    texts = [name for name in names if name]
    return bool(texts) and sum(1 for name in texts if _at_comma(name)) >= _MOST * len(texts)


def turned(name: str) -> PersonName:
    """``Doe, Jane`` as ``Jane Doe`` with its parts, ``Doe, John Jr.`` as ``John Doe Jr.``; others as they are."""
    if parts := _at_comma(name):
        family, given = parts
        if match := _WITH_SUFFIX.fullmatch(given):
            return PersonName(f"{match[1]} {family}{match[2]}", family, match[1], match[2].strip(", "))
        return PersonName(f"{given} {family}", family, given)
    return plain_name(name)


def plain_name(name: str) -> PersonName:
    """The name as it stands; its parts where a wide blank (U+3000) divides them, as Japanese lists do."""
    if name.count(_WIDE_BLANK) == 1:
        family, _, given = name.partition(_WIDE_BLANK)
        if family.strip() and given.strip():
            return PersonName(name, family.strip(), given.strip())
    return PersonName(name)


def joined(family: str, given: str) -> PersonName:
    """One name out of two columns: given name first, family name first and together in East Asian writing."""
    if family and given and _EAST_ASIAN.fullmatch(family + given):
        return PersonName(f"{family}{given}", family, given)
    return PersonName(" ".join(filter(None, (given, family))), family, given)


def _at_comma(name: str) -> tuple[str, str] | None:
    parts = _COMMA.split(name.strip())
    if len(parts) == 3 and _BEHIND.fullmatch(parts[2]):
        parts = [parts[0], f"{parts[1]}, {parts[2]}"]
    if len(parts) != 2 or not all(parts) or _BEHIND.fullmatch(parts[1]):
        return None
    if len(parts[0].split()) > 4 or len(parts[1].split()) > 5:
        return None
    return parts[0], parts[1]
