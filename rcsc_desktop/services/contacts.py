"""Contacts: people and organisations, who belongs where, and where they take part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaSpeaker
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Partner, Session
from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person, with_parents
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import check_dates, coerce
from rcsc_desktop.domain.groups import ContactGroup
from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.services.contact_views import OrganisationView, PersonView, read_organisation, read_person
from rcsc_desktop.services.ports import ContactQueries, Database, Reader, UnitOfWork


class ContactService:
    """The contacts of the workspace; single fields change through ``RecordService``."""

    def __init__(self, database: Database, queries: Callable[[], AbstractContextManager[ContactQueries]]) -> None:
        self._database = database
        self._queries = queries

    def lines(
        self,
        kind: str | None = None,
        query: str = "",
        sort: str = "name",
        *,
        descending: bool = False,
        group_id: UUID | None = None,
        similar: bool = False,
    ) -> Sequence[UUID]:
        """Keys of what the query finds, in order; ``kind`` is ``person``, ``organisation`` or ``None`` for both.

        Only of a group where one is named. ``sort`` is one of ``CONTACT_COLUMNS``; those without a value come last.
        With ``similar`` each word of the query may have one slip.
        """
        within = self._group(group_id)
        with self._queries() as queries:
            return queries.ids(kind, query, sort, descending=descending, within=within, similar=similar)

    def count(self, kind: str | None = None, *, group_id: UUID | None = None) -> int:
        """How many contacts there are, perhaps in a group."""
        within = self._group(group_id)
        with self._queries() as queries:
            return queries.count(kind, within)

    def _group(self, group_id: UUID | None) -> ContactGroup | None:
        if group_id is None:
            return None
        with self._database.read() as reader:
            return reader.get(ContactGroup, group_id)

    def fetch(self, ids: Sequence[UUID]) -> tuple[ContactLine, ...]:
        """The lines of ``ids`` in that order."""
        with self._queries() as queries:
            return queries.fetch(ids)

    def suggest(self, kind: str, text: str, limit: int = 8) -> tuple[ContactLine, ...]:
        """The first few whose words begin with those of ``text``."""
        with self._queries() as queries:
            return queries.suggest(kind, text, limit)

    def person(self, person_id: UUID) -> PersonView:
        """Everything that belongs to one person."""
        return read_person(self._database, self._queries, person_id)

    def organisation(self, organisation_id: UUID) -> OrganisationView:
        """Everything that belongs to one organisation."""
        return read_organisation(self._database, self._queries, organisation_id)

    def resolve(self, text: str) -> tuple[str, UUID]:
        """Noun and key of the contact that a UUID, the whole name or acronym, or an unambiguous search names."""
        with self._database.read() as reader:
            for kind, noun in ((Person, "person"), (Organisation, "organisation")):
                try:
                    return noun, reader.get(kind, UUID(text)).id
                except (ValueError, UserError):
                    continue
        wanted = fold(text)
        if not wanted:
            raise UserError("contact.unknown", key=text)
        found = [line for kind in ("person", "organisation") for line in self.suggest(kind, text, 50)]
        exact = [line for line in found if wanted in {fold(line.name), fold(line.organisation)}]
        exact = [line for line in exact if line.kind == "organisation" or fold(line.name) == wanted] or found
        if not exact:
            raise UserError("contact.unknown", key=text)
        if len(exact) > 1:
            raise UserError("contact.ambiguous", key=text, keys=[line.name for line in exact[:10]])
        return exact[0].kind, exact[0].id

    def is_person(self, name: str) -> bool:
        """Whether a person of the contacts goes by the name, however capitals and accents are set."""
        wanted = fold(name)
        return bool(wanted) and any(fold(line.name) == wanted for line in self.suggest("person", name, 50))

    def add_person(self, name: str, *, organisation: str = "", role_title: str = "", **values: object) -> ChangeSet:
        """A new person, and the affiliation where an organisation is named."""
        with self._database.write() as work:
            person = Person(
                name=coerce(Person, "name", name),
                **{field: coerce(Person, field, value) for field, value in values.items()},
            )
            work.add(person)
            if organisation.strip():
                organisation_id = find_or_add_organisation(work, organisation)
                work.add(Affiliation(person_id=person.id, organisation_id=organisation_id, role_title=role_title))
            return work.commit("person.add", subject_id=person.id, new_id=person.id, title=person.name)

    def add_organisation(self, name: str, **values: object) -> ChangeSet:
        """A new organisation."""
        with self._database.write() as work:
            organisation = Organisation(
                name=coerce(Organisation, "name", name),
                **{field: coerce(Organisation, field, value) for field, value in values.items()},
            )
            work.add(organisation)
            return work.commit("organisation.add", new_id=organisation.id, title=organisation.name)

    def add_affiliation(
        self, person_id: UUID, organisation: str, role_title: str = "", from_date: str = "", to_date: str = ""
    ) -> ChangeSet:
        """Put a person in an organisation, which is found by name, acronym or alias, or made."""
        with self._database.write() as work:
            person = work.get(Person, person_id)
            known = work.find(Affiliation, person_id=person_id)
            affiliation = Affiliation(
                person_id=person_id,
                organisation_id=find_or_add_organisation(work, organisation),
                role_title=role_title,
                from_date=coerce(Affiliation, "from_date", from_date),
                to_date=coerce(Affiliation, "to_date", to_date),
                is_primary=not any(one.is_primary for one in known),
            )
            check_dates(affiliation)
            work.add(affiliation)
            return work.commit("affiliation.add", subject_id=person_id, new_id=affiliation.id, title=person.name)

    def add_member(
        self, organisation_id: UUID, name: str, role_title: str = "", person_id: UUID | None = None
    ) -> ChangeSet:
        """Put a person (``person_id``, or whoever alone goes by ``name``, or somebody new) into an organisation."""
        with self._database.write() as work:
            organisation = work.get(Organisation, organisation_id)
            found = [person_id] if person_id is not None else list(work.named(Person, fold(name)))
            if len(found) > 1:
                raise UserError("contact.ambiguous", key=name, keys=[str(one) for one in found[:10]])
            if found:
                person = work.get(Person, found[0])
            else:
                person = Person(name=coerce(Person, "name", name.strip()))
                work.add(person)
            known = work.find(Affiliation, person_id=person.id)
            affiliation = Affiliation(
                person_id=person.id,
                organisation_id=organisation.id,
                role_title=role_title.strip(),
                is_primary=not any(one.is_primary for one in known),
            )
            work.add(affiliation)
            return work.commit("affiliation.add", subject_id=person.id, new_id=affiliation.id, title=person.name)

    def set_primary(self, affiliation_id: UUID, *, is_primary: bool = True) -> ChangeSet:
        """Make an affiliation the one that lists show, and the person's others not; or make it one of the others."""
        with self._database.write() as work:
            affiliation = work.get(Affiliation, affiliation_id)
            person = work.get(Person, affiliation.person_id)
            if is_primary:
                others = work.find(Affiliation, person_id=person.id, is_primary=True)
                work.change_many(Affiliation, [one.id for one in others if one.id != affiliation_id], is_primary=False)
            work.change(Affiliation, affiliation_id, is_primary=is_primary)
            return work.commit("affiliation.change", subject_id=person.id, title=person.name, fields=["is_primary"])

    def set_parent(self, organisation_id: UUID, name: str) -> ChangeSet:
        """Say which organisation, found by name or made, an organisation is part of; a blank says of none.

        Raises ``organisation.circle`` where it would be part of itself.
        """
        with self._database.write() as work:
            organisation = work.get(Organisation, organisation_id)
            parent_id = find_or_add_organisation(work, name) if name.strip() else None
            if organisation_id in with_parents(parent_id, partial(_parent_of, work)):
                raise UserError("organisation.circle", name=organisation.name)
            work.change(Organisation, organisation_id, parent_id=parent_id)
            return work.commit("organisation.change", title=organisation.name, fields=["parent_id"])

    def remove(self, kind: type[Person | Organisation], contact_id: UUID) -> ChangeSet:
        """Take a contact out; refused (``contact.in_use``) while consultations, agendas or people name it."""
        with self._database.write() as work:
            contact = work.get(kind, contact_id)
            uses = _uses(work, kind, contact_id)
            if uses:
                raise UserError("contact.in_use", name=contact.name, uses=uses)
            if kind is Person:
                work.remove(Affiliation, *(one.id for one in work.find(Affiliation, person_id=contact_id)))
            work.remove(kind, contact_id)
            noun = "person" if kind is Person else "organisation"
            return work.commit(f"{noun}.remove", title=contact.name)


