"""What the user says to the rows of an import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from enum import StrEnum

from rcsc_desktop.domain.people_plan import (
    Candidate,
    PeoplePlan,
    PlanChoices,
    PlannedRow,
    RowChoice,
    RowDecision,
    RowState,
)


class Fate(StrEnum):
    """What applying would do with a row."""

    ADDED = "added"
    UPDATED = "updated"
    SAME = "same"
    LEFT_OUT = "left_out"
    REFUSED = "refused"


def is_open(row: PlannedRow) -> bool:
    """Something can be chosen for the row."""
    return row.state in {RowState.NEW, RowState.CHANGED, RowState.DOUBTFUL} and not row.is_known


class Answers:
    """A decision for each row, by the row's place in ``plan.rows``; the plan's own until the user says otherwise.

    ``said`` grows with everything that is said.
    """

    def __init__(self, plan: PeoplePlan) -> None:
        self.plan = plan
        self.said = 0
        self._decisions: dict[int, RowDecision] = {}
        self._fates = Counter(self.fate(place) for place in range(len(plan.rows)))
        self._doubts = Counter(is_open(row) and row.state is RowState.DOUBTFUL for row in plan.rows)[True]

    @property
    def is_touched(self) -> bool:
        """Something was decided by hand."""
        return bool(self._decisions)

    @property
    def undecided(self) -> int:
        """How many doubtful rows nobody has said anything to; they are left out."""
        return self._doubts

    def decision(self, place: int) -> RowDecision:
        """What is to be done with a row."""
        found = self._decisions.get(place)
        if found is not None:
            return found
        row = self.plan.rows[place]
        return RowDecision(RowChoice.SKIP if row.state is RowState.DOUBTFUL else row.choice)

    def is_decided(self, place: int) -> bool:
        """The user said what to do with the row."""
        return place in self._decisions

    def decide(self, places: Iterable[int], choice: RowChoice, target: Candidate | None = None) -> int:
        """Say what to do with rows; how many of them could be decided so.

        ``UPDATE`` means ``target``, or whom each row most likely means; it leaves rows alone that mean nobody.
        """
        done = 0
        for place in places:
            row = self.plan.rows[place]
            if not is_open(row):
                continue
            meant = target or next(iter(row.candidates), None)
            if choice is RowChoice.UPDATE and row.match_id is None and meant is None:
                continue
            decision = RowDecision(choice, meant if choice is RowChoice.UPDATE else None)
            self._put(place, decision)
            done += 1
        return done

    def with_many(self, places: Iterable[int], choice: RowChoice) -> Answers:
        """The same with a choice for many rows; these stay as they are, so it may run beside the window's thread."""
        made = copy(self)
        made._decisions, made._fates = dict(self._decisions), Counter(self._fates)
        made.decide(places, choice)
        return made

    def keep(self, place: int, field: str, *, is_kept: bool) -> None:
        """Leave a field of a row as it is stored, or take over what the row says after all."""
        decision = self.decision(place)
        kept = decision.kept | {field} if is_kept else decision.kept - {field}
        self._put(place, replace(decision, kept=kept))

    def count(self, fate: Fate) -> int:
        """How many rows end so."""
        return self._fates[fate]

    def fate(self, place: int) -> Fate:
        """What applying would do with a row; a known person who is new in the consultation counts as added."""
        row = self.plan.rows[place]
        if row.state is RowState.REFUSED:
            return Fate.REFUSED
        if not is_open(row):
            return Fate.SAME
        match self.decision(place).choice:
            case RowChoice.NEW:
                return Fate.ADDED
            case RowChoice.UPDATE:
                return Fate.ADDED if row.state is RowState.NEW else Fate.UPDATED
            case RowChoice.SKIP:
                return Fate.LEFT_OUT

    def choices(self) -> PlanChoices:
        """All that was decided, as the plan is applied with."""
        rows = self.plan.rows
        by_row = {(rows[place].table, rows[place].row): one for place, one in self._decisions.items()}
        return PlanChoices(RowChoice.SKIP, by_row)

    def take_over(self, earlier: Answers) -> None:
        """Say again what was said to the same rows of an earlier plan; those that read otherwise now are left alone."""
        if not earlier._decisions:
            return
        here = {_identity(self.plan, row): place for place, row in enumerate(self.plan.rows)}
        for place, decision in earlier._decisions.items():
            known = here.get(_identity(earlier.plan, earlier.plan.rows[place]))
            if known is not None and is_open(self.plan.rows[known]):
                self._put(known, decision)

    def _put(self, place: int, decision: RowDecision) -> None:
        self.said += 1
        if place not in self._decisions and self.plan.rows[place].state is RowState.DOUBTFUL:
            self._doubts -= 1
        self._fates[self.fate(place)] -= 1
        self._decisions[place] = decision
        self._fates[self.fate(place)] += 1


def _identity(plan: PeoplePlan, row: PlannedRow) -> tuple[str, int, str]:
    return (plan.tables[row.table].file, row.row, row.entry.fingerprint if row.entry else "")
