"""Fields that hold several things in one text: what stands between them, their pieces, and lists put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rcsc_desktop.domain.names import fold

BETWEEN: Mapping[str, str] = {
    "aliases": "\n",
    "translated_names": "\n",
    "tags": ", ",
    "languages": ", ",
    "themes": ", ",
    "notes": "\n\n",
}
"""What stands between two things, by the field of a contact."""


def pieces(between: str, text: str) -> list[str]:
    """The things in a text, in their order, each once."""
    parts = (part.strip() for part in text.split(between.strip(" ")))
    return list(dict.fromkeys(filter(None, parts)))


def united(between: str, texts: Iterable[str]) -> str:
    """Lists as one, each thing once as it is first written, whatever its case and accents."""
    kept: dict[str, str] = {}
    for text in texts:
        for piece in pieces(between, text):
            kept.setdefault(fold(piece), piece)
    return between.join(kept.values())
