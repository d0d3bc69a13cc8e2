"""Lists of other people brought in through the window: looked at row by row, one step to take back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.people_plan import RowState
from rcsc_desktop.gui.dialogs.people_import.columns_model import ColumnColumn
from rcsc_desktop.gui.dialogs.people_import.dialog import COLUMNS, FILES, RESULT, ROWS, PeopleImport
from rcsc_desktop.gui.dialogs.people_import.rows_model import RowColumn
from rcsc_desktop.gui.places import Place
from rcsc_desktop.intake import people
from rcsc_desktop.services.people_import import PeopleImportService
from tests.gui.seat import CONTROL, SHIFT, OpenSeat, Seat

K = Qt.Key
LIST = """\
Participants of the hearing,,,
Full name,Organisation,E-mail,Country
Ana Díaz,Women on the Move,ana@wotm.example,Spain
Collin Rajah,Migrant Forum in Asia,,
,Nobody at all,nobody@example.org,France
Ольга Иванова,Мемориал,olga@memo.example,RUS
"""


@pytest.fixture(autouse=True)
def read_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of its own for each file takes a second; one test is enough for that."""
    if "shared_data" not in request.fixturenames:
        monkeypatch.setattr(people, "read_people_limited", people.read_people)


def new_meeting(seat: Seat) -> UUID:
    """A consultation without anybody, its participants in front."""
    made = seat.core.consultations.create(seat.core.consultations.list()[0].programme_id, "Hearing")
    seat.frame.context.bus.publish(made)
    assert made.new_id is not None
    seat.go(Place("consultation", made.new_id, "participants"))
    return made.new_id


def written(folder: Path, text: str, name: str = "hearing.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def inbox(seat: Seat) -> PeopleImport:
    """The window of the import, by its keys."""
    stand_in(seat, seat.window)
    seat.press(K.Key_I, modifier=CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PeopleImport)
    return dialog


def stand_in(seat: Seat, window: QWidget) -> None:
    """Have a window in front; without a window system nobody else sees to it when a dialog goes."""
    window.activateWindow()
    seat.qtbot.waitActive(window)
    QApplication.processEvents()


def read(seat: Seat, dialog: PeopleImport, *files: Path) -> None:
    dialog.read_files(files)
    seat.settle()


def press(seat: Seat, dialog: QWidget, name: str) -> None:
    found = [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.text() == name]
    assert len(found) == 1, f"{len(found)} buttons say {name}"
    assert found[0].isEnabled()
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    seat.settle()


def column(dialog: PeopleImport, place: int) -> list[str]:
    model = dialog.rows.model
    return [str(model.index(row, place).data() or "") for row in range(model.rowCount())]


def names(seat: Seat, meeting: UUID) -> list[str]:
    core = seat.core.participants
    return sorted(line.name for line in core.fetch(core.ids(meeting)))


def show(seat: Seat, dialog: PeopleImport, state: RowState | None) -> None:
    places = (None, RowState.DOUBTFUL, RowState.NEW, RowState.CHANGED, RowState.SAME, RowState.REFUSED)
    dialog.rows.tabs.setCurrentIndex(places.index(state))
    seat.settle()


def test_a_messy_list_comes_in_clean_and_goes_again(seat: Seat, tmp_path: Path) -> None:
    meeting = new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST))
    assert dialog.steps.currentIndex() == ROWS
    assert column(dialog, RowColumn.NAME) == ["Collin Rajah"]
    assert column(dialog, RowColumn.OUTCOME) == ["To decide: Colin Rajah?"]
    assert dialog.said.text() == "Adds 2. 1 doubtful row is left out until you decide. 1 row is refused."
    choices = [one for one in dialog.findChildren(QRadioButton) if one.isVisible()]
    assert [one.text().split(" · ")[0] for one in choices] == [
        "The same as Colin Rajah",
        "Somebody else: add as new",
        "Leave this row out",
    ]
    assert "alike" in choices[0].accessibleName()
    QTest.mouseClick(choices[0], Qt.MouseButton.LeftButton)
    seat.settle()
    show(seat, dialog, None)
    assert column(dialog, RowColumn.ROW) == ["3", "4", "5", "6"]
    press(seat, dialog, "Import 3 people")
    assert dialog.steps.currentIndex() == RESULT
    assert names(seat, meeting) == ["Ana Díaz", "Colin Rajah", "Ольга Иванова"]
    press(seat, dialog, "Undo the import")
    assert dialog.outcome_leaf.heading.text() == "The import was undone"
    assert names(seat, meeting) == []
    press(seat, dialog, "Close")


