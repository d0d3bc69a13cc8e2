"""Documents with their language versions, and statements that organisations sign."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity, OrderedEntity


class LanguageVersionStatus(StrEnum):
    """How far one language of a document is."""

    MISSING = "missing"
    IN_TRANSLATION = "in translation"
    READY = "ready"
    PUBLISHED = "published"


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(OrderedEntity):
    """A titled thing with a kind (agenda, report, news, letter, link, …) and, where it has one, a symbol."""

    title: str
    kind: str = "other"
    symbol: str = ""
    programme_id: UUID | None = None
    consultation_id: UUID | None = None
    parent_id: UUID | None = None
    date: PartialDate | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentVersion(Entity):
    """One language of a document (``language`` is an ISO 639-1 code), as a file or a link."""

    document_id: UUID
    language: str
    status: LanguageVersionStatus = LanguageVersionStatus.PUBLISHED
    link: str = ""
    file_name: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(Entity):
    """A text that organisations sign on to."""

    programme_id: UUID
    title: str
    kind: str = "statement"
    text: str = ""
    date: PartialDate | None = None
    consultation_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Endorsement(Entity):
    """One organisation's sign-on, with the name as signed."""

    statement_id: UUID
    organisation_id: UUID
    name_as_signed: str = ""
    country: str = ""
    signatory: str = ""
    date: PartialDate | None = None
    status: str = "signed"
