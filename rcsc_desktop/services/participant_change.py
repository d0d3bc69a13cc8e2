"""One column of one participant, written within an operation to wherever its value stands."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.own_fields import OwnValue, is_own
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.services.contacts import find_or_add_organisation
from rcsc_desktop.services.own_values import OwnFields, write_own_values
from rcsc_desktop.services.participant_cells import OF_PERSON
from rcsc_desktop.services.ports import UnitOfWork
from rcsc_desktop.services.records import change_fields, refuse_conflict
from rcsc_desktop.services.status_writing import refuse_moves, write_date, write_status

Seen = Mapping[str, object] | None
"""What stood in the columns when the edit began; ``edit.conflict`` where it moved on."""


def change_column(work: UnitOfWork, participant: Participant, field: str, text: object, seen: Seen) -> Person:
    """Write it; the person comes back as they are now."""
    if field == "status":
        _move(work, participant, text, seen)
    elif field == "status_date":
        _redate(work, participant, text, seen)
    elif field == "organisation":
        _represent(work, participant, str(text), seen)
    elif is_own(field):
        _write_own(work, participant, field, text, seen)
    elif field not in OF_PERSON:
        change_fields(work, Participant, participant.id, {field: text}, seen)
    if field in OF_PERSON:
        return change_fields(work, Person, participant.person_id, {field: text}, seen)
    return work.get(Person, participant.person_id)


def _represent(work: UnitOfWork, participant: Participant, organisation: str, seen: Seen) -> None:
    known = work.get_many(Organisation, [participant.organisation_id] if participant.organisation_id else [])
    stored = next((one.acronym or one.name for one in known.values()), "")
    if seen is not None and seen.get("organisation", stored) not in {stored, *(one.name for one in known.values())}:
        raise UserError("edit.conflict", field="organisation", yours=organisation, theirs=stored, row_id=participant.id)
    found = find_or_add_organisation(work, organisation) if organisation.strip() else None
    work.change(Participant, participant.id, organisation_id=found)


def _move(work: UnitOfWork, participant: Participant, text: object, seen: Seen) -> None:
    typed = coerce(Participant, "status", text)
    refuse_conflict(participant, {"status": typed}, seen)
    refuse_moves(work, [participant], typed)
    write_status(work, [participant], typed)


def _redate(work: UnitOfWork, participant: Participant, text: object, seen: Seen) -> None:
    typed = coerce(Participant, "status_date", text)
    refuse_conflict(participant, {"status_date": typed}, seen)
    write_date(work, [participant], typed)


def _write_own(work: UnitOfWork, participant: Participant, column: str, text: object, seen: Seen) -> None:
    fields = OwnFields(work, participant.consultation_id)
    field, typed = fields.field(column), fields.typed(column, text)
    held = work.find(OwnValue, field_id=field.id, participant_id=participant.id)
    stored = held[0].value if held else ""
    if seen is not None and seen.get(column, stored) != stored != typed:
        raise UserError("edit.conflict", field=field.name, yours=typed, theirs=stored, row_id=participant.id)
    write_own_values(work, {field.id: {participant.id: typed}})
