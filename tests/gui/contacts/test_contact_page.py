"""Everything about one contact on one page, and the fields at the side."""

from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from rcsc_desktop.domain.contacts import ContactDetail, DetailKind, Person
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.pages.contacts.whole.page import ContactPage
from rcsc_desktop.gui.pages.contacts.whole.sections import Row, Section
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.widgets.photo_view import PhotoView, initials
from tests.gui.agenda.test_reach import check
from tests.gui.people import Desk, links
from tests.gui.seat import OpenSeat, sample_copy, settings, take_seat

__all__ = ["sample_copy", "settings", "take_seat"]


@pytest.fixture
def rajah(desk: Desk) -> UUID:
    return desk.core.contacts.suggest("person", "rajah")[0].id


@pytest.fixture
def page(desk: Desk) -> ContactPage:
    return ContactPage(desk.context)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def headings(widget: QWidget) -> list[str]:
    return [section.accessibleName() for section in widget.findChildren(Section)]


def test_a_person_is_told_on_one_page_and_what_is_not_there_is_not_mentioned(
    desk: Desk, page: ContactPage, rajah: UUID
) -> None:
    core = desk.core
    core.records.change(Person, rajah, {"phone": "022 717 91 11", "country": "CH", "languages": "en, fr"})
    core.contact_ways.add_detail(rajah, DetailKind.MESSENGER, "@colin", "Signal")
    core.contacts.add_affiliation(rajah, "A new council", "Adviser")
    desk.stand(page, Place("contact", rajah, "person"))
    assert page.title() == "Colin Rajah"
    assert page.trail()[0][0] == "Contacts"
    assert headings(page) == ["Affiliations", "Consultations", "Speaks at", "History"]
    shown = texts(page)
    for text in ("022 717 91 11", "+41227179111", "@colin", "Messenger · Signal", "English, French", "Switzerland"):
        assert text in shown
    assert "A new council" in links(page)
    links(page)["A new council"].click()
    assert desk.gone[-1].page == "contact"
    assert desk.gone[-1].tab == "organisation"


def test_what_changes_elsewhere_is_told_at_once_and_what_is_gone_leads_back(
    desk: Desk, page: ContactPage, rajah: UUID
) -> None:
    made = desk.core.contacts.add_person("Amal Haddad").new_id
    assert made is not None
    desk.stand(page, Place("contact", made))
    desk.context.bus.publish(desk.core.records.change(Person, made, {"badge_name": "Amal"}))
    desk.settle()
    assert "On the badge: Amal" in texts(page)
    desk.context.bus.publish(desk.core.contacts.remove(Person, made))
    desk.settle()
    assert desk.gone[-1] == Place("contacts")


def test_edit_opens_the_fields_at_the_side(desk: Desk, page: ContactPage, rajah: UUID) -> None:
    desk.stand(page, Place("contact", rajah, "person"))
    assert page.side_panel() is None
    page.edit.trigger()
    desk.settle()
    side = page.side_panel()
    assert side is not None
    assert page.edit.text() == "Done"
    page.edit.trigger()
    assert page.side_panel() is None


def test_a_mechanism_shows_its_chair_and_head_of_secretariat_first(desk: Desk, page: ContactPage) -> None:
    core = desk.core
    made = core.contacts.add_organisation("A process", kind="inter-State consultation mechanism").new_id
    assert made is not None
    core.contacts.add_member(made, "Zoe Last", "Chair")
    core.contacts.add_member(made, "Abe First", "Adviser")
    desk.stand(page, Place("contact", made, "organisation"))
    shown = texts(page)
    assert shown.index("Chair") < shown.index("Members")
    assert "Not known" in shown
    assert [one.name for one in core.contacts.organisation(made).members] == ["Zoe Last", "Abe First"]


