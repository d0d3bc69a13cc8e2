"""A file under its final name is whole; what stands in the way is named."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.export.atomic import new_folder, replacing
from rcsc_desktop.export.formats import writer

from .pdf.papers import april


def _write(target: Path, content: bytes, *, force: bool = False) -> None:
    with replacing(target, force=force) as stream:
        stream.write(content)


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_name_appears_only_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "agenda.pdf"
    with replacing(target) as stream:
        stream.write(b"half")
        assert not target.exists()
        stream.write(b" and half")
    assert target.read_bytes() == b"half and half"
    assert _names(tmp_path) == ["agenda.pdf"]


def test_a_failing_writer_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "agenda.pdf"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(target, force=True) as stream:
        stream.write(b"new")
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["agenda.pdf"]


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "agenda.pdf"
    _write(target, b"one")
    with pytest.raises(UserError) as refused:
        _write(target, b"two")
    assert refused.value.code == "export.exists"
    assert refused.value.data["path"] == str(target)
    assert not isinstance(refused.value, EnvironmentFault)
    assert target.read_bytes() == b"one"
    _write(target, b"two", force=True)
    assert target.read_bytes() == b"two"


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_came_while_writing_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    target = tmp_path / "agenda.pdf"
    if not links:

        def no_links(source: str, to: str) -> None:
            raise OSError(errno.ENOTSUP, "no links")

        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(UserError) as refused, replacing(target) as stream:
        stream.write(b"ours")
        target.write_bytes(b"theirs")
    assert refused.value.code == "export.exists"
    assert target.read_bytes() == b"theirs"
    assert _names(tmp_path) == ["agenda.pdf"]


def test_a_disk_without_hard_links_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(source: str, to: str) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", no_links)
    _write(tmp_path / "agenda.pdf", b"whole")
    assert (tmp_path / "agenda.pdf").read_bytes() == b"whole"
    assert _names(tmp_path) == ["agenda.pdf"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "export.no_permission"),
        (errno.EROFS, "export.read_only"),
        (errno.ENOSPC, "export.disk_full"),
        (errno.EDQUOT, "export.disk_full"),
        (errno.EBUSY, "export.failed"),
    ],
)
def test_what_the_system_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = tmp_path / "agenda.pdf"

    def refuse(*arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    if code == "export.disk_full":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(os, "link", refuse)
        monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(EnvironmentFault) as fault:
        _write(target, b"x")
    assert fault.value.code == code
    assert fault.value.data["path"] == str(target)
    assert _names(tmp_path) == []


def test_a_missing_folder_a_folder_and_an_endless_name_are_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as no_folder:
        _write(tmp_path / "nowhere" / "agenda.pdf", b"x")
    assert no_folder.value.code == "export.no_folder"
    with pytest.raises(UserError) as is_folder:
        _write(tmp_path, b"x", force=True)
    assert is_folder.value.code == "export.is_folder"
    with pytest.raises(EnvironmentFault) as endless:
        _write(tmp_path / ("a" * 300 + ".pdf"), b"x")
    assert endless.value.code == "export.bad_name"
    assert _names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_that_is_full_while_writing(tmp_path: Path) -> None:
    """The writer's own stream fails as on a full disk; the error comes out of the block."""
    with pytest.raises(EnvironmentFault) as fault, replacing(tmp_path / "a.pdf"), Path("/dev/full").open("wb") as full:
        full.write(b"x" * 100_000)
        full.flush()
    assert fault.value.code == "export.disk_full"
    assert _names(tmp_path) == []


@contextmanager
def _room_for(size: int) -> Iterator[None]:
    """Files of this process take no more than ``size`` bytes, as on a disk that fills."""
    resource = pytest.importorskip("resource", reason="this system has no limits of file sizes")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@pytest.mark.parametrize("room", [0, 4_000, 16_384])
def test_a_disk_that_fills_under_a_paper(tmp_path: Path, room: int) -> None:
    target = tmp_path / "agenda.pdf"
    with pytest.raises(EnvironmentFault) as fault, _room_for(room), replacing(target) as stream:
        writer("agenda", "pdf")(april(), stream)
    assert fault.value.code == "export.disk_full"
    assert _names(tmp_path) == []


def test_a_disk_that_is_full_for_the_last_bytes(tmp_path: Path) -> None:
    """Few bytes wait in memory until the stream is closed, and are refused then once more."""
    with pytest.raises(EnvironmentFault) as fault, _room_for(0):
        _write(tmp_path / "agenda.pdf", b"x")
    assert fault.value.code == "export.disk_full"
    assert _names(tmp_path) == []


def test_errors_of_the_writer_that_are_not_about_the_target_pass(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "a.pdf"):
        (tmp_path / "font that is missing").read_bytes()
    assert _names(tmp_path) == []


def test_remains_of_a_killed_export_are_cleared_when_they_are_old(tmp_path: Path) -> None:
    old, young = tmp_path / ".a.pdf.part-1", tmp_path / ".a.pdf.part-2"
    for remains in (old, young):
        remains.write_bytes(b"half")
    os.utime(old, (0, 0))
    _write(tmp_path / "a.pdf", b"whole")
    assert _names(tmp_path) == [".a.pdf.part-2", "a.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="the mask of file modes is POSIX")
def test_the_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        _write(tmp_path / "a.pdf", b"x")
        _write(tmp_path / "a.pdf", b"y", force=True)
    finally:
        os.umask(mask)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o644


def test_the_stream_is_an_ordinary_seekable_one(tmp_path: Path) -> None:
    stream: BinaryIO
    with replacing(tmp_path / "a.bin") as stream:
        stream.write(b"abcdef")
        stream.seek(2)
        stream.write(b"X")
    assert (tmp_path / "a.bin").read_bytes() == b"abXdef"


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    with new_folder(tmp_path / "drafts") as folder:
        (folder / "one").write_bytes(b"1")
        assert not (tmp_path / "drafts").exists()
    assert _names(tmp_path / "drafts") == ["one"]
    with pytest.raises(UserError, match=r"export\.exists"), new_folder(tmp_path / "drafts") as folder:
        (folder / "two").write_bytes(b"2")
    with pytest.raises(ZeroDivisionError), new_folder(tmp_path / "others") as folder:
        (folder / "one").write_bytes(b"1")
        raise ZeroDivisionError
    with pytest.raises(EnvironmentFault, match=r"export\.no_folder"), new_folder(tmp_path / "gone" / "x"):
        pass
    assert _names(tmp_path) == ["drafts"]


def test_what_a_killed_program_left_of_a_folder_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / ".drafts.part-0123456789ab"
    left.mkdir()
    (left / "one").write_bytes(b"1")
    os.utime(left, (1, 1))
    with new_folder(tmp_path / "drafts"):
        pass
    assert _names(tmp_path) == ["drafts"]
