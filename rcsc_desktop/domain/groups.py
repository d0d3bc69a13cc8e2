"""Groups of contacts, and texts of mails to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.entity import Entity


class GroupKind(StrEnum):
    """Who is in a group: whoever was picked, or whoever a search finds at the time."""

    HAND_PICKED = "hand-picked"
    SAVED_SEARCH = "saved search"


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactGroup(Entity):
    """``query`` and ``scope`` (person, organisation or empty for both) are those of a saved search."""

    name: str
    kind: GroupKind = GroupKind.HAND_PICKED
    query: str = ""
    scope: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupMember(Entity):
    """A person or an organisation (one of the two) in a hand-picked group."""

    group_id: UUID
    person_id: UUID | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MailTemplate(Entity):
    """The text of a mail; ``content`` is canonical JSON: subject and body by language, with merge fields."""

    name: str
    content: str
