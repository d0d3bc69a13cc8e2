"""Where nobody is written as typed, similar names are listed after a pause, and the list says so."""

from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.places import Place
from tests.gui.people import Desk


def names(page: ContactsPage | ParticipantsPage) -> list[str]:
    return [page.model.index(row, page.model.column_of("name")).data() for row in range(page.model.rowCount())]


def test_similar_participants_are_listed_after_a_pause(desk: Desk) -> None:
    page = ParticipantsPage(desk.context)
    meeting = desk.core.consultations.resolve("2017-04-17")
    desk.stand(page, Place("consultation", meeting, "participants"))
    desk.settle()
    page.filter.setText("vitilol robret")
    desk.settle()
    assert names(page) == []
    desk.qtbot.waitUntil(lambda: len(page.model.ids) == 1)
    assert names(page) == ["Robert Vitillo"]
    assert page.counted() == "Similar names: 1"
    page.filter.setText("vitillo")
    desk.settle()
    assert page.counted() == "1 of 7 people"
    page.filter.setText("zzzz")
    desk.settle()
    desk.qtbot.waitUntil(lambda: page.listing.query.is_similar)
    desk.settle()
    assert page.counted() == "0 of 7 people"


def test_similar_contacts_are_listed_after_a_pause(desk: Desk) -> None:
    page = ContactsPage(desk.context)
    desk.stand(page, Place("contacts"))
    desk.settle()
    page.filter.setText("migarnt form")
    desk.settle()
    desk.qtbot.waitUntil(lambda: "Migrant Forum in Asia" in names(page))
    assert page.counted().startswith("Similar names: ")
    page.scope.setCurrentIndex(1)
    desk.settle()
    assert "Migrant Forum in Asia" not in names(page)
    page.filter.clear()
    desk.settle()
    assert page.counted() == f"{len(page.model.ids)} contacts"


def test_pictures_count_the_similar_ones_that_the_table_lists(desk: Desk) -> None:
    page = ParticipantsPage(desk.context)
    desk.stand(page, Place("consultation", desk.core.consultations.resolve("2017-04-17"), "participants"))
    desk.settle()
    page.filter.setText("vitilol")
    desk.qtbot.waitUntil(lambda: page.listing.shows_similar)
    query = page.listing.query
    assert page.consultation_id is not None
    pictures = desk.core.participant_pictures.pictures(
        page.consultation_id, query.text, only=query.only, similar=query.is_similar
    )
    assert pictures.breakdowns[0].total == 1