def _parent_of(reader: Reader, organisation_id: UUID) -> UUID | None:
    found = reader.get_many(Organisation, [organisation_id]).get(organisation_id)
    return None if found is None else found.parent_id


def _uses(reader: Reader, kind: type[Entity], contact_id: UUID) -> dict[str, int]:
    """How many live rows of each noun name the contact."""
    pointing: tuple[tuple[str, type[Entity], str], ...]
    if kind is Person:
        pointing = (
            ("participant", Participant, "person_id"),
            ("agenda_speaker", AgendaSpeaker, "person_id"),
            ("session", Session, "chair_id"),
        )
    else:
        pointing = (
            ("participant", Participant, "organisation_id"),
            ("partner", Partner, "organisation_id"),
            ("affiliation", Affiliation, "organisation_id"),
            ("organisation", Organisation, "parent_id"),
        )
    counts = {noun: len(reader.find(other, **{field: contact_id})) for noun, other, field in pointing}
    return {noun: count for noun, count in counts.items() if count}


class OrganisationFinder:
    """Finds organisations by name, acronym or alias (case, accents and blanks apart), or makes them."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._known: dict[str, UUID | None] = {}

    def find(self, text: str) -> UUID | None:
        """The key of the organisation that ``text`` names, the oldest of several; ``None`` for an unknown name."""
        wanted = fold(text)
        if wanted not in self._known:
            self._known[wanted] = min(self._work.named(Organisation, wanted), default=None)
        return self._known[wanted]

    def find_or_add(self, text: str) -> UUID:
        """``find``, or a new organisation of that name; ``text.required`` for a blank."""
        found = self.find(text)
        if found is None:
            organisation = Organisation(name=coerce(Organisation, "name", text.strip()))
            self._work.add(organisation)
            found = self._known[fold(text)] = organisation.id
        return found


def find_or_add_organisation(work: UnitOfWork, text: str) -> UUID:
    """The key of the organisation that ``text`` names, which is made where there is none."""
    return OrganisationFinder(work).find_or_add(text)
