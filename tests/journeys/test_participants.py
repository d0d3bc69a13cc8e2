"""The people of the 17 April meeting: seen, added, edited, pasted from Excel, filtered, sorted, sent as a list."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import openpyxl
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from rcsc_desktop.gui.dialogs.participant_list.send import SendList
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.pages.participants.refusals import Refusals
from rcsc_desktop.gui.places import Place
from tests.gui.people import cells
from tests.gui.seat import ALT, CONTROL, SHIFT, Seat

K = Qt.Key
SEED = [
    "Berenice Valdez Rivera",
    "Colin Rajah",
    "Maria Pia Belloni Mignatti",
    "Michele Klein-Solomon",
    "Robert Vitillo",
    "William Gois",
    "William Lacy Swing",
]


def open_participants(seat: Seat) -> ParticipantsPage:
    """From the list of consultations to the people of the meeting in New York."""
    meeting = seat.core.consultations.resolve("2017-04-17")
    seat.go(Place("consultation", meeting, "agenda"))
    seat.press(K.Key_4, modifier=ALT)
    page = cast(ParticipantsPage, seat.page)
    assert cells(page.table, "Name") == SEED
    return page


def press_cell(seat: Seat, page: ParticipantsPage, name: str, column: str) -> None:
    """Press a cell with the mouse."""
    index = page.model.index(cells(page.table, "Name").index(name), page.model.column_of(column))
    page.table.scrollTo(index)
    place = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    seat.settle()


def column_of(page: ParticipantsPage, heading: str) -> dict[str, str]:
    """A column by the name of the person."""
    return dict(zip(cells(page.table, "Name"), cells(page.table, heading), strict=True))


def test_people_are_added_edited_and_taken_back(seat: Seat) -> None:
    page = open_participants(seat)
    seat.press(K.Key_A, modifier=CONTROL | SHIFT)
    seat.type("Nadia Haddad")
    seat.press(K.Key_Return)
    seat.type("wies")
    seat.press(K.Key_Down, K.Key_Return)
    assert page.counted() == "9 people"
    assert {"Nadia Haddad", "Wies Maas"} < set(cells(page.table, "Name"))

    press_cell(seat, page, "Nadia Haddad", "organisation")
    seat.type("CCRM")
    seat.press(K.Key_Tab, K.Key_Tab, K.Key_Tab)
    seat.type("Coordinator")
    seat.press(K.Key_Return)
    assert column_of(page, "Organization")["Nadia Haddad"] == "CCRM"
    assert column_of(page, "Position")["Nadia Haddad"] == "Coordinator"

    press_cell(seat, page, "Nadia Haddad", "status")
    seat.press(K.Key_F2)
    chooser = page.table.indexWidget(page.table.currentIndex())
    assert isinstance(chooser, QComboBox)
    for _ in range(chooser.findText("Confirmed")):
        QTest.keyClick(chooser.view(), K.Key_Down)
    QTest.keyClick(chooser.view(), K.Key_Return)
    seat.settle()
    assert column_of(page, "Status")["Nadia Haddad"] == "Confirmed"

    for _ in range(3):
        seat.press(K.Key_Z, modifier=CONTROL)
    assert column_of(page, "Position")["Nadia Haddad"] == ""
    assert column_of(page, "Status")["Nadia Haddad"] == "Draft"
    seat.press(K.Key_Z, modifier=CONTROL)
    seat.press(K.Key_Z, modifier=CONTROL)
    assert cells(page.table, "Name") == SEED


def test_rows_are_pasted_from_excel_in_one_step_and_copied_out(seat: Seat) -> None:
    page = open_participants(seat)
    press_cell(seat, page, "Colin Rajah", "name")
    QGuiApplication.clipboard().setText(
        "Organization\tName\tStatus\tRemarks\r\n"
        'ICVA\tAisha Bello\tInvited\t"first line\nsecond line"\r\n'
        "\tJosé Núñez\tnearly there\t=1+1\r\n"
        "MFA\t\tInvited\t\r\n"
    )
    seat.press(K.Key_V, modifier=CONTROL)
    assert page.counted() == "9 people"
    assert column_of(page, "Organization")["Aisha Bello"] == "ICVA"
    assert column_of(page, "Status")["José Núñez"] == "Draft"
    refusals = seat.window.findChild(Refusals)
    assert isinstance(refusals, Refusals)
    assert [line[:3] for line in refusals.lines] == [("3", "Status", "nearly there"), ("4", "Name", "")]
    refusals.close()
    seat.window.activateWindow()
    seat.qtbot.waitUntil(seat.window.isActiveWindow)
    notes = [line.notes for line in seat.core.participants.fetch(page.model.ids)]
    assert {"first line\nsecond line", "=1+1"} < set(notes)

    press_cell(seat, page, "Aisha Bello", "name")
    seat.press(K.Key_Right, modifier=SHIFT)
    seat.press(K.Key_C, modifier=CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Aisha Bello\tICVA"
    assert "<td" in data.html()

    seat.press(K.Key_Z, modifier=CONTROL)
    assert cells(page.table, "Name") == SEED


def test_filter_sort_columns_and_status_for_many(seat: Seat) -> None:
    page = open_participants(seat)
    seat.press(K.Key_F, modifier=CONTROL)
    seat.type("icmc")
    assert cells(page.table, "Name") == ["Robert Vitillo"]
    seat.press(K.Key_Escape)

    header = page.table.horizontalHeader()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    seat.settle()
    assert cells(page.table, "Name") == SEED[::-1]

    tick = next(action for action in page.commands.columns.menu.actions() if action.text() == "Email")
    tick.trigger()
    assert page.model.column_of("email") == -1

    press_cell(seat, page, "William Gois", "name")
    seat.press(K.Key_Down, K.Key_Down, modifier=SHIFT)
    assert page.counted() == "7 people · 3 selected"
    page.commands.status_menu.aboutToShow.emit()
    next(action for action in page.commands.of_selected.actions() if action.text() == "Declined").trigger()
    seat.settle()
    assert sum(status == "Declined" for status in cells(page.table, "Status")) == 3
    seat.press(K.Key_Z, modifier=CONTROL)
    assert "Declined" not in cells(page.table, "Status")


def test_the_list_is_sent_as_excel_without_contact_details(seat: Seat, tmp_path: Path) -> None:
    page = open_participants(seat)
    press_cell(seat, page, "Colin Rajah", "regional_scope")
    seat.type("=Asia")
    seat.press(K.Key_Return)
    seat.click("Send the list …")
    dialog = seat.window.findChild(SendList)
    assert isinstance(dialog, SendList)
    seat.settle()
    assert dialog.target().name == "2017-04-17 New York - List of participants - en.xlsx"
    seat.qtbot.waitUntil(lambda: bool(dialog.summary.text()))
    assert dialog.summary.text() == "7 people, without contact details."
    dialog.columns.rows.list.findItems("Email", Qt.MatchFlag.MatchExactly)[0].setCheckState(Qt.CheckState.Checked)
    seat.qtbot.waitUntil(lambda: dialog.summary.text() == "7 people, with email addresses.")
    dialog.preset.setCurrentIndex(1)
    dialog.preset.activated.emit(1)
    seat.qtbot.waitUntil(lambda: dialog.summary.text() == "7 people, without contact details.")
    target = tmp_path / dialog.target().name
    dialog.file.setText(str(target))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    seat.qtbot.waitUntil(target.exists, timeout=30_000)
    seat.settle()

    sheet = openpyxl.load_workbook(target).worksheets[0]
    texts = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in texts if row[0] == "Name")
    assert "Email" not in head
    colin = next(row for row in texts if row[0] == "Colin Rajah")
    assert colin[head.index("Regional scope")] == "=Asia"
    said = seat.said[-1]
    assert said.text == f"“{target.name}” was saved."
    assert [button.text for button in said.buttons] == ["Open", "Show in folder"]
    assert not [each for each in seat.window.findChildren(QPushButton) if each is dialog.save and each.isVisible()]
    assert QApplication.activeModalWidget() is None
