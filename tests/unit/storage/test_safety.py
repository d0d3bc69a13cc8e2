"""Checks find what is wrong; copies and backups hold everything and can be put back."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage import safety
from rcsc_desktop.storage.engine import connect
from rcsc_desktop.support.settings import Settings


def test_the_sample_is_sound(sample_core: Core) -> None:
    result = sample_core.safety.check()
    assert result.problems == ()
    assert (result.counts["consultation"], result.counts["agenda_item"]) == (10, 7)


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("UPDATE milestone SET programme_id = zeroblob(16)", "check.foreign_key"),
        ("DELETE FROM change WHERE noun = 'milestone'", "check.unjournaled"),
        ("DELETE FROM search_entry WHERE noun = 'person'", "check.search_index"),
    ],
)
def test_harm_is_found(sample_core: Core, harm: str, code: str) -> None:
    with closing(connect(sample_core.workspace.path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(harm)
    assert code in {problem for problem, _ in sample_core.safety.check().problems}


def test_a_copy_holds_what_the_open_workspace_holds(sample_core: Core, settings: Settings, tmp_path: Path) -> None:
    sample_core.programmes.create("Only in the log yet")
    target = sample_core.safety.save_copy(tmp_path / "copy.rcsc")
    copy = bootstrap.open_core(target, settings)
    assert "Only in the log yet" in {line.title for line in copy.programmes.list()}
    copy.close()
    with pytest.raises(UserError) as refused:
        sample_core.safety.save_copy(target)
    assert refused.value.code == "export.exists"
    with pytest.raises(EnvironmentFault) as missing:
        sample_core.safety.save_copy(tmp_path / "nowhere" / "copy.rcsc")
    assert missing.value.code == "export.no_folder"


def test_a_backup_brings_back_what_was_there_and_keeps_what_it_replaces(
    sample_file: Path, settings: Settings, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sample_file, tmp_path / "work.rcsc"))
    core = bootstrap.open_core(path, settings)
    backup = core.safety.make_backup()
    core.programmes.create("Later")
    core.close()
    replaced = bootstrap.restore_backup(path, backup)
    core = bootstrap.open_core(path, settings)
    assert "Later" not in {line.title for line in core.programmes.list()}
    assert [line.path for line in core.safety.backups()] == [replaced, backup]
    core.close()
    kept = bootstrap.open_core(replaced, settings)
    assert "Later" in {line.title for line in kept.programmes.list()}
    kept.close()


def test_only_the_newest_ten_backups_are_kept(core: Core) -> None:
    made = [core.safety.make_backup() for _ in range(12)]
    assert [line.path for line in core.safety.backups()] == made[:1:-1]


def test_a_disk_that_is_full_for_a_copy_is_told_of_the_copy(
    sample_core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_source: object, part: Path) -> None:
        part.write_bytes(b"half")
        raise dbapi2.OperationalError("database or disk is full")

    monkeypatch.setattr(safety, "copy_database", fill)
    target = tmp_path / "copies" / "copy.rcsc"
    target.parent.mkdir()
    with pytest.raises(EnvironmentFault) as fault:
        sample_core.safety.save_copy(target)
    assert (fault.value.code, fault.value.data["path"]) == ("export.disk_full", str(target))
    assert list(target.parent.iterdir()) == []
