"""Everything about one contact on one page: what belongs to it, what it took part in, what became of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaSpeaker
from rcsc_desktop.domain.contacts import Affiliation, ContactDetail, Photo, PostalAddress
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.history import OperationLine
from rcsc_desktop.domain.lines import ItemDocument, SignedStatement
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.services.contact_views import OrganisationView, PersonView
from rcsc_desktop.services.contacts import ContactService
from rcsc_desktop.services.history import HistoryService
from rcsc_desktop.services.ports import ContactPageQueries, Database

_LATEST = 40
"""So many changes are told; the history page has all of them."""
_OF_PERSON: tuple[type[Entity], ...] = (Affiliation, ContactDetail, PostalAddress, Photo, Participant, AgendaSpeaker)
_OF_ORGANISATION: tuple[type[Entity], ...] = (Affiliation, ContactDetail, PostalAddress)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``statements`` are signed by the person or one of their organisations; ``history`` begins with the newest."""

    view: PersonView
    documents: tuple[ItemDocument, ...]
    statements: tuple[SignedStatement, ...]
    history: tuple[OperationLine, ...]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """An organisation with the statements that it signed and the latest changes."""

    view: OrganisationView
    statements: tuple[SignedStatement, ...]
    history: tuple[OperationLine, ...]


class ContactPages:
    """Reads pages; writes nothing."""

    def __init__(
        self,
        database: Database,
        contacts: ContactService,
        history: HistoryService,
        queries: Callable[[], AbstractContextManager[ContactPageQueries]],
    ) -> None:
        self._database = database
        self._contacts = contacts
        self._history = history
        self._queries = queries

    def person(self, person_id: UUID) -> PersonPage:
        """Everything about one person."""
        view = self._contacts.person(person_id)
        names = {fold(name) for name in (view.person.name, *view.person.aliases.splitlines())} - {""}
        organisations = {one.organisation.id for one in view.affiliations}
        with self._queries() as queries:
            documents = queries.documents_of_person(person_id)
            statements = queries.statements(organisations, names)
        return PersonPage(view, documents, statements, self._changes(person_id, "person_id", _OF_PERSON))

    def organisation(self, organisation_id: UUID) -> OrganisationPage:
        """Everything about one organisation."""
        view = self._contacts.organisation(organisation_id)
        with self._queries() as queries:
            statements = queries.statements({organisation_id})
        history = self._changes(organisation_id, "organisation_id", _OF_ORGANISATION)
        return OrganisationPage(view, statements, history)

    def _changes(self, contact_id: UUID, owner: str, kinds: tuple[type[Entity], ...]) -> tuple[OperationLine, ...]:
        """What was done to the contact, to what belongs to it, and to its part in meetings."""
        with self._database.read() as reader:
            rows = [row.id for kind in kinds for row in reader.find_all(kind, **{owner: contact_id})]
        return self._history.list(row_ids=[contact_id, *rows], limit=_LATEST)
