"""Make room, close the gap, fit the session, start late: the commands of the menu *More*."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.domain.flow import CloseGap, Fit, MakeRoom, StartLate, Step, gaps
from rcsc_desktop.domain.time_entry import parse_duration
from rcsc_desktop.domain.timetable import Flow
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.agenda.flowing.dialog import FlowDialog, ask, stand_at
from rcsc_desktop.gui.theme import GRID

_USUAL_ROOM = 15
_USUAL_DELAY = 10


class MakeRoomDialog(FlowDialog):
    """Before which item, how many minutes, and whether pins give way."""

    def __init__(
        self, context: WindowContext, agenda: Agenda, session_id: UUID | None, item_id: UUID | None, parent: QWidget
    ) -> None:
        t = context.t
        super().__init__(context, agenda, session_id, t("Make room"), t("Make room"), parent)
        self.item = QComboBox()
        self.minutes = _minutes(_USUAL_ROOM)
        self.moves_pins = QCheckBox(t("Pinned items give way too"))
        self.moves_pins.setAccessibleName(self.moves_pins.text())
        self.add_field(t("Before"), self.item)
        self.add_field(t("Minutes"), self.minutes)
        self.form.addRow(self.moves_pins)
        self.on_session()
        stand_at(self.item, item_id)
        self.item.currentIndexChanged.connect(lambda _at: self.refresh())
        self.minutes.textChanged.connect(lambda _text: self.refresh())
        self.moves_pins.toggled.connect(lambda _on: self.refresh())

    def on_session(self) -> None:
        _fill(self, self.item)
        self.refresh()

    def step(self) -> Step | None:
        item_id = self.item.currentData()
        if not isinstance(item_id, UUID):
            return None
        return MakeRoom(item_id, parse_duration(self.minutes.text()), self.moves_pins.isChecked())


class CloseGapDialog(FlowDialog):
    """Before which item, and whether later pins come along."""

    def __init__(
        self, context: WindowContext, agenda: Agenda, session_id: UUID | None, item_id: UUID | None, parent: QWidget
    ) -> None:
        t = context.t
        super().__init__(context, agenda, session_id, t("Close the gap"), t("Close the gap"), parent)
        self.item = QComboBox()
        self.moves_pins = QCheckBox(t("Later pinned items come along"))
        self.moves_pins.setAccessibleName(self.moves_pins.text())
        self.add_field(t("Gap before"), self.item)
        self.form.addRow(self.moves_pins)
        self.on_session()
        stand_at(self.item, item_id)
        self.item.currentIndexChanged.connect(lambda _at: self.refresh())
        self.moves_pins.toggled.connect(lambda _on: self.refresh())

    def on_session(self) -> None:
        session_id = self.session_id
        _fill(self, self.item, {} if session_id is None else gaps(self.table, session_id))
        self.refresh()

    def step(self) -> Step | None:
        item_id = self.item.currentData()
        return CloseGap(item_id, self.moves_pins.isChecked()) if isinstance(item_id, UUID) else None

    def say(self, flow: Flow | None) -> tuple[str, str]:
        if self.item.count() == 0:
            return self.context.t("There is no gap in this session."), "muted"
        return super().say(flow)


class FitDialog(FlowDialog):
    """Nothing is asked but the session."""

    def __init__(self, context: WindowContext, agenda: Agenda, session_id: UUID | None, parent: QWidget) -> None:
        t = context.t
        super().__init__(context, agenda, session_id, t("Fit the session"), t("Shorten"), parent)

    def step(self) -> Step | None:
        return None if self.session_id is None else Fit(self.session_id)

    def say(self, flow: Flow | None) -> tuple[str, str]:
        if flow is not None and flow.is_empty and not flow.excess:
            return self.context.t("Everything fits into the session already."), "good"
        return super().say(flow)


class LateDialog(FlowDialog):
    """How late, and whether the end stays."""

    def __init__(self, context: WindowContext, agenda: Agenda, session_id: UUID | None, parent: QWidget) -> None:
        t = context.t
        super().__init__(context, agenda, session_id, t("We start late"), t("Start late"), parent)
        self.minutes = _minutes(_USUAL_DELAY)
        self.keeps_end = QCheckBox(t("Keep the end: shorten the items before each pin"))
        self.keeps_end.setAccessibleName(self.keeps_end.text())
        self.add_field(t("Minutes"), self.minutes)
        self.form.addRow(self.keeps_end)
        self.minutes.textChanged.connect(lambda _text: self.refresh())
        self.keeps_end.toggled.connect(lambda _on: self.refresh())

    def step(self) -> Step | None:
        if self.session_id is None:
            return None
        return StartLate(self.session_id, parse_duration(self.minutes.text()), self.keeps_end.isChecked())


def make_room(page: Page, consultation_id: UUID, session_id: UUID | None) -> None:
    """Push what follows an item."""
    session, item = _standing(page, session_id)
    ask(page.context, consultation_id, lambda agenda: MakeRoomDialog(page.context, agenda, session, item, page))


def close_gap(page: Page, consultation_id: UUID, session_id: UUID | None) -> None:
    """Let an item follow the one before it."""
    session, item = _standing(page, session_id)
    ask(page.context, consultation_id, lambda agenda: CloseGapDialog(page.context, agenda, session, item, page))


def fit(page: Page, consultation_id: UUID, session_id: UUID | None) -> None:
    """Shorten the items until they end with the session."""
    session, _ = _standing(page, session_id)
    ask(page.context, consultation_id, lambda agenda: FitDialog(page.context, agenda, session, page))


def start_late(page: Page, consultation_id: UUID, session_id: UUID | None) -> None:
    """Shift the session."""
    session, _ = _standing(page, session_id)
    ask(page.context, consultation_id, lambda agenda: LateDialog(page.context, agenda, session, page))


def _standing(page: Page, session_id: UUID | None) -> tuple[UUID | None, UUID | None]:
    """The session and item that one stands on, in the grid or in the outline."""
    from rcsc_desktop.gui.pages.agenda.grid.mode import GridMode
    from rcsc_desktop.gui.pages.agenda.page import AgendaPage

    if not isinstance(page, AgendaPage):
        return session_id, None
    mode = page.modes.mode
    if isinstance(mode, GridMode) and not page.outline.hasFocus():
        block = mode.grid.choice.block
        return (session_id, None) if block is None else (block.area.session_id, block.item.id)
    row = page.outline.current_row
    return session_id, None if row is None else row.item_id


def _minutes(usual: int) -> QLineEdit:
    made = QLineEdit(str(usual))
    made.setFixedWidth(12 * GRID)
    made.selectAll()
    return made


def _fill(dialog: FlowDialog, box: QComboBox, only: Mapping[UUID, int] | None = None) -> None:
    """The timed items of the session; or only some, with their minutes."""
    session_id = dialog.session_id
    box.blockSignals(True)
    box.clear()
    if session_id is not None:
        starts = dialog.table.starts(session_id)
        for item, start in zip(dialog.table.items[session_id], starts, strict=True):
            if start is None or not item.is_timed or (only is not None and item.id not in only):
                continue
            text = f"{dialog.words.clock_time(start)}  {item.title}"
            box.addItem(text if only is None else f"{text}  ({only[item.id]}′)", item.id)
    box.blockSignals(False)
