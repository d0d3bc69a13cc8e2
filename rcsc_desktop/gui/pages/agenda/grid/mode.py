"""The time grid as a way of working on an agenda: the grid, the parking place, and the writes of both."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import Agenda, Finding
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.flow import Step
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.cities.line import PeopleTimes
from rcsc_desktop.gui.pages.agenda.grid.field import NewItem
from rcsc_desktop.gui.pages.agenda.grid.parking import ParkingPlace, placed
from rcsc_desktop.gui.pages.agenda.grid.view import TimeGrid
from rcsc_desktop.gui.pages.agenda.modes import AgendaMode
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import CONTROL_HEIGHT, GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.empty_state import EmptyState

_PARKING_WIDTH = 19 * GRID
_PARKING_HEIGHT = 12 * GRID
_NARROW = 84 * GRID


class GridMode(AgendaMode):
    """Turns what the grid wants into operations; an item that was made is the current one afterwards."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        t, theme = context.t, context.theme
        self._agenda: Agenda | None = None
        self._stand_on: UUID | None = None
        self._is_beside = False
        self.grid = TimeGrid(OutlineWords(t, lambda: context.settings.get("clock")), theme, t)
        self.parking = ParkingPlace(theme, t)
        self.grid.outside = self.parking.step_at
        self.people_times = PeopleTimes(
            context, t("Drag to move, pull an edge for the length, drag over free time for a new item.")
        )
        self._no_session = EmptyState(
            theme,
            t("This consultation has no session yet"),
            t("A session is one stretch held in one go: a morning, a day, a working group."),
            context.actions.get("agenda.add_session"),
        )
        self._lay_out()
        self._connect()

    def show_agenda(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self.grid.show_agenda(agenda)
        self.parking.show_agenda(agenda)
        self._stack.setCurrentWidget(self._work if agenda.sessions else self._no_session)
        if self._stand_on is not None:
            self.grid.choice.stand_on(self._stand_on)
            self._stand_on = None
        self._say_times()

    def stand_on(self, row_id: UUID) -> None:
        area = self.grid.plan.areas.get(row_id)
        if area is None:
            self.grid.choice.stand_on(row_id)
        else:
            self.grid.choice.stand_in(area)

    def go_to(self, finding: Finding) -> bool:
        row_id = finding.item_id or finding.session_id
        if row_id is None:
            return False
        self.stand_on(row_id)
        self.grid.setFocus()
        return True

    def commit_edits(self) -> bool:
        self.grid.field.commit()
        return True

    def has_side_panel(self) -> bool:
        return False

    def stand_beside(self, is_beside: bool) -> None:
        self._is_beside = is_beside
        self.people_times.setVisible(not is_beside)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where the grid is narrow the parking place lies under it; the outline beside it tells the times."""
        is_narrow = self._is_beside or self.width() < _NARROW
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self._split.orientation() != wanted:
            self._split.setOrientation(wanted)
            self._split.setSizes([1000, _PARKING_HEIGHT if is_narrow else _PARKING_WIDTH])

    def _lay_out(self) -> None:
        t = self.context.t
        bar = QHBoxLayout()
        bar.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        self.people_times.times.setMinimumHeight(CONTROL_HEIGHT - 2)
        bar.addWidget(self.people_times, 1)
        bar.addStretch()
        for text, tip, pressed in (
            ("−", t("Show more hours (Ctrl+−)"), lambda: self.grid.sight.zoom(-1)),
            ("+", t("Show hours larger (Ctrl++)"), lambda: self.grid.sight.zoom(1)),
            (t("Fit"), t("Show all hours (Ctrl+0)"), self.grid.sight.fit),
        ):
            made = looks.button(text, pressed, "quiet")
            made.setAccessibleName(tip)
            made.setToolTip(tip)
            bar.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._work = QWidget()
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(looks.rule())
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.grid)
        split.addWidget(self.parking)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)
        split.setSizes([1000, _PARKING_WIDTH])
        column.addWidget(split, 1)
        self._stack = QStackedLayout(self)
        for widget in (self._work, self._no_session):
            self._stack.addWidget(widget)

    def _connect(self) -> None:
        grid, parked = self.grid, self.parking.list
        grid.step_wanted.connect(self._do)
        grid.typed.connect(self._on_typed)
        grid.removal_wanted.connect(self._remove)
        grid.current_changed.connect(self.item_chosen)
        grid.current_changed.connect(lambda _item_id: self._say_times())
        grid.held_moved.connect(lambda step: parked.want(False) if step is None else None)
        parked.carried.connect(grid.carry)
        parked.dropped.connect(grid.drop)
        parked.given_up.connect(grid.let_go)
        parked.removal_wanted.connect(self._remove)
        parked.chosen.connect(self._on_parked_chosen)
        self.destroyed.connect(self.context.settings.subscribe(self._on_setting_changed))

    def _say_times(self) -> None:
        """The local times of the session one stands in."""
        if self._agenda is None:
            return
        block = self.grid.choice.block
        parts = self._agenda.sessions
        part = block.area.part if block is not None else parts[0] if parts else None
        self.people_times.show_session(self._agenda.consultation_id, part)

    def _do(self, step: Step) -> None:
        if self._agenda is None:
            return
        agenda_id, core = self._agenda.consultation_id, self.context.opening
        self._write(lambda: core.result().flow.apply(agenda_id, step))

    def _remove(self, item_ids: tuple[UUID, ...]) -> None:
        if not item_ids:
            return
        core = self.context.opening
        self.context.tasks.write(lambda: core.result().flow.remove_items(item_ids), announce=True)

    def _on_typed(self, of: UUID | NewItem, text: str) -> None:
        core = self.context.opening
        if isinstance(of, NewItem):
            session_id, start, minutes = of.area.session_id, of.start, of.minutes
            self._write(lambda: core.result().flow.add_item(session_id, text, start, minutes), is_new=True)
            return
        block = self.grid.plan.block(of)
        seen = None if block is None else {"title": block.item.title}
        self._write(lambda: core.result().agenda.retype(of, text, seen=seen))

    def _on_parked_chosen(self, item_ids: tuple[UUID, ...]) -> None:
        """Behind the current item; at the beginning of the first session where there is none."""
        block = self.grid.choice.block
        if block is not None:
            self._do(placed(item_ids, block.area.session_id, block.item.id, None))
        elif self._agenda is not None and self._agenda.sessions:
            session_id = self._agenda.sessions[0].session.id
            area = self.grid.plan.areas[session_id]
            self._do(placed(item_ids, session_id, None, self.grid.plan.first if area.start is None else area.start))

    def _write(self, operation: Callable[[], ChangeSet], *, is_new: bool = False) -> None:
        def done(changes: ChangeSet) -> None:
            if not changes.changes:
                self.grid.project(None)
            elif is_new:
                self._stand_on = changes.new_id

        def refused(error: UserError) -> None:
            self.grid.project(None)
            self.context.messages.problem(error)

        self.context.tasks.write(operation, on_done=done, on_error=refused)

    def _on_setting_changed(self, key: str) -> None:
        if key == "clock":
            self.grid.refresh_times()
