"""The organiser's own fields as columns of the page."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from rcsc_desktop.domain.own_fields import column_of
from rcsc_desktop.gui.pages.participants.own_fields_dialog import OwnFieldsDialog, show_own_fields
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.places import Place
from tests.gui.people import Desk, cells


def add(desk: Desk, meeting: UUID, name: str, kind: str = "text", choices: str = "") -> str:
    changed = desk.core.own_fields.add(meeting, name, kind, choices)
    desk.context.bus.publish(changed)
    desk.settle()
    assert changed.new_id is not None
    return column_of(changed.new_id)


def test_a_field_appears_as_a_column_and_is_edited_in_place(desk: Desk, page: ParticipantsPage, meeting: UUID) -> None:
    nights = add(desk, meeting, "Nights", "number")
    assert page.model.columns[-1].title == "Nights"
    page.table.setFocus()
    page.table.stand_on(1, page.model.column_of(nights))
    desk.type("3,5")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.type("many")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert cells(page.table, "Nights")[1] == "3.5"
    assert "Nights: “many” is not a number" in desk.said[-1].text
    desk.press(page.table, Qt.Key.Key_Escape)
    own = page.details.section("own")
    page.table.stand_on(1)
    desk.settle()
    assert own.isVisible()
    assert own.told() == "3.5"
    assert page.details.shown_text(nights) == "3.5"


def test_a_choice_offers_its_words_and_a_renamed_field_its_name(
    desk: Desk, page: ParticipantsPage, meeting: UUID
) -> None:
    shirt = add(desk, meeting, "Shirt", "choice", "S; M")
    page.table.setFocus()
    page.table.stand_on(1, page.model.column_of(shirt))
    desk.press(page.table, Qt.Key.Key_F2)
    chooser = page.table.indexWidget(page.table.currentIndex())
    assert isinstance(chooser, QComboBox)
    assert [chooser.itemText(at) for at in range(chooser.count())] == ["", "S", "M"]
    chooser.setCurrentIndex(2)
    chooser.activated.emit(2)
    desk.settle()
    assert cells(page.table, "Shirt")[1] == "M"
    field = desk.core.own_fields.fields(meeting)[0]
    desk.context.bus.publish(desk.core.own_fields.change(field.id, {"name": "T-shirt"}))
    desk.settle()
    assert cells(page.table, "T-shirt")[1] == "M"
    desk.context.bus.publish(desk.core.own_fields.remove(field.id))
    desk.settle()
    assert page.model.column_of(shirt) < 0
    assert not page.details.section("own").isVisible()


def test_fields_stay_with_their_meeting(desk: Desk, page: ParticipantsPage, meeting: UUID) -> None:
    shirt = add(desk, meeting, "Shirt")
    other = next(line.id for line in desk.core.consultations.list() if line.id != meeting)
    page.show_place(Place("consultation", other, "participants"))
    desk.settle()
    assert shirt not in page.columns
    page.commands.columns.show_column("gender", is_shown=True)
    page.show_place(Place("consultation", meeting, "participants"))
    desk.settle()
    assert page.model.columns[-1].name == shirt


def test_rows_are_pasted_under_the_name_of_a_field(desk: Desk, page: ParticipantsPage, meeting: UUID) -> None:
    shirt = add(desk, meeting, "Shirt", "choice", "S; M")
    page.table.rows_pasted.emit([["Name", "shirt"], ["Zoe", "m"], ["Zed", "XL"]], 0)
    desk.settle()
    lines = desk.core.participants.fetch(desk.core.participants.ids(meeting, "ze")) + desk.core.participants.fetch(
        desk.core.participants.ids(meeting, "zoe")
    )
    assert {line.name: line.text(shirt) for line in lines} == {"Zoe": "M", "Zed": ""}


def test_fields_are_managed_in_their_dialog(desk: Desk, page: ParticipantsPage, meeting: UUID) -> None:
    show_own_fields(page)
    desk.settle()
    dialog = desk.window.findChild(OwnFieldsDialog)
    assert isinstance(dialog, OwnFieldsDialog)
    dialog.name.setText("Shirt")
    dialog.kind.setCurrentIndex(dialog.kind.findData("choice"))
    dialog.store.click()
    desk.settle()
    assert "needs something to choose from" in dialog.said()
    dialog.choices.setPlainText("S\nM")
    dialog.store.click()
    desk.settle()
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Shirt · Choice", "New field …"]
    dialog.name.setText("Nights")
    dialog.kind.setCurrentIndex(dialog.kind.findData("number"))
    dialog.store.click()
    desk.settle()
    dialog.list.setCurrentRow(1)
    dialog.up.click()
    desk.settle()
    assert [field.name for field in desk.core.own_fields.fields(meeting)] == ["Nights", "Shirt"]
    assert [column.title for column in page.model.columns][-2:] == ["Shirt", "Nights"]
    dialog.list.setCurrentRow(1)
    dialog.name.setText("T-shirt")
    dialog.store.click()
    desk.settle()
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    desk.settle()
    assert [field.name for field in desk.core.own_fields.fields(meeting)] == ["T-shirt"]
    dialog.accept()
