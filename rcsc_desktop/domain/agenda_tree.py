"""An agenda as one tree, out of the flat rows that hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    Agenda,
    AgendaDocument,
    AgendaEntry,
    AgendaItem,
    AgendaSpeaker,
    AgendaTopic,
    SessionAgenda,
    SilencedFinding,
    SpeakerLine,
    TopicKind,
    TopicNode,
)
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.document import Document
from rcsc_desktop.domain.entity import OrderedEntity
from rcsc_desktop.domain.findings import NOTHING_KNOWN, Known, findings, sorted_out
from rcsc_desktop.domain.numbering import number_labels
from rcsc_desktop.domain.schedule import start_minutes

_Row = TypeVar("_Row", bound=OrderedEntity)


def place(row: OrderedEntity) -> tuple[str, UUID]:
    """What rows are ordered by: two laptops may give two rows one key, the older row then comes first."""
    return row.order_key, row.id


def build(
    consultation_id: UUID,
    sessions: Iterable[Session],
    items: Iterable[AgendaItem],
    topics: Iterable[AgendaTopic],
    speakers: Iterable[AgendaSpeaker],
    *,
    names: Mapping[UUID, str],
    organisations: Mapping[UUID, str],
    item_documents: Iterable[AgendaDocument] = (),
    documents: Mapping[UUID, Document] | None = None,
    silenced: Iterable[SilencedFinding] = (),
    known: Known = NOTHING_KNOWN,
    with_findings: bool = True,
) -> Agenda:
    """The agenda with items numbered and timed, topics nested, and findings; rows may come in any order.

    ``names`` are of people, ``organisations`` short names, by their ids. A topic whose parent is gone, lies under
    another item or goes round in a circle hangs directly under its item.
    """
    ordered = sorted(sessions, key=place)
    parking = next((one for one in ordered if one.is_parking), None)
    held = [one for one in ordered if not one.is_parking]
    items_of = grouped(items, lambda item: item.session_id)
    labels = number_labels([(one, items_of.get(one.id, [])) for one in held])
    documents_of = grouped(item_documents, lambda one: one.item_id)
    known_documents = documents or {}
    topics_of = grouped(topics, lambda topic: topic.item_id)
    speakers_of = grouped(speakers, lambda speaker: speaker.item_id)

    def entries(session: Session) -> Iterable[AgendaEntry]:
        of_session = items_of.get(session.id, [])
        starts = start_minutes(of_session, session.start) if not session.is_parking else [None] * len(of_session)
        for number, (item, start) in enumerate(zip(of_session, starts, strict=True), 1):
            nodes = topic_nodes(topics_of.get(item.id, []))
            yield AgendaEntry(
                item=item,
                number=number,
                start=start if item.is_timed else None,
                label=labels.get(item.id, ""),
                documents=tuple(
                    known_documents[one.document_id]
                    for one in documents_of.get(item.id, ())
                    if one.document_id in known_documents
                ),
                topics=tuple(node for node in nodes if node.topic.kind is not TopicKind.QUESTION),
                questions=tuple(node for node in nodes if node.topic.kind is TopicKind.QUESTION),
                speakers=tuple(
                    SpeakerLine(
                        speaker=speaker,
                        name=names.get(speaker.person_id, ""),
                        organisation=organisations.get(speaker.organisation_id, "") if speaker.organisation_id else "",
                    )
                    for speaker in speakers_of.get(item.id, [])
                ),
            )

    def agenda(session: Session) -> SessionAgenda:
        chair = names.get(session.chair_id, "") if session.chair_id else ""
        return SessionAgenda(session, tuple(entries(session)), chair)

    agendas = tuple(agenda(session) for session in held)
    open_findings, aside = sorted_out(findings(agendas, known) if with_findings else (), silenced)
    return Agenda(
        consultation_id,
        agendas,
        open_findings,
        parking=agenda(parking) if parking is not None else None,
        silenced=aside,
    )


def topic_nodes(topics: Sequence[AgendaTopic]) -> tuple[TopicNode, ...]:
    """The topics of one item, in order, nested by their ``parent_id``; none is left out."""
    children: dict[UUID | None, list[AgendaTopic]] = defaultdict(list)
    known = {topic.id for topic in topics}
    for topic in topics:
        children[topic.parent_id if topic.parent_id in known else None].append(topic)
    placed: set[UUID] = set()

    def node(topic: AgendaTopic) -> TopicNode:
        placed.add(topic.id)
        return TopicNode(topic, tuple(node(child) for child in children[topic.id] if child.id not in placed))

    roots = [node(topic) for topic in children[None]]
    in_circles = (topic for topic in topics if topic.id not in placed)
    return (*roots, *(node(topic) for topic in in_circles))


def grouped(rows: Iterable[_Row], owner: Callable[[_Row], UUID]) -> Mapping[UUID, list[_Row]]:
    """Rows in order, by what they belong to."""
    groups: dict[UUID, list[_Row]] = defaultdict(list)
    for row in sorted(rows, key=place):
        groups[owner(row)].append(row)
    return groups
