"""The participants as cards and as pictures: the same people, the same filter, the same selection."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from rcsc_desktop.domain.contacts import Photo
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.participant_pictures import Only
from rcsc_desktop.gui.pages.participants.cards.geometry import CardPlaces
from rcsc_desktop.gui.pages.participants.cards.view import CardsView
from rcsc_desktop.gui.pages.participants.cards.words import initials
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.pages.participants.pictures.view import PicturesView
from tests.gui.people import Desk, cells

_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


@pytest.fixture
def meeting(desk: Desk) -> UUID:
    found = desk.core.consultations.resolve("2017-04-17")
    for at, row_id in enumerate(desk.core.participants.ids(found)):
        region, gender = (("Africa", "woman"), ("Asia", "man"), ("Africa", ""))[at % 3]
        values = {"regional_scope": region, "gender": gender, "status": "invited", "status_date": "2017-03-01"}
        desk.core.records.change(Participant, row_id, values)
    return found


@pytest.fixture
def cards(desk: Desk, page: ParticipantsPage) -> CardsView:
    page.view_bar.stand_on("cards")
    desk.settle()
    view = page.views.view
    assert isinstance(view, CardsView)
    return view


@pytest.fixture
def pictures(desk: Desk, page: ParticipantsPage) -> PicturesView:
    page.view_bar.stand_on("pictures")
    desk.settle()
    view = page.views.view
    assert isinstance(view, PicturesView)
    for model in (view.table.course, view.legend.bars, *(bars.bars for bars in view.lists.values())):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    return view


def test_arrows_go_from_card_to_card_and_the_table_stands_there_too(
    desk: Desk, page: ParticipantsPage, cards: CardsView
) -> None:
    cards.cards.setFocus()
    desk.press(cards.cards, Qt.Key.Key_Right)
    desk.settle()
    assert page.table.currentIndex().row() == 1
    assert page.table.selected_count() == 1
    assert "Colin Rajah" in cards.cards.accessibleDescription()
    assert "Invited" in cards.cards.accessibleDescription()
    desk.press(cards.cards, Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert page.table.selected_count() == 3
    assert page.counted() == "7 people · 3 selected"
    desk.press(cards.cards, Qt.Key.Key_End)
    assert page.table.currentIndex().row() == 6
    assert page.table.selected_count() == 1
    desk.press(cards.cards, Qt.Key.Key_Home)
    desk.press(cards.cards, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert page.details.isAncestorOf(focused)


def test_the_mouse_chooses_cards_and_control_one_more(page: ParticipantsPage, cards: CardsView) -> None:
    places = cards.cards.places
    for at, held in ((2, Qt.KeyboardModifier.NoModifier), (0, Qt.KeyboardModifier.ControlModifier)):
        where = places.rect(at).center()
        QTest.mouseClick(cards.cards.viewport(), Qt.MouseButton.LeftButton, held, where)
    assert page.table.selected_rows() == [range(0, 1), range(2, 3)]
    page.view_bar.stand_on("table")
    assert page.views.currentWidget() is page.table
    assert page.table.selected_count() == 2


def test_the_filter_applies_to_the_cards(desk: Desk, page: ParticipantsPage, cards: CardsView) -> None:
    page.filter.setText("swing")
    desk.settle()
    assert cards.cards.places.count == 1


def test_a_picture_of_a_person_takes_the_place_of_the_initials(desk: Desk, page: ParticipantsPage) -> None:
    person = desk.core.participants.fetch(page.model.ids[0:1])[0].person_id
    desk.core.records.add(Photo(person_id=person, media_type="image/png", content=_PIXEL))
    page.view_bar.stand_on("cards")
    desk.settle()
    page.grab()
    desk.settle()
    view = page.views.view
    assert isinstance(view, CardsView)
    photo = view.cards._photos.of(person)
    assert photo is not None
    assert not photo.isNull()


def test_initials_are_the_first_letters_of_the_first_and_last_words() -> None:
    assert initials("Michele Klein-Solomon") == "MK"
    assert initials("王小明") == "王"
    assert initials("محمد علي") == "مع"
    assert initials("“NaN” 42") == "“"


@given(st.integers(1, 100_000), st.integers(50, 3000), st.data(), st.booleans())
def test_a_card_is_where_it_is_pointed_at(count: int, width: int, data: st.DataObject, is_mirrored: bool) -> None:
    places = CardPlaces(count, width, 0, is_mirrored)
    at = data.draw(st.integers(0, count - 1))
    rect = places.rect(at)
    assert rect.left() >= 0
    assert rect.right() < width or places.columns == 1
    assert rect.bottom() < places.height
    assert places.at(rect.center()) == at
    assert places.at(QPoint(rect.center().x(), rect.bottom() + 2)) == -1
    assert at in places.between(rect.top(), rect.top())
    assert len(places.between(rect.top(), rect.bottom())) <= 2 * places.columns


def test_bars_say_how_many_and_narrow_the_list(desk: Desk, page: ParticipantsPage, pictures: PicturesView) -> None:
    regions = pictures.lists["regional_scope"]
    said = [regions.bars.index(at, 0).data() for at in range(regions.bars.rowCount())]
    assert said == ["Africa: 5 people, 71 %", "Asia: 2 people, 29 %"]
    genders = [row.label for row in pictures.lists["gender"].bars.rows]
    assert genders == ["woman", "man", "Not stated"]
    regions.setFocus()
    desk.press(regions, Qt.Key.Key_Down, Qt.Key.Key_Return)
    desk.settle()
    assert page.counted() == "2 of 7 people"
    page.view_bar.stand_on("table")
    assert cells(page.table, "Regional scope") == ["Asia", "Asia"]
    page._narrowed.click()
    desk.settle()
    assert page.counted() == "7 people"
    assert not page._narrowed.isVisible()


def test_what_people_typed_is_never_read_as_markup(desk: Desk, page: ParticipantsPage, pictures: PicturesView) -> None:
    page.narrow(Only("regional_scope", "<b>R&D</b>"))
    assert page._narrowed.text() == "Regional scope: <b>R&&D</b>  ✕"
    assert "&lt;b&gt;R&amp;D" in page._narrowed.toolTip()
    assert page._narrowed.accessibleName() == "Regional scope: <b>R&D</b>. Press to show everybody."


def test_the_filter_applies_to_the_pictures(desk: Desk, page: ParticipantsPage, pictures: PicturesView) -> None:
    page.filter.setText("swing")
    desk.settle()
    desk.qtbot.waitUntil(lambda: pictures.pictures is not None and pictures.pictures.total == 1)
    page.commands.clear_filter.trigger()
    desk.settle()
    assert page.counted() == "7 people"


def test_days_are_walked_through_and_stand_in_a_table(
    desk: Desk, page: ParticipantsPage, pictures: PicturesView
) -> None:
    row_id = page.model.ids[0]
    change = desk.core.records.change(Participant, row_id, {"status": "confirmed", "status_date": "2017-03-10"})
    desk.context.bus.publish(change)
    desk.settle()
    desk.qtbot.waitUntil(lambda: len(pictures.table.course.course.days) == 2)
    chart = pictures.chart
    chart.setFocus()
    desk.press(chart, Qt.Key.Key_Home)
    first = chart.accessibleDescription()
    desk.press(chart, Qt.Key.Key_Right)
    assert first != chart.accessibleDescription()
    assert "10 March 2017" in chart.accessibleDescription().replace("\u00a0", " ")
    assert "Confirmed: 1" in chart.accessibleDescription()
    assert [row.said for row in pictures.legend.bars.rows][:1] == ["Confirmed: 1 person"]
    pictures._as_table.click()
    assert pictures._shown.currentWidget() is pictures.table
    model = pictures.table.course
    assert [model.index(0, at).data() for at in range(3)][1:] == ["1", "6"]
