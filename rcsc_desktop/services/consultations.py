"""Consultations: list, open, create, duplicate, remove, and the organisations behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaSource
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.concept_note import ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import (
    AgendaStatus,
    Consultation,
    ConsultationStatus,
    ContactPoint,
    Partner,
    PartnerRole,
    Session,
)
from rcsc_desktop.domain.contacts import Organisation
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import check_dates, coerce
from rcsc_desktop.domain.keys import consultation_key, free_key, resolved
from rcsc_desktop.domain.lines import ConsultationLine
from rcsc_desktop.domain.order import between
from rcsc_desktop.domain.own_fields import OwnField
from rcsc_desktop.domain.programme import Programme
from rcsc_desktop.services.consultation_parts import Parts, write_parts
from rcsc_desktop.services.contacts import find_or_add_organisation
from rcsc_desktop.services.copies import copies, item_copies, text_copies
from rcsc_desktop.services.ports import ConsultationQueries, Database, Reader, UnitOfWork
from rcsc_desktop.services.records import change_fields
from rcsc_desktop.support.ids import new_id


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner with the organisation that it names."""

    partner: Partner
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """A consultation with what stands around it."""

    consultation: Consultation
    programme: Programme
    partners: tuple[PartnerLine, ...]
    contact_points: tuple[ContactPoint, ...]
    sessions: tuple[Session, ...]


class ConsultationService:
    """The meetings of the workspace; single fields change through ``RecordService``."""

    def __init__(self, database: Database, queries: Callable[[], AbstractContextManager[ConsultationQueries]]) -> None:
        self._database = database
        self._queries = queries

    def list(self) -> tuple[ConsultationLine, ...]:
        """All consultations, by programme and date."""
        with self._queries() as queries:
            return queries.consultations()

    def resolve(self, key: str) -> UUID:
        """The consultation that a key, an unambiguous beginning of one, or a UUID names."""
        return resolved(key, {line.id: line.key for line in self.list()}, "consultation")

    def view(self, consultation_id: UUID) -> ConsultationView:
        """One consultation with partners, contact points and sessions."""
        with self._database.read() as reader:
            consultation = reader.get(Consultation, consultation_id)
            partners = reader.find(Partner, consultation_id=consultation_id)
            organisations = reader.get_many(Organisation, {partner.organisation_id for partner in partners})
            return ConsultationView(
                consultation=consultation,
                programme=reader.get(Programme, consultation.programme_id),
                partners=tuple(
                    PartnerLine(partner, organisations[partner.organisation_id])
                    for partner in partners
                    if partner.organisation_id in organisations
                ),
                contact_points=reader.find(ContactPoint, consultation_id=consultation_id),
                sessions=reader.find(Session, consultation_id=consultation_id, is_parking=False),
            )

    def create(
        self, programme_id: UUID | None, title: str, /, *, parts: Parts | None = None, **values: object
    ) -> ChangeSet:
        """A new consultation with one session; without a programme it joins the only one, or a new one.

        ``parts`` are its sessions (the first of them is that one), partners and contact points.
        """
        with self._database.write() as work:
            typed = {name: coerce(Consultation, name, value) for name, value in values.items()}
            consultation = new_consultation(
                work, programme_id, Consultation(programme_id=UUID(int=0), key="", title=title, **typed)
            )
            work.add(_first_session(consultation))
            write_parts(work, consultation.id, parts or {})
            return work.commit(
                "consultation.add", consultation_id=consultation.id, new_id=consultation.id, title=consultation.title
            )

    def change(self, consultation_id: UUID, values: Mapping[str, object], parts: Parts | None = None) -> ChangeSet:
        """Fields of a consultation and its parts (see ``write_parts``), in one operation."""
        with self._database.write() as work:
            before = change_fields(work, Consultation, consultation_id, values)
            write_parts(work, consultation_id, parts or {})
            return work.commit(
                "consultation.change",
                consultation_id=consultation_id,
                title=before.title,
                fields=sorted({*values, *(parts or {})}),
            )

    def duplicate(self, consultation_id: UUID, title: str | None = None) -> ChangeSet:
        """A copy with sessions, agenda, concept note, partners, contact points and own fields; without participants.

        It is planned again: status and agenda status begin anew.
        """
        with self._database.write() as work:
            original = work.get(Consultation, consultation_id)
            keys = {other.key for other in work.find(Consultation)}
            copy = replace(
                original,
                id=new_id(),
                key=free_key(original.key, keys),
                title=coerce(Consultation, "title", original.title if title is None else title),
                status=ConsultationStatus.PLANNED,
                agenda_status=AgendaStatus.DRAFT,
            )
            work.add(copy, *_copied_parts(work, original.id, copy.id))
            return work.commit("consultation.duplicate", consultation_id=copy.id, new_id=copy.id, title=original.title)

    def remove(self, consultation_id: UUID) -> ChangeSet:
        """Take a consultation out, with all that belongs to it; one undo brings it back whole."""
        with self._database.write() as work:
            consultation = work.get(Consultation, consultation_id)
            work.remove(Consultation, consultation_id)
            return work.commit("consultation.remove", consultation_id=consultation_id, title=consultation.title)

    def add_partner(self, consultation_id: UUID, organisation: str, role: PartnerRole | str) -> ChangeSet:
        """Put an organisation behind a consultation; it is found by name, acronym or alias, or made."""
        with self._database.write() as work:
            work.get(Consultation, consultation_id)
            partners = work.find(Partner, consultation_id=consultation_id)
            partner = Partner(
                consultation_id=consultation_id,
                organisation_id=find_or_add_organisation(work, organisation),
                role=coerce(Partner, "role", role),
                order_key=between(partners[-1].order_key if partners else None, None),
            )
            work.add(partner)
            return work.commit(
                "partner.add", consultation_id=consultation_id, new_id=partner.id, title=organisation.strip()
            )


