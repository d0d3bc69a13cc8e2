"""The time grid under mouse and keys: what the agenda says afterwards, and that one undo brings it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.gui.pages.agenda.grid.columns import Block
from rcsc_desktop.gui.pages.agenda.grid.mode import GridMode
from rcsc_desktop.gui.pages.agenda.grid.view import TimeGrid
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.places import Place
from tests.gui.agenda import events
from tests.gui.agenda.conftest import AgendaDesk, open_agenda
from tests.gui.people import Desk
from tests.gui.seat import Seat

LEFT = Qt.MouseButton.LeftButton
NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class GridDesk:
    """The grid, with what a person does to it."""

    desk: Desk
    page: AgendaPage
    consultation_id: UUID

    @property
    def mode(self) -> GridMode:
        mode = self.page.modes.mode
        assert isinstance(mode, GridMode)
        return mode

    @property
    def grid(self) -> TimeGrid:
        return self.mode.grid

    def lines(self, number: int = 0) -> list[str]:
        """A session as it is stored: start, title, length; * where the start is pinned."""
        part = self.desk.core.agenda.view(self.consultation_id).sessions[number]
        return [
            f"{'--:--' if one.start is None else f'{clock_time(one.start):%H:%M}'}"
            f"{'*' if one.item.pinned_start else ''} {one.item.title.split(' ')[0]} {one.item.minutes}"
            for one in part.entries
        ]

    def parked(self) -> list[str]:
        parking = self.desk.core.agenda.view(self.consultation_id).parking
        return [] if parking is None else [one.item.title for one in parking.entries]

    def block(self, title: str) -> Block:
        return next(one for one in self.grid.plan.all_blocks() if one.item.title.startswith(title))

    def shown(self, title: str) -> str:
        """The start that a block is drawn at."""
        block = next(one for one in self.grid.shown_blocks() if one.item.title.startswith(title))
        return f"{clock_time(block.top):%H:%M}"

    def point(self, title: str) -> QPoint:
        return self.grid.places.block_rect(self.block(title)).center()

    def down(self, minutes: int) -> QPoint:
        places = self.grid.places
        return QPoint(0, places.y_of(minutes) - places.y_of(0))

    def at(self, number: int, minute: int) -> QPoint:
        """A place of a session's column at a time."""
        key = self.desk.core.agenda.view(self.consultation_id).sessions[number].session.id
        area = self.grid.plan.areas[key]
        places = self.grid.places
        return QPoint(places.columns_rect(area.column, area.span).center().x(), places.y_of(minute))

    def carry(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NOTHING) -> None:
        """Press and drag, without letting go."""
        view = self.grid.viewport()
        QTest.mousePress(view, LEFT, held, start)
        QTest.mouseMove(view, (start + end) / 2)
        QTest.mouseMove(view, end)
        QApplication.processEvents()

    def drop(self, end: QPoint, held: Qt.KeyboardModifier = NOTHING) -> None:
        QTest.mouseRelease(self.grid.viewport(), LEFT, held, end)
        self.settle()

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NOTHING) -> None:
        self.carry(start, end, held)
        self.drop(end, held)

    def click(self, title: str, held: Qt.KeyboardModifier = NOTHING) -> None:
        QTest.mouseClick(self.grid.viewport(), LEFT, held, self.point(title))

    def stand_on(self, title: str) -> None:
        self.grid.setFocus()
        self.grid.choice.stand_on(self.block(title).item.id)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.grid, key, held)
            QApplication.processEvents()
        self.settle()

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClicks(focus, text)

    def settle(self) -> None:
        self.desk.settle()

    def undo(self) -> None:
        self.desk.context.bus.publish(self.desk.core.history.undo())
        self.settle()


BEFORE = [
    "14:00 Entrance 15",
    "14:15 Welcome 15",
    "14:30 Participant 15",
    "14:45 Update 60",
    "15:45 Regional 45",
    "16:30 Preview 45",
    "17:15 Next 45",
]


@pytest.fixture
def grid(agenda: AgendaDesk) -> GridDesk:
    """The meeting in New York, with an evening session beside it on the next day."""
    core = agenda.desk.core
    agenda.desk.window.resize(1500, 900)
    core.records.add(
        Session(
            consultation_id=agenda.consultation_id,
            name="Evening",
            date=date(2017, 4, 18),
            start=time(14),
            end=time(18),
            time_zone="America/New_York",
        )
    )
    agenda.page.show_place(Place("consultation", agenda.consultation_id, "agenda"))
    agenda.settle()
    agenda.page.show_mode("grid")
    agenda.settle()
    made = GridDesk(agenda.desk, agenda.page, agenda.consultation_id)
    made.grid.setFocus()
    assert made.lines() == BEFORE
    return made


