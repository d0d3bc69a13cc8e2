"""Everything about people, on the pages and in the dialogs over them, is reached by Tab and says what it is."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.gui.dialogs.doubles.dialog import DoublesDialog
from rcsc_desktop.gui.dialogs.people_import.dialog import COLUMNS, FILES, ROWS, PeopleImport
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.places import Place
from tests.gui.agenda.test_reach import check
from tests.gui.seat import Seat

LIST = "Name,Organisation,E-mail\nCollin Rajah,MFA,c@example.org\nAna Díaz,WOTM,ana@example.org\n,Nobody,\n"


@pytest.fixture
def meeting(seat: Seat) -> UUID:
    return seat.core.consultations.resolve("2017-04-17")


@pytest.fixture
def participants(seat: Seat, meeting: UUID) -> ParticipantsPage:
    seat.go(Place("consultation", meeting, "participants"))
    assert isinstance(seat.page, ParticipantsPage)
    return seat.page


@pytest.fixture
def contacts(seat: Seat) -> ContactsPage:
    """The contacts; two of them look alike."""
    for name in ("Ana Díaz", "DÍAZ, Ana María"):
        made = seat.core.contacts.add_person(name)
        assert made.new_id is not None
        seat.core.records.change(Person, made.new_id, {"country": "ES", "email": f"{name[:3]}@example.org".lower()})
    seat.go(Place("contacts"))
    assert isinstance(seat.page, ContactsPage)
    return seat.page


def run(seat: Seat, command: str) -> QDialog:
    """The dialog that a command opens."""
    seat.frame.context.actions.get(command).trigger()
    seat.settle()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    return dialog


def focused(dialog: QDialog) -> str:
    """What the first key goes to."""
    focus: QWidget | None = dialog.focusWidget()
    return "" if focus is None else focus.accessibleName()


@pytest.mark.parametrize("view", ["table", "cards", "pictures"])
def test_the_participants_are_reached_with_tab(seat: Seat, participants: ParticipantsPage, view: str) -> None:
    participants.view_bar.stand_on(view)
    participants.table.stand_on(0)
    seat.settle()
    check(seat.window)


@pytest.mark.parametrize(
    "command",
    ["send", "issue_list", "own_fields", "places", "attendance", "send_passports", "mail", "import"],
)
def test_a_dialog_over_the_participants_is_reached_with_tab(
    seat: Seat, participants: ParticipantsPage, command: str
) -> None:
    participants.table.stand_on(0)
    dialog = run(seat, f"participants.{command}")
    assert focused(dialog) not in {"", "Cancel"}
    check(dialog)
    dialog.reject()
    seat.settle()


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_the_contacts_are_reached_with_tab(seat: Seat, contacts: ContactsPage, kind: str) -> None:
    word = "Rajah" if kind == "person" else "Migrant Forum"
    row = seat.core.search.find(word)[0]
    seat.go(Place("contacts", row.id, kind))
    check(seat.window)
    seat.go(Place("contact", row.id, kind))
    check(seat.window)


@pytest.mark.parametrize("command", ["send", "mail", "import", "add_to_group"])
def test_a_dialog_over_the_contacts_is_reached_with_tab(seat: Seat, contacts: ContactsPage, command: str) -> None:
    contacts.table.stand_on(0)
    dialog = run(seat, f"contacts.{command}")
    assert focused(dialog) not in {"", "Cancel"}
    check(dialog)
    dialog.reject()
    seat.settle()


def test_the_inbox_is_reached_with_tab(seat: Seat, participants: ParticipantsPage, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    dialog = run(seat, "participants.import")
    assert isinstance(dialog, PeopleImport)
    dialog.read_files([file])
    seat.settle()
    for step in (FILES, COLUMNS, ROWS):
        dialog.steps.setCurrentIndex(step)
        seat.settle()
        check(dialog)
    dialog.do.click()
    seat.settle()
    check(dialog)
    dialog.reject()
    seat.settle()


def test_doubles_and_merging_are_reached_with_tab(seat: Seat, contacts: ContactsPage) -> None:
    doubles = run(seat, "contacts.doubles")
    assert isinstance(doubles, DoublesDialog)
    check(doubles)
    doubles.merge.click()
    seat.settle()
    merging = QApplication.activeModalWidget()
    assert isinstance(merging, QDialog)
    assert merging is not doubles
    check(merging)
    merging.reject()
    doubles.reject()
    seat.settle()
