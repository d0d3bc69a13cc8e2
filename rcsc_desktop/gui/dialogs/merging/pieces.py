"""Fields that hold a list: their pieces, and which of them stay."""

from __future__ import annotations

from collections.abc import Iterable

from rcsc_desktop.domain.merging import MergeField

_LINES = frozenset({"aliases", "translated_names"})
_UNITED = "united"


def is_list(field: MergeField) -> bool:
    """The field holds several things, each of which may stay."""
    return field.why == _UNITED or field.proposed not in {value.text for value in field.values}


def pieces(field: MergeField, text: str) -> list[str]:
    """The things in a text of the field."""
    parts = text.split("\n") if _has_lines(field) else text.replace("\n", ",").split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def joined(field: MergeField, chosen: Iterable[str]) -> str:
    """The text of the field that holds these things."""
    return ("\n" if _has_lines(field) else ", ").join(chosen)


def _has_lines(field: MergeField) -> bool:
    return field.field in _LINES or "\n" in field.proposed
