"""Readable keys: made once, of what is known then, and fixed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from uuid import UUID

from anyascii import anyascii

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError


def slug(text: str, longest: int) -> str:
    """The words of ``text`` in ASCII, small, joined with hyphens, cut at a word where it would be too long."""
    words = re.sub(r"[^a-z0-9]+", "-", anyascii(text).casefold().replace("'", "")).strip("-")
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]


def consultation_key(start: PartialDate | None, place: str, title: str) -> str:
    """Date and town, e.g. ``2017-04-17-new-york``; the title where no place is known."""
    town = slug(place.split(",", maxsplit=1)[0], 30) or slug(title, 30) or "consultation"
    return f"{start}-{town}" if start else town


def free_key(wanted: str, taken: Collection[str]) -> str:
    """``wanted``, with the first suffix from 2 on that makes it free."""
    key, suffix = wanted, 1
    while key in taken:
        suffix += 1
        key = f"{wanted}-{suffix}"
    return key


def resolved(text: str, keys: Mapping[UUID, str], noun: str) -> UUID:
    """The row that a key, an unambiguous beginning of a key, or a UUID names.

    Raises ``<noun>.unknown`` or ``<noun>.ambiguous`` (with the ``keys`` that it might mean).
    """
    wanted = text.strip()
    exact = [row_id for row_id, key in keys.items() if wanted in {key, str(row_id), row_id.hex}]
    found = exact or [row_id for row_id, key in keys.items() if wanted and key.startswith(wanted)]
    if not found:
        raise UserError(f"{noun}.unknown", key=text)
    if len(found) > 1:
        raise UserError(f"{noun}.ambiguous", key=text, keys=sorted(keys[row_id] for row_id in found))
    return found[0]
