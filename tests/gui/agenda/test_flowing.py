"""The dialogs of the menu *More* that move time: what they foretell, and what they do."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog

from rcsc_desktop.domain.flow import MoveBy
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.gui.pages.agenda.flowing.commands import CloseGapDialog, FitDialog, LateDialog, MakeRoomDialog
from rcsc_desktop.gui.pages.agenda.flowing.dialog import FlowDialog
from tests.gui.agenda.conftest import AgendaDesk


def ask(agenda: AgendaDesk, name: str) -> FlowDialog:
    """Choose a command of the menu."""
    agenda.desk.context.actions.get(f"agenda.{name}").trigger()
    agenda.settle()
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert len(found) == 1
    dialog = found[0]
    assert isinstance(dialog, FlowDialog)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    return dialog


def foretold(dialog: FlowDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(" ".join(str(model.index(row, column).data()).split()) for column in range(3))
        for row in range(model.rowCount())
    ]


def lines(agenda: AgendaDesk) -> list[str]:
    entries = agenda.desk.core.agenda.view(agenda.consultation_id).sessions[0].entries
    return [f"{clock_time(one.start or 0):%H:%M} {one.item.minutes}" for one in entries]


BEFORE = ["14:00 15", "14:15 15", "14:30 15", "14:45 60", "15:45 45", "16:30 45", "17:15 45"]


def test_we_start_twelve_minutes_late(agenda: AgendaDesk) -> None:
    dialog = ask(agenda, "start_late")
    assert isinstance(dialog, LateDialog)
    dialog.minutes.setText("soon")
    assert dialog.note.text().startswith("“soon” is not a length of time.")
    assert not dialog.go.isEnabled()
    dialog.minutes.setText("13h")
    assert dialog.note.text() == "780 minutes are out of reach. Give 1 to 720 minutes."
    dialog.minutes.setText("12m")
    assert foretold(dialog)[0] == ("Entrance and Registration", "14:00 15′", "14:12 15′")
    dialog.keeps_end.setChecked(True)
    assert dialog.note.text() == "7 items would change:"
    assert lines(agenda) == BEFORE
    dialog.go.click()
    agenda.settle()
    assert agenda.desk.said[-1].text == "Start 12 minutes late"
    assert lines(agenda)[-2:] == ["16:32 40", "17:12 45"]
    agenda.undo()
    assert lines(agenda) == BEFORE


def test_room_is_made_before_the_line_one_stands_on(agenda: AgendaDesk) -> None:
    agenda.stand_on("Preview")
    dialog = ask(agenda, "make_room")
    assert isinstance(dialog, MakeRoomDialog)
    assert dialog.item.currentText().startswith("16:30")
    assert [row[2] for row in foretold(dialog)] == ["16:45 45′", "17:30 45′"]
    dialog.go.click()
    agenda.settle()
    assert lines(agenda)[5:] == ["16:45 45", "17:30 45"]
    dialog = ask(agenda, "close_gap")
    assert isinstance(dialog, CloseGapDialog)
    assert dialog.item.currentText() == "16:45  Preview Civil Society Interventions in IDM  (15′)"
    dialog.go.click()
    agenda.settle()
    assert lines(agenda) == BEFORE


def test_what_fits_already_and_what_does_not(agenda: AgendaDesk) -> None:
    dialog = ask(agenda, "fit")
    assert isinstance(dialog, FitDialog)
    assert dialog.note.text() == "Everything fits into the session already."
    assert not dialog.go.isEnabled()
    dialog.reject()
    agenda.settle()
    agenda.outside(agenda.desk.core.flow.apply(agenda.consultation_id, MoveBy((agenda.row("Next").id,), 30)))
    dialog = ask(agenda, "fit")
    assert foretold(dialog) == [("Next Steps and Timeline", "17:45 45′", "17:45 15′")]
    dialog.go.click()
    agenda.settle()
    assert lines(agenda)[-1] == "17:45 15"


@pytest.mark.parametrize("name", ["make_room", "close_gap", "fit", "start_late"])
def test_cancel_changes_nothing(agenda: AgendaDesk, name: str) -> None:
    dialog = ask(agenda, name)
    dialog.reject()
    agenda.settle()
    assert lines(agenda) == BEFORE
