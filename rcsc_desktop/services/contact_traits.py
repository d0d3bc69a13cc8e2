"""What of the contacts is compared when somebody may be one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from rcsc_desktop.domain.contacts import Affiliation, ContactDetail, DetailKind, NotTheSame, Organisation, Person
from rcsc_desktop.domain.likeness import organisation_traits, person_traits
from rcsc_desktop.domain.people_standing import KnownContact
from rcsc_desktop.domain.translated_names import names_by_language
from rcsc_desktop.services.ports import Reader


def known_people(reader: Reader) -> tuple[KnownContact, ...]:
    """All people, the longest known first, in a constant number of statements."""
    reach = _details(reader, "person_id")
    bodies = {body.id: body for body in reader.find(Organisation)}
    places: dict[UUID, list[Organisation]] = defaultdict(list)
    for affiliation in sorted(reader.find(Affiliation), key=lambda one: not one.is_primary):
        if affiliation.organisation_id in bodies:
            places[affiliation.person_id].append(bodies[affiliation.organisation_id])
    found = []
    for person in reader.find(Person):
        mine = places.get(person.id, ())
        emails, phones = reach.get(person.id, ((), ()))
        traits = person_traits(
            person.name,
            person.aliases,
            emails=(person.email, *emails),
            phones=(person.phone, *phones),
            organisations=[name for body in mine for name in names_of(body)],
            country=person.country,
        )
        first = (mine[0].acronym or mine[0].name) if mine else ""
        found.append(KnownContact(person, traits, _joined(first, person.country, person.email)))
    return tuple(found)


def known_organisations(reader: Reader) -> tuple[KnownContact, ...]:
    """All organisations, the longest known first."""
    reach = _details(reader, "organisation_id")
    found = []
    for body in reader.find(Organisation):
        emails, phones = reach.get(body.id, ((), ()))
        traits = organisation_traits(
            body.name,
            body.acronym,
            "\n".join(names_of(body)[1:]),
            emails=(body.email, *emails),
            phones=(body.phone, *phones),
            country=body.country,
            website=body.website,
        )
        found.append(KnownContact(body, traits, _joined(body.acronym, body.country, body.website)))
    return tuple(found)


def known_contacts(reader: Reader, kind: str) -> tuple[KnownContact, ...]:
    """``known_people`` or ``known_organisations``, by the noun."""
    return known_people(reader) if kind == "person" else known_organisations(reader)


def names_of(body: Organisation) -> tuple[str, ...]:
    """Everything an organisation goes by: its name first, then acronym, aliases, names in other languages."""
    translated = names_by_language(body.translated_names).values()
    return (body.name, *filter(None, (body.acronym, *body.aliases.split("\n"), *translated)))


def detail_of(reader: Reader, kind: str, contacts: Sequence[Person | Organisation]) -> Mapping[UUID, str]:
    """What tells a few contacts from others of their name, by key."""
    if kind == "organisation":
        return {
            one.id: _joined(one.acronym, one.country, one.website) for one in contacts if isinstance(one, Organisation)
        }
    known = sorted(
        reader.find(Affiliation, person_id=tuple(one.id for one in contacts)), key=lambda one: one.is_primary
    )
    places = {one.person_id: one.organisation_id for one in known}
    bodies = reader.get_many(Organisation, places.values())
    found = {}
    for one in contacts:
        body = bodies.get(places[one.id]) if one.id in places else None
        found[one.id] = _joined((body.acronym or body.name) if body else "", one.country, one.email)
    return found


def kept_apart(reader: Reader) -> frozenset[tuple[UUID, UUID]]:
    """Pairs that somebody said are not the same, the smaller key first."""
    return frozenset((pair.first_id, pair.second_id) for pair in reader.find(NotTheSame))


def _details(reader: Reader, owner: str) -> Mapping[UUID, tuple[list[str], list[str]]]:
    """Further e-mail addresses and telephones by their owner."""
    found: dict[UUID, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for detail in reader.find(ContactDetail, kind=(DetailKind.EMAIL, DetailKind.PHONE)):
        owner_id = getattr(detail, owner)
        if owner_id is not None:
            found[owner_id][detail.kind is DetailKind.PHONE].append(detail.value)
    return found


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
