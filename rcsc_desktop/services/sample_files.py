"""The sample programme as it ships: the files of ``resources/samples``, read into entities of the domain.

A record's keys are the fields of its entity. A field that ends in ``_id`` drops the ending and names the ``ref`` of
another record; a list of texts is one text. ``sources`` says which document each field comes from, ``derived`` which
fields were worked out. Where an earlier and a later document differ, ``first`` and ``then`` hold the two states.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic, TopicKind
from rcsc_desktop.domain.concept_note import ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import Consultation, ContactPoint, Partner, Session
from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.document import Document, DocumentVersion, Endorsement, Statement
from rcsc_desktop.domain.entity import Entity, OrderedEntity
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.programme import Milestone, Programme
from rcsc_desktop.domain.reports.agenda import Letterhead
from rcsc_desktop.support.ids import new_id
from rcsc_desktop.support.resources import resource

Record = Mapping[str, Any]

_REFERENCES: dict[str, type[Entity]] = {
    "programme_id": Programme,
    "consultation_id": Consultation,
    "organisation_id": Organisation,
    "person_id": Person,
}
_OWNER_FIELDS: dict[type[Entity], str] = {
    Person: "person_id",
    Consultation: "consultation_id",
    Document: "document_id",
    Statement: "statement_id",
}
_IDENTITY = ("organisation", "person", "role", "role_title", "email", "language", "number")


@dataclass(frozen=True, slots=True)
class Revision:
    """What the later document changed in one entry: ``before`` and ``after`` hold the rows that differ, by id.

    A row in ``after`` alone was added, one in ``before`` alone was removed. ``title`` is the entry's later name,
    ``consultation_id`` the consultation that it is, if it is one.
    """

    title: str
    before: Mapping[UUID, Entity]
    after: Mapping[UUID, Entity]
    consultation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample as its earliest documents have it (owners before what they own), and what later ones changed."""

    entities: tuple[Entity, ...]
    revisions: tuple[Revision, ...]
    letterhead: Letterhead


def read_sample(folder: Path | None = None) -> Sample:
    """Read the sample from ``folder``, or the one that ships; each reading makes new ids."""
    reading = _Reading(folder or resource("samples"))
    reading.contacts()
    reading.meetings()
    reading.papers()
    return Sample(tuple(reading.entities), tuple(reading.revisions), reading.letterhead())


