"""Contacts: people and organisations, who is whose member, in which consultations they take part."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.places import Place
from tests.gui.people import cells, links
from tests.gui.seat import CONTROL, SHIFT, Seat

K = Qt.Key


def open_contacts(seat: Seat) -> ContactsPage:
    seat.go(Place("contacts"))
    page = cast(ContactsPage, seat.page)
    assert page.counted() == f"{len(seat.core.contacts.lines())} contacts"
    return page


def find(seat: Seat, page: ContactsPage, text: str) -> None:
    """Filter, and stand on the first who is found."""
    seat.press(K.Key_F, modifier=CONTROL)
    seat.type(text)
    seat.press(K.Key_Down)
    page.table.stand_on(0)
    seat.settle()


def test_who_belongs_where_and_takes_part_in_what(seat: Seat) -> None:
    page = open_contacts(seat)
    find(seat, page, "swing")
    assert page.details.heading.text() == "William Lacy Swing"
    meeting = "Civil Society Informal Meeting on the Global Compact on Migration"
    shown = links(page.details)
    assert "International Organization for Migration (IOM)" in shown
    assert {meeting, "Welcome"} < set(shown)

    QTest.mouseClick(shown["International Organization for Migration (IOM)"], Qt.MouseButton.LeftButton)
    seat.settle()
    assert page.details.heading.text() == "International Organization for Migration"
    shown = links(page.details)
    assert "William Lacy Swing" in shown

    QTest.mouseClick(shown["William Lacy Swing"], Qt.MouseButton.LeftButton)
    seat.settle()
    QTest.mouseClick(links(page.details)["Welcome"], Qt.MouseButton.LeftButton)
    seat.settle()
    assert isinstance(seat.page, AgendaPage)


def test_the_switch_shows_people_or_organisations(seat: Seat) -> None:
    page = open_contacts(seat)
    people, organisations = (len(seat.core.contacts.lines(kind)) for kind in ("person", "organisation"))
    for place, expected in ((1, people), (2, organisations), (0, people + organisations)):
        QTest.mouseClick(page.scope, Qt.MouseButton.LeftButton, pos=page.scope.tabRect(place).center())
        seat.settle()
        assert page.counted() == f"{expected} contacts"


def test_a_person_is_added_given_an_organisation_and_deleted_again(seat: Seat) -> None:
    page = open_contacts(seat)
    before = len(page.model.ids)
    seat.press(K.Key_A, modifier=CONTROL | SHIFT)
    seat.type("Zoe Adeyemi")
    seat.press(K.Key_Return)
    assert page.details.heading.text() == "Zoe Adeyemi"
    assert page.counted() == f"{before + 1} contacts"

    add = page.details.person.adding
    add.setFocus()
    seat.type("Pan-African")
    seat.press(K.Key_Down, K.Key_Return)
    assert any("PANiDMR" in text for text in links(page.details))
    row = cells(page.table, "Name").index("Zoe Adeyemi")
    assert cells(page.table, "Organization")[row] == "PANiDMR"

    index = page.model.index(row, page.model.column_of("country"))
    page.table.scrollTo(index)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(index).center())
    seat.type("Nigeria")
    seat.press(K.Key_Return)
    assert cells(page.table, "Country")[row] == "Nigeria"

    page.table.stand_on(row)
    seat.press(K.Key_Delete, modifier=CONTROL)
    assert "Zoe Adeyemi" not in cells(page.table, "Name")
    seat.press(K.Key_Z, modifier=CONTROL)
    assert "Zoe Adeyemi" in cells(page.table, "Name")


def test_somebody_who_is_in_use_is_not_deleted(seat: Seat) -> None:
    page = open_contacts(seat)
    find(seat, page, "swing")
    page.remove.trigger()
    seat.settle()
    assert seat.said[-1].kind == "problem"
    assert "William Lacy Swing" in seat.said[-1].text
    assert cells(page.table, "Name") == ["William Lacy Swing"]


def test_the_side_of_a_narrow_window_keeps_everything_in_reach(seat: Seat) -> None:
    page = open_contacts(seat)
    find(seat, page, "swing")
    assert seat.window.size().width() == 1280
    assert page.add_contact.mapTo(seat.window, QPoint(0, page.add_contact.height())).y() <= seat.window.height()
    assert page.filter.width() >= 150
    assert QApplication.focusWidget() is not None
