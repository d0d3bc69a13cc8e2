"""The texts that an agenda and its concept note print, in the order of the paper, with their language versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic, SpeakerStatus, TopicKind, Visibility
from rcsc_desktop.domain.agenda import TopicNode as Node
from rcsc_desktop.domain.agenda_rows import AgendaRows
from rcsc_desktop.domain.agenda_tree import grouped, place, topic_nodes
from rcsc_desktop.domain.concept_note import ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.entity import Entity, noun
from rcsc_desktop.domain.texts import TextVersion, source_hash, split_languages


class TextState(StrEnum):
    """How a text stands in a language: out of date when the main text moved after it."""

    MISSING = "missing"
    DRAFT = "draft"
    OUT_OF_DATE = "out of date"
    APPROVED = "approved"


TO_DO = frozenset({TextState.MISSING, TextState.OUT_OF_DATE})
"""States in which a paper in that language would not say what it should."""

TEXT_FIELDS: Mapping[type[Entity], tuple[str, ...]] = {
    Consultation: (
        "title",
        "subtitle",
        "place",
        "venue_name",
        "venue_room",
        "venue_floor",
        "venue_street",
        "venue_city",
    ),
    ConceptNoteSection: ("heading", "body"),
    Footnote: ("text",),
    Session: ("name", "track", "venue"),
    AgendaItem: ("title", "background", "outcome", "room"),
    AgendaTopic: ("text",),
    AgendaSpeaker: ("title",),
}
"""The fields of each kind of row that may have language versions."""

_PROPER_NAMES = frozenset(
    {
        *((Consultation, name) for name in TEXT_FIELDS[Consultation] if name not in {"title", "subtitle"}),
        (Session, "track"),
        (Session, "venue"),
        (AgendaItem, "room"),
    }
)
"""Names of places and rooms: they may be rendered, and a paper is complete without."""


@dataclass(frozen=True, slots=True)
class PrintedText:
    """One main text that prints. ``level`` is how deep a topic is nested, 0 directly under its item.

    An ``is_optional`` one may be rendered but need not be: a proper name, or a text in no public paper.
    """

    owner_id: UUID
    noun: str
    field: str
    source: str
    is_optional: bool = False
    session_id: UUID | None = None
    item_id: UUID | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class LanguageText:
    """A text that prints with its version in one language; ``text`` is empty where it is missing.

    ``source_hash`` is the fingerprint of the main text that the version renders; ``former`` is that text where the
    version is out of date and the journal still knows it.
    """

    printed: PrintedText
    text: str
    state: TextState
    source_hash: str = ""
    former: str = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the texts that a paper needs in one language are in which state."""

    language: str
    approved: int = 0
    draft: int = 0
    out_of_date: int = 0
    missing: int = 0

    @property
    def done(self) -> int:
        """Texts that stand in the language and render the present main text."""
        return self.approved + self.draft

    @property
    def total(self) -> int:
        """All texts that a paper needs."""
        return self.done + self.out_of_date + self.missing

    @property
    def percent(self) -> int:
        """The part that is done, rounded down: 100 is complete."""
        return self.done * 100 // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text that a paper needs and a language lacks, or has out of date; with the item or session it stands in."""

    owner_id: UUID
    field: str
    state: TextState
    session_id: UUID | None = None
    item_id: UUID | None = None


def printed_texts(rows: AgendaRows) -> tuple[PrintedText, ...]:
    """Consultation, concept note, then the sessions with their items and what hangs under these; blanks left out.

    Hidden items and the parking place print nowhere. Texts of internal items, and of speakers who declined, stand in
    papers of the organisers alone: they are optional.
    """
    return tuple(one for one in _in_order(rows) if one.source.strip())


def language_texts(rows: AgendaRows, language: str) -> tuple[LanguageText, ...]:
    """Every text that prints with its version in ``language``; in the main language the main text itself."""
    return texts_by_language(rows, (language,))[language]


def texts_by_language(rows: AgendaRows, languages: Iterable[str]) -> Mapping[str, tuple[LanguageText, ...]]:
    """``language_texts`` of several languages."""
    printed = [(one, source_hash(one.source)) for one in printed_texts(rows)]
    versions: dict[str, dict[tuple[UUID, str], TextVersion]] = defaultdict(dict)
    for version in rows.texts:
        versions[version.language][version.owner_id, version.field] = version
    found = {}
    for language in languages:
        if language == rows.consultation.language:
            texts = (LanguageText(one, one.source, TextState.APPROVED, now) for one, now in printed)
        else:
            known = versions[language]
            texts = (_language_text(one, now, known.get((one.owner_id, one.field))) for one, now in printed)
        found[language] = tuple(texts)
    return found


