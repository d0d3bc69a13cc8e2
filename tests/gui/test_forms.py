"""Overview, concept note and history as a person edits and reads them."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from rcsc_desktop.domain.concept_note import ConceptNoteSection
from rcsc_desktop.domain.consultation import Consultation, PartnerRole
from rcsc_desktop.gui.pages.history.model import PAGE, WHAT, HistoryModel
from rcsc_desktop.gui.places import Place
from rcsc_desktop.support.i18n import translator
from tests.gui.seat import CONTROL, Seat


@pytest.fixture
def meeting(seat: Seat) -> UUID:
    return seat.core.consultations.resolve("2017-04-17")


def fields(seat: Seat, name: str) -> list[QWidget]:
    """Visible fields with this accessible name, from top to bottom."""
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit)
    found = [
        field
        for kind in kinds
        for field in seat.page.findChildren(kind)
        if field.accessibleName() == name and field.isVisible()
    ]
    return sorted(found, key=lambda field: field.mapTo(seat.page, field.rect().topLeft()).y())


def type_into(seat: Seat, field: QWidget, text: str) -> None:
    field.setFocus()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.selectAll()
    seat.type(text)


def stored(seat: Seat, meeting: UUID) -> Consultation:
    return seat.core.records.get(Consultation, meeting)


def test_a_value_is_edited_where_it_stands_and_taken_back(seat: Seat, meeting: UUID) -> None:
    seat.go(Place("consultation", meeting, "overview"))
    (place,) = fields(seat, "Place")
    type_into(seat, place, "Geneva")
    seat.press(Qt.Key.Key_Return)
    assert stored(seat, meeting).place == "Geneva"
    seat.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert stored(seat, meeting).place == "New York"
    assert isinstance(place, QLineEdit)
    assert place.text() == "New York"


def test_leaving_a_field_stores_it_and_escape_restores_it(seat: Seat, meeting: UUID) -> None:
    seat.go(Place("consultation", meeting, "overview"))
    (room,) = fields(seat, "Room")
    type_into(seat, room, "Room XX")
    seat.press(Qt.Key.Key_Tab)
    assert stored(seat, meeting).venue_room == "Room XX"
    type_into(seat, room, "nowhere")
    seat.press(Qt.Key.Key_Escape)
    assert isinstance(room, QLineEdit)
    assert room.text() == "Room XX"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("First day", "2017-02-30", "2017-02-30"),
        ("Last day", "2017-04-16", "2017-04-16"),
        ("Time zone", "Mars", "Mars"),
    ],
)
def test_a_value_that_cannot_be_is_explained_under_its_field_and_not_lost(
    seat: Seat, meeting: UUID, name: str, typed: str, said: str
) -> None:
    seat.go(Place("consultation", meeting, "overview"))
    before = stored(seat, meeting)
    field = fields(seat, name)[0]
    type_into(seat, field, typed)
    seat.press(Qt.Key.Key_Return)
    assert isinstance(field, QLineEdit)
    assert field.text() == typed
    sentences = [label.text() for label in seat.page.findChildren(QLabel) if label.property("look") == "danger"]
    assert any(said in sentence for sentence in sentences), sentences
    assert stored(seat, meeting) == before


def test_partners_contact_points_and_sessions_are_added_and_removed(seat: Seat, meeting: UUID) -> None:
    seat.go(Place("consultation", meeting, "overview"))
    (adding,) = fields(seat, "Add a partner: name of the organization")
    type_into(seat, adding, "picum")
    seat.press(Qt.Key.Key_Escape, Qt.Key.Key_Return)
    partners = seat.core.consultations.view(meeting).partners
    assert (partners[-1].organisation.acronym, partners[-1].partner.role) == ("PICUM", PartnerRole.ANCHOR)

    seat.click("Add a contact point")
    seat.press(Qt.Key.Key_Tab)
    seat.type("meeting@example.org")
    seat.press(Qt.Key.Key_Return)
    assert [one.email for one in seat.core.consultations.view(meeting).contact_points] == ["meeting@example.org"]
    seat.click("Remove contact point")
    assert seat.core.consultations.view(meeting).contact_points == ()
    seat.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert [one.email for one in seat.core.consultations.view(meeting).contact_points] == ["meeting@example.org"]

    seat.click("Add a session")
    seat.type("Day 2")
    seat.press(Qt.Key.Key_Return)
    assert [session.name for session in seat.core.consultations.view(meeting).sessions] == ["", "Day 2"]


def test_a_change_from_elsewhere_shows_and_typing_is_not_disturbed(seat: Seat, meeting: UUID) -> None:
    seat.go(Place("consultation", meeting, "overview"))
    (place,), (room,) = fields(seat, "Place"), fields(seat, "Room")
    type_into(seat, room, "half a wo")
    changes = seat.core.records.change(Consultation, meeting, {"place": "Geneva", "venue_room": "Theirs"})
    seat.frame.context.bus.publish(changes)
    seat.settle()
    assert isinstance(place, QLineEdit)
    assert isinstance(room, QLineEdit)
    assert (place.text(), room.text()) == ("Geneva", "half a wo")
    seat.press(Qt.Key.Key_Return)
    assert stored(seat, meeting).venue_room == "Theirs"
    seat.click("Keep mine")
    assert stored(seat, meeting).venue_room == "half a wo"


def test_the_concept_note_is_edited_section_by_section(seat: Seat, meeting: UUID) -> None:
    seat.go(Place("consultation", meeting, "concept_note"))
    headings, bodies = fields(seat, "Heading"), fields(seat, "Text")
    assert [field.text() for field in headings if isinstance(field, QLineEdit)] == [
        "Background",
        "Goals and Objectives",
        "Outcomes",
    ]
    type_into(seat, headings[0], "Context")
    seat.press(Qt.Key.Key_Return)
    body = next(field for field in bodies if isinstance(field, QPlainTextEdit))
    body.setFocus()
    body.moveCursor(body.textCursor().MoveOperation.End)
    seat.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    seat.type("- one more [^1]")
    seat.press(Qt.Key.Key_Return, modifier=CONTROL)
    section = seat.core.concept_notes.view(meeting).sections[0]
    assert section.heading == "Context"
    assert section.body.endswith("\n\n- one more [^1]")


def test_sections_and_footnotes_come_move_and_go(seat: Seat, meeting: UUID) -> None:
    seat.go(Place("consultation", meeting, "concept_note"))
    seat.frame.context.actions.get("concept_note.add_section").trigger()
    seat.settle()
    seat.type("!")
    seat.press(Qt.Key.Key_Return)
    assert len(seat.core.concept_notes.view(meeting).sections) == 4
    last = seat.core.concept_notes.view(meeting).sections[-1]
    seat.core.records.move(ConceptNoteSection, last.id, None)
    assert seat.core.concept_notes.view(meeting).sections[0].id == last.id
    seat.frame.context.actions.get("concept_note.add_footnote").trigger()
    seat.settle()
    seat.type("Sixth edition")
    seat.press(Qt.Key.Key_Return)
    assert [(one.number, one.text) for one in seat.core.concept_notes.view(meeting).footnotes][-1] == (
        4,
        "Sixth edition",
    )


def test_history_says_who_did_what_and_takes_one_step_back(seat: Seat, meeting: UUID) -> None:
    seat.core.records.change(Consultation, meeting, {"place": "Geneva"})
    seat.core.records.change(Consultation, meeting, {"venue_room": "XX"})
    seat.go(Place("history"))
    (table,) = seat.page.findChildren(QTableView)
    model = table.model()
    assert model is not None
    first = [str(model.index(0, column).data()) for column in range(4)]
    assert first[1:] == ["Ana", "Change consultation “Civil Society Informal Meeting on the Global Co…” (Room)", ""]
    table.setFocus()
    seat.press(Qt.Key.Key_Down)
    panel = seat.page.side_panel()
    assert panel is not None
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Place: New York → Geneva" in texts
    seat.click("Undo this")
    assert stored(seat, meeting).place == "New York"
    assert stored(seat, meeting).venue_room == "XX"
    assert str(model.index(2, 3).data()) == "undone"


def test_the_model_of_history_is_a_sound_one(seat: Seat) -> None:
    lines = seat.core.history.list()
    model = HistoryModel(translator("en"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    asked: list[int] = []
    model.more_wanted.connect(asked.append)
    model.show((lines * PAGE)[:PAGE])
    model.fetchMore(model.index(-1, -1))
    model.append(lines)
    assert model.rowCount() == PAGE + len(lines)
    assert len(asked) == 1
    assert model.index(PAGE, WHAT).data() == model.index(0, WHAT).data()
