"""Cells of a list of participants that are written together, and those that are refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.own_fields import is_own
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, Participant, ParticipantStatus
from rcsc_desktop.domain.participant_status import may_follow
from rcsc_desktop.services.contacts import OrganisationFinder
from rcsc_desktop.services.own_values import OwnFields, write_own_values
from rcsc_desktop.services.ports import UnitOfWork
from rcsc_desktop.services.status_writing import not_allowed, write_date, write_status

OF_PERSON = frozenset({"name", "title", "email", "phone", "country", "languages"})
"""Columns whose values are the person's and stand there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text for one column of a participant; ``row`` is the number that a refusal names it by."""

    id: UUID
    field: str
    text: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A text that was not taken over, and why; ``row`` counts from 1 as the caller counts."""

    row: int
    field: str
    text: str
    error: UserError


@dataclass(frozen=True, slots=True)
class Filling:
    """How many cells were written, and in which consultation (``None`` for several)."""

    count: int
    consultation_id: UUID | None


def accepted(cells: Mapping[str, str], row: int, refused: list[RefusedCell], own: OwnFields) -> dict[str, str]:
    """The cells of a new row that can be stored; the others are added to ``refused``."""
    kept = {}
    for column, text in cells.items():
        try:
            if is_own(column):
                own.typed(column, text)
            elif column == "name" or (text and column != "organisation"):
                coerce(owner(column), column, text)
        except UserError as error:
            refused.append(RefusedCell(row, column, text, error))
        else:
            kept[column] = text
    return kept


def owner(column: str) -> type[Entity]:
    """Where the value of a column stands."""
    return Person if column in OF_PERSON else Participant


def fill(work: UnitOfWork, cells: Sequence[Cell], refused: list[RefusedCell] | None) -> Filling:
    """Write cells of participants that are there; what cannot be stored is added to ``refused`` or raised.

    A status comes with the date that is written beside it, else today.
    """
    known = work.get_many(Participant, dict.fromkeys(cell.id for cell in cells))
    same: dict[tuple[type[Entity], str, object], list[UUID]] = defaultdict(list)
    organisations = OrganisationFinder(work)
    statuses: dict[UUID, ParticipantStatus] = {}
    dates: dict[UUID, str] = {}
    own: dict[UUID, OwnFields] = {}
    values: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    count = 0
    for cell in cells:
        try:
            participant = _known(known, cell)
            if is_own(cell.field):
                meeting = participant.consultation_id
                fields = own[meeting] = own.get(meeting) or OwnFields(work, meeting)
                values[fields.field(cell.field).id][participant.id] = fields.typed(cell.field, cell.text)
                count += 1
                continue
            target, name, value = _target(participant, cell, organisations)
            if name == "status" and not may_follow(participant.status, value):
                raise not_allowed(participant.status, value, work.get(Person, participant.person_id).name)
        except UserError as error:
            if refused is None:
                raise
            refused.append(RefusedCell(cell.row, cell.field, cell.text, error))
            continue
        if name == "status":
            statuses[target] = value
        elif name == "status_date":
            dates[target] = value
        else:
            same[owner(cell.field), name, value].append(target)
        count += 1
    for (kind, name, value), ids in same.items():
        work.change_many(kind, list(dict.fromkeys(ids)), **{name: value})
    _write_statuses(work, known, statuses, dates)
    write_own_values(work, values)
    return Filling(count, only_meeting(known.values()))


def only_meeting(participants: Iterable[Participant]) -> UUID | None:
    """The consultation of all of them; ``None`` where there are several."""
    found = {participant.consultation_id for participant in participants}
    return found.pop() if len(found) == 1 else None


def _write_statuses(
    work: UnitOfWork,
    known: Mapping[UUID, Participant],
    statuses: Mapping[UUID, ParticipantStatus],
    dates: Mapping[UUID, str],
) -> None:
    moves: dict[tuple[ParticipantStatus, str], list[Participant]] = defaultdict(list)
    for row_id, status in statuses.items():
        moves[status, dates.get(row_id, "")].append(known[row_id])
    for (status, date), moving in moves.items():
        write_status(work, moving, status, date)
    redated: dict[str, list[Participant]] = defaultdict(list)
    for row_id in dates.keys() - statuses.keys():
        redated[dates[row_id]].append(known[row_id])
    for date, participants in redated.items():
        write_date(work, participants, date)


def _known(known: Mapping[UUID, Participant], cell: Cell) -> Participant:
    if cell.id not in known:
        raise UserError("row.unknown", noun="participant", id=str(cell.id))
    return known[cell.id]


def _target(participant: Participant, cell: Cell, organisations: OrganisationFinder) -> tuple[UUID, str, Any]:
    """The row and the field to write to, and the value."""
    if cell.field not in PARTICIPANT_COLUMNS:
        raise UserError("column.unknown", column=cell.field, choices=list(PARTICIPANT_COLUMNS))
    if cell.field == "organisation":
        text = cell.text.strip()
        return participant.id, "organisation_id", organisations.find_or_add(text) if text else None
    kind = owner(cell.field)
    row_id = participant.person_id if kind is Person else participant.id
    return row_id, cell.field, coerce(kind, cell.field, cell.text)
