"""Names of the languages of papers."""

from __future__ import annotations

from collections.abc import Mapping

OWN_NAMES: Mapping[str, str] = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "ar": "العربية",
}
"""Languages by the names that they have for themselves, which are never translated."""


def isolated(name: str) -> str:
    """A name within a line that runs the other way, so that what stands beside it stays where it is."""
    return f"\u2068{name}\u2069"
