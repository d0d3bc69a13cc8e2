"""The rows of the outline: one session's items with what hangs under them, flat, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    Agenda,
    AgendaEntry,
    Finding,
    ItemKind,
    SessionAgenda,
    SpeakerStatus,
    TopicKind,
    TopicNode,
    Visibility,
)
from rcsc_desktop.domain.names import speakers_text
from rcsc_desktop.domain.schedule import start_minutes


class RowKind(StrEnum):
    """What a line of the outline is."""

    ITEM = "item"
    TOPIC = "topic"
    QUESTION = "question"


class Column(IntEnum):
    """The columns of the outline."""

    START = 0
    DURATION = 1
    TITLE = 2
    SPEAKERS = 3
    KIND = 4


AT_END = frozenset({Column.START, Column.DURATION, Column.KIND})
"""Columns whose texts stand at the end of their cell."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One line. ``depth`` is 0 for items; ``start`` is minutes after midnight of the session's date.

    ``label`` is the number that prints; ``states`` are the speakers one by one, where not all of them are confirmed.
    ``parent_id`` is the topic a topic is nested in. With ``is_draft`` it is not stored yet: its ``id`` is a stand-in.
    """

    id: UUID
    kind: RowKind
    item_id: UUID
    text: str = ""
    depth: int = 0
    parent_id: UUID | None = None
    start: int | None = None
    minutes: int | None = None
    is_pinned: bool = False
    speakers: str = ""
    item_kind: ItemKind | None = None
    findings: tuple[Finding, ...] = ()
    is_draft: bool = False
    label: str = ""
    is_timed: bool = True
    visibility: Visibility = Visibility.PUBLIC
    states: tuple[tuple[str, SpeakerStatus], ...] = ()

    @property
    def is_item(self) -> bool:
        """It has times, speakers and a kind."""
        return self.kind is RowKind.ITEM


def outline_rows(agenda: Agenda, session_id: UUID) -> tuple[OutlineRow, ...]:
    """The rows of the session ``session_id``; empty where the agenda has no such session."""
    for part in agenda.sessions:
        if part.session.id == session_id:
            return tuple(_session_rows(part, _by_item(agenda.findings)))
    return ()


def _by_item(findings: tuple[Finding, ...]) -> Mapping[UUID, tuple[Finding, ...]]:
    beside: dict[UUID, tuple[Finding, ...]] = {}
    for finding in findings:
        if finding.item_id is not None:
            beside[finding.item_id] = (*beside.get(finding.item_id, ()), finding)
    return beside


def _session_rows(part: SessionAgenda, findings: Mapping[UUID, tuple[Finding, ...]]) -> Iterator[OutlineRow]:
    for entry in part.entries:
        yield _item_row(entry, findings.get(entry.item.id, ()))
        for node in (*entry.topics, *entry.questions):
            yield from _topic_rows(node, 1)


def _item_row(entry: AgendaEntry, findings: tuple[Finding, ...]) -> OutlineRow:
    item = entry.item
    return OutlineRow(
        id=item.id,
        kind=RowKind.ITEM,
        item_id=item.id,
        text=item.title,
        start=entry.start,
        minutes=item.minutes,
        is_pinned=item.pinned_start is not None,
        speakers=speakers_text(entry.speakers),
        item_kind=item.kind,
        findings=findings,
        label=entry.label,
        is_timed=item.is_timed,
        visibility=item.visibility,
        states=_states(entry),
    )


def _states(entry: AgendaEntry) -> tuple[tuple[str, SpeakerStatus], ...]:
    if all(line.speaker.is_confirmed for line in entry.speakers):
        return ()
    return tuple((speakers_text([line]), line.speaker.status) for line in entry.speakers)


def _topic_rows(node: TopicNode, depth: int) -> Iterator[OutlineRow]:
    topic = node.topic
    yield OutlineRow(
        id=topic.id,
        kind=RowKind.QUESTION if topic.kind is TopicKind.QUESTION else RowKind.TOPIC,
        item_id=topic.item_id,
        text=topic.text,
        depth=depth,
        parent_id=topic.parent_id,
    )
    for child in node.children:
        yield from _topic_rows(child, depth + 1)


def starts_after_move(part: SessionAgenda, item_id: UUID, after_id: UUID | None) -> dict[UUID, int | None]:
    """The start of each item if the item stood after another one (``None``: first)."""
    moved = next((entry.item for entry in part.entries if entry.item.id == item_id), None)
    if moved is None:
        return {}
    items = [entry.item for entry in part.entries if entry.item.id != item_id]
    at = next((position for position, item in enumerate(items, 1) if item.id == after_id), 0)
    items.insert(at, moved)
    starts = start_minutes(items, part.session.start)
    return {item.id: start if item.is_timed else None for item, start in zip(items, starts, strict=True)}
