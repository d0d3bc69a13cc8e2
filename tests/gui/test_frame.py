"""The window as a person finds it: what it opens on, where it goes, what it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.dialogs.report import Report
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.widgets.navigation_column import NARROW, WIDE
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.settings import Settings
from tests.gui.seat import ALT, CONTROL, SHIFT, OpenSeat, Seat

SAMPLE = [
    "PREPARATORY PROCESS FOR THE GLOBAL COMPACT FOR MIGRATION",
    "Civil Society Informal Meeting on the Global Compact on Migration",
    "Asia",
    "Middle-East and North Africa (MENA)",
    "Africa",
    "U.S. – Canada",
    "Europe",
    "Latin America & the Caribbean",
    "Pacific",
]


def test_it_opens_on_the_consultations_of_the_sample(seat: Seat) -> None:
    assert seat.titles()[: len(SAMPLE)] == SAMPLE
    assert seat.window.windowTitle() == "meetings – RCSC Desktop"
    assert QApplication.focusWidget() is seat.consultations.table


def test_new_duplicate_delete_and_undo_by_name(seat: Seat) -> None:
    before = seat.titles()
    seat.consultations.table.select(seat.core.consultations.resolve("2017-08-04"))

    seat.press(Qt.Key.Key_D, modifier=CONTROL)
    assert len(seat.titles()) == len(before) + 1
    assert seat.texts()[-1].startswith("Duplicate “Asia”")
    assert seat.frame.context.actions.get("edit.undo").text().startswith("Undo: Duplicate “Asia”")

    seat.press(Qt.Key.Key_Delete)
    seat.press(Qt.Key.Key_Z, modifier=CONTROL)
    seat.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert seat.titles() == before
    assert seat.frame.context.actions.get("edit.redo").text().startswith("Redo: Duplicate “Asia”")

    seat.press(Qt.Key.Key_Z, modifier=CONTROL | SHIFT)
    assert len(seat.titles()) == len(before) + 1


def test_the_toast_takes_back_what_was_deleted(seat: Seat) -> None:
    before = seat.titles()
    seat.press(Qt.Key.Key_Delete)
    assert len(seat.titles()) == len(before) - 1

    seat.click("Undo")

    assert seat.titles() == before


def test_what_was_undone_offers_no_undo(seat: Seat) -> None:
    seat.press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert [toast.text.partition(" ")[0] for toast in seat.frame.toasts().toasts()] == ["Remove"]

    seat.press(Qt.Key.Key_Z, modifier=CONTROL)

    (toast,) = seat.frame.toasts().toasts()
    assert toast.text.startswith("Undone: ")
    assert toast.height() >= 40
    toast.over.emit()
    assert seat.frame.toasts().toasts() == []


def test_after_a_deletion_one_stands_on_the_next_line(seat: Seat) -> None:
    seat.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    line = seat.consultations.table.line()
    assert line is not None
    assert line.title == "Africa"


def test_filter_while_typing(seat: Seat) -> None:
    seat.press(Qt.Key.Key_F, modifier=CONTROL)
    seat.type("quito")
    assert seat.titles() == [SAMPLE[0], "Latin America & the Caribbean"]

    seat.type(" nobody")
    assert seat.titles() == []
    assert "No consultation holds these words." in shown_texts(seat)

    seat.press(Qt.Key.Key_A, Qt.Key.Key_A, modifier=CONTROL)
    seat.press(Qt.Key.Key_Backspace)
    assert seat.titles()[: len(SAMPLE)] == SAMPLE


def test_enter_opens_and_alt_left_comes_back(seat: Seat) -> None:
    seat.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert seat.frame.pages.here == Place("consultation", seat.core.consultations.resolve("2017-08-04"))

    page = seat.frame.pages.page()
    assert page is not None
    assert page.title().replace("\xa0", " ") == "Bangkok, Thailand, 4–5 August 2017"

    seat.press(Qt.Key.Key_Left, modifier=ALT)
    assert seat.frame.pages.here == Place("consultations")


def test_what_another_process_writes_shows_within_a_second(seat: Seat) -> None:
    with rcsc(seat, "Bea") as other:
        other.consultations.create(other.programmes.list()[0].id, "From afar")
        began = monotonic()
        seat.qtbot.waitUntil(lambda: "From afar" in seat.titles(), timeout=2_000)
    assert monotonic() - began < 1.0
    assert seat.frame.context.actions.get("edit.undo").isEnabled() is False


def test_the_second_window_says_so_and_overwrites_nothing(take_seat: OpenSeat, sample_copy: Path) -> None:
    first, second = take_seat(sample_copy), take_seat(sample_copy)
    sentence = "This workspace is open in another window too."
    assert any(text.startswith(sentence) for text in shown_texts(second))
    assert not any(text.startswith(sentence) for text in shown_texts(first))

    meeting = first.core.consultations.resolve("2017-08-04")
    first.core.records.change(Consultation, meeting, {"title": "Asia, changed"}, seen={"title": "Asia"})
    with pytest.raises(UserError) as refused:
        second.core.records.change(Consultation, meeting, {"title": "Asia, too"}, seen={"title": "Asia"})
    assert refused.value.code == "edit.conflict"
    second.qtbot.waitUntil(lambda: "Asia, changed" in second.titles(), timeout=2_000)


def test_the_lock_goes_with_the_window(take_seat: OpenSeat, sample_copy: Path) -> None:
    seat = take_seat(sample_copy)
    seat.window.close()
    again = take_seat(sample_copy)
    assert not any("another window" in text for text in shown_texts(again))


def test_history_of_undo_survives_a_restart(take_seat: OpenSeat, sample_copy: Path) -> None:
    seat = take_seat(sample_copy)
    before = seat.titles()
    seat.press(Qt.Key.Key_Delete)
    seat.window.close()

    again = take_seat(sample_copy)
    assert len(again.titles()) == len(before) - 1
    again.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert again.titles() == before


def test_a_bug_is_said_and_its_report_holds_nothing_that_was_typed(seat: Seat) -> None:
    try:
        raise ValueError("the name of a person")
    except ValueError as error:
        seat.window.uncaught.emit(error)
    seat.settle()
    assert seat.said[-1].kind == "bug"

    seat.click("Report …")
    report = seat.window.findChild(Report)
    assert report is not None
    text = report.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "ValueError" in text
    assert "test_frame.py" in text
    assert "the name of a person" not in text
    report.close()


def test_the_frame_mirrors(take_seat: OpenSeat, sample_copy: Path) -> None:
    seat = take_seat(sample_copy, language="qps-plocm")
    assert seat.frame.navigation.x() > seat.frame.width() // 2
    new = seat.button("New consultation")
    assert new.mapTo(seat.window, new.rect().topLeft()).x() < 100


def test_a_narrow_window_keeps_the_icons(seat: Seat) -> None:
    seat.window.resize(1000, 640)
    seat.settle()
    assert seat.frame.navigation.width() == NARROW
    seat.window.resize(1280, 720)
    seat.settle()
    assert seat.frame.navigation.width() == WIDE


@contextmanager
def rcsc(seat: Seat, author: str) -> Iterator[Core]:
    """Another process's core on the same file."""
    settings = Settings.load(seat.frame.context.path.with_name("other.toml"))
    core = bootstrap.open_core(seat.frame.context.path, settings, author=lambda: author)
    try:
        yield core
    finally:
        core.close()


