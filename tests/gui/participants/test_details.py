"""The details of a participant: sections that say what they hold while they are folded."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.pages.participants.section_status import StatusBody
from rcsc_desktop.gui.pages.participants.status_dialogs import ReplaceParticipant
from rcsc_desktop.gui.places import Place
from tests.gui.people import Desk, cells


def choose(desk: Desk, page: ParticipantsPage, name: str) -> None:
    page.table.stand_on(cells(page.table, "Name").index(name))
    desk.settle()


def test_a_folded_section_says_what_it_holds(desk: Desk, page: ParticipantsPage, meeting: UUID) -> None:
    colin = desk.core.participants.ids(meeting, "Colin")[0]
    for field, text in (("dietary_needs", "vegetarian"), ("travel_support", "granted"), ("may_be_shared", "no")):
        desk.context.bus.publish(desk.core.participants.change(colin, field, text))
    desk.settle()
    choose(desk, page, "Colin Rajah")
    needs, consent = page.details.section("needs"), page.details.section("consent")
    assert not needs.is_open
    assert needs.told() == "vegetarian · Granted"
    assert consent.told() == "May be shared with participants: No"
    assert page.details.section("status").is_open
    assert page.details.section("reach").told() == ""


def test_statuses_stand_with_their_dates_and_offer_what_may_follow(
    desk: Desk, page: ParticipantsPage, meeting: UUID
) -> None:
    colin = desk.core.participants.ids(meeting, "Colin")[0]
    desk.core.participants.set_status([colin], "nominated", date="2017-01-05", is_correction=True)
    desk.core.participants.set_status([colin], "invited", date="2017-02-01")
    desk.context.bus.publish(desk.core.participants.set_status([colin], "confirmed", date="2017-03-01"))
    desk.settle()
    choose(desk, page, "Colin Rajah")
    body = page.details.section("status").made()
    assert isinstance(body, StatusBody)
    assert body.earlier() == [("Invited", "2017-02-01"), ("Nominated", "2017-01-05")]
    offered = body.status.focusProxy()
    assert isinstance(offered, QComboBox)
    words = [offered.itemText(at) for at in range(offered.count())]
    assert words == ["Confirmed", "Under review", "On the waiting list", "Declined", "Cancelled", "Replaced"]
    assert body.date.text() == "2017-03-01"


def test_somebody_comes_instead(desk: Desk, page: ParticipantsPage, meeting: UUID) -> None:
    choose(desk, page, "Colin Rajah")
    body = page.details.section("status").made()
    assert isinstance(body, StatusBody)
    body.replace.click()
    dialog = desk.window.findChild(ReplaceParticipant)
    assert isinstance(dialog, ReplaceParticipant)
    dialog.field.setText("Nadia Al-Hassan")
    dialog.done_button.click()
    desk.settle()
    assert "Nadia Al-Hassan" in cells(page.table, "Name")
    assert body.substitute.accessibleName() == "Nadia Al-Hassan comes instead"
    body.substitute.click()
    desk.settle()
    nadia = desk.core.participants.ids(meeting, "Nadia")[0]
    assert desk.gone[-1] == Place("consultation", meeting, "participants", row=nadia)


def test_a_section_that_was_opened_stays_open_for_the_next_person(desk: Desk, page: ParticipantsPage) -> None:
    choose(desk, page, "Colin Rajah")
    needs = page.details.section("needs")
    assert needs.body is None
    QTest.mouseClick(needs.head, Qt.MouseButton.LeftButton)
    assert needs.is_open
    assert needs.body is not None
    choose(desk, page, "William Gois")
    assert needs.is_open
    QTest.mouseClick(needs.head, Qt.MouseButton.LeftButton)
    choose(desk, page, "Colin Rajah")
    assert not needs.is_open
