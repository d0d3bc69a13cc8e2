"""The rows that make an agenda, as one frozen bundle: read once, then computed, printed, compared, issued.

``frozen`` is the canonical JSON of a bundle, which is what an issued version keeps; ``thawed`` reads it back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    Agenda,
    AgendaDocument,
    AgendaItem,
    AgendaSource,
    AgendaSpeaker,
    AgendaTopic,
    SilencedFinding,
)
from rcsc_desktop.domain.agenda_tree import build
from rcsc_desktop.domain.availability import Period, parse_availability
from rcsc_desktop.domain.concept_note import ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.document import Document
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import field_types
from rcsc_desktop.domain.findings import Known
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.texts import TextVersion

E = TypeVar("E", bound=Entity)

SHAPE = 1
"""Raised when ``frozen`` writes another shape; ``thawed`` reads all of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaRows:
    """Everything that an agenda and its papers say. ``people`` and ``organisations`` are names by id.

    ``sources`` is only read where a schedule is written back. ``silenced``, and ``participants`` who are not always
    there, are no part of what is issued.
    """

    consultation: Consultation
    sessions: tuple[Session, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    topics: tuple[AgendaTopic, ...] = ()
    speakers: tuple[AgendaSpeaker, ...] = ()
    item_documents: tuple[AgendaDocument, ...] = ()
    documents: tuple[Document, ...] = ()
    sections: tuple[ConceptNoteSection, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    texts: tuple[TextVersion, ...] = ()
    sources: tuple[AgendaSource, ...] = ()
    silenced: tuple[SilencedFinding, ...] = ()
    participants: tuple[Participant, ...] = ()
    people: Mapping[UUID, str] = field(default_factory=dict)
    organisations: Mapping[UUID, str] = field(default_factory=dict)


_PARTS: Mapping[str, type[Entity]] = {
    "sessions": Session,
    "items": AgendaItem,
    "topics": AgendaTopic,
    "speakers": AgendaSpeaker,
    "item_documents": AgendaDocument,
    "documents": Document,
    "sections": ConceptNoteSection,
    "footnotes": Footnote,
    "texts": TextVersion,
    "sources": AgendaSource,
}


def computed(rows: AgendaRows, today: date | None = None, *, with_findings: bool = True) -> Agenda:
    """The agenda with times, numbers and (unless they are not wanted) findings.

    A session without a time zone has the consultation's. Without ``today`` there are no findings that depend on how
    long it is until the meeting.
    """
    zone = rows.consultation.time_zone
    return build(
        rows.consultation.id,
        [one if one.time_zone else replace(one, time_zone=zone) for one in rows.sessions],
        rows.items,
        rows.topics,
        rows.speakers,
        names=rows.people,
        organisations=rows.organisations,
        item_documents=rows.item_documents,
        documents={document.id: document for document in rows.documents},
        silenced=rows.silenced,
        known=Known(today, {one.person_id: _periods(one) for one in rows.participants}),
        with_findings=with_findings,
    )


def _periods(participant: Participant) -> tuple[Period, ...]:
    """A text that is not understood says nothing."""
    try:
        return parse_availability(participant.availability)
    except UserError:
        return ()


def rendered(rows: AgendaRows, language: str | None) -> AgendaRows:
    """The rows with their texts in ``language`` where these have that version."""
    if language is None or language == rows.consultation.language:
        return rows
    texts = {(one.owner_id, one.field): one.text for one in rows.texts if one.language == language}
    if not texts:
        return rows
    changed: dict[str, Any] = {
        name: tuple(_in_language(row, texts) for row in getattr(rows, name))
        for name in ("sessions", "items", "topics", "speakers", "sections", "footnotes")
    }
    return replace(rows, consultation=_in_language(rows.consultation, texts), **changed)


def _in_language(row: E, texts: Mapping[tuple[UUID, str], str]) -> E:
    found: dict[str, Any] = {one.name: texts[row.id, one.name] for one in fields(row) if (row.id, one.name) in texts}
    return replace(row, **found) if found else row


def frozen(rows: AgendaRows) -> str:
    """Canonical JSON: equal rows give equal text, whatever order they came in."""
    content: dict[str, Any] = {
        "shape": SHAPE,
        "consultation": _record(rows.consultation),
        **{name: _records(getattr(rows, name)) for name in _PARTS},
        "people": {str(key): name for key, name in rows.people.items()},
        "organisations": {str(key): name for key, name in rows.organisations.items()},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def thawed(content: str) -> AgendaRows:
    """The rows that ``frozen`` wrote; fields that the model got later have their usual values."""
    found = json.loads(content)
    parts: dict[str, Any] = {
        name: tuple(_entity(kind, record) for record in found.get(name, ())) for name, kind in _PARTS.items()
    }
    return AgendaRows(
        consultation=_entity(Consultation, found["consultation"]),
        people={UUID(key): name for key, name in found["people"].items()},
        organisations={UUID(key): name for key, name in found["organisations"].items()},
        **parts,
    )


def _records(rows: Iterable[Entity]) -> list[dict[str, object]]:
    return [_record(row) for row in sorted(rows, key=lambda row: row.id)]


def _record(row: Entity) -> dict[str, object]:
    return {one.name: _plain(getattr(row, one.name)) for one in fields(row)}


def _plain(value: object) -> object:
    match value:
        case StrEnum():
            return value.value
        case UUID() | PartialDate():
            return str(value)
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case _:
            return value


def _entity(kind: type[E], record: Mapping[str, Any]) -> E:
    types = field_types(kind)
    return kind(**{name: _typed(types[name][0], value) for name, value in record.items() if name in types})


def _typed(kind: type, value: Any) -> Any:
    if value is None or kind in {str, int, float, bool}:
        return value
    if kind is PartialDate:
        return PartialDate.parse(value)
    if kind in {date, time}:
        return kind.fromisoformat(value)
    return kind(value)
