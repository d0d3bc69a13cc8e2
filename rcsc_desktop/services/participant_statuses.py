"""How a participant came to their status, and who comes instead of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.participant import Participant, ParticipantStatus, StatusMove
from rcsc_desktop.services.participant_entry import ParticipantEntry
from rcsc_desktop.services.ports import Database, Reader, UnitOfWork
from rcsc_desktop.services.records import change_fields
from rcsc_desktop.services.status_writing import latest_moves, refuse_moves, write_status

_HANDED_ON = ("category", "constituency", "role", "rank", "regional_scope", "thematic_focus", "mode")
"""What belongs to the place and not to the person who takes it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A participant by key and name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """The statuses of one participant with their dates, the first one first, and who stands in for whom."""

    consultation_id: UUID
    status: ParticipantStatus
    moves: tuple[StatusMove, ...]
    replaced_by: Named | None
    replaces: tuple[Named, ...]


class StatusService:
    """One participant at a time; many at once are moved by ``ParticipantService.set_status``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def view(self, participant_id: UUID) -> StatusView:
        """What there is to know about the statuses of a participant."""
        with self._database.read() as reader:
            participant = reader.get(Participant, participant_id)
            moves = reader.find(StatusMove, participant_id=participant_id)
            substitute = participant.replaced_by_id
            named = _named(reader, () if substitute is None else (substitute,))
            return StatusView(
                participant.consultation_id,
                participant.status,
                moves,
                named[0] if named else None,
                _named(reader, tuple(one.id for one in reader.find(Participant, replaced_by_id=participant_id))),
            )

    def change_date(self, move_id: UUID, date: object, seen: Mapping[str, object] | None = None) -> ChangeSet:
        """Give a status that a participant came to another date; the present one's is the status date."""
        with self._database.write() as work:
            if not str(date).strip():
                raise UserError("date.unknown", text=str(date), field="date")
            move = change_fields(work, StatusMove, move_id, {"date": date}, seen)
            participant = work.get(Participant, move.participant_id)
            if latest_moves(work, [participant.id])[participant.id].id == move_id:
                work.change(Participant, participant.id, status_date=coerce(StatusMove, "date", date))
            return work.commit(
                "participant.change",
                consultation_id=participant.consultation_id,
                subject_id=participant.person_id,
                title=work.get(Person, participant.person_id).name,
                fields=["status_date"],
            )

    def replace(self, participant_id: UUID, name: str, person_id: UUID | None = None, *, date: str = "") -> ChangeSet:
        """Somebody comes instead: the participant is replaced, and the other one takes the place.

        The other is ``person_id`` of the contacts, who may take part already, or somebody new called ``name``; who is
        brought in represents the same organisation in the same part and is nominated. ``new_id`` is their key. Raises
        ``participant.replaces_itself`` and what a move against the rules does.
        """
        with self._database.write() as work:
            participant = work.get(Participant, participant_id)
            person = work.get(Person, participant.person_id)
            if person_id == participant.person_id:
                raise UserError("participant.replaces_itself", name=person.name)
            day = coerce(Participant, "status_date", date)
            refuse_moves(work, [participant], ParticipantStatus.REPLACED)
            substitute_id, known_as = _substitute(work, participant, name, person_id)
            write_status(work, [participant], ParticipantStatus.REPLACED, day)
            work.change(Participant, participant_id, replaced_by_id=substitute_id)
            return work.commit(
                "participant.replace",
                consultation_id=participant.consultation_id,
                subject_id=person.id,
                new_id=substitute_id,
                title=person.name,
                by=known_as,
            )


def _substitute(work: UnitOfWork, participant: Participant, name: str, person_id: UUID | None) -> tuple[UUID, str]:
    """Who takes the place, who may have to be brought in, and what they are called."""
    consultation_id = participant.consultation_id
    if person_id is not None:
        there = work.find(Participant, consultation_id=consultation_id, person_id=person_id)
        if there:
            return there[0].id, work.get(Person, person_id).name
    values: dict[str, object] = {field: getattr(participant, field) for field in _HANDED_ON}
    values["status"] = ParticipantStatus.NOMINATED
    if participant.organisation_id is not None:
        values["organisation"] = work.get(Organisation, participant.organisation_id).name
    entry = ParticipantEntry(work, consultation_id)
    added, known_as = entry.add(name, person_id, values)
    entry.write()
    return added.id, known_as


def _named(reader: Reader, ids: tuple[UUID, ...]) -> tuple[Named, ...]:
    participants = reader.get_many(Participant, ids)
    people = reader.get_many(Person, [one.person_id for one in participants.values()])
    return tuple(Named(one.id, people[one.person_id].name) for one in participants.values() if one.person_id in people)