@dataclass(slots=True)
class _Reading:
    """One pass over the files. ``ids`` remembers the id of each record by its class and path of refs."""

    folder: Path
    ids: dict[tuple[type[Entity], str], UUID] = field(default_factory=dict)
    entities: list[Entity] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)

    def contacts(self) -> None:
        self._list("organisations", Organisation)
        self._list("people", Person, affiliations=Affiliation)

    def meetings(self) -> None:
        self._list("programmes", Programme)
        self._list("milestones", Milestone)
        self._list("consultations", Consultation, partners=Partner, contact_points=ContactPoint, sessions=Session)
        self._list("participants", Participant)
        self._agenda(self._load("agenda-2017-04-17"))
        self._concept_note(self._load("concept-note-2017-04-17"))

    def papers(self) -> None:
        self._list("documents", Document, language_versions=DocumentVersion)
        self._list("statements", Statement, endorsements=Endorsement)

    def letterhead(self) -> Letterhead:
        record = self._load("letterhead")
        return Letterhead(record["organisation"], record["tagline"])

    def _load(self, name: str) -> Any:
        return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))

    def _list(self, name: str, kind: type[Entity], **inside: type[Entity]) -> None:
        """A file of records, each with what it owns, in the first state; where there is a later one, its revision."""
        records: list[Record] = self._load(name)
        for record, order_key in zip(records, spread(None, None, len(records)), strict=True):
            first = self._with_owned(kind, {**record, **record.get("first", {})}, order_key, inside)
            self.entities += first
            if "then" in record:
                state = {**record, **record["then"]}
                self._revise(first, self._with_owned(kind, state, order_key, inside), state)

    def _with_owned(
        self, kind: type[Entity], record: Record, order_key: str, inside: Mapping[str, type[Entity]]
    ) -> list[Entity]:
        owner = self._entity(kind, record["ref"], record, order_key)
        owned: list[Entity] = []
        for name, inner in inside.items():
            owned += self._owned(inner, record["ref"], record.get(name, []), {_OWNER_FIELDS[kind]: owner.id})
        return [owner, *owned]

    def _owned(
        self, kind: type[Entity], path: str, records: Sequence[Record], links: Mapping[str, object]
    ) -> list[Entity]:
        return [
            self._entity(kind, f"{path}/{_identity(record)}", record, order_key, **links)
            for record, order_key in zip(records, spread(None, None, len(records)), strict=True)
        ]

    def _revise(self, first: Sequence[Entity], then: Sequence[Entity], record: Record) -> None:
        before = {entity.id: entity for entity in first}
        after = {entity.id: entity for entity in then}
        same = {row_id for row_id, entity in after.items() if before.get(row_id) == entity}
        self.revisions.append(
            Revision(
                title=record.get("title") or record["name"],
                before={row_id: entity for row_id, entity in before.items() if row_id not in same},
                after={row_id: entity for row_id, entity in after.items() if row_id not in same},
                consultation_id=first[0].id if isinstance(first[0], Consultation) else None,
            )
        )

    def _agenda(self, agenda: Record) -> None:
        items: list[Record] = agenda["items"]
        session_id = self._id(Session, f"{agenda['consultation']}/{agenda['session']}")
        for record, order_key in zip(items, spread(None, None, len(items)), strict=True):
            item = self._entity(AgendaItem, record["ref"], record, order_key, session_id=session_id)
            self.entities.append(item)
            links = {"item_id": item.id}
            self.entities += self._owned(AgendaSpeaker, record["ref"], record.get("speakers", []), links)
            self._topics(record.get("topics", []), item_id=item.id, kind=TopicKind.TOPIC)
            self._topics(record.get("questions", []), item_id=item.id, kind=TopicKind.QUESTION)

    def _topics(
        self, records: Sequence[Record], *, item_id: UUID, kind: TopicKind, parent_id: UUID | None = None
    ) -> None:
        for record, order_key in zip(records, spread(None, None, len(records)), strict=True):
            topic = AgendaTopic(
                item_id=item_id, text=record["text"], kind=kind, parent_id=parent_id, order_key=order_key
            )
            self.entities.append(topic)
            self._topics(record.get("children", []), item_id=item_id, kind=kind, parent_id=topic.id)

    def _concept_note(self, note: Record) -> None:
        links = {"consultation_id": self._id(Consultation, note["consultation"])}
        self.entities += self._owned(ConceptNoteSection, note["consultation"], note["sections"], links)
        self.entities += self._owned(Footnote, note["consultation"], note["footnotes"], links)

    def _id(self, kind: type[Entity], path: str) -> UUID:
        """The id of a record, made when it is first spoken of."""
        return self.ids.setdefault((kind, path), new_id())

    def _entity(self, kind: type[Entity], path: str, record: Record, order_key: str, **links: object) -> Entity:
        values: dict[str, Any] = {"id": self._id(kind, path), **links}
        if issubclass(kind, OrderedEntity):
            values["order_key"] = order_key
        for name, hint in _types(kind).items():
            key = name.removesuffix("_id")
            if name in values or record.get(key) is None:
                continue
            if name.endswith("_id"):
                values[name] = self._id(_REFERENCES.get(name, kind), record[key])
            else:
                values[name] = _value(hint, record[key], name)
        return kind(**values)


def _identity(record: Record) -> str:
    """What tells a record from its siblings: its ref, else what it connects."""
    return str(record.get("ref") or "+".join(str(record[key]) for key in _IDENTITY if key in record))


def _types(kind: type[Entity]) -> Mapping[str, type]:
    """The type of each field of an entity, without the ``None`` it may also be."""
    hints = get_type_hints(kind)
    return {one.name: (*get_args(hints[one.name]), hints[one.name])[0] for one in fields(kind)}


def _value(hint: type, value: object, name: str) -> object:
    """A JSON value as the field's type wants it."""
    if isinstance(value, list):
        return _text(value) if name in {"body", "notes"} else "\n".join(value)
    if not isinstance(value, str):
        return value
    if hint is PartialDate:
        return PartialDate.parse(value)
    if hint in {date, time}:
        return date.fromisoformat(value) if hint is date else time.fromisoformat(value)
    return hint(value) if issubclass(hint, StrEnum) else value


def _text(paragraphs: Sequence[str | Sequence[str]]) -> str:
    """Paragraphs, and lists of bullets, as structured text (see ``domain.concept_note``)."""
    return "\n\n".join(
        part if isinstance(part, str) else "\n".join(f"- {bullet}" for bullet in part) for part in paragraphs
    )
