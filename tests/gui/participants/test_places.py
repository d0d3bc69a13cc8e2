"""Places, quotas and the waiting list in the window."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.pages.participants.places.dialog import PlacesDialog
from tests.gui.people import Desk


@pytest.fixture
def meeting(desk: Desk) -> UUID:
    found = desk.core.consultations.resolve("2017-04-17")
    ids = list(desk.core.participants.ids(found))
    for at, row_id in enumerate(ids):
        status = "confirmed" if at < 2 else "waitlisted"
        region = "Africa" if at % 2 else "Asia"
        values = {"status": status, "status_date": f"2017-03-0{at + 1}", "regional_scope": region}
        desk.core.records.change(Participant, row_id, values)
    return found


@pytest.fixture
def dialog(desk: Desk, page: ParticipantsPage) -> PlacesDialog:
    action = page.status_action()
    assert action is not None
    action.trigger()
    desk.settle()
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, PlacesDialog) and one.isVisible()]
    assert len(found) == 1
    model = found[0].waiting.line
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, found[0])
    return found[0]


def add(desk: Desk, dialog: PlacesDialog, field: str, value: str, places: str) -> None:
    dialog.field.setCurrentIndex(dialog.field.findData(field))
    dialog.value.setText(value)
    dialog.places.setText(places)
    dialog.add.click()
    desk.settle()


def reasons(dialog: PlacesDialog) -> list[tuple[str, str]]:
    model = dialog.waiting.line
    return [(model.index(row, 0).data(), model.index(row, 3).data()) for row in range(model.rowCount())]


def test_quotas_are_set_and_people_move_up(desk: Desk, page: ParticipantsPage, dialog: PlacesDialog) -> None:
    assert page.status() == "5 people wait"
    completer = dialog.value.completer()
    completer.setCompletionPrefix("fri")
    assert completer.currentCompletion() == "Africa"
    dialog.capacity.setText("5")
    dialog.capacity.editingFinished.emit()
    desk.settle()
    assert dialog.taken.text() == "2 taken, 3 free"
    add(desk, dialog, "regional_scope", "Africa", "2")
    assert dialog.value.text() == ""
    assert reasons(dialog) == [
        ("Maria Pia Belloni Mignatti", "Next in line; 3 places are left"),
        ("Michele Klein-Solomon", "Next in line; Africa has 1 place left"),
        ("Robert Vitillo", "Next in line; 1 place is left"),
        ("William Gois", "No place is left"),
        ("William Lacy Swing", "No place is left"),
    ]
    model = dialog.waiting.line
    model.setData(model.index(2, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog.move_up.text() == "Move 2 people up"
    dialog.move_up.click()
    desk.settle()
    assert dialog.taken.text() == "4 taken, 1 free"
    assert page.status() == "4 of 5 places · Africa is full · 3 people wait"
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Regional scope: Africa" in labels
    assert "2 of" in labels
    desk.core.history.undo()


def test_a_quota_is_changed_lifted_and_bad_numbers_are_named(
    desk: Desk, page: ParticipantsPage, dialog: PlacesDialog
) -> None:
    add(desk, dialog, "regional_scope", "Africa", "many")
    assert dialog.said.text().startswith("“many” is not a number of places.")
    assert dialog.value.text() == "Africa"
    add(desk, dialog, "regional_scope", "Africa", "0")
    assert page.status() == "Africa is over its quota · 5 people wait"
    lift = next(one for one in dialog.findChildren(QPushButton) if one.accessibleName().startswith("Lift the quota"))
    lift.click()
    desk.settle()
    assert page.status() == "5 people wait"
