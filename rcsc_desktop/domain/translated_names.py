"""Names of an organisation in other languages: lines such as ``fr: Organisation internationale …``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rcsc_desktop.domain.errors import UserError

_LINE = re.compile(r"\s*(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z]{2,8})?)\s*[:：=]\s*(?P<name>\S.*?)\s*")


def parse_translated_names(text: str) -> dict[str, str]:
    """The names by language (ISO 639-1), in the order of the lines; blank lines are passed over.

    Raises ``translated_names.unknown`` (with the ``line``) and ``translated_names.twice`` (with the ``language``).
    """
    names: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise UserError("translated_names.unknown", line=line.strip())
        language = found["language"].casefold()
        if language in names:
            raise UserError("translated_names.twice", language=language)
        names[language] = found["name"]
    return names


def names_by_language(text: str) -> dict[str, str]:
    """The names as they are stored, by language; a line that names none is passed over."""
    found = filter(None, map(_LINE.fullmatch, text.splitlines()))
    return {line["language"].casefold(): line["name"] for line in found}


def name_in(language: str, translated_names: str, name: str) -> str:
    """The name of an organisation in a language, ``name`` where it has none there."""
    return names_by_language(translated_names).get(language, name)


def translated_names_text(names: Mapping[str, str]) -> str:
    """The lines that ``parse_translated_names`` reads back."""
    return "\n".join(f"{language}: {name}" for language, name in names.items())
