"""Ctrl+K: anything is found and opened with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from rcsc_desktop.gui.palette import Entry, EntryModel, Palette
from rcsc_desktop.gui.places import Place
from tests.gui.seat import CONTROL, Seat


def palette(seat: Seat) -> Palette:
    found = QApplication.activePopupWidget()
    assert isinstance(found, Palette)
    return found


def look_for(seat: Seat, text: str) -> list[tuple[str, str]]:
    """Open the palette, type, and read what it offers: title and what it is."""
    seat.press(Qt.Key.Key_K, modifier=CONTROL)
    palette(seat).field.setFocus()
    palette(seat).field.setText(text)
    seat.settle()
    model = palette(seat).model
    entries = [model.entry(model.index(row, 0)) for row in range(model.rowCount())]
    return [(entry.title, entry.noun) for entry in entries if entry is not None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bangkok", ("Asia", "Consultation")),
        ("swing", ("William Lacy Swing", "Person")),
        ("PICUM", ("Platform for the International Cooperation on Undocumented Migrants", "Organization")),
        ("registration", ("Entrance and Registration", "Agenda item")),
        ("go history", ("Go to History", "Command")),
    ],
)
def test_it_finds_things_and_commands(seat: Seat, text: str, found: tuple[str, str]) -> None:
    assert found in look_for(seat, text)


def test_what_is_one_slip_away_is_offered_after_a_pause_and_says_so(seat: Seat) -> None:
    assert look_for(seat, "swnig") == []
    found = palette(seat)
    seat.qtbot.waitUntil(lambda: found.model.rowCount() > 0)
    entry = found.model.entry(found.model.index(0, 0))
    assert entry is not None
    assert (entry.title, entry.noun) == ("William Lacy Swing", "similar: Person")
    seat.type_into(found.field, Qt.Key.Key_Return)
    swing = seat.core.contacts.suggest("person", "swing")[0].id
    assert seat.frame.pages.here == Place("contacts", swing, "person")


def test_enter_goes_to_the_consultation(seat: Seat) -> None:
    look_for(seat, "bangkok")
    seat.type_into(palette(seat).field, Qt.Key.Key_Return)
    assert seat.frame.pages.here == Place("consultation", seat.core.consultations.resolve("2017-08-04"))


def test_down_and_enter_run_a_command(seat: Seat) -> None:
    offered = look_for(seat, "go to")
    at = [title for title, _noun in offered].index("Go to History")
    seat.type_into(palette(seat).field, *[Qt.Key.Key_Down] * at, Qt.Key.Key_Return)
    assert seat.frame.pages.here == Place("history")


def test_escape_puts_it_away(seat: Seat) -> None:
    look_for(seat, "asia")
    seat.type_into(palette(seat).field, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert seat.frame.pages.here == Place("consultations")


def test_the_model_behaves() -> None:
    model = EntryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([Entry("One", "", "Command", "command", lambda: None)])
    model.show([])
    assert model.rowCount() == 0
    del tester


def test_enter_right_after_the_last_letter_waits_for_what_is_found(seat: Seat) -> None:
    seat.press(Qt.Key.Key_K, modifier=CONTROL)
    field = palette(seat).field
    field.setText("bangkok")
    QTest.keyClick(field, Qt.Key.Key_Return)
    seat.settle()
    assert QApplication.activePopupWidget() is None
    assert seat.frame.pages.here == Place("consultation", seat.core.consultations.resolve("2017-08-04"))


def test_closed_while_it_searches_it_says_nothing(seat: Seat) -> None:
    seat.press(Qt.Key.Key_K, modifier=CONTROL)
    field = palette(seat).field
    field.setText("bangkok")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    seat.settle()
    assert QApplication.activePopupWidget() is None
    assert seat.said == []