def test_everything_is_done_by_keys(seat: Seat, tmp_path: Path) -> None:
    meeting = new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST))
    assert dialog.rows.table.hasFocus()
    seat.press(K.Key_Return)
    seat.press(K.Key_Space)
    assert column(dialog, RowColumn.OUTCOME) == ["Updates Colin Rajah"]
    dialog.rows.table.setFocus()
    seat.press(K.Key_L, modifier=CONTROL)
    assert column(dialog, RowColumn.OUTCOME) == ["Left out"]
    seat.press(K.Key_N, modifier=CONTROL)
    assert column(dialog, RowColumn.OUTCOME) == ["Added"]
    dialog.do.setFocus()
    seat.press(K.Key_Space)
    assert names(seat, meeting) == ["Ana Díaz", "Collin Rajah", "Ольга Иванова"]
    assert dialog.outcome_leaf.undo.hasFocus()
    seat.press(K.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_the_same_file_again_changes_nothing_and_a_newer_one_shows_the_differences(seat: Seat, tmp_path: Path) -> None:
    meeting = new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST))
    press(seat, dialog, "Import 2 people")
    press(seat, dialog, "Close")
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST))
    assert dialog.said.text().startswith("Adds and changes nothing.")
    assert not dialog.do.isEnabled()
    press(seat, dialog, "Cancel")
    dialog = inbox(seat)
    newer = "\n".join(LIST.replace("ana@wotm.example", "ana@new.example").splitlines()[:-1]) + "\n"
    read(seat, dialog, written(tmp_path, newer, "newer.csv"))
    show(seat, dialog, RowState.CHANGED)
    assert column(dialog, RowColumn.OUTCOME) == ["Changes Email"]
    shown = dialog.rows.panel.model
    assert [shown.index(row, 0).data() for row in range(2)] == ["Name", "Email"]
    assert (shown.index(1, 1).data(), shown.index(1, 2).data()) == ("ana@new.example", "ana@wotm.example")
    dialog.rows.tabs.setCurrentIndex(dialog.rows.tabs.count() - 1)
    missing = dialog.rows.missing.model
    assert [one.name for one in missing.rows] == ["Ольга Иванова"]
    missing.tick_all(is_ticked=True)
    seat.settle()
    assert "1 missing person is cancelled." in dialog.said.text()
    press(seat, dialog, "Import 1 person")
    lines = {one.name: one for one in seat.core.participants.fetch(seat.core.participants.ids(meeting))}
    assert lines["Ana Díaz"].email == "ana@new.example"
    assert lines["Ольга Иванова"].status == "cancelled"
    press(seat, dialog, "Close")


def test_a_column_named_by_hand_is_remembered(seat: Seat, tmp_path: Path) -> None:
    new_meeting(seat)
    text = "Aaa,Von\nÄnne Ørsted,Danner\nLi Ming,SAHR\n"
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, text))
    dialog.steps.setCurrentIndex(COLUMNS)
    model = dialog.columns.model
    assert model.setData(model.index(1, ColumnColumn.FIELD), "organisation")
    seat.settle()
    assert [model.index(row, ColumnColumn.FIELD).data() for row in range(2)] == ["Name", "Organization"]
    assert [model.index(row, ColumnColumn.HOW).data() for row in range(2)] == ["guessed", "chosen"]
    press(seat, dialog, "Import 2 people")
    press(seat, dialog, "Close")
    new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, text.replace("Li Ming", "Wang Fang")))
    assert dialog.steps.currentIndex() == ROWS
    assert dialog.sources[0].table is not None
    assert dialog.sources[0].table.mapping == {"Aaa": "name", "Von": "organisation"}
    press(seat, dialog, "Cancel")


def test_several_files_are_dropped_and_cards_stand_beside_tables(seat: Seat, tmp_path: Path, shared_data: Path) -> None:
    new_meeting(seat)
    drop(seat.page, written(tmp_path, LIST), shared_data / "vcards" / "John_Doe_IPHONE.vcf")
    seat.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PeopleImport)
    seat.settle()
    show(seat, dialog, RowState.NEW)
    assert column(dialog, RowColumn.NAME)[:2] == ["Ana Díaz", "Ольга Иванова"]
    assert any("Doe" in name for name in column(dialog, RowColumn.NAME)[2:])
    dialog.steps.setCurrentIndex(FILES)
    press(seat, dialog, "Remove this file")
    assert [one.name for one in dialog.sources] == ["John_Doe_IPHONE.vcf"]
    press(seat, dialog, "Cancel")


