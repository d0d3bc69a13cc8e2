"""Checks and copies of a workspace file."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.services.ports import BackupLine, CheckResult
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.engine import connect
from rcsc_desktop.storage.faults import explained
from rcsc_desktop.storage.tables import TABLES, metadata
from rcsc_desktop.storage.workspace_file import examine

_KEPT = 10
_BEFORE_RESTORING = "before restoring"
_Problem = tuple[str, Mapping[str, object]]


class FileSafety:
    """Looks after the file of one open workspace; backups lie in ``folder``."""

    def __init__(self, database: SqlDatabase, folder: Path) -> None:
        self._database = database
        self._path = database.path
        self._folder = folder

    def check(self) -> CheckResult:
        """Integrity of the file, foreign keys, the journal against the rows, and the search index."""
        with self._database.connection() as connection:
            run = connection.exec_driver_sql
            problems: list[_Problem] = [
                ("check.integrity", {"detail": row[0]}) for row in run("PRAGMA integrity_check") if row[0] != "ok"
            ]
            problems += [
                ("check.foreign_key", {"table": row[0], "parent": row[2]}) for row in run("PRAGMA foreign_key_check")
            ]
            problems += _journal_problems(run)
            problems += _index_problems(run)
            counts = {
                table.name: int(run(f'SELECT count(*) FROM "{table.name}" WHERE deleted_at IS NULL').scalar_one())
                for table in TABLES.values()
            }
            counts["operation"] = int(run("SELECT count(*) FROM operation").scalar_one())
        return CheckResult(tuple(problems), counts)

    def save_copy(self, target: Path, *, force: bool = False) -> Path:
        """A whole copy under another name, while the workspace stays open."""
        if target.exists() and not force:
            raise UserError("export.exists", path=str(target))
        if not target.parent.is_dir():
            raise EnvironmentFault("export.no_folder", path=str(target))
        part = target.with_name(f".{target.name}.part-{os.getpid()}")
        try:
            with explained(self._path), closing(connect(self._path, read_only=True)) as source:
                copy_database(source, part)
            part.replace(target)
        except PermissionError:
            raise EnvironmentFault("export.no_permission", path=str(target)) from None
        except EnvironmentFault as fault:
            if fault.code == "workspace.disk_full":  # only the copy is written here
                raise EnvironmentFault("export.disk_full", path=str(target)) from fault
            raise
        finally:
            part.unlink(missing_ok=True)
        return target

    def make_backup(self, reason: str = "by hand") -> Path:
        """A copy in the backup folder; the ten newest of this workspace are kept."""
        return back_up(self._path, self._folder, reason)

    def backups(self) -> tuple[BackupLine, ...]:
        """The backups of this workspace, the newest first."""
        return backups_of(self._path, self._folder)


def copy_database(source: Any, target: Path) -> None:
    """The database behind an open connection as one file without a write-ahead log."""
    with closing(dbapi2.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA cipher_log_level = NONE")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def back_up(path: Path, folder: Path, reason: str) -> Path:
    """Copy a workspace into the backup folder under its name and the time."""
    target = _free_name(path, folder)
    part = target.with_suffix(".part")
    try:
        with explained(path), closing(connect(path, read_only=True)) as source:
            copy_database(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _note(target, path, reason)
    for old in backups_of(path, folder)[_KEPT:]:
        old.path.unlink(missing_ok=True)
        old.path.with_suffix(".json").unlink(missing_ok=True)
    return target


def _free_name(path: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
    return folder / f"{path.stem}-{stamp}.rcsc"


def _note(copy: Path, path: Path, reason: str) -> None:
    """What a backup is a copy of, beside it."""
    copy.with_suffix(".json").write_text(json.dumps({"of": str(path), "reason": reason}), encoding="utf-8")


def backups_of(path: Path, folder: Path) -> tuple[BackupLine, ...]:
    """The backups of a workspace, the newest first."""
    found = []
    for note in folder.glob("*.json"):
        copy = note.with_suffix(".rcsc")
        with suppress(OSError, ValueError):
            about = json.loads(note.read_text(encoding="utf-8"))
            if about.get("of") == str(path) and copy.is_file():
                state = copy.stat()
                found.append(BackupLine(copy, int(state.st_mtime * 1000), state.st_size, about.get("reason", "")))
    return tuple(sorted(found, key=lambda line: line.path.name, reverse=True))


def restore(path: Path, backup: Path, folder: Path) -> Path:
    """Put a backup in the place of a closed workspace; what stood there is backed up first and named.

    Refused where ``backup`` is no workspace of this program, and (``workspace.locked``) while the workspace is open.
    """
    examine(backup)
    previous = _set_aside(path, folder) if path.exists() else backup
    part = path.with_name(f".{path.name}.part-{os.getpid()}")
    try:
        with explained(backup), closing(connect(backup, read_only=True)) as source:
            copy_database(source, part)
        for beside in ("-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return previous


def _set_aside(path: Path, folder: Path) -> Path:
    """A backup of what stands there; a damaged file is copied as it is."""
    try:
        with explained(path), closing(connect(path)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
        return back_up(path, folder, _BEFORE_RESTORING)
    except EnvironmentFault as fault:
        if fault.code not in {"workspace.corrupt", "workspace.not_a_workspace"}:
            raise
    target = _free_name(path, folder)
    shutil.copyfile(path, target)
    _note(target, path, _BEFORE_RESTORING)
    return target


def _journal_problems(run: Any) -> list[_Problem]:
    """Every live row was written by an operation, and every operation has as many rows as it says."""
    problems: list[_Problem] = []
    for table in TABLES.values():
        unwritten = run(
            f'SELECT count(*) FROM "{table.name}" t WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.row_id = t.id)'
        ).scalar_one()
        if unwritten:
            problems.append(("check.unjournaled", {"table": table.name, "count": unwritten}))
    short = run(
        "SELECT count(*) FROM operation o WHERE o.rows <> (SELECT count(*) FROM change c WHERE c.operation_seq = o.seq)"
    ).scalar_one()
    if short:
        problems.append(("check.operation_incomplete", {"count": short}))
    unknown = run(
        "SELECT count(DISTINCT noun) FROM change WHERE noun NOT IN ({})".format(
            ", ".join(f"'{name}'" for name in metadata.tables)
        )
    ).scalar_one()
    if unknown:
        problems.append(("check.unknown_table", {"count": unknown}))
    return problems


def _index_problems(run: Any) -> list[_Problem]:
    problems: list[_Problem] = []
    for noun in ("consultation", "person", "organisation", "participant"):
        rows = run(f'SELECT count(*) FROM "{noun}" WHERE deleted_at IS NULL').scalar_one()
        entries = run(f"SELECT count(*) FROM search_entry WHERE noun = '{noun}'").scalar_one()
        if rows != entries:
            problems.append(("check.search_index", {"table": noun, "rows": rows, "entries": entries}))
    return problems