def new_consultation(work: UnitOfWork, programme_id: UUID | None, wanted: Consultation) -> Consultation:
    """Add ``wanted`` with a free key; without a programme it joins the only one, or a new one."""
    title = coerce(Consultation, "title", wanted.title)
    key = free_key(
        consultation_key(wanted.start_date, wanted.place, title), {other.key for other in work.find(Consultation)}
    )
    consultation = replace(wanted, programme_id=_programme(work, programme_id), key=key, title=title)
    check_dates(consultation)
    work.add(consultation)
    return consultation


def _programme(work: UnitOfWork, programme_id: UUID | None) -> UUID:
    if programme_id is not None:
        return work.get(Programme, programme_id).id
    known = work.find(Programme)
    if len(known) > 1:
        raise UserError("programme.required", keys=[programme.key for programme in known])
    if known:
        return known[0].id
    programme = Programme(key="programme", title="Programme")
    work.add(programme)
    return programme.id


def _first_session(consultation: Consultation) -> Session:
    start = consultation.start_date
    return Session(
        consultation_id=consultation.id,
        date=start.first_day if start and start.is_firm else None,
        time_zone=consultation.time_zone,
        order_key=between(None, None),
    )


def _copied_parts(reader: Reader, original_id: UUID, copy_id: UUID) -> list[Entity]:
    """All that belongs to a consultation, under new keys, parents before children."""
    renamed = {original_id: copy_id}
    found: list[Entity] = []
    for kind in (Partner, ContactPoint, ConceptNoteSection, Footnote, Session, OwnField):
        found += copies(reader.find(kind, consultation_id=original_id), renamed)
    sessions = reader.find(Session, consultation_id=original_id)
    found += item_copies(reader, sessions, renamed)
    found += text_copies(reader, original_id, renamed)
    sources = reader.find(AgendaSource, consultation_id=original_id)
    found += copies([row for row in sources if row.owner_id in renamed], renamed)
    return found
