"""Languages by their names in any language: the codes that are stored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold

_READ_FIRST = ("en", "fr", "es", "ru", "ar", "zh")
"""Names in these are known at once; every language's own name only once it is asked for."""
_NO_LANGUAGES = frozenset({"und", "mul", "mis", "zxx"})
_CODE = re.compile(r"[a-z]{2,3}")
_BETWEEN = re.compile(r"[,;/+·|&\n،、]|\s+(?:and|et|y|и|و)\s+")
_ASIDE = re.compile(r"\(.*?\)")


def language_codes(text: str) -> tuple[str, ...]:
    """The codes (ISO 639, two letters where there are two) of the languages that ``text`` names, each once.

    Codes and names may be mixed, with commas or the like between. ``languages.unknown`` names the piece that is none.
    """
    found: dict[str, None] = {}
    for piece in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        found.update(dict.fromkeys(_codes_of(piece)))
    return tuple(found)


def _codes_of(piece: str) -> tuple[str, ...]:
    whole = _code(piece)
    if whole is not None:
        return (whole,)
    words = [_code(word) for word in piece.split()]
    if len(words) < 2 or None in words:
        raise UserError("languages.unknown", text=piece)
    return tuple(word for word in words if word is not None)


def _code(text: str) -> str | None:
    folded = fold(text).strip()
    if _CODE.fullmatch(folded) and (code := _codes().get(folded)) is not None:
        return code
    names = (folded, fold(_ASIDE.sub("", text)).strip())
    known = _names()
    found = next((known[name] for name in names if name in known), None)
    return found or next((_own_names()[name] for name in names if name in _own_names()), None)


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """Codes as they may be written, ``eng`` and ``fre`` among them, and how they are stored."""
    from babel import Locale
    from babel.core import get_global

    aliases = get_global("language_aliases")
    known = set(Locale("en").languages) - _NO_LANGUAGES
    written = {code: code for code in known if _CODE.fullmatch(code)}
    return {**{code: other for code, other in aliases.items() if other in known}, **written}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for language in _READ_FIRST:
        for code, name in Locale(language).languages.items():
            if code not in _NO_LANGUAGES and _CODE.fullmatch(code):
                found.setdefault(fold(name).strip(), code)
    return {**_aliased(), **found}


def _aliased() -> Mapping[str, str]:
    """Names of languages that are stored as another one: Mandarin is Chinese."""
    return {"mandarin": "zh", "farsi": "fa", "castilian": "es", "flemish": "nl", "tagalog": "fil"}


@lru_cache(maxsize=1)
def _own_names() -> Mapping[str, str]:
    return dict(_read_own_names())


def _read_own_names() -> Iterator[tuple[str, str]]:
    from babel import Locale
    from babel.localedata import locale_identifiers

    for code in locale_identifiers():
        name = Locale(code).languages.get(code) if _CODE.fullmatch(code) else None
        if name:
            yield fold(name).strip(), code
