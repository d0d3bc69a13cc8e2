"""What is no workspace, or cannot be opened, is refused by its own name; the file stays as it was."""

import os
import shutil
import sqlite3  # only to make foreign files, never on an open workspace
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.storage import migrate
from rcsc_desktop.storage.engine import connect
from rcsc_desktop.storage.journal import SCHEMA_VERSION
from rcsc_desktop.storage.workspace_file import examine
from rcsc_desktop.support.settings import Settings


def _nothing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Dear all,\nplease find attached\n" * 300, encoding="utf-8")


def _zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 63 + bytes(252))


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


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)


def _newer(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_nothing, "workspace.not_found"),
        (_folder, "workspace.is_folder"),
        (_empty, "workspace.empty"),
        (_text, "workspace.not_a_workspace"),
        (_zip, "workspace.not_a_workspace"),
        (_encrypted, "workspace.needs_passphrase"),
        (_foreign, "workspace.not_a_workspace"),
        (_truncated, "workspace.truncated"),
        (_damaged, "workspace.corrupt"),
        (_newer, "workspace.newer"),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused_by_name(
    make: Callable[[Path], None], code: str, workspace_file: Path
) -> None:
    make(workspace_file)
    before = workspace_file.read_bytes() if workspace_file.is_file() else None
    with pytest.raises(EnvironmentFault) as refused:
        examine(workspace_file)
    assert refused.value.code == code
    assert refused.value.data["path"] == str(workspace_file)
    assert (workspace_file.read_bytes() if workspace_file.is_file() else None) == before


def test_a_write_while_another_program_holds_the_file_is_refused_and_nothing_is_lost(
    workspace_file: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rcsc_desktop.storage.engine.BUSY_TIMEOUT_MS", 50)
    core = bootstrap.open_core(workspace_file, settings)
    with closing(connect(workspace_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentFault) as refused:
            core.programmes.create("Process")
        other.execute("ROLLBACK")
    assert refused.value.code == "workspace.locked"
    core.programmes.create("Process")
    assert [line.title for line in core.programmes.list()] == ["Process"]
    core.close()


def test_a_full_disk_is_named_and_the_data_stays_as_it_was(workspace_file: Path, settings: Settings) -> None:
    core = bootstrap.open_core(workspace_file, settings)
    core.programmes.create("Before")
    with closing(connect(workspace_file)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    core.close()
    core = bootstrap.open_core(workspace_file, settings)
    database = core.records._database  # the limit is a property of each connection
    with database.connection() as connection:  # type: ignore[attr-defined]  # SQLite's own
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(EnvironmentFault) as refused:
        core.programmes.create("x" * 1_000_000)
    assert refused.value.code == "workspace.disk_full"
    assert [line.title for line in core.programmes.list()] == ["Before"]
    core.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a read-only folder is another thing on Windows")
def test_a_read_only_medium_opens_for_reading_and_refuses_writes(
    sample_file: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = Path(shutil.copy(sample_file, folder / "sample.rcsc"))
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    path.chmod(0o444)
    folder.chmod(0o555)
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # root may write everywhere
    core = bootstrap.open_core(path, settings)
    assert core.workspace.is_read_only
    assert len(core.consultations.list()) == 10
    with pytest.raises(EnvironmentFault) as refused:
        core.programmes.create("Process")
    assert refused.value.code == "workspace.read_only"
    core.close()
    folder.chmod(0o755)


def test_making_a_workspace_never_replaces_a_file(workspace_file: Path, settings: Settings) -> None:
    before = workspace_file.read_bytes()
    for sample in (False, True):
        with pytest.raises(UserError) as refused:
            bootstrap.create_workspace(workspace_file, settings, sample=sample)
        assert refused.value.code == "workspace.exists"
    assert workspace_file.read_bytes() == before


def test_a_missing_folder_is_named(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as refused:
        bootstrap.create_workspace(tmp_path / "nowhere" / "new.rcsc", settings)
    assert refused.value.code == "workspace.no_folder"


def test_an_older_file_is_backed_up_before_it_is_migrated(workspace_file: Path, settings: Settings) -> None:
    with closing(connect(workspace_file)) as connection:
        connection.execute("PRAGMA user_version = 0")
    core = bootstrap.open_core(workspace_file, settings)
    (backup,) = core.safety.backups()
    assert backup.reason == "before migration"
    assert migrate.schema_version(backup.path) == 0
    assert migrate.schema_version(workspace_file) == SCHEMA_VERSION
    core.close()


def test_two_processes_write_the_same_workspace_without_losing_anything(
    workspace_file: Path, settings: Settings
) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from rcsc_desktop import bootstrap; from rcsc_desktop.support.settings import Settings\n"
        "core = bootstrap.open_core(Path(sys.argv[1]), Settings.load())\n"
        "for number in range(20): core.programmes.create(f'theirs {number}')\n"
        "core.close()"
    )
    core = bootstrap.open_core(workspace_file, settings)
    other = subprocess.Popen([sys.executable, "-c", program, str(workspace_file)])
    for number in range(20):
        core.programmes.create(f"mine {number}")
    assert other.wait(timeout=60) == 0
    titles = {line.title for line in core.programmes.list()}
    assert titles == {f"{whose} {number}" for whose in ("mine", "theirs") for number in range(20)}
    assert core.safety.check().problems == ()
    core.close()
