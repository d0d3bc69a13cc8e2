"""The agenda as a step would make it, for as long as it is not made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.flow import Step
from rcsc_desktop.domain.timetable import Timetable
from rcsc_desktop.gui.pages.agenda.grid.columns import Block, GridLayout, session_blocks


class Projection:
    """``blocks`` are those of the sessions that would change, ``moved`` the items with other times or places."""

    def __init__(self) -> None:
        self._plan = GridLayout()
        self.table: Timetable | None = None
        self.blocks: Mapping[UUID, tuple[Block, ...]] = {}
        self.moved: frozenset[UUID] = frozenset()

    def begin(self, agenda: Agenda, plan: GridLayout) -> None:
        """Another state of the agenda; nothing is laid over it."""
        self._plan, self.table = plan, Timetable.of(agenda)
        self.end()

    def show(self, step: Step) -> None:
        """Lay a step over the agenda; one that is refused changes nothing."""
        if self.table is None:
            return
        try:
            flow = step.on(self.table)
        except UserError:
            return
        plan = self._plan
        self.blocks = {
            key: session_blocks(
                plan.areas[key],
                [
                    (item, start if item.is_timed else None)
                    for item, start in zip(flow.after.items[key], flow.after.starts(key), strict=True)
                ],
                plan.first,
            )
            for key in flow.changed_sessions
            if key in plan.areas
        }
        self.moved = frozenset(shift.item.id for shift in flow.shifts)

    def end(self) -> None:
        """The agenda as it is."""
        self.blocks, self.moved = {}, frozenset()

    def changes(self, step: Step) -> bool:
        """The step would change something."""
        return self.table is not None and not step.on(self.table).is_empty

    def all_blocks(self) -> Iterable[Block]:
        """Every block as it would be."""
        for session_id, blocks in self._plan.blocks.items():
            yield from self.blocks.get(session_id, blocks)
