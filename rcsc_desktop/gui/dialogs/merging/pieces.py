"""Fields that hold a list: their pieces, and which of them stay."""

from __future__ import annotations

from collections.abc import Iterable

from rcsc_desktop.domain.merging import MergeField

_BETWEEN = {"translated_names": "\n", "notes": "\n\n"}
_COMMA = ", "
_UNITED = "united"


def is_list(field: MergeField) -> bool:
    """The field holds several things, each of which may stay."""
    return field.why == _UNITED


def pieces(field: MergeField, text: str) -> list[str]:
    """The things in a text of the field."""
    between = _BETWEEN.get(field.field, _COMMA)
    return list(dict.fromkeys(part.strip() for part in text.split(between.strip(" ")) if part.strip()))


def joined(field: MergeField, chosen: Iterable[str]) -> str:
    """The text of the field that holds these things."""
    return _BETWEEN.get(field.field, _COMMA).join(chosen)