def test_a_dragged_item_shows_the_times_before_it_is_let_go(grid: GridDesk) -> None:
    start = grid.point("Update")
    grid.carry(start, start + grid.down(22))
    assert grid.shown("Update") == "15:05"
    assert grid.shown("Regional") == "16:05"
    assert grid.lines() == BEFORE
    grid.drop(start + grid.down(22))
    assert grid.lines()[3:5] == ["15:05* Update 60", "16:05 Regional 45"]
    grid.undo()
    assert grid.lines() == BEFORE
    assert grid.shown("Update") == "14:45"


def test_escape_lets_go(grid: GridDesk) -> None:
    start = grid.point("Update")
    grid.carry(start, start + grid.down(40))
    assert grid.grid.is_dragging
    grid.press(Qt.Key.Key_Escape)
    assert not grid.grid.is_dragging
    assert grid.shown("Update") == "14:45"
    grid.drop(start + grid.down(40))
    assert grid.lines() == BEFORE


def test_shift_moves_by_single_minutes(grid: GridDesk) -> None:
    start = grid.point("Next")
    view = grid.grid.viewport()
    QTest.mousePress(view, LEFT, NOTHING, start)
    end = start + grid.down(23)
    for where in (start + grid.down(10), end):
        spot, none = QPointF(view.mapToGlobal(where)), Qt.MouseButton.NoButton
        QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, QPointF(where), spot, none, LEFT, SHIFT))
    grid.drop(end)
    assert grid.lines()[-1] == "17:38* Next 45"


def test_an_item_dropped_into_another_session_at_its_beginning_flows_there(grid: GridDesk) -> None:
    block = grid.block("Welcome")
    start = grid.point("Welcome")
    end = grid.at(1, 14 * 60) + QPoint(0, start.y() - grid.grid.places.y_of(block.top))
    grid.drag(start, end)
    assert grid.lines(1) == ["14:00 Welcome 15"]
    assert grid.lines()[:2] == ["14:00 Entrance 15", "14:15 Participant 15"]
    grid.undo()
    assert grid.lines() == BEFORE


def test_edges_are_pulled(grid: GridDesk) -> None:
    rect = grid.grid.places.block_rect(grid.block("Update"))
    bottom = QPoint(rect.center().x(), rect.bottom() - 1)
    grid.drag(bottom, bottom + grid.down(15))
    assert grid.lines()[3:5] == ["14:45 Update 75", "16:00 Regional 45"]
    rect = grid.grid.places.block_rect(grid.block("Update"))
    top = QPoint(rect.center().x(), rect.top() + 1)
    grid.drag(top, top + grid.down(20))
    assert grid.lines()[3:5] == ["15:05* Update 55", "16:00 Regional 45"]


def test_free_time_becomes_an_item_with_the_title_that_is_typed(grid: GridDesk) -> None:
    grid.drag(grid.at(1, 15 * 60), grid.at(1, 15 * 60 + 30))
    assert grid.grid.field.isVisible()
    grid.type("Film")
    grid.press(Qt.Key.Key_Return)
    assert grid.lines(1) == ["15:00* Film 30"]
    assert grid.grid.choice.block is not None
    assert grid.grid.choice.block.item.title == "Film"
    grid.drag(grid.at(1, 16 * 60), grid.at(1, 17 * 60))
    grid.press(Qt.Key.Key_Escape)
    assert grid.lines(1) == ["15:00* Film 30"]


def test_several_items_are_chosen_and_dragged_together(grid: GridDesk) -> None:
    grid.click("Welcome")
    grid.click("Participant", CONTROL)
    assert len(grid.grid.choice.ids()) == 1
    grid.click("Welcome", CONTROL)
    assert len(grid.grid.choice.ids()) == 2
    start = grid.point("Welcome")
    block = grid.block("Welcome")
    end = grid.at(1, 16 * 60) + QPoint(0, start.y() - grid.grid.places.y_of(block.top))
    grid.drag(start, end)
    assert grid.lines(1) == ["16:00* Welcome 15", "16:15 Participant 15"]


def test_a_rubber_band_chooses_what_it_touches(grid: GridDesk) -> None:
    grid.drag(grid.at(1, 14 * 60 + 5), grid.point("Participant"), SHIFT)
    titles = {grid.grid.plan.entries[one].item.title.split(" ")[0] for one in grid.grid.choice.ids()}
    assert titles == {"Entrance", "Welcome", "Participant"}