def test_further_ways_are_added_at_the_side_and_a_telephone_is_normalised(desk: Desk, rajah: UUID) -> None:
    page = ContactsPage(desk.context)
    desk.stand(page, Place("contacts", rajah))
    person = page.details.person
    adding = person.adding_detail
    adding.kind.setCurrentIndex(1)
    adding.field.setText("+41 22 717 91 11")
    QTest.keyClick(adding.field, Qt.Key.Key_Return)
    desk.settle()
    assert [one.value for one in desk.core.records.find(ContactDetail, person_id=rajah)] == ["+41 22 717 91 11"]
    assert "+41227179111" in texts(person.details)
    adding_address = person.adding_address
    adding_address.field.setText("Genève")
    QTest.keyClick(adding_address.field, Qt.Key.Key_Return)
    desk.settle()
    assert [one.city for one in desk.core.contacts.person(rajah).addresses] == ["Genève"]


def test_a_picture_is_dropped_on_the_photo_and_one_that_is_none_is_refused(
    desk: Desk, rajah: UUID, tmp_path: Path
) -> None:
    page = ContactsPage(desk.context)
    desk.stand(page, Place("contacts", rajah))
    photo = page.details.person.photo
    assert not photo.view.has_picture
    stream = BytesIO()
    Image.new("RGB", (900, 1200), "navy").save(stream, "PNG")
    (tmp_path / "portrait.png").write_bytes(stream.getvalue())
    photo.take(tmp_path / "portrait.png")
    desk.settle()
    assert photo.view.has_picture
    (tmp_path / "letter.png").write_text("not a picture")
    photo.take(tmp_path / "letter.png")
    desk.settle()
    assert desk.said[-1].text.startswith("This file is not a picture")
    stored = desk.core.contact_photos.find(rajah)
    assert stored is not None
    photo.keep_as(tmp_path / "kept.jpg", stored)
    photo.keep_as(tmp_path / "nowhere" / "kept.jpg", stored)
    desk.settle()
    assert (tmp_path / "kept.jpg").read_bytes() == stored.content
    assert [message.kind for message in desk.said[-2:]].count("problem") == 1
    photo.square.setChecked(True)
    assert desk.context.settings.get("contacts.photo_shape") == "square"
    assert not photo.view.grab().isNull()


def test_open_leads_from_the_list_to_the_page_and_back(take_seat: OpenSeat, sample_copy: Path) -> None:
    seat = take_seat(sample_copy)
    contact = seat.core.contacts.suggest("person", "swing")[0].id
    seat.go(Place("contacts", contact))
    assert isinstance(seat.page, ContactsPage)
    seat.page.table.setFocus()
    seat.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert isinstance(seat.page, ContactPage)
    assert seat.page.title() == "William Lacy Swing"
    assert seat.page.findChildren(PhotoView)
    seat.window.go_back()
    seat.settle()
    assert isinstance(seat.page, ContactsPage)


def test_many_rows_are_told_step_by_step(desk: Desk) -> None:
    section = Section(desk.context, "Members", [Row(f"Person {number}") for number in range(130)], most=24)
    desk.window.layout().addWidget(section)  # type: ignore[union-attr]
    desk.window.show()
    assert section.more.text() == "106 more"
    section.more.click()
    assert section.more.text() == "6 more"
    section.more.click()
    assert not section.more.isVisible()
    desk.settle()
    assert [text for text in texts(section) if text.startswith("Person")] == [f"Person {n}" for n in range(130)]


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_everything_on_the_page_and_at_its_side_is_reached_and_named(
    take_seat: OpenSeat, sample_copy: Path, kind: str
) -> None:
    seat = take_seat(sample_copy)
    name = "rajah" if kind == "person" else "migrant forum"
    seat.go(Place("contact", seat.core.contacts.suggest(kind, name)[0].id, kind))
    check(seat.window)
    assert isinstance(seat.page, ContactPage)
    seat.page.edit.trigger()
    seat.settle()
    check(seat.window)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Amal Haddad", "AH"), ("Ban Ki-moon", "BK"), ("潘基文", "潘"), ("بان كي مون", "ب"), ("x", "X"), ("", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