def completeness(texts: Iterable[LanguageText], language: str) -> Completeness:
    """Counts of the texts that are not optional."""
    counts = dict.fromkeys(TextState, 0)
    for one in texts:
        if not one.printed.is_optional:
            counts[one.state] += 1
    return Completeness(
        language,
        approved=counts[TextState.APPROVED],
        draft=counts[TextState.DRAFT],
        out_of_date=counts[TextState.OUT_OF_DATE],
        missing=counts[TextState.MISSING],
    )


def languages_of(rows: AgendaRows) -> tuple[str, ...]:
    """The languages beside the main one that are wanted, then those in which something stands already."""
    wanted = split_languages(rows.consultation.paper_languages)
    begun = sorted({one.language for one in rows.texts})
    return tuple(one for one in dict.fromkeys((*wanted, *begun)) if one != rows.consultation.language)


def missing_texts(rows: AgendaRows, language: str) -> list[MissingText]:
    """What a paper in ``language`` lacks, in the order of the paper."""
    return [
        MissingText(one.printed.owner_id, one.printed.field, one.state, one.printed.session_id, one.printed.item_id)
        for one in language_texts(rows, language)
        if one.state in TO_DO and not one.printed.is_optional
    ]


def _language_text(printed: PrintedText, now: str, version: TextVersion | None) -> LanguageText:
    """``now`` is the fingerprint of the main text."""
    if version is None:
        return LanguageText(printed, "", TextState.MISSING)
    is_current = version.source_hash == now
    state = TextState(version.state) if is_current else TextState.OUT_OF_DATE
    return LanguageText(printed, version.text, state, version.source_hash)


def _in_order(rows: AgendaRows) -> Iterator[PrintedText]:
    yield from _texts(rows.consultation)
    for section in sorted(rows.sections, key=place):
        yield from _texts(section)
    for footnote in sorted(rows.footnotes, key=lambda one: (one.number, one.id)):
        yield from _texts(footnote)
    items_of = grouped(rows.items, lambda item: item.session_id)
    topics_of = grouped(rows.topics, lambda topic: topic.item_id)
    speakers_of = grouped(rows.speakers, lambda speaker: speaker.item_id)
    for session in sorted(rows.sessions, key=place):
        if session.is_parking:
            continue
        yield from _texts(session, session)
        for item in items_of.get(session.id, ()):
            if item.visibility is not Visibility.HIDDEN:
                yield from _texts_of_item(session, item, topics_of.get(item.id, ()), speakers_of.get(item.id, ()))


def _texts_of_item(
    session: Session, item: AgendaItem, topics: Sequence[AgendaTopic], speakers: Sequence[AgendaSpeaker]
) -> Iterator[PrintedText]:
    is_internal = item.visibility is Visibility.INTERNAL
    yield from _texts(item, session, item, is_optional=is_internal)
    for speaker in speakers:
        is_optional = is_internal or speaker.status is SpeakerStatus.DECLINED
        yield from _texts(speaker, session, item, is_optional=is_optional)
    for topic, level in _nested(_questions_last(topic_nodes(topics))):
        yield from _texts(topic, session, item, level=level, is_optional=is_internal)


def _questions_last(nodes: Sequence[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: node.topic.kind is TopicKind.QUESTION)


def _nested(nodes: Iterable[Node], level: int = 0) -> Iterator[tuple[AgendaTopic, int]]:
    for node in nodes:
        yield node.topic, level
        yield from _nested(node.children, level + 1)


def _texts(
    owner: Entity,
    session: Session | None = None,
    item: AgendaItem | None = None,
    *,
    level: int = 0,
    is_optional: bool = False,
) -> Iterator[PrintedText]:
    kind = type(owner)
    for field in TEXT_FIELDS[kind]:
        yield PrintedText(
            owner_id=owner.id,
            noun=noun(kind),
            field=field,
            source=getattr(owner, field),
            is_optional=is_optional or (kind, field) in _PROPER_NAMES,
            session_id=None if session is None else session.id,
            item_id=None if item is None else item.id,
            level=level,
        )
