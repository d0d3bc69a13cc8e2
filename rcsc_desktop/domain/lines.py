"""Lines of lists: frozen read models with all texts resolved."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme with the number of its consultations and milestones."""

    id: UUID
    key: str
    title: str
    start_date: PartialDate | None
    end_date: PartialDate | None
    consultations: int
    milestones: int


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    """A consultation as the list shows it; ``programme`` is the programme's title."""

    id: UUID
    key: str
    title: str
    kind: str
    format: str
    status: str
    region: str
    programme_id: UUID
    programme: str
    start_date: PartialDate | None
    end_date: PartialDate | None
    place: str
    sessions: int
    items: int
    participants: int


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A person or an organisation (``kind``) as the list shows it.

    ``name`` is as written; ``detail`` the role title of a person or the kind of an organisation; ``organisation`` the
    short name of a person's primary affiliation, or an organisation's acronym.
    """

    id: UUID
    kind: str
    name: str
    detail: str
    organisation: str
    country: str
    email: str
    phone: str

    def text(self, column: str) -> str:
        """What stands in a column, a field of the line."""
        return str(getattr(self, column))


CONTACT_COLUMNS = ("name", "kind", "detail", "organisation", "country", "email", "phone")
"""Columns that a list of contacts is sorted by; fields of ``ContactLine``."""


@dataclass(frozen=True, slots=True)
class Part:
    """Where somebody takes part: ``part`` is the category or partner role, ``status`` and ``role`` the participant's.

    ``present`` tells in how many sessions the person was seen, of the ``noted`` ones of which that is known.
    """

    consultation_id: UUID
    key: str
    title: str
    start_date: PartialDate | None
    part: str
    status: str
    role: str = ""
    present: int = 0
    noted: int = 0


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An agenda item somebody speaks at."""

    consultation_id: UUID
    item_id: UUID
    consultation: str
    title: str
    role: str
    status: str


@dataclass(frozen=True, slots=True)
class ItemDocument:
    """A document of an agenda item that somebody speaks at."""

    document_id: UUID
    title: str
    symbol: str
    consultation_id: UUID
    item_id: UUID
    item: str


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement that an organisation signed; ``signatory`` is who signed for it, as written."""

    statement_id: UUID
    title: str
    date: PartialDate | None
    organisation_id: UUID
    organisation: str
    signatory: str
    status: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found. ``noun`` is its table; ``detail`` says where it stands."""

    noun: str
    id: UUID
    consultation_id: UUID | None
    title: str
    detail: str
