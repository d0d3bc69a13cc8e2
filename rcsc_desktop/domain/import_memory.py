"""What is remembered of imports: how a layout was read, and which rows came in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.entity import Entity


class ImportSubject(StrEnum):
    """What the rows of a file are."""

    PARTICIPANTS = "participants"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"


class RowOutcome(StrEnum):
    """What became of an imported row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportLayout(Entity):
    """How files with one header row are read; ``content`` is canonical JSON: field by column, and further choices.

    ``header_key`` is a fingerprint of the header row.
    """

    subject: ImportSubject
    header_key: str
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedRow(Entity):
    """A row that came in, known again by ``fingerprint`` whatever was chosen for it.

    ``layout_key`` tells rows of one layout and target apart; ``person_id``, ``organisation_id`` and ``participant_id``
    are what the row became, where it became anything.
    """

    consultation_id: UUID | None = None
    layout_key: str
    fingerprint: str
    outcome: RowOutcome
    person_id: UUID | None = None
    organisation_id: UUID | None = None
    participant_id: UUID | None = None
