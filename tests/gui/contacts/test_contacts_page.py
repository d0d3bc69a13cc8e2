"""Contacts: one list with a switch, what is chosen at the side."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from rcsc_desktop.domain.contacts import Affiliation
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.places import Place
from tests.gui.people import Desk, cells, links


@pytest.fixture
def page(desk: Desk) -> ContactsPage:
    page = ContactsPage(desk.context)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    desk.stand(page, Place("contacts"))
    return page


def go_to(desk: Desk, page: ContactsPage, kind: str, text: str) -> None:
    page.show_place(Place("contacts", desk.core.contacts.suggest(kind, text)[0].id))
    desk.settle()


def test_a_place_leads_to_the_contact_whatever_was_filtered(desk: Desk, page: ContactsPage) -> None:
    page.filter.setText("zzz")
    desk.settle()
    assert page.counted() == "0 of 40 contacts"
    go_to(desk, page, "person", "swing")
    assert page.filter.text() == ""
    assert page.details.heading.text() == "William Lacy Swing"


def test_a_country_is_edited_in_the_table_and_the_position_is_not(desk: Desk, page: ContactsPage) -> None:
    go_to(desk, page, "person", "swing")
    row = page.table.currentIndex().row()
    page.table.setFocus()
    page.table.stand_on(row, page.model.column_of("detail"))
    desk.type("x")
    assert not page.table.is_editing()
    page.table.stand_on(row, page.model.column_of("country"))
    desk.type("US")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert cells(page.table, "Country")[row] == "United States"


def test_only_one_affiliation_is_the_one_that_lists_show(desk: Desk, page: ContactsPage) -> None:
    person = desk.core.contacts.suggest("person", "swing")[0].id
    added = desk.core.contacts.add_affiliation(person, "A new council").new_id
    assert added is not None
    desk.context.bus.publish(desk.core.contacts.set_primary(added))
    known = desk.core.records.find(Affiliation, person_id=person)
    assert [one.id for one in known if one.is_primary] == [added]
    go_to(desk, page, "person", "swing")
    assert cells(page.table, "Organization")[page.table.currentIndex().row()] == "A new council"
    assert "A new council" in links(page.details)


def test_an_organisation_is_put_under_another_but_not_under_itself(desk: Desk, page: ContactsPage) -> None:
    go_to(desk, page, "organisation", "visions")
    part_of = page.details.organisation.parent_field
    part_of.field.setText("A roof")
    part_of.commit()
    desk.settle()
    child = desk.core.contacts.suggest("organisation", "visions")[0].id
    parent = desk.core.contacts.organisation(child).parent
    assert parent is not None
    assert parent.name == "A roof"
    go_to(desk, page, "organisation", "roof")
    part_of.field.setText("Visions Solidaires")
    part_of.commit()
    desk.settle()
    assert desk.said[-1].text == "A roof cannot be part of itself. Nothing was changed."
    assert part_of.field.text() == ""


def test_a_new_organisation_stands_at_once_in_the_list(desk: Desk, page: ContactsPage) -> None:
    page.scope.setCurrentIndex(2)
    desk.settle()
    page.add_contact.setFocus()
    desk.type("Zonta")
    desk.press(page.add_contact, Qt.Key.Key_Return)
    desk.settle()
    assert page.details.heading.text() == "Zonta"
    assert desk.core.contacts.suggest("organisation", "zonta")[0].name == "Zonta"


def test_a_change_from_elsewhere_is_seen(desk: Desk, page: ContactsPage) -> None:
    go_to(desk, page, "person", "swing")
    person = desk.core.contacts.suggest("person", "swing")[0].id
    from rcsc_desktop.domain.contacts import Person

    desk.context.bus.publish(desk.core.records.change(Person, person, {"name": "W. L. Swing"}))
    desk.settle()
    assert page.details.heading.text() == "W. L. Swing"
    assert "W. L. Swing" in cells(page.table, "Name")
