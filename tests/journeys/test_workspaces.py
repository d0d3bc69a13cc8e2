"""The window opens on the sample's consultations; one makes, copies, deletes some, and begins a file of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from rcsc_desktop import bootstrap
from rcsc_desktop.entry import window as entry
from rcsc_desktop.gui.places import Place
from rcsc_desktop.support import paths
from rcsc_desktop.support.settings import Settings
from tests.gui.seat import CONTROL, SHIFT, OpenSeat, Seat

MIGRATION = [
    "17 April 2017",
    "4–5 August 2017",
    "24–25 August 2017",
    "28–29 August 2017",
    "25–26 September 2017",
    "2–3 October 2017",
    "5–6 October 2017",
    "2–3 November 2017",
    "2–3 December 2017",
]


def column(seat: Seat, at: int) -> list[str]:
    """The texts of a column of the consultations, headings of programmes left out."""
    model = seat.consultations.table.model()
    lines = [row for row in range(model.rowCount()) if model.index(row, 1).data()]
    return [str(model.index(row, at).data()).replace("\xa0", " ") for row in lines]


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Whatever file is asked for next, it is this one."""
    for ask in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_args, **_more: (str(path), ""))


def test_from_the_sample_to_a_workspace_of_ones_own(
    take_seat: OpenSeat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = take_seat()
    seat.click("Look at the sample")
    seat.wait_open()
    assert column(seat, 0) == [*MIGRATION, "24 September 2020"]
    assert column(seat, 2)[1:4] == ["Bangkok, Thailand", "Beirut, Lebanon", "Bamako, Mali"]
    assert len(seat.core.consultations.view(seat.core.consultations.resolve("2020-09-24")).sessions) == 2

    begin_new(seat, "Follow-up in Geneva", "2018-03-05", "Geneva, Switzerland")
    made = seat.core.consultations.resolve("2018-03-05-geneva")
    assert seat.frame.pages.here == Place("consultation", made, "overview")

    seat.press(Qt.Key.Key_1, modifier=CONTROL)
    seat.consultations.table.select(made)
    seat.press(Qt.Key.Key_D, modifier=CONTROL)
    assert len(column(seat, 0)) == 12
    seat.press(Qt.Key.Key_Z, modifier=CONTROL)
    seat.consultations.table.select(made)
    seat.press(Qt.Key.Key_Delete)
    assert column(seat, 0) == [*MIGRATION, "24 September 2020"]
    seat.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert "Follow-up in Geneva" in column(seat, 1)

    choose(monkeypatch, tmp_path / "before the summer")
    seat.press(Qt.Key.Key_S, modifier=CONTROL | SHIFT)
    copy = tmp_path / "before the summer.rcsc"
    assert copy.is_file()
    assert seat.texts()[-1] == "A copy was saved as before the summer.rcsc."

    choose(monkeypatch, tmp_path / "mine.rcsc")
    seat.press(Qt.Key.Key_N, modifier=CONTROL | SHIFT)
    seat.wait_open()
    assert seat.frame.context.path == tmp_path / "mine.rcsc"
    assert seat.button("New consultation").isVisible()
    assert column(seat, 0) == []

    choose(monkeypatch, copy)
    seat.press(Qt.Key.Key_O, modifier=CONTROL)
    seat.wait_open()
    assert "Follow-up in Geneva" in column(seat, 1)
    assert [path.name for path in seat.window.files.recent()] == ["mine.rcsc", "sample.rcsc"]


def test_the_first_consultation_of_an_empty_workspace(take_seat: OpenSeat, tmp_path: Path, settings: Settings) -> None:
    bootstrap.create_workspace(tmp_path / "mine.rcsc", settings)
    seat = take_seat(tmp_path / "mine.rcsc")
    seat.press(Qt.Key.Key_N, modifier=CONTROL)
    seat.type("Our first meeting")
    seat.press(Qt.Key.Key_Return)
    assert seat.core.consultations.list()[0].title == "Our first meeting"


def test_a_refused_beginning_keeps_what_was_typed(seat: Seat) -> None:
    seat.press(Qt.Key.Key_N, modifier=CONTROL)
    seat.type("Dialogue")
    panel_field(seat, "First day").setFocus()
    seat.type("next spring")
    seat.press(Qt.Key.Key_Return)
    assert panel_field(seat, "Title").text() == "Dialogue"
    assert len(column(seat, 0)) == 10

    seat.press(Qt.Key.Key_Escape)
    assert not panel_field_is_shown(seat)


@pytest.mark.usefixtures("own_folders")
def test_the_command_opens_the_sample_and_makes_it_once(take_seat: OpenSeat) -> None:
    seat = take_seat()
    entry.open_first(seat.window, seat.settings, entry.parse(["--sample"]))
    seat.wait_open()
    made = paths.sample_workspace().stat().st_ino
    assert len(column(seat, 0)) == 10

    entry.open_first(seat.window, seat.settings, entry.parse(["--sample"]))
    seat.wait_open()
    assert paths.sample_workspace().stat().st_ino == made


def test_the_next_start_opens_the_last_workspace(take_seat: OpenSeat, sample_copy: Path) -> None:
    take_seat(sample_copy).window.close()
    again = take_seat()
    entry.open_first(again.window, again.settings, entry.parse([]))
    again.wait_open()
    assert again.frame.context.path == sample_copy


def begin_new(seat: Seat, title: str, day: str, place: str) -> None:
    """Fill the panel with the keyboard."""
    seat.press(Qt.Key.Key_N, modifier=CONTROL)
    for text in (title, day, "", place):
        seat.type(text)
        if text is not place:
            seat.press(Qt.Key.Key_Tab)
    seat.press(Qt.Key.Key_Return)


def panel_field(seat: Seat, name: str) -> QLineEdit:
    return next(field for field in seat.window.findChildren(QLineEdit) if field.accessibleName() == name)


def panel_field_is_shown(seat: Seat) -> bool:
    return panel_field(seat, "Title").isVisible()
