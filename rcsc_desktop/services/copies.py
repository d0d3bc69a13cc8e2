"""Copies of rows under new keys, with what points from one to another kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaDocument, AgendaItem, AgendaSpeaker, AgendaTopic
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.services.ports import Reader
from rcsc_desktop.support.ids import new_id


def copies(rows: Sequence[Entity], renamed: dict[UUID, UUID]) -> list[Entity]:
    """The rows under new keys; ``renamed`` says what became of keys so far, and is added to."""
    found: list[Entity] = []
    for row in rows:
        new = renamed.setdefault(row.id, new_id())
        references = {
            field.name: renamed[getattr(row, field.name)]
            for field in fields(row)
            if field.name.endswith("_id") and getattr(row, field.name) in renamed
        }
        found.append(replace(row, id=new, **references))
    return found


def item_copies(
    reader: Reader, sessions: Sequence[Session], renamed: dict[UUID, UUID], *, with_speakers: bool = True
) -> list[Entity]:
    """All that hangs under sessions that were renamed: items, topics, speakers, documents, parents before children."""
    items = reader.find(AgendaItem, session_id=tuple(one.id for one in sessions))
    found = copies(items, renamed)
    item_ids = tuple(item.id for item in items)
    topics = reader.find(AgendaTopic, item_id=item_ids)
    for topic in topics:
        renamed[topic.id] = new_id()
    found += sorted(copies(topics, renamed), key=lambda copy: getattr(copy, "parent_id", None) is not None)
    if with_speakers:
        found += copies(reader.find(AgendaSpeaker, item_id=item_ids), renamed)
    found += copies(reader.find(AgendaDocument, item_id=item_ids), renamed)
    return found


def text_copies(reader: Reader, consultation_id: UUID, renamed: dict[UUID, UUID]) -> list[Entity]:
    """The language versions of the texts that were copied."""
    told = reader.find(TextVersion, consultation_id=consultation_id)
    return copies([row for row in told if row.owner_id in renamed], renamed)
