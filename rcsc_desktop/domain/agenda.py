"""The agenda of a consultation: items of its sessions, what hangs under them, who speaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.entity import Entity, OrderedEntity


class ItemKind(StrEnum):
    """What happens during an item."""

    REGISTRATION = "registration"
    OPENING = "opening"
    INTRODUCTIONS = "introductions"
    PRESENTATION = "presentation"
    DISCUSSION = "discussion"
    PANEL = "panel"
    INTERVENTIONS = "interventions"
    BREAK = "break"
    CLOSING = "closing"
    OTHER = "other"


class SpeakerRole(StrEnum):
    """The part a person plays in an item."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"
    CHAIR = "chair"
    PRESENTER = "presenter"
    RAPPORTEUR = "rapporteur"
    DISCUSSANT = "discussant"


class TopicKind(StrEnum):
    """A nested line is a topic (a bullet) or a question for the discussion."""

    TOPIC = "topic"
    QUESTION = "question"


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaItem(OrderedEntity):
    """``minutes`` long; follows the item before it, or is pinned to ``pinned_start`` (local to the session)."""

    session_id: UUID
    title: str
    kind: ItemKind = ItemKind.OTHER
    minutes: int = 15
    pinned_start: time | None = None
    room: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaTopic(OrderedEntity):
    """A line under an item; ``parent_id`` is the topic it is nested in, ``None`` directly under the item."""

    item_id: UUID
    text: str
    kind: TopicKind = TopicKind.TOPIC
    parent_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaSpeaker(OrderedEntity):
    """A person in an item. ``title`` is what stands before the name on paper ("Director-General")."""

    item_id: UUID
    person_id: UUID
    organisation_id: UUID | None = None
    title: str = ""
    role: SpeakerRole = SpeakerRole.SPEAKER
    is_confirmed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaVersion(Entity):
    """A frozen copy of an agenda as it was issued; ``content`` is its canonical JSON and never changes."""

    consultation_id: UUID
    number: int
    status: str
    issued_at: int
    note: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic or question with what is nested under it."""

    topic: AgendaTopic
    children: tuple[TopicNode, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker with the names that the contacts hold: ``name`` as written, ``organisation`` short name."""

    speaker: AgendaSpeaker
    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item with its computed times and all that hangs under it.

    ``start`` is minutes after midnight of the session's date (may exceed 1,440); ``None`` where the session has
    no start. ``number`` counts items from 1 within the session.
    """

    item: AgendaItem
    number: int
    start: int | None
    topics: tuple[TopicNode, ...] = ()
    questions: tuple[TopicNode, ...] = ()
    speakers: tuple[SpeakerLine, ...] = ()

    @property
    def end(self) -> int | None:
        """Minutes after midnight of the session's date."""
        return None if self.start is None else self.start + self.item.minutes


@dataclass(frozen=True, slots=True)
class SessionAgenda:
    """One session with its entries in order."""

    session: Session
    entries: tuple[AgendaEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a coordinator should look at. ``code`` and ``data`` make the sentence (``wording``).

    ``severity`` is ``warning`` or ``error``; ``item_id`` the row it stands beside, ``None`` for the session.
    """

    code: str
    severity: str = "warning"
    session_id: UUID | None = None
    item_id: UUID | None = None
    data: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole agenda of a consultation, computed and checked."""

    consultation_id: UUID
    sessions: tuple[SessionAgenda, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