def shown_texts(seat: Seat) -> list[str]:
    """Every text that labels show."""
    return [label.text() for label in seat.window.findChildren(QLabel) if label.isVisible()]


def test_a_consultation_that_was_looked_at_goes_without_a_complaint(seat: Seat) -> None:
    meeting = seat.core.consultations.resolve("2017-04-17")
    for tab in ("overview", "concept_note", "agenda", "participants"):
        seat.go(Place("consultation", meeting, tab))
    seat.frame.context.tasks.write(lambda: seat.core.consultations.remove(meeting))
    seat.settle()
    assert seat.texts() == []
    assert seat.frame.pages.here == Place("consultations")
    seat.press(Qt.Key.Key_Z, modifier=CONTROL)
    seat.go(Place("consultation", meeting, "agenda"))
    front = seat.frame.pages.page()
    assert front is not None
    assert front.title().startswith("New York")


def test_a_long_word_of_undo_is_cut_and_leaves_the_panel_its_room(seat: Seat) -> None:
    meeting = seat.core.consultations.resolve("2017-04-17")
    seat.go(Place("consultation", meeting, "agenda"))
    panel = seat.page.side_panel()
    assert panel is not None
    before = panel.width()
    seat.frame.context.tasks.write(lambda: seat.core.consultations.change(meeting, {"title": "Long title " * 30}))
    seat.settle()
    assert len(seat.frame.context.actions.get("edit.undo").text()) > 40
    assert panel.width() == before
