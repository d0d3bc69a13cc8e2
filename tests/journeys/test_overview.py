"""They open the 17 April meeting and put its overview and its concept note right, in place; it prints so."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from rcsc_desktop.domain.consultation import ConsultationFormat
from tests.gui.seat import ALT, CONTROL, OpenSeat, Seat


def go_to(seat: Seat, name: str) -> QWidget:
    """Press Tab until the field with this name has the focus."""
    for _ in range(80):
        focused = seat.window.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit | QComboBox) and focused.accessibleName() == name:
            return focused
        seat.press(Qt.Key.Key_Tab)
    raise AssertionError(f"no field called {name} comes with Tab")


def retype(seat: Seat, name: str, text: str) -> None:
    go_to(seat, name)
    seat.press(Qt.Key.Key_A, modifier=CONTROL)
    seat.type(text)


def test_the_meeting_is_put_right_and_prints_so(take_seat: OpenSeat, sample_copy: Path, tmp_path: Path) -> None:
    seat = take_seat(sample_copy)
    meeting = seat.core.consultations.resolve("2017-04-17")
    seat.consultations.table.select(meeting)
    seat.press(Qt.Key.Key_Return)
    seat.press(Qt.Key.Key_1, modifier=ALT)

    retype(seat, "Title", "Civil Society Informal Meeting")
    retype(seat, "Last day", "2017-04-18")
    retype(seat, "Time zone", "America/Toronto")
    formats = go_to(seat, "Format")
    assert isinstance(formats, QComboBox)
    seat.press(Qt.Key.Key_Home, Qt.Key.Key_Return)
    retype(seat, "Room", "Room B")
    retype(seat, "How to join", "Dial in five minutes early")
    seat.press(Qt.Key.Key_Tab)

    view = seat.core.consultations.view(meeting)
    stored = view.consultation
    assert (stored.title, str(stored.end_date), stored.time_zone, stored.format, stored.venue_room) == (
        "Civil Society Informal Meeting",
        "2017-04-18",
        "America/Toronto",
        ConsultationFormat.IN_PERSON,
        "Room B",
    )
    assert stored.remote_instructions == "Dial in five minutes early"

    seat.press(Qt.Key.Key_2, modifier=ALT)
    retype(seat, "Heading", "Why we meet")
    retype(seat, "Text", "One paragraph.[^1]")
    seat.press(Qt.Key.Key_Tab)
    note = seat.core.concept_notes.view(meeting)
    assert (note.sections[0].heading, note.sections[0].body) == ("Why we meet", "One paragraph.[^1]")

    file = seat.core.exports.agenda(meeting, tmp_path / "note.pdf", with_concept_note=True)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    for printed in ("Civil Society Informal Meeting", "Room B", "Why we meet", "One paragraph."):
        assert printed in text

    seat.window.close()
    again = take_seat(sample_copy)
    for _ in range(8):
        again.press(Qt.Key.Key_Z, modifier=CONTROL)
    back = again.core.consultations.view(meeting).consultation
    assert back.title == "Civil Society Informal Meeting on the Global Compact on Migration"
    assert again.core.concept_notes.view(meeting).sections[0].heading == "Background"
