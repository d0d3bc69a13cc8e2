"""The table of participants, used with keys as a spreadsheet is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.gui.pages.participants.add_person import AddPerson
from rcsc_desktop.gui.pages.participants.details import ParticipantDetails
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.pages.participants.set_field import SetField
from rcsc_desktop.gui.widgets.contact_field import ContactField
from tests.gui.people import Desk, cells, editor

NAMES = [
    "Berenice Valdez Rivera",
    "Colin Rajah",
    "Maria Pia Belloni Mignatti",
    "Michele Klein-Solomon",
    "Robert Vitillo",
    "William Gois",
    "William Lacy Swing",
]


def stand_on(page: ParticipantsPage, name: str, column: str) -> None:
    page.table.setFocus()
    row = cells(page.table, "Name").index(name)
    page.table.stand_on(row, page.model.column_of(column))


def stored(desk: Desk, page: ParticipantsPage, name: str) -> ParticipantLine:
    assert page.consultation_id is not None
    found = desk.core.participants.ids(page.consultation_id, name)
    return desk.core.participants.fetch(found)[0]


def test_shows_the_people_of_the_meeting_by_name(page: ParticipantsPage) -> None:
    assert cells(page.table, "Name") == NAMES
    assert page.counted() == "7 people"


def test_typing_into_a_cell_replaces_it_and_enter_goes_down(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "regional_scope")
    desk.type("Asia")
    assert editor(page.table).text() == "Asia"
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert page.table.currentIndex().row() == 2
    assert cells(page.table, "Regional scope")[1] == "Asia"
    assert stored(desk, page, "Colin").regional_scope == "Asia"


def test_tab_goes_across_and_enter_returns_under_the_first_cell(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "regional_scope")
    desk.type("Asia")
    desk.press(page.table, Qt.Key.Key_Tab)
    desk.type("Return")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    line = stored(desk, page, "Colin")
    assert (line.regional_scope, line.thematic_focus) == ("Asia", "Return")
    index = page.table.currentIndex()
    assert (index.row(), page.model.columns[index.column()].name) == (2, "regional_scope")


def test_escape_restores_what_stood_there(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "name")
    desk.type("X")
    desk.press(page.table, Qt.Key.Key_Escape)
    desk.settle()
    assert cells(page.table, "Name") == NAMES
    assert not page.table.is_editing()


def test_a_name_cannot_be_emptied_and_what_was_typed_stays_at_hand(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "name")
    desk.type(" ")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert [message.kind for message in desk.said] == ["problem"]
    assert editor(page.table).text() == " "
    desk.press(page.table, Qt.Key.Key_Escape)
    assert cells(page.table, "Name") == NAMES


def test_status_is_chosen_from_a_list(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "William Gois", "status")
    desk.press(page.table, Qt.Key.Key_F2)
    chooser = page.table.indexWidget(page.table.currentIndex())
    assert isinstance(chooser, QComboBox)
    chooser.setCurrentIndex(chooser.findText("Declined"))
    chooser.activated.emit(chooser.currentIndex())
    desk.settle()
    assert cells(page.table, "Status")[5] == "Declined"
    assert stored(desk, page, "Gois").status == "declined"


def test_an_organisation_is_offered_while_it_is_typed(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "organisation")
    desk.type("int org mig")
    desk.settle()
    field = editor(page.table)
    assert isinstance(field, ContactField)
    assert field.is_offering()
    desk.press(field, Qt.Key.Key_Down, Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk, page, "Colin").organisation == "IOM"
    assert cells(page.table, "Organization")[1] == "IOM"


def test_filtering_shows_those_who_match_and_says_how_many(desk: Desk, page: ParticipantsPage) -> None:
    page.filter.setFocus()
    desk.type("will")
    desk.settle()
    assert cells(page.table, "Name") == ["William Gois", "William Lacy Swing"]
    assert page.counted() == "2 of 7 people"
    desk.press(page.filter, Qt.Key.Key_Escape)
    desk.settle()
    assert cells(page.table, "Name") == NAMES


def test_a_press_on_a_heading_sorts_and_another_one_turns_it_round(desk: Desk, page: ParticipantsPage) -> None:
    header = page.table.horizontalHeader()
    at = page.model.column_of("name")
    place = header.viewport().rect().topLeft()
    place.setX(header.sectionViewportPosition(at) + 20)
    place.setY(10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert cells(page.table, "Name") == NAMES[::-1]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert cells(page.table, "Name") == NAMES


def test_the_order_stays_while_cells_of_the_sorted_column_are_edited(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Berenice Valdez Rivera", "name")
    desk.type("Zoe")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert cells(page.table, "Name") == ["Zoe", *NAMES[1:]]


def test_a_change_from_elsewhere_does_not_disturb_the_cell_being_edited(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "regional_scope")
    desk.type("As")
    assert page.consultation_id is not None
    other = desk.core.participants.ids(page.consultation_id, "Gois")[0]
    desk.context.bus.publish(desk.core.participants.change(other, "country", "Philippines"))
    desk.context.bus.publish(desk.core.participants.add(page.consultation_id, "Aaron First"))
    desk.settle()
    assert editor(page.table).text() == "As"
    assert cells(page.table, "Country")[5] == "Philippines"
    desk.type("ia")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk, page, "Colin").regional_scope == "Asia"
    assert cells(page.table, "Name")[0] == "Aaron First"


def test_a_conflict_is_said_and_mine_can_be_kept(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "country")
    desk.type("India")
    assert page.consultation_id is not None
    other = desk.core.participants.ids(page.consultation_id, "Colin")[0]
    desk.core.participants.change(other, "country", "Nepal")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.said[-1].kind == "problem"
    assert cells(page.table, "Country")[1] == "Nepal"
    desk.said[-1].buttons[0].pressed()
    desk.settle()
    assert cells(page.table, "Country")[1] == "India"


def test_delete_empties_the_selected_cells_but_no_name(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Berenice Valdez Rivera", "name")
    page.table.select_rows(0, 2)
    desk.press(page.table, Qt.Key.Key_Delete)
    desk.settle()
    assert cells(page.table, "Name") == NAMES
    assert cells(page.table, "Organization")[:3] == ["", "", ""]
    desk.context.bus.publish(desk.core.history.undo())
    desk.settle()
    assert cells(page.table, "Organization")[0] != ""


def test_a_person_is_added_by_name_alone(desk: Desk, page: ParticipantsPage) -> None:
    page.add_person.setFocus()
    desk.type("Nadia Al-Hassan")
    desk.press(page.add_person, Qt.Key.Key_Return)
    desk.settle()
    assert page.counted() == "8 people"
    assert cells(page.table, "Name")[page.table.currentIndex().row()] == "Nadia Al-Hassan"
    assert QApplication.focusWidget() is page.add_person.focusProxy()


def test_a_person_of_the_contacts_is_picked_and_not_made_again(desk: Desk, page: ParticipantsPage) -> None:
    people = len(desk.core.contacts.lines("person"))
    page.add_person.setFocus()
    desk.type("wies")
    desk.settle()
    desk.press(page.add_person, Qt.Key.Key_Down, Qt.Key.Key_Return)
    desk.settle()
    assert page.counted() == "8 people"
    assert len(desk.core.contacts.lines("person")) == people


def test_removing_can_be_undone(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "name")
    page.commands.remove.trigger()
    desk.settle()
    assert "Colin Rajah" not in cells(page.table, "Name")
    assert page.table.currentIndex().row() == 1
    desk.context.bus.publish(desk.core.history.undo())
    desk.settle()
    assert cells(page.table, "Name") == NAMES


def test_a_status_is_set_for_all_who_are_selected(desk: Desk, page: ParticipantsPage) -> None:
    page.table.setFocus()
    page.table.select_rows(1, 3)
    assert page.counted() == "7 people · 3 selected"
    menu = page.commands.status_menu
    menu.aboutToShow.emit()
    of_selected = menu.actions()[0]
    assert of_selected.text() == "3 people selected"
    next(action for action in page.commands.of_selected.actions() if action.text() == "Cancelled").trigger()
    desk.settle()
    assert cells(page.table, "Status")[1:4] == ["Cancelled"] * 3
    assert "Cancelled" not in cells(page.table, "Status")[4:]


def test_a_status_that_may_not_follow_is_refused_and_can_be_a_correction(desk: Desk, page: ParticipantsPage) -> None:
    page.table.setFocus()
    page.table.select_rows(1, 3)
    before = cells(page.table, "Status")
    next(action for action in page.commands.of_selected.actions() if action.text() == "Invited").trigger()
    desk.settle()
    assert cells(page.table, "Status") == before
    assert [button.text for button in desk.said[-1].buttons] == ["Leave them out", "Correct the status"]
    desk.said[-1].buttons[-1].pressed()
    desk.settle()
    assert cells(page.table, "Status")[1:4] == ["Invited"] * 3


def test_what_is_typed_into_a_cell_survives_the_end_of_the_program(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "country")
    desk.type("Ind")
    row = str(page.table.current_id())
    desk.qtbot.waitUntil(lambda: desk.context.drafts.get(row, "country") is not None, timeout=3000)
    draft = desk.context.drafts.get(row, "country")
    assert draft is not None
    assert (draft.text, draft.seen) == ("Ind", "")
    again = ParticipantDetails(desk.context, page.columns)
    again.show_line(stored(desk, page, "Colin"))
    assert again.shown_text("country") == "Ind"
    desk.press(page.table, Qt.Key.Key_Escape)
    assert desk.context.drafts.get(row, "country") is None


def test_a_stored_cell_leaves_no_draft(desk: Desk, page: ParticipantsPage) -> None:
    stand_on(page, "Colin Rajah", "country")
    desk.type("India")
    row = str(page.table.current_id())
    desk.qtbot.waitUntil(lambda: desk.context.drafts.get(row, "country") is not None, timeout=3000)
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.context.drafts.get(row, "country") is None


def test_a_name_that_was_typed_and_not_added_comes_back(desk: Desk, page: ParticipantsPage) -> None:
    page.add_person.setFocus()
    desk.type("Nadia")
    meeting = str(page.consultation_id)
    desk.qtbot.waitUntil(lambda: desk.context.drafts.get("participants.add", meeting) is not None, timeout=3000)
    again = AddPerson(desk.context)
    again.show_meeting(page.consultation_id)
    assert again.text() == "Nadia"
    desk.press(page.add_person, Qt.Key.Key_Return)
    desk.settle()
    assert desk.context.drafts.get("participants.add", meeting) is None
    assert page.counted() == "8 people"


def test_words_are_offered_and_ones_own_are_as_good(desk: Desk, page: ParticipantsPage) -> None:
    page.table.show_columns([page.columns[name] for name in ("name", "gender", "languages")])
    stand_on(page, "Colin Rajah", "gender")
    desk.type("m")
    desk.settle()
    desk.press(page.table, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert editor(page.table).text() == "Man"
    desk.press(page.table, Qt.Key.Key_Return)
    desk.type("Two-spirit")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert cells(page.table, "Gender")[1:3] == ["Man", "Two-spirit"]


def test_languages_are_typed_and_shown_by_name(desk: Desk, page: ParticipantsPage) -> None:
    page.table.show_columns([page.columns[name] for name in ("name", "languages")])
    stand_on(page, "Colin Rajah", "languages")
    desk.type("english, francais")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk, page, "Colin").languages == "en, fr"
    assert cells(page.table, "Languages")[1] == "English, French"
    stand_on(page, "Colin Rajah", "languages")
    desk.press(page.table, Qt.Key.Key_F2)
    assert editor(page.table).text() == "English, French"
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk, page, "Colin").languages == "en, fr"
    stand_on(page, "Colin Rajah", "languages")
    desk.type("Klingonish")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert "“Klingonish” is no language that is known here" in desk.said[-1].text
    desk.press(page.table, Qt.Key.Key_Escape)


def test_one_field_is_set_for_many_in_one_step(desk: Desk, page: ParticipantsPage) -> None:
    page.table.setFocus()
    page.table.select_rows(1, 3)
    page.commands.set_field.trigger()
    dialog = desk.window.findChild(SetField)
    assert isinstance(dialog, SetField)
    assert [dialog.people.itemText(at) for at in range(2)] == ["3 people selected", "All 7 people shown"]
    dialog.field.setCurrentIndex(dialog.field.findData("keep_until"))
    edit = dialog.editor()
    assert isinstance(edit, QLineEdit)
    edit.setText("soon")
    dialog.done_button.click()
    desk.settle()
    assert dialog.isVisible()
    dialog.field.setCurrentIndex(dialog.field.findData("may_be_shared"))
    chooser = dialog.editor()
    assert isinstance(chooser, QComboBox)
    chooser.setCurrentIndex(chooser.findText("Yes"))
    dialog.done_button.click()
    desk.settle()
    assert page.consultation_id is not None
    lines = desk.core.participants.fetch(desk.core.participants.ids(page.consultation_id))
    assert [line.may_be_shared for line in lines] == ["", "yes", "yes", "yes", "", "", ""]
    desk.context.bus.publish(desk.core.history.undo())
    desk.settle()
    assert {line.may_be_shared for line in desk.core.participants.fetch([line.id for line in lines])} == {""}
