"""Saving and printing an agenda: choices, names, refusals, and what lies on the disk or goes to the printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.gui.dialogs.export import AgendaExport
from rcsc_desktop.gui.dialogs.printing import AgendaPrinting
from tests.gui.agenda.conftest import AgendaDesk

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(agenda: AgendaDesk) -> AgendaExport:
    """The dialog, asked for with the keys of its command."""
    agenda.press(Qt.Key.Key_E, modifier=CONTROL)
    agenda.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AgendaExport)
    return dialog


def press(dialog: AgendaExport, name: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(dialog: AgendaExport, name: str, value: str) -> None:
    box = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)
    box.setCurrentIndex(box.findData(value))


def wait_for(agenda: AgendaDesk, said: str) -> None:
    """Wait until the window says so."""
    agenda.desk.qtbot.waitUntil(lambda: said in [one.text for one in agenda.desk.said], timeout=30_000)
    agenda.settle()


def saved(agenda: AgendaDesk, dialog: AgendaExport, target: Path) -> str:
    """Press Save; the text of the file."""
    dialog.file.setText(str(target))
    press(dialog, "Save as PDF")
    wait_for(agenda, f"“{target.name}” was saved.")
    return "\n".join(page.extract_text() for page in PdfReader(target).pages)


def test_the_file_has_a_sensible_name_that_follows_the_choices(agenda: AgendaDesk) -> None:
    dialog = opened(agenda)
    assert dialog.target().name == "2017-04-17 New York - Provisional agenda - en.pdf"
    dialog.file.setText("/somewhere/else.pdf")
    choose(dialog, "Language", "fr")
    agenda.settle()
    assert dialog.target() == Path("/somewhere/2017-04-17 New York - Ordre du jour provisoire - fr.pdf")
    check = dialog.findChild(QCheckBox)
    assert check is not None
    check.click()
    agenda.settle()
    assert dialog.target().name.endswith("ordre du jour provisoire - fr.pdf")
    press(dialog, "Cancel")


def test_what_is_typed_is_on_the_paper_and_two_words_lead_to_it(
    agenda: AgendaDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda.stand_on("Welcome")
    agenda.press(Qt.Key.Key_F2)
    agenda.type(" to New York")
    text = saved(agenda, opened(agenda), tmp_path / "agenda.pdf")
    assert "Welcome to New York" in text
    assert "Next Steps and Timeline" in text
    assert "Background" not in text
    message = agenda.desk.said[-1]
    assert message.text == "“agenda.pdf” was saved."
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    assert [button.text for button in message.buttons] == ["Open", "Show in folder"]
    for button in message.buttons:
        button.pressed()
    assert [Path(url.toLocalFile()) for url in shown] == [tmp_path / "agenda.pdf", tmp_path]
    left = agenda.desk.core.history.exports(consultation_id=agenda.consultation_id)
    assert [(line.what, line.format, line.file_name, line.author) for line in left] == [
        ("agenda", "pdf", "agenda.pdf", "Amina")
    ]


def test_the_concept_note_stands_before_the_agenda(agenda: AgendaDesk, tmp_path: Path) -> None:
    dialog = opened(agenda)
    check = dialog.findChild(QCheckBox)
    assert check is not None
    check.click()
    agenda.settle()
    text = saved(agenda, dialog, tmp_path / "both.pdf")
    assert text.index("Goals and Objectives") < text.index("Entrance and Registration")


def test_paper_and_clock_are_chosen(agenda: AgendaDesk, tmp_path: Path) -> None:
    dialog = opened(agenda)
    choose(dialog, "Paper", "Letter")
    choose(dialog, "Clock", "24")
    agenda.settle()
    text = saved(agenda, dialog, tmp_path / "letter.pdf")
    page = PdfReader(tmp_path / "letter.pdf").pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    assert "14:15" in text


def test_a_file_that_is_there_is_replaced_only_when_asked_twice(agenda: AgendaDesk, tmp_path: Path) -> None:
    target = tmp_path / "agenda.pdf"
    target.write_text("precious", encoding="utf-8")
    dialog = opened(agenda)
    dialog.file.setText(str(target))
    press(dialog, "Save as PDF")
    agenda.desk.qtbot.waitUntil(dialog.said.isVisible, timeout=20_000)
    assert "agenda.pdf" in dialog.said.text()
    assert target.read_text(encoding="utf-8") == "precious"
    press(dialog, "Replace")
    wait_for(agenda, "“agenda.pdf” was saved.")
    assert len(PdfReader(target).pages) == 1


def test_a_folder_that_is_not_there_is_named_and_nothing_is_lost(agenda: AgendaDesk, tmp_path: Path) -> None:
    dialog = opened(agenda)
    choose(dialog, "Paper", "Letter")
    agenda.settle()
    dialog.file.setText(str(tmp_path / "gone" / "agenda.pdf"))
    press(dialog, "Save as PDF")
    agenda.desk.qtbot.waitUntil(dialog.said.isVisible, timeout=20_000)
    assert dialog.said.text().startswith("The folder of “")
    assert dialog.form.choice().paper == "Letter"
    assert not (tmp_path / "gone").exists()
    assert saved(agenda, dialog, tmp_path / "agenda.pdf")


def test_characters_without_a_shape_are_told_before_anything_is_printed(agenda: AgendaDesk) -> None:
    agenda.outside(agenda.desk.core.agenda.retype(agenda.row("Welcome").id, "Welcome 世界"))
    dialog = opened(agenda)
    agenda.desk.qtbot.waitUntil(dialog.missing.isVisible, timeout=20_000)
    assert dialog.missing.text() == "The paper's font has no shape for these characters: 世 界"
    press(dialog, "Cancel")


def test_the_systems_dialog_prints_the_pages(agenda: AgendaDesk, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"
    agenda.press(Qt.Key.Key_P, modifier=CONTROL)
    agenda.settle()
    dialog = agenda.page.window().findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.isVisible()
    field = dialog.findChild(QLineEdit, "filename")
    assert field is not None
    assert Path(field.text()).name == "2017-04-17 New York - Provisional agenda - en.pdf"
    field.setText(str(target))
    dialog.accept()
    wait_for(agenda, "The agenda is on its way to the printer.")
    page = PdfReader(target).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    image = page.images[0].image
    assert image is not None
    assert abs(image.width - 2480) <= 2


def test_a_range_of_pages_is_printed(agenda: AgendaDesk, tmp_path: Path) -> None:
    core = agenda.desk.core
    session = agenda.page.view.session_id
    assert session is not None
    for at in range(45):
        core.agenda.add_item(session, f"Item {at}")
    report = core.agenda.report(agenda.consultation_id)
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "range.pdf"))
    printer.setFromTo(2, 3)
    AgendaPrinting(agenda.desk.context, report, tmp_path / "range.pdf", agenda.page).print_on(printer)
    agenda.desk.qtbot.waitUntil(lambda: bool(agenda.desk.said), timeout=30_000)
    assert len(PdfReader(tmp_path / "range.pdf").pages) == 2
    assert core.records.find(AgendaItem, session_id=session)[-1].title == "Item 44"
