"""A workspace that cannot be opened, or not written: a sentence of its own, nothing lost, a way on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlcipher3 import dbapi2

from tests.gui.seat import OpenSeat, Seat


def missing(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def a_letter(path: Path) -> None:
    path.write_text("Dear colleagues,\n" * 1000, encoding="utf-8")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096])


def newer(path: Path) -> None:
    connection = dbapi2.connect(path)
    connection.execute("PRAGMA user_version = 4000")
    connection.close()


def needs_passphrase(path: Path) -> None:
    path.write_bytes(os.urandom(64 * 4096))


FAULTS: dict[Callable[[Path], None], str] = {
    missing: "is not there",
    a_folder: "folder",
    empty: "empty",
    a_letter: "no workspace of this program",
    truncated: "ends too early",
    newer: "newer",
    needs_passphrase: "passphrase",
}


@pytest.mark.parametrize("spoil", FAULTS, ids=lambda spoil: spoil.__name__)
def test_what_cannot_be_opened_is_explained(
    take_seat: OpenSeat, sample_copy: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(sample_copy)
    before = sample_copy.read_bytes() if sample_copy.is_file() else None

    seat = take_seat(sample_copy)

    assert seat.window.frame is None
    texts = shown_texts(seat)
    assert "The workspace was not opened" in texts
    assert [text for text in texts if FAULTS[spoil] in text], texts
    assert before is None or sample_copy.read_bytes() == before
    seat.button("Look at the sample")


def test_each_fault_has_its_own_sentence(take_seat: OpenSeat, sample_workspace: Path, tmp_path: Path) -> None:
    seat = take_seat()
    sentences = set()
    for spoil in FAULTS:
        path = Path(shutil.copy(sample_workspace, tmp_path / f"{spoil.__name__}.rcsc"))
        spoil(path)
        seat.open(path)
        sentences.add(shown_texts(seat)[1].replace(path.name, ""))
    assert len(sentences) == len(FAULTS)


@pytest.mark.parametrize(("spoil", "is_kept"), [(missing, False), (truncated, True)])
def test_only_what_is_gone_is_forgotten(
    take_seat: OpenSeat, sample_copy: Path, spoil: Callable[[Path], None], is_kept: bool
) -> None:
    take_seat(sample_copy).window.close()
    spoil(sample_copy)
    seat = take_seat(sample_copy)
    assert (str(sample_copy) in seat.settings.recent()) is is_kept


def test_from_a_fault_one_goes_on_with_another_workspace(take_seat: OpenSeat, sample_copy: Path) -> None:
    seat = take_seat(sample_copy.with_name("gone.rcsc"))
    seat.open(sample_copy)
    assert len(seat.titles()) > 10
    assert seat.settings.recent() == (str(sample_copy),)


def test_a_read_only_workspace_says_so_and_refuses_each_write(
    take_seat: OpenSeat, sample_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rcsc_desktop.storage.workspace_file._is_writable", lambda _path: False)
    seat = take_seat(sample_copy)
    assert any(text.startswith("This workspace can only be read here") for text in shown_texts(seat))

    before = seat.titles()
    seat.press(Qt.Key.Key_Delete)

    assert [message.kind for message in seat.said] == ["problem"]
    assert seat.titles() == before


def test_a_write_while_another_program_holds_the_file_is_refused_and_can_be_repeated(
    take_seat: OpenSeat, sample_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rcsc_desktop.storage.engine.BUSY_TIMEOUT_MS", 50)
    seat = take_seat(sample_copy)
    before = seat.titles()
    other = dbapi2.connect(seat.frame.context.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    seat.press(Qt.Key.Key_Delete)
    assert [message.kind for message in seat.said] == ["problem"]
    assert seat.texts()[-1].startswith("Another program is busy with")
    assert seat.titles() == before

    other.execute("ROLLBACK")
    other.close()
    seat.press(Qt.Key.Key_Delete)
    assert len(seat.titles()) == len(before) - 1


def shown_texts(seat: Seat) -> list[str]:
    return [label.text() for label in seat.window.findChildren(QLabel) if label.isVisible()]
