"""Passport data in the details: asked for once confirmed, shown after unsealing, gone from sight when sealed."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.sealed import SealState
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.pages.participants.sealed.editing import PassportDialog
from rcsc_desktop.gui.pages.participants.sealed.passphrases import (
    ChangePassphraseDialog,
    PassphraseDialog,
    SetUpDialog,
    UnsealDialog,
)
from rcsc_desktop.gui.pages.participants.sealed.section import PassportSection
from rcsc_desktop.gui.pages.participants.sealed.sending import SendPassports
from rcsc_desktop.storage import sealing
from tests.gui.people import Desk, cells

WORDS = "correct horse battery"
UNTIL = (today() + timedelta(days=30)).isoformat()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", 4)


@pytest.fixture
def meeting(desk: Desk) -> UUID:
    found = desk.core.consultations.resolve("2017-04-17")
    for row_id in desk.core.participants.ids(found, "gois"):
        desk.core.records.change(Participant, row_id, {"status": "invited"})
    desk.core.participants.set_status(desk.core.participants.ids(found, "rajah"), "confirmed")
    return found


@pytest.fixture
def section(desk: Desk, page: ParticipantsPage) -> PassportSection:
    page.table.stand_on(cells(page.table, "Name").index("Colin Rajah"))
    desk.settle()
    folded = page.details.section("passport")
    folded.set_open(True)
    made = folded.made()
    desk.settle()
    assert isinstance(made, PassportSection)
    return made


def dialog(desk: Desk, kind: type[PassphraseDialog]) -> PassphraseDialog:
    desk.settle()
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def type_words(desk: Desk, kind: type[PassphraseDialog], *words: str) -> None:
    opened = dialog(desk, kind)
    for field, text in zip(opened.fields, words, strict=True):
        assert field.echoMode() == QLineEdit.EchoMode.Password
        field.setText(text)
    opened.done_button.click()
    desk.settle()


def passport_dialog(desk: Desk) -> PassportDialog:
    desk.settle()
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, PassportDialog) and one.isVisible())


def shown(section: PassportSection) -> str:
    return " ".join(label.text() for label in section.shown.findChildren(QLabel))


def fill_in(desk: Desk, section: PassportSection) -> None:
    section.edit.click()
    type_words(desk, SetUpDialog, WORDS, WORDS)
    opened = passport_dialog(desk)
    opened.fields["passport_number"].setText("X7QZ99123")
    opened.fields["keep_until"].setText(UNTIL)
    opened.done_button.click()
    desk.settle()


def test_data_are_shown_until_they_are_sealed_again(
    desk: Desk, page: ParticipantsPage, section: PassportSection
) -> None:
    fill_in(desk, section)
    assert "X7QZ99123" in shown(section)
    section.seal.click()
    desk.settle()
    assert "X7QZ99123" not in shown(section)
    assert section.said.text().startswith("Sealed. Kept until")
    assert page.details.section("passport").told() == "Sealed"
    section.unseal.click()
    type_words(desk, UnsealDialog, "not this passphrase")
    refused = dialog(desk, UnsealDialog)
    assert "not the passphrase" in refused.said.text()
    assert refused.said.height() >= refused.said.heightForWidth(refused.said.width())
    type_words(desk, UnsealDialog, WORDS)
    assert "X7QZ99123" in shown(section)
    page.context.actions.get("participants.seal_again").trigger()
    desk.settle()
    assert desk.core.sealed.state() is SealState.CLOSED
    assert "X7QZ99123" not in shown(section)


def test_who_is_not_confirmed_is_not_asked(desk: Desk, page: ParticipantsPage, section: PassportSection) -> None:
    page.table.stand_on(cells(page.table, "Name").index("William Gois"))
    desk.settle()
    assert section.said.text() == "Passport and visa data are asked for once the participation is confirmed."
    assert not section.edit.isVisible()


def test_a_refusal_stays_in_the_dialog_and_nothing_is_kept_as_a_draft(
    desk: Desk, tmp_path: Path, section: PassportSection
) -> None:
    section.edit.click()
    opened_set_up = dialog(desk, SetUpDialog)
    labels = " ".join(label.text() for label in opened_set_up.findChildren(QLabel))
    assert "cannot be recovered" in labels
    type_words(desk, SetUpDialog, WORDS, "something else")
    assert "differ" in dialog(desk, SetUpDialog).said.text()
    type_words(desk, SetUpDialog, WORDS, WORDS)
    opened = passport_dialog(desk)
    opened.fields["passport_number"].setText("X7QZ99123")
    opened.fields["expiry_date"].setText("next May")
    opened.fields["keep_until"].setText(UNTIL)
    opened.done_button.click()
    desk.settle()
    assert opened.said.text().startswith("Date of expiry: Write the date to the day")
    opened.reject()
    desk.settle()
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"X7QZ99123" not in path.read_bytes()


def test_they_are_saved_as_a_workbook_after_a_warning(
    desk: Desk, page: ParticipantsPage, section: PassportSection, tmp_path: Path
) -> None:
    fill_in(desk, section)
    page.context.actions.get("participants.send_passports").trigger()
    desk.settle()
    desk.settle()
    sending = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SendPassports))
    assert not sending.said.text()
    assert sending.summary.text() == "1 person, with passport and visa data."
    target = tmp_path / "passports.xlsx"
    target.write_bytes(b"there already")
    sending.file.setText(str(target))
    sending.done_button.click()
    desk.settle()
    assert sending.done_button.text() == "Replace"
    sending.done_button.click()
    desk.settle()
    sheet = load_workbook(target).active
    assert sheet is not None
    assert "X7QZ99123" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_the_passphrase_can_be_another(desk: Desk, page: ParticipantsPage, section: PassportSection) -> None:
    fill_in(desk, section)
    page.context.actions.get("participants.change_passphrase").trigger()
    type_words(desk, ChangePassphraseDialog, WORDS, "staple of letters", "staple of letters")
    desk.core.sealed.seal()
    desk.core.sealed.unseal("staple of letters")
    page.context.actions.get("participants.erase_passports").trigger()
    desk.settle()
    assert desk.said[-1].text == "No passport data are past their date."
