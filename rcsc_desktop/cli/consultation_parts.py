"""The parts of a consultation: how they are listed, and how a JSON file holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rcsc_desktop.cli.values import refuse_shape

if TYPE_CHECKING:
    from rcsc_desktop.cli.call import Call

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sessions": ("name", "date", "start", "end", "time_zone", "venue"),
    "partners": ("role", "organisation", "note"),
    "contact_points": ("name", "email", "phone"),
    "concept_note_sections": ("heading",),
    "footnotes": ("number", "text", "link"),
}
"""The lists of a consultation and the columns that a table of each shows."""


def taken(call: Call, values: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """Take the lists of parts out of ``values``; what is no list of objects of plain values is refused."""
    parts = {name: values.pop(name) for name in COLUMNS if name in values}
    for name, rows in parts.items():
        if not isinstance(rows, list) or not all(_is_plain(row) for row in rows):
            refuse_shape(call, name)
    return parts


def _is_plain(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())
