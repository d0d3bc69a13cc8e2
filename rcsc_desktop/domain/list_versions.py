"""Lists of participants as they were issued."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.entity import Entity


class ListStatus(StrEnum):
    """What a list of participants may be called on paper."""

    PROVISIONAL = "provisional"
    FINAL = "final"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListVersion(Entity):
    """A frozen list of participants: ``content`` is canonical JSON of its entries, ``issued_at`` ms since 1970 UTC.

    ``number`` counts from 1 and is never used again; ``revision`` counts the issues of its status before.
    """

    consultation_id: UUID
    number: int
    status: ListStatus
    revision: int = 0
    issued_at: int = 0
    note: str = ""
    content: str
