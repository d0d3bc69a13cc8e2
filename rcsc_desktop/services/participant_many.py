"""One column of many participants, written within an operation."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.own_fields import is_own
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, Participant
from rcsc_desktop.services.contacts import find_or_add_organisation
from rcsc_desktop.services.own_values import OwnFields, write_own_values
from rcsc_desktop.services.participant_cells import OF_PERSON, owner
from rcsc_desktop.services.ports import UnitOfWork
from rcsc_desktop.services.status_writing import refuse_moves, write_date, write_status

if TYPE_CHECKING:
    from uuid import UUID


def set_column(work: UnitOfWork, participants: Collection[Participant], field: str, text: object) -> None:
    """Write the same into a column of all of them; what cannot be stored refuses all of it."""
    if is_own(field):
        _set_own(work, participants, field, text)
        return
    if field not in PARTICIPANT_COLUMNS:
        raise UserError("column.unknown", column=field, choices=list(PARTICIPANT_COLUMNS))
    ids = [participant.id for participant in participants]
    if field == "organisation":
        name = str(text).strip()
        work.change_many(Participant, ids, organisation_id=find_or_add_organisation(work, name) if name else None)
        return
    typed = coerce(owner(field), field, text)
    if field == "status":
        refuse_moves(work, tuple(participants), typed)
        write_status(work, participants, typed)
    elif field == "status_date":
        write_date(work, participants, typed)
    elif field in OF_PERSON:
        people = dict.fromkeys(participant.person_id for participant in participants)
        work.change_many(owner(field), list(people), **{field: typed})
    else:
        work.change_many(Participant, ids, **{field: typed})


def _set_own(work: UnitOfWork, participants: Collection[Participant], column: str, text: object) -> None:
    values: dict[UUID, dict[UUID, str]] = {}
    for consultation_id in {participant.consultation_id for participant in participants}:
        fields = OwnFields(work, consultation_id)
        field, typed = fields.field(column), fields.typed(column, text)
        of_meeting = [one.id for one in participants if one.consultation_id == consultation_id]
        values.setdefault(field.id, {}).update(dict.fromkeys(of_meeting, typed))
    write_own_values(work, values)
