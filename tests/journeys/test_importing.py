"""Agendas of other programs brought in through the window, looked at before, and taken back in one step."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from rcsc_desktop.gui.dialogs.agenda_import.dialog import AgendaImport
from rcsc_desktop.gui.dialogs.agenda_import.model import ROOM, SPEAKERS, START, TITLE
from rcsc_desktop.gui.dialogs.agenda_import.result import COLUMNS, NOTES
from rcsc_desktop.gui.places import Place
from tests.gui.seat import CONTROL, OpenSeat, Seat

K = Qt.Key
SEED = """\
2:00pm – 2:15pm\tEntrance and Registration
2:15pm – 2:30pm\tWelcome
\tDirector-General William Lacy Swing
2:30pm – 2:45pm\tParticipant Introductions, Colin Rajah
- Name, Organization, Regional Scope, Thematic Focus
5:15pm – 6:00pm\tNext Steps and Timeline
"""


def empty_meeting(seat: Seat) -> None:
    """A new consultation of 17 April 2017 in New York, with its agenda in front."""
    made = seat.core.consultations.create(
        seat.core.consultations.list()[0].programme_id,
        "Second meeting",
        start_date="2017-04-17",
        time_zone="America/New_York",
    )
    seat.frame.context.bus.publish(made)
    assert made.new_id is not None
    seat.go(Place("consultation", made.new_id, "agenda"))


def asked(seat: Seat) -> AgendaImport:
    """The dialog, by the keys of its command."""
    seat.press(K.Key_I, modifier=CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AgendaImport)
    tester = QAbstractItemModelTester(dialog.found.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.found.model.tester = tester  # type: ignore[attr-defined]  # lives as long
    return dialog


def press(seat: Seat, dialog: AgendaImport, name: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.text() == name)
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    seat.settle()


def column(dialog: AgendaImport, place: int) -> list[str]:
    model = dialog.found.model
    return [str(model.index(row, place).data() or "").replace("\u202f", " ") for row in range(model.rowCount())]


def test_a_pasted_agenda_comes_in_right_in_one_paste(seat: Seat) -> None:
    empty_meeting(seat)
    before = seat.core.contacts.lines("person")
    dialog = asked(seat)
    QApplication.clipboard().setText(SEED)
    seat.press(K.Key_V, modifier=CONTROL)
    press(seat, dialog, "Read the text")
    assert column(dialog, START) == ["2:00 pm", "2:15 pm", "2:30 pm", "5:15 pm"]
    assert dialog.found.summary.text().startswith("4 items · 1 day")
    assert dialog.target.time_zone() == "America/New_York"
    press(seat, dialog, "Import 4 items")
    assert seat.texts()[-1] == "Imported 4 items"
    consultation = seat.core.consultations.resolve("2017-04-17-second")
    (session,) = seat.core.agenda.view(consultation).sessions
    assert [(entry.item.title, entry.start, [one.name for one in entry.speakers]) for entry in session.entries] == [
        ("Entrance and Registration", 840, []),
        ("Welcome", 855, ["William Lacy Swing"]),
        ("Participant Introductions", 870, ["Colin Rajah"]),
        ("Next Steps and Timeline", 1035, []),
    ]
    assert len(seat.core.contacts.lines("person")) == len(before)
    seat.click("Undo")
    assert seat.core.agenda.view(consultation).sessions[0].entries == ()


def test_a_big_schedule_becomes_a_consultation_of_its_own(seat: Seat, shared_data: Path) -> None:
    empty_meeting(seat)
    dialog = asked(seat)
    dialog.read_file(shared_data / "schedules" / "fosdem-2016.xml")
    seat.settle()
    assert dialog.found.summary.text() == "617 items · 2 days · 27 rooms · 569 speakers"
    assert (column(dialog, TITLE)[0], column(dialog, ROOM)[0]) == ("Welcome to FOSDEM 2016", "Janson")
    dialog.target.place.setCurrentIndex(1)
    seat.settle()
    assert dialog.target.name.text() == "FOSDEM 2016"
    dialog.target.zone.setCurrentText("Europe/Brussels")
    seat.settle()
    press(seat, dialog, "Import 617 items")
    assert seat.texts()[-1] == "Imported 617 items"
    consultation = seat.core.consultations.resolve("2016-01-30-brussels")
    assert seat.core.agenda.view(consultation).sessions[0].session.time_zone == "Europe/Brussels"
    seat.click("Undo")
    assert "2016-01-30-brussels" not in {line.key for line in seat.core.consultations.list()}


def test_columns_of_a_workbook_are_named_by_hand(seat: Seat, shared_data: Path) -> None:
    empty_meeting(seat)
    dialog = asked(seat)
    dialog.read_file(shared_data / "schedules" / "muenchen-2016-agenda.xlsx")
    seat.settle()
    assert column(dialog, SPEAKERS)[1] == "Dieter Reiter"
    dialog.found.tabs.setCurrentIndex(COLUMNS)
    for name in ("1", "2", "3", "4", "5"):
        chosen = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)
        chosen.setCurrentIndex(chosen.findData(""))
    chosen.activated.emit(0)
    seat.settle()
    assert set(column(dialog, SPEAKERS)) == {""}
    assert dialog.found.tabs.tabText(NOTES) == "To look at (1)"
    press(seat, dialog, "Cancel")
    consultation = seat.core.consultations.resolve("2017-04-17-second")
    assert seat.core.agenda.view(consultation).sessions[0].entries == ()


def test_recurring_events_and_sheets_are_chosen(seat: Seat, shared_data: Path, tmp_path: Path) -> None:
    empty_meeting(seat)
    dialog = asked(seat)
    dialog.read_file(shared_data / "calendars" / "issue_1081_event_with_rrule.ics")
    seat.settle()
    assert len(column(dialog, TITLE)) == 1
    dialog.options.unroll.click()
    seat.settle()
    assert len(column(dialog, TITLE)) == 10
    book = openpyxl.Workbook()
    for name, title in (("Monday", "Welcome"), ("Tuesday", "Closing")):
        sheet = book.create_sheet(name)
        sheet.append(["Date", "Time", "Title"])
        sheet.append(["2026-03-02", "09:00", title])
    del book["Sheet"]
    book.save(tmp_path / "days.xlsx")
    dialog.read_file(tmp_path / "days.xlsx")
    seat.settle()
    assert column(dialog, TITLE) == ["Welcome"]
    assert not dialog.options.unroll.isVisible()
    dialog.options.sheet.setCurrentIndex(1)
    dialog.options.sheet.activated.emit(1)
    seat.settle()
    assert column(dialog, TITLE) == ["Closing"]
    press(seat, dialog, "Cancel")


def test_what_cannot_be_read_is_said_and_another_source_can_be_chosen(seat: Seat, tmp_path: Path) -> None:
    empty_meeting(seat)
    broken, table = tmp_path / "plan.json", tmp_path / "plan.csv"
    broken.write_text('{"schedule": [', encoding="utf-8")
    table.write_text("Von;Betreff;Wer\n2026-03-02 09:00;Begrüßung;Ana Díaz\n", encoding="utf-8")
    dialog = asked(seat)
    dialog.read_file(broken)
    seat.settle()
    assert "no valid JSON" in dialog.said.text()
    dialog.read_file(tmp_path / "gone.csv")
    assert "gone.csv" in dialog.said.text()
    dialog.read_file(table)
    seat.settle()
    press(seat, dialog, "Cancel")


def test_a_file_dropped_on_the_agenda_is_looked_at(seat: Seat, shared_data: Path) -> None:
    empty_meeting(seat)
    drop(seat.page, shared_data / "schedules" / "democon-pretalx.json")
    seat.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AgendaImport)
    seat.settle()
    assert dialog.heading.text() == "DemoCon"
    assert dialog.found.summary.text().startswith("36 items")
    press(seat, dialog, "Cancel")


def drop(page: QWidget, file: Path) -> None:
    """Let go of a file over the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(QPoint(40, 40), copy, data, left, nothing),
        QDropEvent(QPointF(40, 40), copy, data, left, nothing),
    ):
        QApplication.sendEvent(page, event)
        assert event.isAccepted()


def test_it_stands_mirrored(take_seat: OpenSeat, sample_copy: Path, shared_data: Path) -> None:
    seat = take_seat(sample_copy, "qps-plocm")
    empty_meeting(seat)
    dialog = asked(seat)
    dialog.read_file(shared_data / "schedules" / "muenchen-2016-agenda.xlsx")
    seat.settle()
    assert dialog.do.isEnabled()
    reached = [one for one in dialog.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [one for one in reached if one.isVisible() and not (one.accessibleName() or one.property("text"))]
    assert nameless == []
    dialog.reject()
