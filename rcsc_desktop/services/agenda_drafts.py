"""What is being typed in an outline and is not stored, laid over the agenda as it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    Agenda,
    AgendaEntry,
    AgendaItem,
    AgendaSpeaker,
    AgendaTopic,
    SessionAgenda,
    SpeakerLine,
    TopicKind,
    TopicNode,
)
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import speakers_text
from rcsc_desktop.domain.schedule import start_minutes
from rcsc_desktop.domain.time_entry import parse_duration, parse_entry, parse_start

_KINDS = {"new_topic": TopicKind.TOPIC, "new_question": TopicKind.QUESTION}


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that is being typed into ``field`` of a row: title, text, minutes, pinned_start or speakers.

    A line that is no row yet is a ``new_item``, ``new_topic`` or ``new_question``; ``row_id`` is then the sibling above
    it, or, with ``is_first``, the session, item or topic it is the first line of.
    """

    row_id: UUID
    field: str
    text: str
    is_first: bool = False


def with_draft(agenda: Agenda, draft: Draft) -> Agenda:
    """The agenda as it would be if the text were stored; a text not understood changes nothing."""
    try:
        return replace(agenda, sessions=tuple(_session(session, draft) for session in agenda.sessions))
    except UserError:
        return agenda


def _session(session: SessionAgenda, draft: Draft) -> SessionAgenda:
    entries = [_entry(entry, draft) for entry in session.entries]
    if draft.field == "new_item" and draft.text.strip():
        entries = _with_item(session, entries, draft)
    starts = start_minutes([entry.item for entry in entries], session.session.start)
    timed = (
        replace(entry, start=start if entry.item.is_timed else None, number=number)
        for number, (entry, start) in enumerate(zip(entries, starts, strict=True), 1)
    )
    return replace(session, entries=tuple(timed))


def _with_item(session: SessionAgenda, entries: list[AgendaEntry], draft: Draft) -> list[AgendaEntry]:
    after = [entry.item.id for entry in entries]
    if draft.is_first and draft.row_id == session.session.id:
        at = 0
    elif draft.row_id in after:
        at = after.index(draft.row_id) + 1
    else:
        return entries
    item = _item(AgendaItem(session_id=session.session.id, title=""), draft.text)
    return [*entries[:at], AgendaEntry(item, 0, None), *entries[at:]]


def _entry(entry: AgendaEntry, draft: Draft) -> AgendaEntry:
    if draft.field in {"text", *_KINDS}:
        topics, questions = _nodes(entry.topics, draft), _nodes(entry.questions, draft)
        if draft.is_first and draft.row_id == entry.item.id and draft.text.strip():
            first = (TopicNode(_topic(draft, entry.item.id)),)
            topics, questions = (
                (first + topics, questions) if draft.field == "new_topic" else (topics, first + questions)
            )
        return replace(entry, topics=topics, questions=questions)
    if entry.item.id != draft.row_id or draft.field == "new_item":
        return entry
    if draft.field == "speakers":
        return replace(entry, speakers=_speakers(entry, draft.text))
    return replace(entry, item=_cell(entry.item, draft))


def _cell(item: AgendaItem, draft: Draft) -> AgendaItem:
    if draft.field == "minutes":
        return replace(item, minutes=parse_duration(draft.text))
    if draft.field == "pinned_start":
        return replace(item, pinned_start=parse_start(draft.text) if draft.text.strip() else None)
    return _item(item, draft.text)


def _item(item: AgendaItem, text: str) -> AgendaItem:
    entry = parse_entry(text)
    return replace(
        item,
        title=entry.title,
        minutes=item.minutes if entry.minutes is None else entry.minutes,
        pinned_start=item.pinned_start if entry.start is None else entry.start,
    )


def _speakers(entry: AgendaEntry, text: str) -> tuple[SpeakerLine, ...]:
    known = {speakers_text([line]): line for line in entry.speakers}
    typed = [piece.strip() for piece in text.replace("\n", ";").split(";")]
    nobody = AgendaSpeaker(item_id=entry.item.id, person_id=entry.item.id)
    return tuple(known.get(piece) or SpeakerLine(nobody, piece) for piece in typed if piece)


def _nodes(nodes: Sequence[TopicNode], draft: Draft) -> tuple[TopicNode, ...]:
    return tuple(laid for node in nodes for laid in _node(node, draft))


def _node(node: TopicNode, draft: Draft) -> Iterable[TopicNode]:
    children = _nodes(node.children, draft)
    if node.topic.id != draft.row_id:
        return (TopicNode(node.topic, children),)
    if draft.field == "text":
        return (TopicNode(replace(node.topic, text=draft.text), children),)
    if draft.field not in _KINDS or not draft.text.strip():
        return (node,)
    new = TopicNode(_topic(draft, node.topic.item_id))
    return (TopicNode(node.topic, (new, *children)),) if draft.is_first else (TopicNode(node.topic, children), new)


def _topic(draft: Draft, item_id: UUID) -> AgendaTopic:
    return AgendaTopic(item_id=item_id, text=draft.text, kind=_KINDS[draft.field])
