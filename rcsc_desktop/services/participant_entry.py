"""People who are brought into a consultation within one operation."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from rcsc_desktop.domain.contacts import Affiliation, Person
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.own_fields import OwnValue, is_own
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.services.contacts import OrganisationFinder
from rcsc_desktop.services.own_values import OwnFields
from rcsc_desktop.services.participant_cells import OF_PERSON
from rcsc_desktop.services.ports import UnitOfWork
from rcsc_desktop.services.status_writing import first_move


class ParticipantEntry:
    """Brings people into a consultation within one operation; what is new goes in as one batch."""

    def __init__(self, work: UnitOfWork, consultation_id: UUID) -> None:
        self._work = work
        self._consultation_id = consultation_id
        self._organisations: OrganisationFinder | None = None
        self._own = OwnFields(work, consultation_id)
        self._new: list[Entity] = []

    def add(self, name: str, person_id: UUID | None, values: Mapping[str, object]) -> tuple[Participant, str]:
        """The participant, and the name as the contacts hold it."""
        cells = {field: value for field, value in values.items() if value not in {"", None}}
        own = {self._own.field(name).id: self._own.typed(name, cells.pop(name)) for name in list(filter(is_own, cells))}
        organisation_id = self._organisation(str(cells.pop("organisation", "")))
        of_person = {field: coerce(Person, field, cells.pop(field)) for field in sorted(OF_PERSON & set(cells))}
        if person_id is None:
            person = Person(name=coerce(Person, "name", name), **of_person)
            self._new.append(person)
            if organisation_id is not None:
                self._new.append(Affiliation(person_id=person.id, organisation_id=organisation_id))
        else:
            person = self._work.get(Person, person_id)
            self._work.change(Person, person_id, **of_person)
        typed = {field: coerce(Participant, field, value) for field, value in cells.items()}
        if "status" in typed:
            typed.setdefault("status_date", today().isoformat())
        participant = Participant(
            consultation_id=self._consultation_id, person_id=person.id, organisation_id=organisation_id, **typed
        )
        self._new += (participant, *first_move(participant))
        self._new += (
            OwnValue(field_id=field_id, participant_id=participant.id, value=text)
            for field_id, text in own.items()
            if text
        )
        return participant, person.name

    def write(self) -> None:
        """Write what was brought in."""
        self._work.add(*self._new)

    def _organisation(self, text: str) -> UUID | None:
        if not text.strip():
            return None
        if self._organisations is None:
            self._organisations = OrganisationFinder(self._work)
        return self._organisations.find_or_add(text)
