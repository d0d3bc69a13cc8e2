"""Language versions of texts that print."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from rcsc_desktop.domain.entity import Entity

LANGUAGES = ("en", "fr", "es", "ru", "ar")
"""Languages that papers can be set in (ISO 639-1)."""

RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True, kw_only=True, slots=True)
class TextVersion(Entity):
    """``text`` of one ``field`` of ``owner_id`` in one ``language``; ``source_hash`` is of the main text it renders."""

    owner_id: UUID
    consultation_id: UUID | None = None
    field: str
    language: str
    text: str
    state: str = "draft"
    source_hash: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryTerm(Entity):
    """One term of the workspace's own glossary in the languages of papers; empty where it is not known."""

    en: str = ""
    fr: str = ""
    es: str = ""
    ru: str = ""
    ar: str = ""
    notes: str = ""


def source_hash(text: str) -> str:
    """A short fingerprint of a main text: when it differs, a language version is out of date."""
    return sha256(text.encode()).hexdigest()[:16]


def split_languages(text: str) -> tuple[str, ...]:
    """The codes of a list of languages as it is stored or typed ("fr, ar"), each once, in order."""
    return tuple(dict.fromkeys(text.casefold().replace(";", " ").replace(",", " ").split()))
