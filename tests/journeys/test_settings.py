"""Settings count at once, on screen and on paper, and are there the next time."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit

from rcsc_desktop.gui.pages.settings.page import SettingsPage
from rcsc_desktop.support import paths
from rcsc_desktop.support.settings import Settings
from tests.gui.seat import CONTROL, OpenSeat, Seat


def settings_page(seat: Seat) -> SettingsPage:
    if not isinstance(seat.page, SettingsPage):
        seat.press(Qt.Key.Key_Comma, modifier=CONTROL)
    assert isinstance(seat.page, SettingsPage)
    return seat.page


def write(seat: Seat, name: str, text: str) -> None:
    field = next(field for field in settings_page(seat).findChildren(QLineEdit) if field.accessibleName() == name)
    field.setFocus()
    field.selectAll()
    seat.type(text)
    seat.press(Qt.Key.Key_Return)


def choose(seat: Seat, name: str, word: str) -> None:
    """Open a list with the keyboard and take a word."""
    choice = next(choice for choice in settings_page(seat).findChildren(QComboBox) if choice.accessibleName() == name)
    choice.setFocus()
    seat.press(Qt.Key.Key_Home)
    for _ in range(choice.findText(word)):
        seat.press(Qt.Key.Key_Down)
    assert choice.currentText() == word


def test_what_is_chosen_counts_and_stays(take_seat: OpenSeat, sample_copy: Path) -> None:
    seat = take_seat(sample_copy)
    write(seat, "Your name", "Amina Diallo")
    write(seat, "Organization", "Migrant Forum in Asia")
    choose(seat, "Paper", "Letter")
    choose(seat, "Language of documents", "Español")
    choose(seat, "Times of day", "24 hours (14:15)")
    choose(seat, "Colours", "Dark")
    choose(seat, "Rows of tables", "Roomy")

    assert seat.frame.context.theme.is_dark
    assert seat.frame.context.theme.row_height == 40
    meeting = seat.core.consultations.resolve("2017-04-17")
    report = seat.core.agenda.report(meeting)
    assert report.letterhead.organisation == "Migrant Forum in Asia"
    assert (report.paper, report.clock) == ("Letter", "24")

    seat.press(Qt.Key.Key_1, modifier=CONTROL)
    seat.press(Qt.Key.Key_Delete)
    assert seat.core.history.list(limit=1)[0].author == "Amina Diallo"

    kept = Settings.load()
    assert [kept.get(key) for key in ("paper", "document_language", "clock", "theme", "density")] == [
        "Letter",
        "es",
        "24",
        "dark",
        "roomy",
    ]


def test_a_logo_is_shown_and_a_file_that_is_no_picture_refused(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logo, letter = tmp_path / "logo.png", tmp_path / "letter.png"
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    assert picture.save(str(logo))
    letter.write_text("Dear colleagues")
    settings_page(seat)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(logo), ""))
    seat.click("Choose a logo …")
    shown = next(label for label in seat.page.findChildren(QLabel) if label.accessibleName() == "Logo")
    assert shown.pixmap().height() == 48
    assert seat.core.agenda.report(seat.core.consultations.resolve("2017-04-17")).letterhead.logo == logo.read_bytes()

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(letter), ""))
    seat.click("Choose a logo …")
    assert seat.settings.get("letterhead.logo") == str(logo)
    assert "“letter.png” cannot be read as a picture. PNG and JPEG will do." in texts(seat)

    seat.click("Remove")
    assert seat.settings.get("letterhead.logo") == ""


def test_a_word_template_is_chosen_and_a_file_that_is_none_refused(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template, letter = tmp_path / "letter.dotx", tmp_path / "letter.docx"
    with ZipFile(template, "w") as archive:
        archive.writestr("word/document.xml", "")
    letter.write_text("Dear colleagues")
    settings_page(seat)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(template), ""))
    seat.click("Choose a Word template …")
    assert seat.settings.get("letterhead.docx_template") == str(template)
    assert "Word files take styles, page and letterhead from “letter.dotx”." in texts(seat)
    report = seat.core.agenda.report(seat.core.consultations.resolve("2017-04-17"))
    assert report.letterhead.template == template.read_bytes()

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(letter), ""))
    seat.click("Choose a Word template …")
    assert seat.settings.get("letterhead.docx_template") == str(template)
    assert "“letter.docx” is no Word document. A .docx or .dotx file will do." in texts(seat)


def test_about_tells_where_everything_is(seat: Seat) -> None:
    seat.frame.context.actions.get("help.about").trigger()
    seat.settle()
    shown = texts(seat)
    for path in (seat.frame.context.path, paths.backups_dir(), paths.log_file(), paths.settings_file()):
        assert str(path) in shown
    assert "European Union Public Licence 1.2" in shown
    assert any("PySide6-Essentials 6." in text and "(LGPL-3.0-only" in text for text in shown)


def test_the_author_is_asked_once_and_in_place(take_seat: OpenSeat, sample_copy: Path, settings: Settings) -> None:
    settings.set("author", "")
    seat = take_seat(sample_copy)
    question = "Who is working here? The history shows who changed what."
    assert question in texts(seat, whole_window=True)

    name = next(field for field in seat.frame.notices.findChildren(QLineEdit))
    QTest.keyClicks(name, "Amina Diallo")
    seat.click("Use this name")
    assert settings.get("author") == "Amina Diallo"
    assert question not in texts(seat, whole_window=True)

    seat.window.close()
    assert question not in texts(take_seat(sample_copy), whole_window=True)


def test_on_the_first_start_the_name_is_asked_beside_the_ways_to_begin(take_seat: OpenSeat, settings: Settings) -> None:
    settings.set("author", "")
    seat = take_seat()
    name = next(field for field in seat.window.findChildren(QLineEdit) if field.accessibleName() == "Your name")
    name.setFocus()
    seat.type("Amina")
    seat.click("Look at the sample")
    seat.wait_open()
    assert settings.get("author") == "Amina"


def texts(seat: Seat, *, whole_window: bool = False) -> list[str]:
    """What labels show on the page."""
    inside = seat.window if whole_window else seat.page
    return [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]
