"""Fields that an organiser adds to the participants of one consultation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.entity import Entity, OrderedEntity
from rcsc_desktop.domain.participant import OWN_COLUMN


class OwnFieldKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes or no"


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnField(OrderedEntity):
    """A column of the organiser's own; ``choices`` are the values of a choice, one a line."""

    consultation_id: UUID
    name: str
    kind: OwnFieldKind = OwnFieldKind.TEXT
    choices: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnValue(Entity):
    """What an own field holds for one participant."""

    field_id: UUID
    participant_id: UUID
    value: str


def column_of(field_id: UUID) -> str:
    """The name of an own field's column, as presets, views and imports know it."""
    return f"{OWN_COLUMN}{field_id}"
