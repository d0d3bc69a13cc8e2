"""What happens around a workbook that is being written."""

from __future__ import annotations

import errno
import gc
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.export.xlsx import participants
from rcsc_desktop.export.xlsx.participants import write

from .lists import person, report


class FullDisk(BytesIO):
    """Takes nothing."""

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(params=[participants.MOST_TABLE_ROWS, 0], ids=["table", "streamed"], autouse=True)
def waiting_room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where temporary files lie, for lists written as a table and row by row."""
    monkeypatch.setattr(participants, "MOST_TABLE_ROWS", request.param)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_nothing_is_left_behind(waiting_room: Path) -> None:
    write(report(person()), BytesIO())

    assert list(waiting_room.iterdir()) == []


def test_a_full_disk_is_told_by_the_systems_own_error(waiting_room: Path) -> None:
    with pytest.raises(OSError) as failed, FullDisk() as target:
        write(report(person()), target)
    gc.collect()

    assert failed.value.errno == errno.ENOSPC
    assert list(waiting_room.iterdir()) == []


def test_a_list_that_breaks_off_leaves_nothing(waiting_room: Path) -> None:
    def lines() -> Iterator[ParticipantLine]:
        yield from [person()] * 600
        raise ConnectionError

    target = BytesIO()
    with pytest.raises(ConnectionError):
        write(replace(report(columns=("name",), total=1), lines=lines()), target)

    assert target.getvalue() == b""
    assert list(waiting_room.iterdir()) == []
