"""Writing an import of people: every row of a plan as the user chose, within one operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from rcsc_desktop.domain.contacts import NotTheSame, Organisation, Person
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.import_memory import ImportedRow, ImportSubject, RowOutcome
from rcsc_desktop.domain.imported_people import ReadEntry
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.own_fields import OwnField, OwnValue
from rcsc_desktop.domain.participant import OWN_COLUMN, Participant, ParticipantStatus
from rcsc_desktop.domain.people_differences import UNITED, barred_status, of_contact, of_participant, typed, united
from rcsc_desktop.domain.people_plan import (
    Candidate,
    PeoplePlan,
    PlanChoices,
    PlannedRow,
    RowChoice,
    RowDecision,
    RowState,
)
from rcsc_desktop.domain.people_planning import fingerprint, layout_key
from rcsc_desktop.services.contact_traits import names_of
from rcsc_desktop.services.people_belongings import BelongingsWriting
from rcsc_desktop.services.people_places import PlacesWriting
from rcsc_desktop.services.people_standing import rows_before
from rcsc_desktop.services.ports import UnitOfWork
from rcsc_desktop.services.status_writing import first_move, write_status
from rcsc_desktop.services.writing import Writing

E = TypeVar("E", bound=Entity)

_BATCH = 1000
"""Rows whose entities are written together."""


@dataclass(frozen=True, slots=True)
class _Became:
    """What a row became."""

    outcome: RowOutcome
    contact_id: UUID | None = None
    participant_id: UUID | None = None


class PeopleWriting:
    """Writes the rows of a plan one after the other; ``finish`` writes what is left."""

    def __init__(self, work: UnitOfWork, plan: PeoplePlan, choices: PlanChoices, today: str) -> None:
        self._work = work
        self._plan = plan
        self._choices = choices
        self._today = today
        self._kind: type[Person | Organisation] = (
            Organisation if any(table.subject is ImportSubject.ORGANISATIONS for table in plan.tables) else Person
        )
        self._layouts = [layout_key(table, plan.consultation_id) for table in plan.tables]
        before = rows_before(work, self._layouts)
        self._done = {(key, printed) for key, rows in before.items() for printed in rows}
        self._became: dict[tuple[int, int], _Became] = {}
        self._referred = {(one.table, one.row) for one in self._candidates() if one.id is None}
        self._rows = 0
        self._writing = Writing(work)
        targets = self._targets()
        self._writing.know(self._kind, targets)
        self._places = PlacesWriting(self._writing, targets if self._kind is Person else ())
        self._belongings = BelongingsWriting(self._writing, self._kind, targets)
        self._participants: dict[UUID, Participant] = {}
        if plan.consultation_id is not None:
            for participant in work.find(Participant, consultation_id=plan.consultation_id):
                self._participants.setdefault(participant.person_id, participant)
        self._statuses: dict[tuple[ParticipantStatus, str], list[Participant]] = defaultdict(list)
        self._own = self._own_values()
        self._format = ""

    @property
    def count(self) -> int:
        """Rows that were remembered so far: all but those that came in before."""
        return self._rows

    def row(self, row: PlannedRow) -> None:
        """Do with a row what was chosen, and remember it; one that came in before is passed over."""
        if row.entry is None:
            return
        table = self._plan.tables[row.table]
        key = (self._layouts[row.table], fingerprint(table, row.entry))
        if key in self._done:
            if row.is_known:
                self._remember(row, _Became(RowOutcome.UNCHANGED, row.match_id, row.participant_id))
            return
        self._done.add(key)
        self._format = table.format
        became = self._do(row, row.entry, self._choices.of(row))
        self._remember(row, became)
        is_person = self._kind is Person
        self._writing.add(
            ImportedRow(
                consultation_id=self._plan.consultation_id,
                layout_key=key[0],
                fingerprint=key[1],
                outcome=became.outcome,
                person_id=became.contact_id if is_person else None,
                organisation_id=None if is_person else became.contact_id,
                participant_id=became.participant_id,
            )
        )
        self._rows += 1
        if self._rows % _BATCH == 0:
            self._writing.flush()

    def _remember(self, row: PlannedRow, became: _Became) -> None:
        """Keep at hand what a later row may come back to; of most rows that is nothing."""
        if (row.table, row.row) in self._referred:
            self._became[row.table, row.row] = became
        elif became.outcome is RowOutcome.CREATED and became.contact_id is not None:
            self._participants.pop(became.contact_id, None)
            self._places.forget(became.contact_id)

    def finish(self) -> None:
        """Write what is left."""
        self._places.write_parents()
        self._writing.finish()
        for (status, date), participants in self._statuses.items():
            write_status(self._work, participants, status, date)

    def _candidates(self) -> Iterator[Candidate]:
        """All whom rows may mean, those included that the user chose."""
        yield from (candidate for row in self._plan.rows for candidate in row.candidates)
        yield from (one.target for one in self._choices.decisions.values() if one.target is not None)

    def _targets(self) -> tuple[UUID, ...]:
        """Every contact that a row may write to."""
        found = {candidate.id for candidate in self._candidates()} | {row.match_id for row in self._plan.rows}
        return tuple(one for one in found if one is not None)

    def _do(self, row: PlannedRow, entry: ReadEntry, decision: RowDecision) -> _Became:
        if decision.choice is RowChoice.SKIP:
            return self._skipped(row)
        target = self._target(row, decision) if decision.choice is RowChoice.UPDATE else None
        if target is None:
            became = self._created(entry)
            if row.state is RowState.DOUBTFUL and (row.table, row.row) in self._choices.decisions:
                self._keep_apart(became, row)
            return became
        return self._updated(target, entry, decision.kept)

    def _skipped(self, row: PlannedRow) -> _Became:
        if row.state is not RowState.SAME:
            return _Became(RowOutcome.SKIPPED)
        if row.match_id is None and row.candidates:
            earlier = self._became.get((row.candidates[0].table, row.candidates[0].row))
            return _Became(RowOutcome.UNCHANGED, *((earlier.contact_id, earlier.participant_id) if earlier else ()))
        return _Became(RowOutcome.UNCHANGED, row.match_id, row.participant_id)

    def _target(self, row: PlannedRow, decision: RowDecision) -> UUID | None:
        """Whom a row means: a contact, or what an earlier row became; ``None`` where that became nobody."""
        chosen = decision.target
        if chosen is None:
            if row.match_id is not None:
                return row.match_id
            if not row.candidates:
                return None
            chosen = row.candidates[0]
        if chosen.id is not None:
            return chosen.id
        earlier = self._became.get((chosen.table, chosen.row))
        return earlier.contact_id if earlier is not None else None

    def _created(self, entry: ReadEntry) -> _Became:
        values = {
            field: value
            for field, text in entry.values.items()
            if of_contact(self._kind, field, in_meeting=self._in_meeting)
            and (value := typed(self._kind, field, text)) is not None
        }
        contact = self._kind(name=entry.values["name"], **values)
        self._writing.add(contact)
        return self._with_belongings(contact, entry, RowOutcome.CREATED, frozenset())

    def _updated(self, contact_id: UUID, entry: ReadEntry, kept: frozenset[str]) -> _Became:
        contact = self._writing.now(self._kind, contact_id)
        if contact is None:
            raise UserError("people.moved_on")
        self._writing.change(contact, self._changes(contact, entry, kept))
        return self._with_belongings(contact, entry, RowOutcome.UPDATED, kept)

    def _changes(self, contact: Person | Organisation, entry: ReadEntry, kept: frozenset[str]) -> dict[str, object]:
        found: dict[str, object] = {}
        for field, text in entry.values.items():
            if field in kept or not of_contact(self._kind, field, in_meeting=self._in_meeting):
                continue
            value = united(field, getattr(contact, field), text) if field in UNITED else typed(self._kind, field, text)
            if value is not None:
                found[field] = value
        known = names_of(contact) if isinstance(contact, Organisation) else (contact.name, *contact.aliases.split("\n"))
        if "aliases" not in kept and fold(entry.values["name"]) not in set(map(fold, known)):
            aliases = str(found.get("aliases", contact.aliases))
            found["aliases"] = united("aliases", aliases, entry.values["name"])
        return found

    def _with_belongings(
        self, contact: Person | Organisation, entry: ReadEntry, outcome: RowOutcome, kept: frozenset[str]
    ) -> _Became:
        self._belongings.bring(contact, entry, kept, self._format)
        if isinstance(contact, Organisation):
            if "parent" not in kept:
                self._places.remember_parent(contact.id, entry.values.get("parent", ""))
            return _Became(outcome, contact.id)
        organisation_id = self._places.bring(contact.id, entry.values, kept)
        if not self._in_meeting:
            return _Became(outcome, contact.id)
        participant = self._participant(contact.id, organisation_id, entry.values, kept)
        return _Became(outcome, contact.id, participant.id)

    @property
    def _in_meeting(self) -> bool:
        return self._plan.consultation_id is not None

    def _participant(
        self, person_id: UUID, organisation_id: UUID | None, values: Mapping[str, str], kept: frozenset[str]
    ) -> Participant:
        fields = {
            field: value
            for field, text in values.items()
            if field not in kept
            and of_participant(Person, field)
            and (value := typed(Participant, field, text)) is not None
        }
        if organisation_id is not None and "organisation" not in kept:
            fields["organisation_id"] = organisation_id
        known = self._participants.get(person_id)
        if known is None:
            if fields.get("status", ParticipantStatus.DRAFT) is not ParticipantStatus.DRAFT:
                fields.setdefault("status_date", self._today)
            assert self._plan.consultation_id is not None  # noqa: S101 - participants alone come here
            known = Participant(consultation_id=self._plan.consultation_id, person_id=person_id, **fields)
            self._writing.add(known, *first_move(known))
        else:
            status, date = fields.pop("status", None), fields.pop("status_date", "")
            self._writing.change(known, fields)
            if barred_status(known, values) is None and (status is not None or date):
                self._statuses[status or known.status, date].append(known)
            known = replace(known, **fields)
        self._participants[person_id] = known
        self._write_own(known.id, values, kept)
        return known

    def _own_values(self) -> dict[tuple[UUID, UUID], Any]:
        if self._plan.consultation_id is None:
            return {}
        fields = self._work.find(OwnField, consultation_id=self._plan.consultation_id)
        if not fields:
            return {}
        values = self._work.find(OwnValue, field_id=tuple(field.id for field in fields))
        return {(one.participant_id, one.field_id): one for one in values}

    def _write_own(self, participant_id: UUID, values: Mapping[str, str], kept: frozenset[str]) -> None:
        for column, text in values.items():
            if not column.startswith(OWN_COLUMN) or column in kept:
                continue
            field_id = UUID(column.removeprefix(OWN_COLUMN))
            known = self._own.get((participant_id, field_id))
            if known is None:
                known = OwnValue(field_id=field_id, participant_id=participant_id, value=text)
                self._writing.add(known)
            else:
                self._writing.change(known, {"value": text})
            self._own[participant_id, field_id] = known

    def _keep_apart(self, became: _Became, row: PlannedRow) -> None:
        """The user said of a doubtful row that it is somebody else: that is remembered."""
        if became.contact_id is None:
            return
        for candidate in row.candidates:
            if candidate.id is not None:
                first, second = sorted((became.contact_id, candidate.id))
                self._writing.add(NotTheSame(first_id=first, second_id=second))
