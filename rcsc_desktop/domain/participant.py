"""A participant: a person's part in one consultation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.entity import Entity


class ParticipantStatus(StrEnum):
    """Where the invitation or registration stands."""

    DRAFT = "draft"
    NOMINATED = "nominated"
    INVITED = "invited"
    REGISTERED = "registered"
    UNDER_REVIEW = "under review"
    WAITLISTED = "waitlisted"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


class ParticipantMode(StrEnum):
    """How the person takes part; empty while unknown."""

    UNKNOWN = ""
    IN_PERSON = "in person"
    REMOTE = "remote"


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant(Entity):
    """``name``, ``email``, ``phone`` and ``country`` of a participant are the person's and stand there.

    ``availability`` says when the person is there (see ``availability``); empty means always.
    """

    consultation_id: UUID
    person_id: UUID
    organisation_id: UUID | None = None
    category: str = ""
    regional_scope: str = ""
    thematic_focus: str = ""
    mode: ParticipantMode = ParticipantMode.UNKNOWN
    status: ParticipantStatus = ParticipantStatus.DRAFT
    status_date: str = ""
    replaced_by_id: UUID | None = None
    needs: str = ""
    may_be_listed: bool = True
    availability: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance(Entity):
    """Presence of a participant in one session: expected, present, remote, part, excused, absent."""

    participant_id: UUID
    session_id: UUID
    state: str = "expected"


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """A participant as a list shows it: all texts resolved, ready for a table or a sheet."""

    id: UUID
    person_id: UUID
    name: str
    organisation: str
    title: str
    category: str
    status: str
    mode: str
    country: str
    regional_scope: str
    thematic_focus: str
    email: str
    phone: str
    needs: str
    notes: str
    status_date: str
    may_be_listed: bool
    organisation_id: UUID | None = None
    availability: str = ""


PARTICIPANT_COLUMNS = (
    "name",
    "organisation",
    "title",
    "category",
    "status",
    "mode",
    "country",
    "regional_scope",
    "thematic_focus",
    "email",
    "phone",
    "needs",
    "notes",
    "status_date",
)
"""Columns a table of participants may show, in their usual order; names of ``ParticipantLine`` fields."""

CONTACT_DETAIL_COLUMNS = frozenset({"email", "phone", "needs", "notes"})
"""Columns that the public preset leaves out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListPreset(Entity):
    """A set of columns that the user saved under a name; ``columns`` are ``PARTICIPANT_COLUMNS`` names and commas."""

    name: str
    columns: str
