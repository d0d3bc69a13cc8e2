"""Going back to an issued agenda: its rows stand again as they were, what came later is taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaDocument, AgendaItem, AgendaSource, AgendaSpeaker, AgendaTopic
from rcsc_desktop.domain.agenda_rows import AgendaRows
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.document import Document
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.services.ports import Reader, UnitOfWork

E = TypeVar("E", bound=Entity)
C = TypeVar("C", Person, Organisation, Document)


def put_back(work: UnitOfWork, rows: AgendaRows) -> None:
    """Have sessions, items and what hangs under them stand as in ``rows``.

    People, organisations and documents that were removed meanwhile come back as they were when they were removed; an
    item goes without those that are not in the file any more.
    """
    now = _now(work, rows)
    speakers, chairs = rows.speakers, (one.chair_id for one in rows.sessions if one.chair_id)
    people = _come_back(work, Person, {*(one.person_id for one in speakers), *chairs})
    behalf = {one.organisation_id for one in speakers if one.organisation_id}
    organisations = _come_back(work, Organisation, behalf)
    documents = _come_back(work, Document, {one.document_id for one in rows.item_documents})
    wanted: dict[type[Entity], Iterable[Entity]] = {
        Session: [one if one.chair_id in people else replace(one, chair_id=None) for one in rows.sessions],
        AgendaItem: rows.items,
        AgendaTopic: rows.topics,
        AgendaSpeaker: [
            one if one.organisation_id in organisations else replace(one, organisation_id=None)
            for one in speakers
            if one.person_id in people
        ],
        AgendaDocument: [one for one in rows.item_documents if one.document_id in documents],
        TextVersion: [one for one in rows.texts if one.owner_id in _owners(rows)],
        AgendaSource: [one for one in rows.sources if one.owner_id in {*_owners(rows), rows.consultation.id}],
    }
    for kind, entities in reversed(wanted.items()):
        kept = {one.id for one in entities}
        work.remove(kind, *(one.id for one in now[kind] if one.id not in kept))
    for kind, entities in wanted.items():
        standing = set(now[kind])
        work.put(*(one for one in entities if one not in standing))


def _now(reader: Reader, rows: AgendaRows) -> Mapping[type[Entity], tuple[Entity, ...]]:
    """What stands now, and what would come into sight again with the rows that come back."""
    scope = rows.consultation.id
    sessions = reader.find(Session, consultation_id=scope)
    session_ids = {one.id for one in (*sessions, *rows.sessions)}
    items = reader.find(AgendaItem, session_id=tuple(session_ids))
    item_ids = tuple({one.id for one in (*items, *rows.items)})
    topics = reader.find(AgendaTopic, item_id=item_ids)
    speakers = reader.find(AgendaSpeaker, item_id=item_ids)
    owners = {*session_ids, *item_ids, *(one.id for one in (*topics, *speakers)), *_owners(rows)}
    return {
        Session: sessions,
        AgendaItem: items,
        AgendaTopic: topics,
        AgendaSpeaker: speakers,
        AgendaDocument: reader.find(AgendaDocument, item_id=item_ids),
        TextVersion: tuple(one for one in reader.find(TextVersion, consultation_id=scope) if one.owner_id in owners),
        AgendaSource: tuple(
            one for one in reader.find(AgendaSource, consultation_id=scope) if one.owner_id in {*owners, scope}
        ),
    }


def _owners(rows: AgendaRows) -> frozenset[UUID]:
    """The rows of an agenda that may have texts in other languages."""
    return frozenset(one.id for part in (rows.sessions, rows.items, rows.topics, rows.speakers) for one in part)


def _come_back(work: UnitOfWork, kind: type[C], row_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Bring back those that were removed; the ids of all that are there then."""
    wanted = tuple(row_ids)
    found = work.find_all(kind, id=wanted) if wanted else ()
    live = work.get_many(kind, wanted)
    work.put(*(one for one in found if one.id not in live))
    return frozenset(one.id for one in found)
