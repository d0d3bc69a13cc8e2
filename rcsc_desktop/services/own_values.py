"""Values of the organiser's own fields, written within an operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import OwnField, OwnValue, coerce_own, column_of, is_own
from rcsc_desktop.domain.participant import OWN_COLUMN, PARTICIPANT_COLUMNS
from rcsc_desktop.services.ports import Reader, UnitOfWork
from rcsc_desktop.services.writing import in_parts


class OwnFields:
    """The own fields of a consultation by the names of their columns, read once within an operation."""

    def __init__(self, reader: Reader, consultation_id: UUID) -> None:
        self._known = {column_of(field.id): field for field in reader.find(OwnField, consultation_id=consultation_id)}

    @property
    def columns(self) -> Mapping[str, OwnField]:
        """The fields in their order."""
        return self._known

    def field(self, column: str) -> OwnField:
        """The field of a column; ``column.unknown`` where there is none."""
        if column not in self._known:
            raise UserError("column.unknown", column=column, choices=list(PARTICIPANT_COLUMNS))
        return self._known[column]

    def typed(self, column: str, value: object) -> str:
        """What is stored for a text as it was typed (see ``coerce_own``)."""
        return coerce_own(self.field(column), value)


def column_label(reader: Reader, column: str) -> str:
    """The name of a column in the journal: an own field goes by the name that it had."""
    if not is_own(column):
        return column
    return reader.get(OwnField, UUID(column.removeprefix(OWN_COLUMN))).name


def write_own_values(work: UnitOfWork, values: Mapping[UUID, Mapping[UUID, str]]) -> None:
    """Write values by field and participant; an empty one takes the value out."""
    for field_id, wanted in values.items():
        held = _held(work, field_id, wanted.keys())
        changed: dict[str, list[UUID]] = defaultdict(list)
        for participant_id, value in held.items():
            if wanted[participant_id] != value.value:
                changed[wanted[participant_id]].append(value.id)
        work.remove(OwnValue, *changed.pop("", ()))
        for text, ids in changed.items():
            work.change_many(OwnValue, ids, value=text)
        work.add(
            *(
                OwnValue(field_id=field_id, participant_id=participant_id, value=text)
                for participant_id, text in wanted.items()
                if text and participant_id not in held
            )
        )


def _held(reader: Reader, field_id: UUID, participants: Collection[UUID]) -> dict[UUID, OwnValue]:
    return {
        value.participant_id: value
        for part in in_parts(participants)
        for value in reader.find(OwnValue, field_id=field_id, participant_id=part)
    }
