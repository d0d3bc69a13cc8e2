"""Likely doubles are found in the window, kept apart or merged, and come back whole."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.gui.dialogs.doubles.dialog import DoublesDialog
from rcsc_desktop.gui.dialogs.merging.dialog import MergeDialog
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.places import Place
from tests.gui.seat import CONTROL, SHIFT, OpenSeat, Seat

K = Qt.Key


def press(seat: Seat, dialog: QWidget, name: str) -> None:
    found = [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.text() == name]
    assert len(found) == 1, f"{len(found)} buttons say {name}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    seat.settle()


def two_of_one(seat: Seat) -> tuple[UUID, UUID]:
    """Ana Díaz is there twice, with two addresses and in one consultation both times."""
    core = seat.core
    ids = []
    for name, values in (
        ("Ana Díaz", {"email": "ana@wotm.example", "tags": "speaker", "country": "ES"}),
        ("Díaz, Ana", {"email": "ana.diaz@old.example", "tags": "press", "country": "ES", "phone": "+34 911 234 567"}),
    ):
        made = core.contacts.add_person(name)
        assert made.new_id is not None
        core.records.change(Person, made.new_id, values)
        ids.append(made.new_id)
    meeting = core.consultations.resolve("2017-04-17-new-york")
    for one in ids:
        core.participants.add(meeting, "", one)
    return ids[0], ids[1]


def choice(dialog: MergeDialog, name: str) -> QAbstractButton:
    (found,) = [one for one in dialog.findChildren(QAbstractButton) if one.accessibleName() == name]
    return found


def stand_in(seat: Seat, window: QWidget) -> None:
    """Have a window in front; without a window system nobody else sees to it when a dialog goes."""
    window.activateWindow()
    seat.qtbot.waitActive(window)
    QApplication.processEvents()


def opened(seat: Seat, name: str) -> QWidget:
    """What a command of the page opens."""
    seat.go(Place("contacts"))
    stand_in(seat, seat.window)
    seat.frame.context.actions.get(name).trigger()
    seat.settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def test_doubles_are_merged_field_by_field_and_come_back_whole(seat: Seat) -> None:
    first, second = two_of_one(seat)
    meeting = seat.core.consultations.resolve("2017-04-17-new-york")
    before = seat.core.participants.count(meeting)
    dialog = opened(seat, "contacts.doubles")
    assert isinstance(dialog, DoublesDialog)
    pairs = {(one.first_id, one.second_id): one for one in dialog.model.pairs}
    assert pairs[first, second].score > 80
    dialog.table.stand_on([one.first_id for one in dialog.model.pairs].index(first))
    seat.settle()
    shown = [str(dialog.fields.index(row, 0).data()) for row in range(dialog.fields.rowCount())]
    assert "Email" in shown
    press(seat, dialog, "Merge …")
    merging = QApplication.activeModalWidget()
    assert isinstance(merging, MergeDialog)
    assert (
        choice(merging, "Name: Ana Díaz (Ana Díaz)").isChecked()
        or choice(merging, "Name: Díaz, Ana (Díaz, Ana)").isChecked()
    )
    choice(merging, "Name: Ana Díaz (Ana Díaz)").click()
    choice(merging, "Email: ana@wotm.example (Ana Díaz)").click()
    assert choice(merging, "Tags: press").isChecked()
    choice(merging, "Tags: press").click()
    assert merging.aliases.text() == "Found by these names as well: Díaz, Ana"
    assert "They stand in 1 consultation twice." in merging.settled.text()
    press(seat, merging, "Merge")
    assert seat.texts()[-1].startswith("Merge 2 contacts into “Ana Díaz”")
    assert all({one.first_id, one.second_id} != {first, second} for one in dialog.model.pairs)
    press(seat, dialog, "Close")
    assert seat.core.participants.count(meeting) == before - 1
    (kept,) = [one for one in (first, second) if _is_there(seat, one)]
    person = seat.core.records.get(Person, kept)
    assert (person.name, person.email, person.tags, person.phone, person.aliases) == (
        "Ana Díaz",
        "ana@wotm.example",
        "speaker",
        "+34 911 234 567",
        "Díaz, Ana",
    )
    stand_in(seat, seat.window)
    seat.press(K.Key_Z, modifier=CONTROL)
    assert _is_there(seat, first)
    assert _is_there(seat, second)
    assert seat.core.participants.count(meeting) == before


def test_what_is_not_the_same_is_not_proposed_again(seat: Seat) -> None:
    first, second = two_of_one(seat)
    dialog = opened(seat, "contacts.doubles")
    assert isinstance(dialog, DoublesDialog)
    at = [(one.first_id, one.second_id) for one in dialog.model.pairs].index((first, second))
    count = len(dialog.model.pairs)
    dialog.table.stand_on(at)
    seat.settle()
    seat.press(K.Key_L, modifier=CONTROL)
    assert len(dialog.model.pairs) == count - 1
    press(seat, dialog, "Look again")
    dialog.table.stand_on([(one.first_id, one.second_id) for one in dialog.model.pairs].index((first, second)))
    seat.settle()
    press(seat, dialog, "Not the same")
    press(seat, dialog, "Look again")
    assert (first, second) not in {(one.first_id, one.second_id) for one in dialog.model.pairs}
    dialog.kinds.setCurrentIndex(1)
    seat.settle()
    assert {one.kind for one in dialog.model.pairs} <= {"organisation"}
    press(seat, dialog, "Close")


def test_selected_contacts_are_merged_by_keys(seat: Seat) -> None:
    two_of_one(seat)
    seat.go(Place("contacts"))
    page = seat.page
    assert isinstance(page, ContactsPage)
    stand_in(seat, seat.window)
    page.table.stand_on(0)
    page.table.setFocus()
    seat.press(K.Key_M, modifier=CONTROL | SHIFT)
    assert seat.texts()[-1].startswith("Select two contacts or more")
    page.filter.setText("diaz")
    seat.settle()
    page.table.select_rows(0, 1)
    page.table.setFocus()
    seat.press(K.Key_M, modifier=CONTROL | SHIFT)
    merging = QApplication.activeModalWidget()
    assert isinstance(merging, MergeDialog)
    assert merging.do.isDefault()
    seat.press(K.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_they_stand_mirrored_and_every_widget_has_a_name(take_seat: OpenSeat, sample_copy: object) -> None:
    seat = take_seat(sample_copy, "qps-plocm")
    two_of_one(seat)
    dialog = opened(seat, "contacts.doubles")
    assert isinstance(dialog, DoublesDialog)
    press(seat, dialog, "Merge …")
    merging = QApplication.activeModalWidget()
    assert isinstance(merging, MergeDialog)
    for one in (dialog, merging):
        reached = [child for child in one.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert [child for child in reached if child.isVisible() and not child.accessibleName()] == []
    merging.reject()
    dialog.reject()


def _is_there(seat: Seat, person_id: UUID) -> bool:
    return any(one.id == person_id for one in seat.core.contacts.fetch([person_id]))
