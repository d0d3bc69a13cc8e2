"""What an import of people would do, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.imported_people import ReadEntry, ReadProblem, ReadTable


class RowState(StrEnum):
    """How a row stands to what is there."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


class RowChoice(StrEnum):
    """What is to be done with a row: for doubtful ones the user's word; ``SKIP`` remembers the row and does nothing."""

    SKIP = "skip"
    NEW = "new"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two are taken for one: a code of ``wording.likeness`` (``same_email``, ``name_alike`` …) with its values."""

    code: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a row may mean: a contact (``id``), or an earlier row of the files in hand (``table``, ``row``).

    ``score`` runs from 0 to 100.
    """

    name: str
    score: int
    reasons: tuple[Reason, ...]
    id: UUID | None = None
    table: int = 0
    row: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the row would change: what is there and what it says."""

    field: str
    stored: str
    wanted: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of a table and what would become of it.

    ``is_known`` says that the very row was imported before. ``candidates`` are whom it may mean, the likeliest first;
    ``match_id`` is the person or organisation that it certainly is, ``participant_id`` that person's part in the
    consultation, where there is one. A participant who is new may be a person who is known: then the row is new, has a
    ``match_id``, and its choice is ``UPDATE``. ``differences`` are against the match, or against the first candidate
    that is a contact. ``problem`` says why a row is refused, or which of its values is not taken over.
    """

    table: int
    row: int
    state: RowState
    choice: RowChoice
    entry: ReadEntry | None = None
    match_id: UUID | None = None
    participant_id: UUID | None = None
    is_known: bool = False
    candidates: tuple[Candidate, ...] = ()
    differences: tuple[Difference, ...] = ()
    problem: ReadProblem | None = None


@dataclass(frozen=True, slots=True)
class MissingRow:
    """Somebody who came in with an earlier file of the same layout and does not stand in the new one."""

    name: str
    person_id: UUID | None = None
    organisation_id: UUID | None = None
    participant_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """The whole import: ``tables`` as read, a row for each of their rows in order, and who is missing.

    ``consultation_id`` is where participants go; ``None`` for contacts.
    """

    consultation_id: UUID | None
    tables: tuple[ReadTable, ...]
    rows: tuple[PlannedRow, ...]
    missing: tuple[MissingRow, ...] = ()

    def count(self, state: RowState, table: int | None = None) -> int:
        """How many rows stand so, in all tables or in one."""
        return sum(row.state is state and table in {None, row.table} for row in self.rows)


@dataclass(frozen=True, slots=True)
class RowDecision:
    """What the user says of one row. ``target`` is whom it means, for ``UPDATE``: one of the row's candidates.

    Without a target it is the certain match, or else the likeliest candidate. ``kept`` are fields whose stored value
    stays although the row says something else.
    """

    choice: RowChoice
    target: Candidate | None = None
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """Decisions by (table, row); doubtful rows without one follow ``on_doubt``."""

    on_doubt: RowChoice = RowChoice.SKIP
    decisions: Mapping[tuple[int, int], RowDecision] = field(default_factory=dict)

    def of(self, row: PlannedRow) -> RowDecision:
        """What is to be done with a row; one that was imported before is skipped whatever was chosen."""
        if row.is_known or row.state in {RowState.SAME, RowState.REFUSED}:
            return RowDecision(RowChoice.SKIP)
        found = self.decisions.get((row.table, row.row))
        if found is not None:
            return found
        return RowDecision(self.on_doubt if row.state is RowState.DOUBTFUL else row.choice)


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """What became of one file: numbers of rows. ``unchanged`` rows said nothing new, ``doubtful`` ones were skipped."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class PeopleOutcome:
    """What an import did: its operation (empty where nothing was written) and the numbers of each table."""

    change_set: ChangeSet
    tables: tuple[ImportedTable, ...]


def counted(plan: PeoplePlan, choices: PlanChoices) -> tuple[ImportedTable, ...]:
    """The numbers of rows of each table as applying the plan with these choices would have them."""
    numbers: list[dict[str, int]] = [{} for _ in plan.tables]
    for row in plan.rows:
        if row.state is not RowState.REFUSED:
            name = _becomes(row, choices.of(row).choice)
            numbers[row.table][name] = numbers[row.table].get(name, 0) + 1
    return tuple(ImportedTable(**each) for each in numbers)


def _becomes(row: PlannedRow, choice: RowChoice) -> str:
    if choice is RowChoice.SKIP:
        return "doubtful" if row.state is RowState.DOUBTFUL and not row.is_known else "unchanged"
    return "created" if choice is RowChoice.NEW or row.state is RowState.NEW else "updated"
