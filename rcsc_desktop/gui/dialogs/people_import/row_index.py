"""Which rows of a plan a filter shows; worked out beside the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.people_plan import PeoplePlan, RowState


@dataclass
class RowIndex:
    """Places of rows in ``plan.rows`` by state, and the words that rows are found by."""

    plan: PeoplePlan
    by_state: dict[RowState, list[int]] = field(default_factory=dict)
    _folded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_state = {state: [] for state in RowState}
        for place, row in enumerate(self.plan.rows):
            self.by_state[row.state].append(place)

    def places(self, state: RowState | None, text: str) -> Sequence[int]:
        """Places of the rows of a state (``None``: all) in whose name, organisation or e-mail each word stands."""
        places: Sequence[int] = range(len(self.plan.rows)) if state is None else self.by_state[state]
        words = fold(text).split()
        if not words:
            return places
        if not self._folded:
            self._folded = [self._words(place) for place in range(len(self.plan.rows))]
        folded = self._folded
        return [place for place in places if all(word in folded[place] for word in words)]

    def _words(self, place: int) -> str:
        entry = self.plan.rows[place].entry
        if entry is None:
            return str(self.plan.rows[place].row)
        values = entry.values
        return fold(" ".join((values.get("name", ""), values.get("organisation", ""), values.get("email", ""))))