def test_an_item_is_carried_into_the_parking_place_and_back(grid: GridDesk) -> None:
    parked = grid.mode.parking.list
    start = grid.point("Welcome")
    over = grid.grid.viewport().mapFromGlobal(parked.mapToGlobal(parked.rect().center()))
    grid.carry(start, over)
    assert parked.is_wanted
    grid.drop(over)
    assert grid.parked() == ["Welcome"]
    assert not parked.is_wanted
    row = parked.visualRect(parked.model().index(0, 0)).center()
    view = parked.viewport()
    target = grid.at(1, 14 * 60)
    QTest.mousePress(view, LEFT, NOTHING, row)
    for where in (target + QPoint(0, 10), target):
        QTest.mouseMove(view, view.mapFromGlobal(grid.grid.viewport().mapToGlobal(where)))
    QApplication.processEvents()
    QTest.mouseRelease(view, LEFT, NOTHING, view.mapFromGlobal(grid.grid.viewport().mapToGlobal(target)))
    grid.settle()
    assert grid.parked() == []
    assert grid.lines(1) == ["14:00 Welcome 15"]


def test_a_double_click_opens_the_title(grid: GridDesk) -> None:
    QTest.mouseDClick(grid.grid.viewport(), LEFT, NOTHING, grid.point("Welcome"))
    assert grid.grid.field.text() == "Welcome"
    grid.type("Opening")
    grid.press(Qt.Key.Key_Return)
    assert grid.lines()[1] == "14:15 Opening 15"
    assert QApplication.focusWidget() is grid.grid


def test_keys_go_from_block_to_block_and_say_where_one_is(grid: GridDesk) -> None:
    grid.stand_on("Entrance")
    assert grid.grid.accessibleDescription() == "Entrance and Registration, 14:00 to 14:15, 1 of 7"
    grid.press(Qt.Key.Key_Down)
    assert grid.grid.accessibleDescription() == "Welcome, 14:15 to 14:30, 2 of 7"
    grid.press(Qt.Key.Key_Space)
    assert grid.grid.accessibleDescription().endswith("2 of 7, chosen")
    grid.press(Qt.Key.Key_Escape, Qt.Key.Key_End)
    assert grid.grid.accessibleDescription().startswith("Next Steps")


def test_keys_move_resize_and_park(grid: GridDesk) -> None:
    grid.stand_on("Next")
    grid.press(Qt.Key.Key_Down, held=ALT)
    assert grid.lines()[-1] == "17:20* Next 45"
    grid.press(Qt.Key.Key_Up, held=ALT | SHIFT)
    assert grid.lines()[-1] == "17:19* Next 45"
    grid.press(Qt.Key.Key_Up, held=CONTROL | SHIFT)
    assert grid.lines()[-1] == "17:19* Next 40"
    grid.press(Qt.Key.Key_Right, held=ALT)
    assert grid.lines(1) == ["17:19* Next 40"]
    grid.press(Qt.Key.Key_P)
    assert grid.parked() == ["Next Steps and Timeline"]
    for _ in range(5):
        grid.undo()
    assert grid.lines() == BEFORE


def test_keys_make_name_and_remove(grid: GridDesk) -> None:
    grid.stand_on("Welcome")
    grid.press(Qt.Key.Key_Insert)
    grid.type("10m Coffee")
    grid.press(Qt.Key.Key_Return)
    assert grid.lines()[:4] == ["14:00 Entrance 15", "14:15 Welcome 15", "14:30 Coffee 10", "14:40 Participant 15"]
    grid.press(Qt.Key.Key_F2)
    assert grid.grid.field.text() == "Coffee"
    grid.press(Qt.Key.Key_Escape, Qt.Key.Key_Delete)
    assert grid.lines() == BEFORE
    assert grid.desk.said[-1].text == "Remove “Coffee”"
    assert grid.desk.said[-1].offers_undo


