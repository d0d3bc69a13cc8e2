"""What belongs to one person or one organisation, read together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from uuid import UUID

from rcsc_desktop.domain.contacts import (
    Affiliation,
    ContactDetail,
    DetailKind,
    Organisation,
    OrganisationKind,
    Person,
    Photo,
    PostalAddress,
)
from rcsc_desktop.domain.lines import ItemPart, Part
from rcsc_desktop.domain.mechanisms import Office, office
from rcsc_desktop.domain.phones import e164
from rcsc_desktop.services.ports import ContactQueries, Database

Queries = Callable[[], AbstractContextManager[ContactQueries]]


@dataclass(frozen=True, slots=True)
class AffiliationLine:
    """An affiliation of a person with the organisation that it names."""

    affiliation: Affiliation
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class MemberLine:
    """An affiliation with an organisation and the name of the person."""

    affiliation: Affiliation
    name: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with affiliations (the main one first, then the newest), ways to be reached and where they take part."""

    person: Person
    affiliations: tuple[AffiliationLine, ...]
    takes_part: tuple[Part, ...]
    speaks_at: tuple[ItemPart, ...]
    details: tuple[ContactDetail, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    photo: Photo | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Telephones as written, and the form (E.164) in which they can be called from anywhere."""


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation with its parent, members, ways to be reached and consultations."""

    organisation: Organisation
    parent: Organisation | None
    members: tuple[MemberLine, ...]
    takes_part: tuple[Part, ...]
    details: tuple[ContactDetail, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    children: tuple[Organisation, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    """As of a person."""


def read_person(database: Database, open_queries: Queries, person_id: UUID) -> PersonView:
    """Everything that belongs to one person; ``row.unknown`` where there is none."""
    with database.read() as reader:
        person = reader.get(Person, person_id)
        affiliations = reader.find(Affiliation, person_id=person_id)
        organisations = reader.get_many(Organisation, {one.organisation_id for one in affiliations})
        details = reader.find(ContactDetail, person_id=person_id)
        addresses = reader.find(PostalAddress, person_id=person_id)
        photo = next(iter(reader.find(Photo, person_id=person_id)), None)
    with open_queries() as queries:
        return PersonView(
            person=person,
            affiliations=tuple(
                AffiliationLine(one, organisations[one.organisation_id])
                for one in _newest_first(affiliations)
                if one.organisation_id in organisations
            ),
            takes_part=queries.parts_of_person(person_id),
            speaks_at=queries.items_of_person(person_id),
            details=details,
            addresses=addresses,
            photo=photo,
            numbers=_numbers(person, details),
        )


def read_organisation(database: Database, open_queries: Queries, organisation_id: UUID) -> OrganisationView:
    """Everything that belongs to one organisation; ``row.unknown`` where there is none."""
    with database.read() as reader:
        organisation = reader.get(Organisation, organisation_id)
        parent_id = organisation.parent_id
        parent = reader.get_many(Organisation, [parent_id]).get(parent_id) if parent_id else None
        details = reader.find(ContactDetail, organisation_id=organisation_id)
        addresses = reader.find(PostalAddress, organisation_id=organisation_id)
        children = reader.find(Organisation, parent_id=organisation_id)
    with open_queries() as queries:
        return OrganisationView(
            organisation=organisation,
            parent=parent,
            members=_offices_first(organisation, queries.members(organisation_id)),
            takes_part=queries.parts_of_organisation(organisation_id),
            details=details,
            addresses=addresses,
            children=children,
            numbers=_numbers(organisation, details),
        )


def _numbers(contact: Person | Organisation, details: Iterable[ContactDetail]) -> Mapping[str, str]:
    written = [contact.phone, *(one.value for one in details if one.kind is DetailKind.PHONE)]
    return {text: number for text in written if (number := e164(text, contact.country))}


def _offices_first(organisation: Organisation, members: Sequence[tuple[Affiliation, str]]) -> tuple[MemberLine, ...]:
    """Members by name; those who hold an office of a mechanism stand before the others."""
    lines = [MemberLine(one, name) for one, name in members]
    if organisation.kind is OrganisationKind.ISCM:
        places = [*Office, None]
        lines.sort(key=lambda line: places.index(office(line.affiliation.role_title)))
    return tuple(lines)


def _newest_first(affiliations: tuple[Affiliation, ...]) -> list[Affiliation]:
    """The main one, those that last, those that ended; within each the one that began last is first."""

    def began(one: Affiliation) -> str:
        return str(one.from_date or one.to_date or "")

    newest = sorted(affiliations, key=began, reverse=True)
    return sorted(newest, key=lambda one: (not one.is_primary, one.to_date is not None))