def test_a_pasted_table_is_looked_at_first(seat: Seat) -> None:
    new_meeting(seat)
    QApplication.clipboard().setText("Name\tCountry\nAna Díaz\tSpain\nLi Ming\tChina\n")
    seat.press(K.Key_V, modifier=CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PeopleImport)
    seat.settle()
    show(seat, dialog, RowState.NEW)
    assert column(dialog, RowColumn.NAME) == ["Ana Díaz", "Li Ming"]
    press(seat, dialog, "Cancel")


def test_refused_rows_are_told_and_copied(seat: Seat, tmp_path: Path) -> None:
    new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST))
    show(seat, dialog, RowState.REFUSED)
    press(seat, dialog, "Copy the list")
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows[0] == ["File", "Row", "Column", "Text", "Reason"]
    assert rows[1][:2] == ["hearing.csv", "5"]
    assert "There is no name" in rows[1][4]
    dialog.rows.save_refused(tmp_path / "refused.csv")
    seat.settle()
    assert "There is no name" in (tmp_path / "refused.csv").read_text(encoding="utf-8-sig")
    press(seat, dialog, "Cancel")


def test_closing_asks_only_where_something_would_be_lost(seat: Seat, tmp_path: Path) -> None:
    new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST))
    dialog.rows.table.setFocus()
    seat.press(K.Key_N, modifier=CONTROL)
    seat.press(K.Key_Escape)
    asking = QApplication.activeModalWidget()
    assert asking is not None
    assert asking is not dialog
    press(seat, asking, "Cancel")
    assert dialog.isVisible()
    stand_in(seat, dialog)
    dialog.rows.table.setFocus()
    seat.press(K.Key_Escape)
    asking = QApplication.activeModalWidget()
    assert asking is not None
    press(seat, asking, "Close without importing")
    assert QApplication.activeModalWidget() is None


def test_what_cannot_be_read_is_said_beside_what_can(seat: Seat, tmp_path: Path, shared_data: Path) -> None:
    new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST), shared_data / "bad" / "calamine-pass_protected.xlsx")
    assert dialog.steps.currentIndex() == FILES
    assert dialog.files.model.found(dialog.sources[1]).startswith("The workbook is protected by a password.")
    assert dialog.do.isEnabled()
    read(seat, dialog, tmp_path / "gone.csv")
    assert "gone.csv" in dialog.said.text()
    press(seat, dialog, "Cancel")


def test_the_upper_house_of_japan_comes_into_the_contacts(seat: Seat, shared_data: Path) -> None:
    seat.go(Place("contacts"))
    dialog = inbox(seat)
    read(seat, dialog, shared_data / "lists" / "sangiin-giin.csv")
    dialog.steps.setCurrentIndex(COLUMNS)
    model = dialog.columns.model
    named = [row for row in range(model.rowCount()) if model.index(row, ColumnColumn.HEADER).data() == "議員氏名"]
    assert model.setData(model.index(named[0], ColumnColumn.FIELD), "name")
    seat.settle()
    dialog.steps.setCurrentIndex(ROWS)
    seat.settle()
    answers = dialog.rows.answers
    assert answers is not None
    assert len(answers.plan.rows) == 247
    dialog._is_sure = True
    dialog.reject()
    seat.settle()


def test_a_double_within_the_file_is_asked_about(seat: Seat, tmp_path: Path) -> None:
    meeting = new_meeting(seat)
    dialog = inbox(seat)
    text = "Name,Organisation,Country\nAmina Diallo,Caritas,Senegal\nAmina Dialo,Caritas,Senegal\n"
    read(seat, dialog, written(tmp_path, text))
    assert column(dialog, RowColumn.OUTCOME) == ["To decide: the same as row 2?"]
    seat.press(K.Key_U, modifier=CONTROL)
    assert column(dialog, RowColumn.OUTCOME) == ["Updates Amina Diallo"]
    press(seat, dialog, "Import 2 people")
    assert len(names(seat, meeting)) == 1
    press(seat, dialog, "Close")


