"""Reading what an import is planned against, in a constant number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from rcsc_desktop.domain.addresses import address_key
from rcsc_desktop.domain.contacts import Affiliation, ContactDetail, Organisation, Photo, PostalAddress
from rcsc_desktop.domain.import_memory import ImportedRow, ImportSubject
from rcsc_desktop.domain.imported_people import ReadTable
from rcsc_desktop.domain.names import Lookup, fold, lookup
from rcsc_desktop.domain.own_fields import OwnField, OwnValue, column_of
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.people_planning import layout_key
from rcsc_desktop.domain.people_standing import KnownBelongings, KnownMeeting, Standing
from rcsc_desktop.services.contact_traits import known_contacts, names_of
from rcsc_desktop.services.ports import Reader


def read_standing(reader: Reader, tables: Sequence[ReadTable], consultation_id: UUID | None) -> Standing:
    """Contacts of the kind that the tables hold, the consultation's participants, and what came in before."""
    of_people = not any(table.subject is ImportSubject.ORGANISATIONS for table in tables)
    bodies = reader.find(Organisation)
    return Standing(
        contacts=known_contacts(reader, "person" if of_people else "organisation"),
        bodies={body.id: body for body in bodies},
        organisation=organisation_lookup(bodies),
        affiliations=_affiliations(reader) if of_people else {},
        belongings=_belongings(reader, of_people=of_people),
        meeting=KnownMeeting() if consultation_id is None else _meeting(reader, consultation_id),
        rows=rows_before(reader, {layout_key(table, consultation_id) for table in tables}),
    )


def organisation_lookup(bodies: Iterable[Organisation]) -> Lookup:
    """Finds organisations by name, acronym, alias and names in other languages."""
    return lookup((body.id, name) for body in bodies for name in names_of(body))


def rows_before(reader: Reader, layouts: Iterable[str]) -> Mapping[str, Mapping[str, ImportedRow]]:
    """The rows that came in before by layout and fingerprint."""
    found: dict[str, dict[str, ImportedRow]] = defaultdict(dict)
    for row in reader.find(ImportedRow, layout_key=tuple(layouts)):
        found[row.layout_key][row.fingerprint] = row
    return found


def _affiliations(reader: Reader) -> Mapping[UUID, Sequence[Affiliation]]:
    found: dict[UUID, list[Affiliation]] = defaultdict(list)
    for one in sorted(reader.find(Affiliation), key=lambda one: (not one.is_primary, one.id)):
        found[one.person_id].append(one)
    return found


def _belongings(reader: Reader, *, of_people: bool) -> KnownBelongings:
    owner = "person_id" if of_people else "organisation_id"
    ways: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    for detail in reader.find(ContactDetail):
        ways[getattr(detail, owner)].add((detail.kind.value, fold(detail.value)))
    addresses: dict[UUID, set[str]] = defaultdict(set)
    for address in reader.find(PostalAddress):
        addresses[getattr(address, owner)].add(address_key(address))
    photos = frozenset(photo.person_id for photo in reader.find(Photo)) if of_people else frozenset()
    return KnownBelongings(
        {key: frozenset(one) for key, one in ways.items()},
        {key: frozenset(one) for key, one in addresses.items()},
        photos,
    )


def _meeting(reader: Reader, consultation_id: UUID) -> KnownMeeting:
    participants: dict[UUID, Participant] = {}
    for participant in reader.find(Participant, consultation_id=consultation_id):
        participants.setdefault(participant.person_id, participant)
    fields = {field.id: column_of(field.id) for field in reader.find(OwnField, consultation_id=consultation_id)}
    values = reader.find(OwnValue, field_id=tuple(fields)) if fields else ()
    return KnownMeeting(participants, {(one.participant_id, fields[one.field_id]): one.value for one in values})
