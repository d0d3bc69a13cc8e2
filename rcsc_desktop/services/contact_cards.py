"""Contacts as cards for other address books."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from rcsc_desktop.domain.card_contacts import CardContact
from rcsc_desktop.domain.contact_cards import CARD_FORMAT, CardLine, lines_from
from rcsc_desktop.domain.contacts import (
    Affiliation,
    ContactDetail,
    ContactSource,
    DetailKind,
    Organisation,
    Person,
    Photo,
    PostalAddress,
)
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.reports.contact_cards import (
    CARD_VERSIONS,
    CardVersion,
    ContactCard,
    ContactCardsReport,
)
from rcsc_desktop.services.ports import Database, ExportEntry, Journal, Reader, Write

_WHOLE = 500
"""From so many contacts on, all rows of a kind are read at once rather than those of each contact."""


E = TypeVar("E", bound=Entity)
C = TypeVar("C", Person, Organisation)


class ContactCardService:
    """Builds and writes contact cards."""

    def __init__(self, database: Database, notes: Journal, write: Write) -> None:
        self._database = database
        self._notes = notes
        self._write = write

    def report(self, ids: Sequence[UUID] | None = None, version: str = "3.0") -> ContactCardsReport:
        """The cards of people and organisations by their keys, or of all contacts.

        What a card said when it came in goes out again. Refused with ``value.unknown`` for another version.
        """
        known = next((one for one in CARD_VERSIONS if one == version), None)
        if known is None:
            raise UserError("value.unknown", field="version", text=version, choices=list(CARD_VERSIONS))
        with self._database.read() as reader:
            return _report(contacts_to_send(reader, ids), known)

    def export(self, report: ContactCardsReport, target: Path, *, force: bool = False) -> Path:
        """Write the cards as one file, and remember that they left."""
        self._write(("contacts", "vcf"), report, target, force)
        self.note(report, target)
        return target

    def note(self, report: ContactCardsReport, target: Path) -> None:
        """Remember that cards left, and what they held."""
        self._notes.note_export(
            ExportEntry(
                what="contacts",
                format="vcf",
                language="",
                file_name=target.name,
                count=report.total,
                columns=",".join(report.columns),
            )
        )


def _report(contacts: Iterable[CardContact], version: CardVersion) -> ContactCardsReport:
    found = list(contacts)
    return ContactCardsReport(
        version=version,
        cards=tuple(
            ContactCard(one.lines(), (one.photo.media_type, one.photo.content) if one.photo else None) for one in found
        ),
        people=sum(isinstance(one.contact, Person) for one in found),
        organisations=sum(isinstance(one.contact, Organisation) for one in found),
        with_email=sum(_reaches(one, DetailKind.EMAIL) for one in found),
        with_phone=sum(_reaches(one, DetailKind.PHONE) for one in found),
        with_address=sum(bool(one.addresses) for one in found),
        with_photo=sum(one.photo is not None for one in found),
    )


def _reaches(one: CardContact, kind: DetailKind) -> bool:
    own = one.contact.email if kind is DetailKind.EMAIL else one.contact.phone
    return bool(own) or any(detail.kind is kind for detail in one.details)


def contacts_to_send(reader: Reader, ids: Sequence[UUID] | None) -> Iterable[CardContact]:
    """People, then organisations, each by name, with all that belongs to them; all contacts, if ``ids`` is ``None``."""
    people = _wanted(reader, Person, ids)
    organisations = _wanted(reader, Organisation, ids)
    keys = tuple(one.id for one in (*people, *organisations))
    few = ids is not None and len(keys) <= _WHOLE
    details = _by_owner(_owned(reader, ContactDetail, keys, few=few))
    addresses = _by_owner(_owned(reader, PostalAddress, keys, few=few))
    sources = _by_owner(_owned(reader, ContactSource, keys, few=few))
    affiliations = reader.find(Affiliation, person_id=keys) if few else reader.find(Affiliation)
    photos = {one.person_id: one for one in (reader.find(Photo, person_id=keys) if few else reader.find(Photo))}
    named = {one.organisation_id for one in affiliations} | {one.parent_id for one in organisations if one.parent_id}
    names = {key: one.name for key, one in reader.get_many(Organisation, named).items()}
    belongs: dict[UUID, list[Affiliation]] = defaultdict(list)
    for affiliation in sorted(affiliations, key=lambda one: (one.to_date is not None, not one.is_primary)):
        belongs[affiliation.person_id].append(affiliation)
    for person in people:
        yield CardContact(
            person,
            affiliations=tuple(
                (names[one.organisation_id], one.role_title)
                for one in belongs.get(person.id, ())
                if one.organisation_id in names
            ),
            details=details.get(person.id, ()),
            addresses=addresses.get(person.id, ()),
            photo=photos.get(person.id),
            source=_source(sources.get(person.id, ())),
        )
    for organisation in organisations:
        yield CardContact(
            organisation,
            parent=names.get(organisation.parent_id, "") if organisation.parent_id else "",
            details=details.get(organisation.id, ()),
            addresses=addresses.get(organisation.id, ()),
            source=_source(sources.get(organisation.id, ())),
        )


def _wanted(reader: Reader, kind: type[C], ids: Sequence[UUID] | None) -> list[C]:
    found = reader.find(kind) if ids is None else tuple(reader.get_many(kind, ids).values())
    return sorted(found, key=lambda one: (fold(one.name), one.id))


def _owned(reader: Reader, kind: type[E], keys: tuple[UUID, ...], *, few: bool) -> tuple[E, ...]:
    if not few:
        return reader.find(kind)
    return (*reader.find(kind, person_id=keys), *reader.find(kind, organisation_id=keys))


def _by_owner(rows: Sequence[E]) -> Mapping[UUID, tuple[E, ...]]:
    found: dict[UUID, list[E]] = defaultdict(list)
    for row in rows:
        owner: UUID | None = getattr(row, "person_id", None) or getattr(row, "organisation_id", None)
        if owner is not None:
            found[owner].append(row)
    return {owner: tuple(owned) for owner, owned in found.items()}


def _source(rows: Sequence[ContactSource]) -> tuple[CardLine, ...]:
    """Of several cards of one contact the one that came in last."""
    cards = [row for row in rows if row.format == CARD_FORMAT]
    return lines_from(max(cards, key=lambda row: row.id).content) if cards else ()