def test_a_field_is_found_by_typing_part_of_its_word(seat: Seat, tmp_path: Path) -> None:
    new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, "Name,Xyz\nAmina Diallo,vegan\n"))
    dialog.steps.setCurrentIndex(COLUMNS)
    table = dialog.columns.table
    table.setFocus()
    table.setCurrentIndex(dialog.columns.model.index(1, ColumnColumn.FIELD))
    seat.press(K.Key_F2)
    seat.type("dietary")
    seat.press(K.Key_Down)
    seat.press(K.Key_Return)
    assert dialog.columns.model.index(1, ColumnColumn.FIELD).data() == "Dietary needs"
    assert dialog.sources[0].mended == {"Xyz": "dietary_needs"}
    dialog.steps.setCurrentIndex(ROWS)
    seat.settle()
    shown = dialog.rows.panel.model
    assert [shown.index(row, 1).data() for row in range(shown.rowCount())] == ["Amina Diallo", "vegan"]
    dialog._is_sure = True
    dialog.reject()


def test_importing_is_stopped_and_leaves_nothing(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is taken back by the service; here the window says so and goes on."""
    meeting = new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST))

    def apply(
        _self: object,
        _plan: object,
        _choices: object,
        on_progress: Callable[[int, int], object],
        is_cancelled: Callable[[], bool],
    ) -> object:
        on_progress(4_000, 10_000)
        begun.set()
        while not is_cancelled():
            begun.wait(0.001)
        raise UserError("work.cancelled")

    begun = Event()
    with monkeypatch.context() as patch:
        patch.setattr(PeopleImportService, "apply", apply)
        dialog.do.click()
        seat.qtbot.waitUntil(lambda: dialog.busy.text() == "Importing … 4,000 / 10,000")
        assert (dialog.bar.value(), dialog.bar.maximum()) == (4_000, 10_000)
        assert not dialog.do.isEnabled()
        QTest.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
        seat.settle()
    assert dialog.said.text() == "Stopped. Nothing was changed."
    assert names(seat, meeting) == []
    press(seat, dialog, "Import 2 people")
    assert len(names(seat, meeting)) == 2
    press(seat, dialog, "Close")


def test_closing_while_it_reads_gives_up_quietly(seat: Seat, tmp_path: Path) -> None:
    new_meeting(seat)
    dialog = inbox(seat)
    dialog.read_files([written(tmp_path, LIST)])
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    seat.settle()
    dialog = inbox(seat)
    dialog.read_files([written(tmp_path, LIST)])
    seat.qtbot.waitUntil(lambda: bool(dialog.sources) and not dialog.sources[0].is_being_read)
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    seat.settle()
    assert [message.kind for message in seat.said if message.kind in {"bug", "problem"}] == []


def test_it_stands_mirrored_and_every_widget_has_a_name(take_seat: OpenSeat, sample_copy: Path, tmp_path: Path) -> None:
    seat = take_seat(sample_copy, "qps-plocm")
    new_meeting(seat)
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, LIST))
    for step in (FILES, COLUMNS, ROWS):
        dialog.steps.setCurrentIndex(step)
        seat.settle()
        reached = [one for one in dialog.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        nameless = [one for one in reached if one.isVisible() and not (one.accessibleName() or one.property("text"))]
        assert nameless == []
    assert dialog.rows.table.currentIndex().row() == 0
    dialog.reject()


def drop(page: QWidget, *files: Path) -> None:
    """Let go of files over the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(QPoint(40, 40), copy, data, left, nothing),
        QDropEvent(QPointF(40, 40), copy, data, left, nothing),
    ):
        QApplication.sendEvent(page, event)
        assert event.isAccepted()


def test_a_double_in_another_file_is_told_with_its_file(seat: Seat, tmp_path: Path) -> None:
    new_meeting(seat)
    dialog = inbox(seat)
    first = written(tmp_path, "Name,Organisation,Country\nAmina Diallo,Caritas,Senegal\n", "first.csv")
    second = written(tmp_path, "Name,Organisation,Country\nAmina Dialo,Caritas,Senegal\n", "second.csv")
    read(seat, dialog, first, second)
    assert column(dialog, RowColumn.OUTCOME) == ["To decide: the same as row 2 of first.csv?"]
    dialog._is_sure = True
    dialog.reject()
    seat.settle()


def test_a_list_of_organisations_alone_is_taken_as_one(seat: Seat, tmp_path: Path) -> None:
    seat.go(Place("contacts"))
    dialog = inbox(seat)
    read(seat, dialog, written(tmp_path, "NGO_name,Granted\nAction 237,2024-06-14\nDirect Aid,2024-02-09\n"))
    assert dialog.subject.currentText() == "Organizations"
    press(seat, dialog, "Import 2 organizations")
    assert {"Action 237", "Direct Aid"} <= {one.name for one in seat.core.contacts.suggest("organisation", "a")}
