"""Groups on the page of contacts: made, chosen, filled, renamed, addressed and removed."""

from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.gui.dialogs.asking import NameDialog
from rcsc_desktop.gui.dialogs.groups.picking import GroupDialog
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.places import Place
from tests.gui.people import Desk, cells


@pytest.fixture
def page(desk: Desk) -> ContactsPage:
    page = ContactsPage(desk.context)
    desk.stand(page, Place("contacts"))
    desk.settle()
    return page


def person(desk: Desk, name: str) -> UUID:
    return desk.core.contacts.suggest("person", name)[0].id


def select(page: ContactsPage, *ids: UUID) -> None:
    model = page.table.selectionModel()
    model.clear()
    for row_id in ids:
        index = page.model.index(page.model.row_of(row_id), 0)
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)


def run(desk: Desk, page: ContactsPage, name: str) -> None:
    action = next(one for one in page.more.actions() if one.objectName() == f"contacts.{name}" or name in one.text())
    action.trigger()
    desk.settle()


def asked(kind: type[NameDialog] | type[GroupDialog]) -> NameDialog | GroupDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_selected_contacts_make_a_group_that_narrows_the_list(desk: Desk, page: ContactsPage) -> None:
    assert not page.groups.isVisible()
    rajah, packer, vitillo = (person(desk, name) for name in ("rajah", "packer", "vitillo"))
    select(page, rajah, packer)
    run(desk, page, "Add the selected ones")
    dialog = asked(GroupDialog)
    assert isinstance(dialog, GroupDialog)
    assert not dialog.done_button.isEnabled()
    dialog.field.setCurrentText("Speakers")
    dialog.done_button.click()
    desk.settle()
    assert cells(page.table, "Name") == ["Colin Rajah", "Ignacio Packer"]
    assert page.counted() == "2 contacts"
    assert page.groups.isVisible()
    assert page.groups.currentText() == "Speakers (2)"
    assert desk.said[-1].text == "Make the group “Speakers”"
    page.filter.setText("rajah")
    desk.settle()
    assert page.counted() == "1 of 2 contacts"
    page.filter.clear()
    page.show_group(None)
    desk.settle()
    select(page, vitillo)
    run(desk, page, "Add the selected ones")
    again = asked(GroupDialog)
    assert isinstance(again, GroupDialog)
    assert again.field.currentText() == "Speakers"
    again.done_button.click()
    desk.settle()
    assert page.groups.itemText(1) == "Speakers (3)"


def test_members_leave_and_the_group_is_renamed_and_removed_with_undo(desk: Desk, page: ContactsPage) -> None:
    rajah, packer = person(desk, "rajah"), person(desk, "packer")
    made = desk.core.groups.add("Speakers", [rajah, packer])
    desk.context.bus.publish(made)
    desk.settle()
    page.groups.setCurrentIndex(1)
    page.groups.activated.emit(1)
    desk.settle()
    select(page, rajah)
    run(desk, page, "Take the selected ones")
    assert cells(page.table, "Name") == ["Ignacio Packer"]
    run(desk, page, "Rename the group")
    dialog = asked(NameDialog)
    assert isinstance(dialog, NameDialog)
    dialog.field.setText("Panel")
    dialog.done_button.click()
    desk.settle()
    assert page.groups.currentText() == "Panel (1)"
    run(desk, page, "Remove the group")
    assert page.listing.query.group_id is None
    assert not page.groups.isVisible()
    assert len(page.model.ids) > 20
    desk.context.bus.publish(desk.core.history.undo())
    desk.settle()
    assert page.groups.itemText(1) == "Panel (1)"


def test_a_search_is_saved_and_fills_by_itself(desk: Desk, page: ContactsPage) -> None:
    run(desk, page, "Save this search")
    assert desk.said[-1].text == "Type words into the filter first: the group holds whoever they find."
    page.scope.setCurrentIndex(1)
    page.filter.setText("colin")
    desk.settle()
    run(desk, page, "Save this search")
    dialog = asked(NameDialog)
    assert isinstance(dialog, NameDialog)
    assert dialog.field.text() == "colin"
    dialog.field.setText("Colins")
    dialog.done_button.click()
    desk.settle()
    assert (page.groups.currentText(), page.filter.text()) == ("Colins (1)", "")
    desk.context.bus.publish(desk.core.contacts.add_person("Colin Firth"))
    desk.settle()
    assert page.groups.currentText() == "Colins (2)"
    assert cells(page.table, "Name") == ["Colin Firth", "Colin Rajah"]


def test_addresses_of_the_selected_or_of_all_listed_are_copied(desk: Desk, page: ContactsPage) -> None:
    rajah, packer = person(desk, "rajah"), person(desk, "packer")
    desk.core.records.change(Person, rajah, {"email": "colin@example.org"})
    desk.core.records.change(Person, packer, {"email": "COLIN@example.org"})
    select(page, rajah, packer)
    run(desk, page, "Copy addresses")
    assert QGuiApplication.clipboard().text() == "colin@example.org"
    assert desk.said[-1].text == "1 address was copied."
    assert [(line.what, line.count) for line in desk.core.history.exports()] == [("addresses", 1)]
    page.scope.setCurrentIndex(1)
    page.filter.setText("colin")
    desk.settle()
    select(page, rajah)
    run(desk, page, "Copy addresses")
    assert desk.said[-1].text == "1 address was copied."
    page.filter.setText("vitillo")
    desk.settle()
    run(desk, page, "Copy addresses")
    assert desk.said[-1].text == "None of these contacts has an e-mail address."


def test_an_empty_group_says_what_to_do(desk: Desk, page: ContactsPage) -> None:
    made = desk.core.groups.add("Nobody yet")
    desk.context.bus.publish(made)
    desk.settle()
    page.show_group(made.new_id)
    desk.settle()
    assert page.counted() == "0 contacts"
    assert not page.table.isVisible()
    assert isinstance(page.filter, QLineEdit)
    page.show_all.trigger()
    desk.settle()
    assert page.table.isVisible()
