"""Writing mail drafts: to whom, in which languages, how it reads, and what is written."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtTest import QTest

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.gui.dialogs.mail.dialog import MailDialog
from rcsc_desktop.gui.dialogs.mail.opening import mail_contacts, mail_participants
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.places import Place
from tests.gui.agenda.test_reach import check
from tests.gui.people import Desk


def opened(desk: Desk) -> MailDialog:
    desk.settle()
    dialogs = desk.window.findChildren(MailDialog)
    assert len(dialogs) == 1
    desk.settle()
    return dialogs[0]


@pytest.fixture
def people(desk: Desk) -> list[UUID]:
    found = [desk.core.contacts.suggest("person", name)[0].id for name in ("rajah", "swing", "klein")]
    desk.core.records.change(Person, found[0], {"email": "colin@example.org", "language": "fr"})
    desk.core.records.change(Person, found[1], {"email": "swing@example.org"})
    return found


@pytest.fixture
def dialog(desk: Desk, people: list[UUID]) -> MailDialog:
    page = ContactsPage(desk.context)
    desk.stand(page, Place("contacts"))
    page.filter.setText("rajah")
    desk.settle()
    dialog = MailDialog(desk.context, [("All", tuple(people))], None, desk.window)
    dialog.open()
    desk.settle()
    return dialog


def test_the_dialog_counts_names_those_without_an_address_and_shows_how_it_reads(
    desk: Desk, dialog: MailDialog
) -> None:
    assert dialog.counted.text() == "3 people, 2 with e-mail addresses"
    assert dialog.without.text() == "Without an address: Michele Klein-Solomon"
    dialog.texts.subject.setText("News for {name}")
    dialog.texts.body.setPlainText("Dear {name},")
    assert dialog.preview.text() == "Dear Colin Rajah,"
    dialog.texts.body.setPlainText("Dear {title} {name},")
    desk.qtbot.waitUntil(lambda: dialog.empty.text() == "Stays empty: Title (2 people)")
    dialog.texts.add_language("fr")
    dialog.texts.body.setPlainText("Cher {name},")
    assert dialog.preview.text() == "Cher Colin Rajah,"
    dialog.preview.forward.click()
    assert dialog.preview.text() == "Dear William Lacy Swing,"
    assert not dialog.preview.forward.isEnabled()
    desk.qtbot.waitUntil(lambda: "filled in" in dialog.summary.text())
    assert dialog.summary.text().startswith("2 drafts, filled in for each, with name and address")


def test_everything_in_the_dialog_is_reached_and_named(desk: Desk, dialog: MailDialog) -> None:
    check(dialog)
    dialog.reject()


def test_drafts_are_written_into_a_new_folder_and_noted(desk: Desk, dialog: MailDialog, tmp_path: Path) -> None:
    dialog.texts.subject.setText("News for {name}")
    mailing = dialog._mailing
    assert mailing is not None
    drafts = desk.core.mail_drafts.drafts(mailing, dialog.texts.content())
    dialog.write_to(tmp_path / "drafts", drafts)
    desk.settle()
    files = sorted((tmp_path / "drafts").iterdir())
    assert [file.name for file in files] == ["001 Colin Rajah.eml", "002 William Lacy Swing.eml"]
    assert message_from_bytes(files[0].read_bytes(), policy=default)["Subject"] == "News for Colin Rajah"
    assert desk.core.history.exports()[0].count == 2
    assert desk.said[-1].text == "“drafts” was saved."


def test_a_refusal_is_said_in_the_dialog_and_nothing_typed_is_lost(desk: Desk, dialog: MailDialog) -> None:
    dialog.texts.subject.setText("News for {nmae}")
    dialog.save.click()
    desk.settle()
    assert dialog.said.text().startswith("There is no field “nmae” to fill in")
    assert dialog.save.isEnabled()
    dialog.reject()
    desk.settle()
    again = MailDialog(desk.context, [("All", ())], None, desk.window)
    assert again.texts.subject.text() == "News for {nmae}"
    again.reject()


def test_a_text_is_saved_chosen_again_and_forgotten(desk: Desk, dialog: MailDialog) -> None:
    dialog.texts.subject.setText("Invitation")
    dialog.templates.save_as("Invite")
    desk.settle()
    dialog.texts.subject.setText("Something else")
    dialog.templates.list.setCurrentIndex(1)
    dialog.templates.list.activated.emit(1)
    assert dialog.texts.subject.text() == "Invitation"
    dialog.templates.forget.click()
    desk.settle()
    assert desk.core.mail_drafts.templates() == ()


def test_contacts_and_participants_lead_to_the_dialog(desk: Desk, people: list[UUID]) -> None:
    contacts = ContactsPage(desk.context)
    desk.stand(contacts, Place("contacts"))
    mail_contacts(contacts)
    dialog = opened(desk)
    assert dialog.who.itemText(0).startswith("All ")
    dialog.reject()
    QTest.qWait(0)
    meeting = desk.core.consultations.resolve("2017-04-17")
    participants = ParticipantsPage(desk.context)
    desk.stand(participants, Place("consultation", meeting, "participants"))
    participants.table.select_rows(0, 1)
    mail_participants(participants)
    dialog = opened(desk)
    assert dialog.who.itemText(0) == "2 selected"
    assert dialog.counted.text().startswith("2 people, ")
    dialog.reject()
