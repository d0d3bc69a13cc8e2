"""Where the machine stands in the way: exit code 3 and a sentence of its own; the files stay as they were."""

import sqlite3  # only to make a foreign file
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from rcsc_desktop import bootstrap
from rcsc_desktop.entry.command import main
from rcsc_desktop.services.consultations import ConsultationService
from rcsc_desktop.storage.engine import connect
from rcsc_desktop.storage.journal import SCHEMA_VERSION
from rcsc_desktop.support import paths
from rcsc_desktop.support.settings import Settings
from tests.unit.cli.rcsc import MEETING, Rcsc, call


def _encrypted(path: Path) -> None:
    path.unlink()
    with closing(dbapi2.connect(path)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA key = 'a passphrase'")
        connection.execute("CREATE TABLE t (a)")
        connection.commit()


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.commit()


def _newer(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (Path.unlink, "is not there. It may have been moved or renamed."),
    "a folder": (_folder, "is a folder, not a workspace. Choose a file in it."),
    "empty": (lambda path: path.write_bytes(b""), "is an empty file, not a workspace. "),
    "a letter": (lambda path: path.write_text("Dear all,\n" * 900), "is no workspace of this program"),
    "another database": (_foreign, "is no workspace of this program"),
    "encrypted": (_encrypted, "seems to be encrypted and needs a passphrase"),
    "truncated": (
        lambda path: path.write_bytes(path.read_bytes()[:30_000]),
        "ends too early; a copy or a download was probably cut off.",
    ),
    "newer": (_newer, "was last used by a newer version of this program."),
}


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_no_workspace(rcsc: Rcsc, name: str) -> None:
    spoil, sentence = SPOILED[name]
    spoil(rcsc.workspace)
    before = rcsc.workspace.read_bytes() if rcsc.workspace.is_file() else None
    for arguments in (["consultation", "list"], ["consultation", "add", "X"], ["check"]):
        answer = rcsc(*arguments)
        assert (answer.exit_code, answer.out) == (3, "")
        assert str(rcsc.workspace) in answer.err
        assert sentence in answer.err
        assert answer.err.count("\n") == 1
    assert (rcsc.workspace.read_bytes() if rcsc.workspace.is_file() else None) == before


def test_a_workspace_that_another_program_writes_to(rcsc: Rcsc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rcsc_desktop.storage.engine.BUSY_TIMEOUT_MS", 50)
    with closing(connect(rcsc.workspace)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert rcsc("consultation", "list", "--json").json["count"] == 10
        refused = rcsc("consultation", "remove", MEETING)
        other.execute("ROLLBACK")
    assert refused.exit_code == 3
    assert refused.err.startswith(f"Another program is busy with “{rcsc.workspace}”. Nothing was stored;")
    assert rcsc("consultation", "remove", MEETING).exit_code == 0


def test_a_workspace_that_can_only_be_read(rcsc: Rcsc, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("rcsc_desktop.storage.workspace_file._is_writable", lambda path: False)
    assert rcsc("consultation", "list", "--json").json["count"] == 10
    assert rcsc("agenda", "export", MEETING, "-o", tmp_path / "agenda.pdf").exit_code == 0
    refused = rcsc("consultation", "remove", MEETING)
    assert (refused.exit_code, refused.err) == (
        3,
        f"“{rcsc.workspace}” can only be read here. Nothing was stored; save a copy elsewhere to change it.\n",
    )


def test_an_export_into_a_folder_that_is_not_there(rcsc: Rcsc, tmp_path: Path) -> None:
    target = tmp_path / "none" / "agenda.pdf"
    answer = rcsc("agenda", "export", MEETING, "-o", target)
    assert (answer.exit_code, answer.err) == (
        3,
        f"The folder of “{target}” is not there. Choose another folder; nothing was written.\n",
    )
    assert rcsc("agenda", "export", MEETING, "-o", tmp_path).err == (
        f"“{tmp_path}” is a folder. Give the file a name of its own.\n"
    )
    assert not [step for step in rcsc("history", "list", "--json").json["operations"] if step["kind"] == "export"]


def test_an_export_into_a_folder_that_one_may_not_write(
    rcsc: Rcsc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("rcsc_desktop.export.atomic.open", refuse, raising=False)
    target = tmp_path / "agenda.pdf"
    answer = rcsc("agenda", "export", MEETING, "-o", target)
    assert (answer.exit_code, answer.err) == (
        3,
        f"You may not write “{target}”. Choose another folder; nothing was written.\n",
    )
    assert not target.exists()


def test_a_new_workspace_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    target = tmp_path / "none" / "new.rcsc"
    answer = call(main, ["init", str(target)])
    assert (answer.exit_code, answer.err) == (3, f"The folder of “{target}” is not there. Choose another folder.\n")


@pytest.mark.parametrize("variable", ["RCSC_DATA_DIR", "RCSC_CONFIG_DIR"])
def test_folders_of_the_program_that_cannot_be_made(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    monkeypatch.setenv(variable, str(in_the_way / "below"))
    answer = call(main, ["consultation", "list"])
    assert (answer.exit_code, answer.out) == (3, "")
    assert answer.err == f"“{in_the_way / 'below'}” cannot be read or written: Not a directory.\n"


def test_a_mistake_of_the_program_shows_no_traceback(rcsc: Rcsc, monkeypatch: pytest.MonkeyPatch) -> None:
    value = "Amal Haddad"

    def fail(_service: object) -> None:
        raise RuntimeError(value)

    monkeypatch.setattr(ConsultationService, "list", fail)
    answer = rcsc("consultation", "list")
    log = paths.log_file()
    assert (answer.exit_code, answer.out) == (70, "")
    assert answer.err == (
        f"The program failed here by its own mistake. What was stored before is kept; details are in {log}.\n"
    )
    logged = log.read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert value not in logged


def test_a_workspace_that_is_open_elsewhere_is_not_restored(rcsc: Rcsc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rcsc_desktop.storage.engine.BUSY_TIMEOUT_MS", 50)
    backup = rcsc("backup", "make", "--json").json["file"]
    core = bootstrap.open_core(rcsc.workspace, Settings.load())
    try:
        core.programmes.create("Written meanwhile")
        refused = rcsc("backup", "restore", backup)
        assert refused.exit_code == 3
        assert refused.err.startswith(f"Another program is busy with “{rcsc.workspace}”.")
        assert len(core.programmes.list()) == 3
    finally:
        core.close()
    assert rcsc("programme", "list", "--json").json["count"] == 3
    assert rcsc("backup", "restore", backup).exit_code == 0
    assert rcsc("programme", "list", "--json").json["count"] == 2


def test_a_damaged_workspace_is_kept_as_it_is_and_the_backup_takes_its_place(rcsc: Rcsc) -> None:
    backup = rcsc("backup", "make", "--json").json["file"]
    content = bytearray(rcsc.workspace.read_bytes())
    content[100:4096] = b"\xff" * 3996
    rcsc.workspace.write_bytes(content)
    assert rcsc("consultation", "list").exit_code == 3
    restored = rcsc("backup", "restore", backup, "--json").json
    assert rcsc("consultation", "list", "--json").json["count"] == 10
    assert Path(restored["previous"]).read_bytes() == bytes(content)


def test_a_foreign_database_is_not_put_in_the_place_of_a_workspace(rcsc: Rcsc, tmp_path: Path) -> None:
    other = tmp_path / "other.rcsc"
    other.touch()
    _foreign(other)
    refused = rcsc("backup", "restore", other)
    assert (refused.exit_code, str(other) in refused.err) == (3, True)
    assert rcsc("consultation", "list", "--json").json["count"] == 10


def test_restoring_from_what_is_no_backup(rcsc: Rcsc, tmp_path: Path) -> None:
    letter = tmp_path / "letter.rcsc"
    letter.write_text("Dear all")
    for file in (letter, tmp_path / "none.rcsc"):
        answer = rcsc("backup", "restore", file)
        assert (answer.exit_code, answer.out) == (3, "")
        assert str(file) in answer.err
    assert rcsc("consultation", "list", "--json").json["count"] == 10