def test_the_wheel_with_control_shows_hours_larger(grid: GridDesk) -> None:
    before = grid.grid.places.scale
    where = QPointF(200, 200)
    turn = QWheelEvent(
        where,
        QPointF(grid.grid.viewport().mapToGlobal(where.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(grid.grid.viewport(), turn)
    assert grid.grid.places.scale > before
    grid.press(Qt.Key.Key_0, held=CONTROL)
    assert grid.grid.verticalScrollBar().maximum() <= 1


def test_an_event_of_five_days_and_three_tracks_stands_in_its_columns(grid: GridDesk) -> None:
    key = events.five_days(grid.desk.core)
    grid.page.show_place(Place("consultation", key, "agenda"))
    grid.settle()
    plan = grid.grid.plan
    assert [(day.date, day.columns) for day in plan.days] == [(date(2017, 11, 27 + at), 3) for at in range(4)] + [
        (date(2017, 12, 1), 3)
    ]
    spans = {area.part.session.name or area.part.session.track: area.span for area in plan.areas.values()}
    assert spans == {"Plenary": 3, **dict.fromkeys(events.TRACKS, 1), "Reception": 3}
    assert (plan.first, plan.last) == (8 * 60, 26 * 60)


def test_the_outline_stands_beside_the_grid(grid: GridDesk) -> None:
    grid.page.show_mode("side_by_side")
    grid.settle()
    assert grid.page.outline.isVisible()
    shown = grid.grid
    assert shown.isVisible()
    shown.setFocus()
    shown.choice.stand_on(grid.block("Update").item.id)
    row = grid.page.outline.current_row
    assert row is not None
    assert row.text.startswith("Update")
    grid.page.outline.setFocus()
    grid.press(Qt.Key.Key_Up)
    while (row := grid.page.outline.current_row) is not None and not row.is_item:
        grid.press(Qt.Key.Key_Up)
    assert row is not None
    assert row.text.startswith("Participant")
    assert shown.choice.block is not None
    assert shown.choice.block.item.title == row.text
    grid.page.show_mode("outline")
    assert grid.page.outline.isVisible()
    assert not shown.isVisible()


def test_columns_stand_from_right_to_left_in_arabic(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("qps-plocm")
    opened = open_agenda(desk)
    events_key = events.five_days(desk.core)
    opened.page.show_place(Place("consultation", events_key, "agenda"))
    opened.settle()
    opened.page.show_mode("grid")
    opened.settle()
    made = GridDesk(desk, opened.page, events_key)
    places = made.grid.places
    assert places.columns_rect(0).left() > places.columns_rect(1).left()
    assert places.column_at(places.columns_rect(1).center().x()) == 1
    made.grid.setFocus()
    made.stand_on("Presentation")
    made.press(Qt.Key.Key_Left)
    block = made.grid.choice.block
    assert block is not None
    assert block.area.column == 1
    opened.outline.give_up_field()


def test_what_the_keyboard_reaches_has_a_name(grid: GridDesk) -> None:
    named = [one for one in grid.mode.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    seen = [one for one in named if one.isVisible() and not isinstance(one, QScrollBar)]
    assert len(seen) >= 7
    assert [type(one).__name__ for one in seen if not one.accessibleName()] == []


def test_a_title_is_refused_in_words_and_the_block_stays(grid: GridDesk) -> None:
    grid.stand_on("Welcome")
    grid.press(Qt.Key.Key_F2)
    grid.type("25:00 Welcome")
    grid.press(Qt.Key.Key_Return)
    assert grid.lines() == BEFORE
    assert grid.desk.said[-1].kind == "problem"
    assert "25:00" in grid.desk.said[-1].text


def test_a_session_at_night_goes_on_past_midnight(grid: GridDesk) -> None:
    core = grid.desk.core
    evening = grid.grid.plan.areas
    key = next(one for one, area in evening.items() if area.part.session.name == "Evening")
    core.records.change(Session, key, {"start": time(22), "end": time(1)})
    change = core.flow.add_item(key, "Music", 22 * 60, 150)
    grid.desk.context.bus.publish(change)
    grid.settle()
    block = grid.block("Music")
    assert (block.top, block.bottom) == (22 * 60, 24 * 60 + 30)
    assert grid.grid.plan.last == 26 * 60


def test_beside_the_outline_the_grid_has_half_of_the_width_and_says_no_times(seat: Seat) -> None:
    seat.go(Place("consultation", events.five_days(seat.core), "agenda"))
    page = seat.page
    assert isinstance(page, AgendaPage)
    for name in ("versions", "languages", "grid", "side_by_side"):
        page.show_mode(name)
        seat.settle()
    mode = page.modes.mode
    assert isinstance(mode, GridMode)
    assert abs(mode.width() - page.view.width()) < 20
    assert not mode.people_times.isVisible()
    assert mode.parking.y() > mode.grid.y()
    page.show_mode("grid")
    assert mode.people_times.isVisible()


def test_going_to_an_item_from_elsewhere_stands_on_its_block(grid: GridDesk) -> None:
    item = grid.block("Preview").item
    grid.page.show_place(Place("consultation", grid.consultation_id, "agenda", item.id))
    grid.settle()
    assert grid.grid.choice.block is not None
    assert grid.grid.choice.block.item.id == item.id
    assert grid.page.modes.name == "grid"
