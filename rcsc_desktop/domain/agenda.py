"""The agenda of a consultation: items of its sessions, what hangs under them, who speaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.consultation import AgendaStatus, Session
from rcsc_desktop.domain.document import Document
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


class Numbering(StrEnum):
    """How an item is numbered; numbers run through the agenda, letters within a number, Roman ones within a letter."""

    NONE = "none"
    DECIMAL = "1"
    LETTER = "(a)"
    ROMAN = "(i)"


class Purpose(StrEnum):
    """What the meeting is asked to do with an item; empty while open."""

    OPEN = ""
    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


class Visibility(StrEnum):
    """Which papers an item stands in: all, those for the organisers alone, or none."""

    PUBLIC = "public"
    INTERNAL = "internal"
    HIDDEN = "hidden"


class SpeakerRole(StrEnum):
    """The part a person plays in an item."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"
    CHAIR = "chair"
    PRESENTER = "presenter"
    RAPPORTEUR = "rapporteur"
    DISCUSSANT = "discussant"


class SpeakerStatus(StrEnum):
    """How far it is agreed that somebody speaks; who declined stands in no public paper."""

    PROPOSED = "proposed"
    ASKED = "asked"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class TopicKind(StrEnum):
    """A nested line is a topic (a bullet) or a question for the discussion."""

    TOPIC = "topic"
    QUESTION = "question"


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaItem(OrderedEntity):
    """``minutes`` long; follows the item before it, or is pinned to ``pinned_start`` (local to the session).

    An item that is not ``is_timed`` takes no time and prints none. ``background`` is what an annotated agenda says of
    it (plain text with the conventions of ``concept_note``), ``outcome`` what is expected; ``interpretation`` lists the
    interpreters' languages (ISO 639-1, commas between); ``owner`` is who sees to it, ``notes`` are internal.
    """

    session_id: UUID
    title: str
    kind: ItemKind = ItemKind.OTHER
    minutes: int = 15
    pinned_start: time | None = None
    is_timed: bool = True
    numbering: Numbering = Numbering.NONE
    purpose: Purpose = Purpose.OPEN
    visibility: Visibility = Visibility.PUBLIC
    background: str = ""
    outcome: str = ""
    room: str = ""
    link: str = ""
    interpretation: str = ""
    owner: str = ""
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
    status: SpeakerStatus = SpeakerStatus.CONFIRMED

    @property
    def is_confirmed(self) -> bool:
        """Has said yes for good."""
        return self.status is SpeakerStatus.CONFIRMED


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaDocument(OrderedEntity):
    """A document that an item deals with, by its symbol and title."""

    item_id: UUID
    document_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaVersion(Entity):
    """A frozen copy of an agenda as it was issued; ``content`` is its canonical JSON and never changes.

    ``number`` counts the issues of the agenda from 1; ``revision`` those of one status after its first: 0 is
    "Provisional", 1 "Provisional Rev. 1". Neither is used again when a version is withdrawn. ``issued_at`` is in
    milliseconds since 1970 UTC.
    """

    consultation_id: UUID
    number: int
    status: AgendaStatus
    issued_at: int
    revision: int = 0
    note: str = ""
    content: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionFile(Entity):
    """A file printed from an issued version: ``choices`` is the canonical JSON of how it was asked for."""

    version_id: UUID
    format: str
    choices: str
    file_name: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaSource(Entity):
    """What an imported file said of an item, a session or the whole agenda (``owner_id``), kept to be written back.

    ``content`` is JSON that ``imported_source`` writes and reads: what was said, in the keys of ``format``
    (``schedule-json``, ``schedule-xml``, ``ics``), and beside it what was read out of that.
    """

    consultation_id: UUID
    owner_id: UUID
    format: str
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaTemplate(Entity):
    """A pattern of sessions and items that was saved under a name; ``content`` is canonical JSON (``templates``)."""

    name: str
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SilencedFinding(Entity):
    """A finding that nobody needs to be told again, and why.

    ``owner_id`` is the item or session it stands beside; ``detail`` tells findings of one code there apart.
    """

    consultation_id: UUID
    code: str
    owner_id: UUID
    detail: str = ""
    reason: str = ""


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
    no start or the item no time. ``number`` counts items from 1 within the session; ``label`` is the number that
    prints ("3.", "(b)", "(iv)"), empty for most.
    """

    item: AgendaItem
    number: int
    start: int | None
    label: str = ""
    topics: tuple[TopicNode, ...] = ()
    questions: tuple[TopicNode, ...] = ()
    speakers: tuple[SpeakerLine, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def end(self) -> int | None:
        """Minutes after midnight of the session's date."""
        return None if self.start is None else self.start + self.item.minutes


@dataclass(frozen=True, slots=True)
class SessionAgenda:
    """One session with its entries in order; ``chair`` is a name, empty where there is none."""

    session: Session
    entries: tuple[AgendaEntry, ...] = ()
    chair: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a coordinator should look at. ``code`` and ``data`` make the sentence (``wording``).

    ``severity`` is ``warning`` or ``error``; ``item_id`` the row it stands beside, ``None`` for the session.
    ``detail`` tells findings of one code at one row apart; ``silenced`` is why it need not be looked at any more.
    """

    code: str
    severity: str = "warning"
    session_id: UUID | None = None
    item_id: UUID | None = None
    data: tuple[tuple[str, object], ...] = ()
    detail: str = ""
    silenced: str = ""
    scope_id: UUID | None = None

    @property
    def owner_id(self) -> UUID | None:
        """The row for which it is put aside: the item, else the session, unless ``scope_id`` says another."""
        return self.scope_id or self.item_id or self.session_id


def beside(
    agenda: SessionAgenda, entry: AgendaEntry, code: str, severity: str = "warning", detail: str = "", **data: object
) -> Finding:
    """A finding beside an item."""
    return Finding(code, severity, agenda.session.id, entry.item.id, tuple(data.items()), detail)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole agenda of a consultation, computed and checked.

    ``parking`` are the items without a place: they have no times and stand in no paper. ``silenced`` are findings that
    were put aside with a reason.
    """

    consultation_id: UUID
    sessions: tuple[SessionAgenda, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    parking: SessionAgenda | None = None
    silenced: tuple[Finding, ...] = ()
