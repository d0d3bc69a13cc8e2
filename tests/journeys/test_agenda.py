"""From opening the window to the printed agenda of 17 April, with keys and mouse; and back again, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget

from rcsc_desktop.gui.dialogs.export import AgendaExport
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.pages.agenda.rows import Column
from tests.gui.seat import ALT, CONTROL, SHIFT, OpenSeat, Seat

K = Qt.Key
MEETING = "Civil Society Informal Meeting on the Global Compact on Migration"
SEED = [
    "14:00 Entrance and Registration",
    "14:15 Welcome",
    "14:30 Participant Introductions",
    "14:45 Update on GCM Preparatory Process",
    "15:45 Regional Civil Society Consultations (RCSCs)",
    "16:30 Preview Civil Society Interventions in IDM",
    "17:15 Next Steps and Timeline",
]


def agenda_page(seat: Seat) -> AgendaPage:
    """The agenda tab in front."""
    return cast(AgendaPage, seat.page)


def items(seat: Seat) -> list[str]:
    """Start and title of each item as the outline shows them."""
    model = agenda_page(seat).model
    return [
        f"{model.cell(row.id, Column.START).data()} {model.cell(row.id, Column.TITLE).data()}"
        for row in model.rows()
        if row.is_item
    ]


def lines_under(seat: Seat, title: str) -> list[str]:
    """The lines under an item."""
    rows = agenda_page(seat).model.rows()
    item = next(row for row in rows if row.is_item and row.text == title)
    return [row.text for row in rows if row.item_id == item.id and not row.is_item]


def open_agenda(seat: Seat) -> None:
    """From the list of consultations to the agenda of the meeting in New York, by keyboard."""
    at = seat.titles().index(MEETING)
    seat.press(K.Key_Home)
    for _ in range(len(seat.titles())):
        if seat.consultations.table.currentIndex().row() == at:
            break
        seat.press(K.Key_Down)
    seat.press(K.Key_Return)
    seat.press(K.Key_3, modifier=ALT)
    assert items(seat) == SEED


def press_cell(seat: Seat, title: str, column: Column = Column.TITLE) -> None:
    """Press a cell with the mouse."""
    outline = agenda_page(seat).outline
    row = next(row for row in agenda_page(seat).model.rows() if row.text == title)
    where = outline.visualRect(agenda_page(seat).model.cell(row.id, column)).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    seat.settle()


def drag(seat: Seat, title: str, to: str) -> None:
    """Carry an item before another one."""
    outline, model = agenda_page(seat).outline, agenda_page(seat).model
    row = next(row for row in model.rows() if row.text == title)
    other = next(row for row in model.rows() if row.text == to)
    start = outline.visualRect(model.cell(row.id, Column.TITLE)).center()
    end = QPoint(start.x(), outline.visualRect(model.cell(other.id, Column.TITLE)).top() + 2)
    view = outline.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    seat.settle()


def wait_said(seat: Seat, text: str) -> None:
    seat.qtbot.waitUntil(lambda: text in seat.texts(), timeout=30_000)
    seat.settle()


def edit_the_agenda(seat: Seat) -> None:
    """Six steps: a length, a new item with a topic, a move by keys, a pin, a move by mouse."""
    press_cell(seat, "Welcome", Column.DURATION)
    seat.press(K.Key_A, modifier=CONTROL)
    seat.type("20")
    seat.press(K.Key_Return)
    press_cell(seat, "Welcome")
    seat.press(K.Key_End)
    seat.press(K.Key_Return)
    seat.type("10m Photograph")
    seat.press(K.Key_Return)
    seat.press(K.Key_Tab)
    seat.type("On the stairs")
    seat.press(K.Key_Return, K.Key_Return, K.Key_Return)
    press_cell(seat, "Photograph")
    seat.press(K.Key_Up, modifier=ALT)
    seat.press(K.Key_Escape)


def test_from_opening_the_window_to_the_printed_file(seat: Seat, tmp_path: Path) -> None:
    open_agenda(seat)
    edit_the_agenda(seat)
    assert items(seat)[:5] == [
        "14:00 Entrance and Registration",
        "14:15 Photograph",
        "14:25 Welcome",
        "14:45 Participant Introductions",
        "15:00 Update on GCM Preparatory Process",
    ]
    assert lines_under(seat, "Photograph") == ["On the stairs"]
    assert agenda_page(seat).view.summary.text() == "255′ of 240′ · 15′ too long"

    press_cell(seat, "Participant Introductions", Column.START)
    seat.press(K.Key_A, modifier=CONTROL)
    seat.type("2:40pm")
    seat.press(K.Key_Return)
    assert "overlap" in [
        agenda_page(seat).model.cell(row.id, Column.KIND).data() for row in agenda_page(seat).model.rows()
    ]
    drag(seat, "Welcome", "Entrance and Registration")
    assert items(seat)[:2] == ["14:00 Welcome", "14:20 Entrance and Registration"]

    panel = agenda_page(seat).panel
    seat.qtbot.waitUntil(lambda: panel.page_count > 0, timeout=20_000)

    seat.press(K.Key_E, modifier=CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AgendaExport)
    assert dialog.target().name == "2017-04-17 New York - Provisional agenda - en.pdf"
    check = dialog.findChild(QCheckBox)
    assert check is not None
    check.setFocus()
    seat.press(K.Key_Space)
    target = tmp_path / dialog.target().name
    assert target.name == "2017-04-17 New York - Concept note and provisional agenda - en.pdf"
    dialog.file.setFocus()
    dialog.file.selectAll()
    seat.type(str(target))
    seat.press(K.Key_Return)
    wait_said(seat, f"“{target.name}” was saved.")
    text = "\n".join(page.extract_text() for page in PdfReader(target).pages)
    order = [text.index(word) for word in ("Background", "Welcome", "Entrance and Registration", "On the stairs")]
    assert order == sorted(order)
    assert [button.text for button in seat.said[-1].buttons] == ["Open", "Show in folder"]

    seat.window.activateWindow()  # nobody manages windows here
    seat.qtbot.waitUntil(agenda_page(seat).outline.hasFocus)
    seat.press(K.Key_P, modifier=CONTROL)
    printing = seat.window.findChild(QPrintDialog)
    assert printing is not None
    name = printing.findChild(QLineEdit, "filename")
    assert name is not None
    name.setFocus()
    name.selectAll()
    printed = tmp_path / "printed.pdf"
    seat.type(str(printed))
    button = next(one for one in printing.findChildren(QPushButton) if one.isDefault())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_said(seat, "The agenda is on its way to the printer.")
    assert len(PdfReader(printed).pages) == panel.page_count


def test_each_step_is_taken_back_by_name_and_done_again(seat: Seat, take_seat: OpenSeat, sample_copy: Path) -> None:
    open_agenda(seat)
    edit_the_agenda(seat)
    edited = items(seat)
    undo = seat.frame.context.actions.get("edit.undo")
    names = []
    for _ in range(4):
        names.append(undo.text())
        seat.press(K.Key_Z, modifier=CONTROL)
    assert [name.split(": ")[1].split(" “")[0] for name in names] == ["Move", "Add", "Add", "Change"]
    assert items(seat) == SEED
    for _ in range(4):
        seat.press(K.Key_Z, modifier=CONTROL | SHIFT)
    assert items(seat) == edited
    seat.press(K.Key_Z, modifier=CONTROL)

    seat.window.close()
    again = take_seat(sample_copy)
    redo = again.frame.context.actions.get("edit.redo")
    again.qtbot.waitUntil(redo.isEnabled)
    assert "Photograph" in redo.text()
    at = again.titles().index(MEETING)
    again.consultations.table.setCurrentIndex(again.consultations.table.model().index(at, 0))
    again.press(K.Key_Return)
    again.press(K.Key_3, modifier=ALT)
    again.press(K.Key_Z, modifier=CONTROL | SHIFT)
    assert items(again) == edited
    for _ in range(4):
        again.press(K.Key_Z, modifier=CONTROL)
    assert items(again) == SEED

    again.click("History")
    lines = again.core.history.list(limit=12)
    assert {line.author for line in lines if line.name.startswith("agenda")} == {"Ana"}
    shown = _table_texts(again.page)
    assert any("Photograph" in text for text in shown)
    assert "Ana" in shown


def test_a_write_from_outside_shows_within_a_second(seat: Seat) -> None:
    from rcsc_desktop import bootstrap

    open_agenda(seat)
    path = seat.frame.context.path
    other = bootstrap.open_core(path, seat.settings)
    try:
        consultation_id = other.consultations.resolve("2017-04-17")
        session = other.agenda.view(consultation_id).sessions[0].session.id
        other.agenda.add_item(session, "5m Silence", first=True)
        seat.qtbot.waitUntil(lambda: items(seat)[0] == "14:00 Silence", timeout=1_000)
    finally:
        other.close()


def _table_texts(page: QWidget) -> list[str]:
    """Every text in the tables of a page."""
    from PySide6.QtWidgets import QTableView

    texts = []
    for table in page.findChildren(QTableView):
        model = table.model()
        for row in range(model.rowCount()):
            texts += [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
    return texts
