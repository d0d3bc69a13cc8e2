"""A text that is edited where it stands: stored, restored, refused, in conflict, brought back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import Change, ChangeSet
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.support.ids import new_id
from tests.gui.seat import CONTROL, OpenSeat, Seat

ROW = new_id()


@dataclass
class Store:
    """What the field writes to; compares like the services do."""

    seat: Seat
    text: str = "UN Headquarters"
    writes: list[tuple[UUID, str, str]] = field(default_factory=list)

    def write(self, row: UUID, text: str, seen: str) -> ChangeSet:
        if seen != self.text:
            raise UserError("edit.conflict", field="venue_name", yours=text, theirs=self.text)
        if not text:
            raise UserError("text.required", field="venue_name")
        self.writes.append((row, text, seen))
        self.text = text
        return ChangeSet("records.change", changes=(Change("consultation", row, "change"),), operation_id=new_id())


@dataclass
class Form:
    """The field between two others, in a window."""

    seat: Seat
    window: QWidget
    field: EditableField
    store: Store

    def edit(self) -> QLineEdit | QPlainTextEdit:
        found = self.field.focusProxy()
        assert isinstance(found, QLineEdit | QPlainTextEdit)
        return found

    def type(self, text: str, *keys: Qt.Key) -> None:
        edit = self.edit()
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        for key in keys:
            QTest.keyClick(edit, key)
        self.seat.settle()

    def words(self) -> list[str]:
        """What stands under the field: a sentence and what can be pressed."""
        labels: list[QLabel | QPushButton] = [*self.field.findChildren(QLabel), *self.field.findChildren(QPushButton)]
        return [label.text() for label in labels if label.isVisible() and label.text() != "Venue"]

    def press(self, word: str) -> None:
        next(button for button in self.field.findChildren(QPushButton) if button.text() == word).click()
        self.seat.settle()


def make(seat: Seat, lines: int = 1) -> Form:
    store = Store(seat)
    window = QWidget()
    layout = QVBoxLayout(window)
    made = EditableField(seat.frame.context, "Venue", "venue_name", store.write, lines=lines)
    layout.addWidget(QLineEdit())
    layout.addWidget(made)
    made.show_value(ROW, store.text)
    window.show()
    seat.qtbot.waitActive(window)
    return Form(seat, window, made, store)


@pytest.fixture
def form(seat: Seat) -> Iterator[Form]:
    made = make(seat)
    yield made
    made.window.close()


def test_enter_stores(form: Form) -> None:
    form.type("Palais des Nations", Qt.Key.Key_Return)
    assert form.store.writes == [(ROW, "Palais des Nations", "UN Headquarters")]
    assert not form.field.is_edited


def test_leaving_stores(form: Form) -> None:
    form.type("Palais des Nations", Qt.Key.Key_Backtab)
    assert form.store.text == "Palais des Nations"


def test_escape_restores_and_writes_nothing(form: Form) -> None:
    form.type("Palais", Qt.Key.Key_Escape)
    assert form.field.text() == "UN Headquarters"
    assert form.store.writes == []


def test_what_did_not_change_is_not_written(form: Form) -> None:
    form.type("UN Headquarters", Qt.Key.Key_Return)
    assert form.store.writes == []


def test_a_refusal_stands_under_the_field_and_holds_the_text(form: Form) -> None:
    form.edit().setFocus()
    form.edit().clear()
    QTest.keyClick(form.edit(), Qt.Key.Key_Return)
    form.seat.settle()
    assert len(form.words()) == 1
    assert form.edit().accessibleDescription() == form.words()[0]
    assert form.field.commit() is False

    form.type("Palais", Qt.Key.Key_Return)
    assert form.words() == []
    assert form.store.text == "Palais"


@pytest.mark.parametrize(("answer", "kept"), [("Keep mine", "Mine"), ("Take the other", "Theirs")])
def test_a_conflict_asks_which_text_to_keep(form: Form, answer: str, kept: str) -> None:
    form.store.text = "Theirs"
    form.type("Mine", Qt.Key.Key_Return)
    assert form.words()[1:] == ["Keep mine", "Take the other"]
    assert form.store.text == "Theirs"

    form.press(answer)

    assert form.store.text == kept
    assert form.field.text() == kept
    assert form.words() == []


def test_what_is_typed_stays_while_others_write(form: Form) -> None:
    form.type("Being typed")
    form.field.show_value(ROW, "Theirs")
    assert form.field.text() == "Being typed"


def test_several_lines_are_stored_by_control_enter(seat: Seat) -> None:
    form = make(seat, lines=3)
    form.type("One")
    QTest.keyClick(form.edit(), Qt.Key.Key_Return)
    QTest.keyClicks(form.edit(), "Two")
    QTest.keyClick(form.edit(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert form.store.text == "One\nTwo"
    form.window.close()


def test_a_draft_is_kept_while_typing_and_comes_back(form: Form) -> None:
    drafts = form.seat.frame.context.drafts
    form.type("Half a sen")
    form.seat.qtbot.waitUntil(lambda: drafts.get(str(ROW), "venue_name") is not None, timeout=1_000)
    left = drafts.get(str(ROW), "venue_name")
    assert left is not None
    assert (left.text, left.seen) == ("Half a sen", "UN Headquarters")

    again = make(form.seat)
    assert again.field.text() == "Half a sen"
    assert again.words()[1:] == ["Store", "Discard"]
    again.press("Store")
    assert again.store.text == "Half a sen"
    assert drafts.get(str(ROW), "venue_name") is None
    again.window.close()


def test_a_draft_that_is_not_wanted_goes(form: Form) -> None:
    drafts = form.seat.frame.context.drafts
    drafts.keep(str(ROW), "venue_name", "Old thought", "UN Headquarters")
    again = make(form.seat)
    again.press("Discard")
    assert again.field.text() == "UN Headquarters"
    assert list(drafts.all()) == []
    again.window.close()


def test_undo_belongs_to_the_window_once_the_text_is_stored(seat: Seat) -> None:
    asia = seat.core.consultations.resolve("2017-08-04")
    seat.go(Place("consultation", asia, "overview"))
    title = next(
        edit for edit in seat.window.findChildren(QLineEdit) if edit.accessibleName() == "Title" and edit.isVisible()
    )
    title.setFocus()
    title.selectAll()
    seat.type("Asia and the Pacific")
    QTest.keyClick(title, Qt.Key.Key_Return)
    seat.settle()
    assert seat.core.consultations.view(asia).consultation.title == "Asia and the Pacific"
    assert QApplication.focusWidget() is title

    seat.press(Qt.Key.Key_Z, modifier=CONTROL)

    assert seat.core.consultations.view(asia).consultation.title == "Asia"
    assert title.text() == "Asia"


def test_a_refused_text_holds_the_window_once_and_is_kept_as_a_draft(take_seat: OpenSeat, sample_copy: Path) -> None:
    seat = take_seat(sample_copy)
    asia = seat.core.consultations.resolve("2017-08-04")
    seat.go(Place("consultation", asia, "overview"))
    start = overview_field(seat, "First day")
    start.setFocus()
    start.selectAll()
    seat.type("next spring")
    seat.press(Qt.Key.Key_Return)
    assert seat.core.consultations.view(asia).consultation.start_date == PartialDate(2017, 8, 4)

    assert seat.window.close() is False
    assert seat.window.close() is True

    again = take_seat(sample_copy)
    assert any("1 text was typed and not stored" in text for text in again.texts())
    again.go(Place("consultation", asia, "overview"))
    assert overview_field(again, "First day").text() == "next spring"


def test_what_is_being_typed_when_the_window_closes_is_stored(take_seat: OpenSeat, sample_copy: Path) -> None:
    seat = take_seat(sample_copy)
    asia = seat.core.consultations.resolve("2017-08-04")
    seat.go(Place("consultation", asia, "overview"))
    title = overview_field(seat, "Title")
    title.setFocus()
    title.selectAll()
    seat.type("Asia, late at night")
    seat.window.close()

    again = take_seat(sample_copy)
    assert "Asia, late at night" in again.titles()
    assert again.texts() == []


def overview_field(seat: Seat, name: str) -> QLineEdit:
    fields = [edit for edit in seat.page.findChildren(QLineEdit) if edit.accessibleName() == name and edit.isVisible()]
    return fields[0]
