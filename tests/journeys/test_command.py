"""The command as a process of its own: locales, pipes, two processes on one workspace, no Qt."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from rcsc_desktop import bootstrap
from rcsc_desktop.support.settings import Settings

MEETING = "2017-04-17-new-york"
COMMAND = [sys.executable, "-m", "rcsc_desktop.entry.command"]


def rcsc(
    *arguments: object, env: dict[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *(argument if isinstance(argument, bytes) else str(argument) for argument in arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=60,
        check=False,
    )


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "meetings.rcsc"
    bootstrap.create_workspace(file, Settings.load(), sample=True)
    monkeypatch.setenv("RCSC_WORKSPACE", str(file))
    return file


def test_the_main_job_from_a_shell(tmp_path: Path) -> None:
    file = tmp_path / "meetings.rcsc"
    assert rcsc("init", file, "--sample").returncode == 0
    env = {"RCSC_WORKSPACE": str(file)}
    added = rcsc("agenda", "add", MEETING, "Coffee", "--after", 3, "--minutes", 20, "--json", env=env)
    item = json.loads(added.stdout)["id"]
    shown = json.loads(rcsc("agenda", "show", MEETING, "--json", env=env).stdout)
    assert [one["start"] for one in shown["sessions"][0]["items"] if one["id"] == item] == ["14:45"]
    printed = rcsc("agenda", "export", MEETING, "--with-concept-note", "--language", "fr", "-o", "-", env=env)
    assert (printed.returncode, printed.stderr) == (0, b"")
    assert "Coffee" in "".join(page.extract_text() for page in PdfReader(BytesIO(printed.stdout)).pages)
    written = rcsc("agenda", "export", MEETING, "-o", tmp_path / "agenda.pdf", env=env)
    assert written.stdout.decode() == f"Written: {tmp_path / 'agenda.pdf'}\n"
    assert rcsc("undo", env=env).stdout.decode() == "Taken back: Add “Coffee”.\n"
    assert rcsc("check", env=env).returncode == 0


def test_any_locale_speaks_utf8(workspace: Path) -> None:
    name = "Ñandú · أمل · 李娜"
    env = {
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    added = rcsc("participant", "add", MEETING, "--name", name.encode(), env=env)
    assert (added.returncode, added.stderr) == (0, b"")
    assert added.stdout.decode().startswith(f"Done: Add {name} to the participants.\n")
    listed = json.loads(rcsc("participant", "list", MEETING, "--json", env=env).stdout.decode())
    assert name in [one["name"] for one in listed["participants"]]
    refused = rcsc("contact", "show", "Grüße".encode(), env=env)
    assert refused.stderr.decode() == "There is no contact called “Grüße”.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are no bytes on Windows")
def test_bytes_that_are_no_text_are_taken_out_and_told(workspace: Path) -> None:
    answer = rcsc("consultation", "set", MEETING, b"notes=caf\xe9")
    assert (answer.returncode, answer.stderr) == (0, b"1 control character that no text can hold was taken out.\n")
    shown = json.loads(rcsc("consultation", "show", MEETING, "--json").stdout)
    assert shown["notes"] == "caf"
    assert rcsc("search", b"caf\xe9").returncode == 0


def test_a_write_beside_an_open_workspace_is_seen_there(workspace: Path) -> None:
    core = bootstrap.open_core(workspace, Settings.load())
    try:
        before = core.history.latest_seq()
        meeting = core.consultations.resolve(MEETING)
        assert rcsc("agenda", "set", MEETING, "--item", 2, "title=Greetings").returncode == 0
        (changes,) = core.history.changes_since(before)
        assert (changes.name, changes.consultation_ids) == ("agenda.change", frozenset({meeting}))
        assert core.agenda.view(meeting).sessions[0].entries[1].item.title == "Greetings"
        core.agenda.set_item(core.agenda.view(meeting).sessions[0].entries[1].item.id, {"title": "Hello"})
        shown = json.loads(rcsc("agenda", "show", MEETING, "--json").stdout)
        assert shown["sessions"][0]["items"][1]["title"] == "Hello"
    finally:
        core.close()


def test_many_writers_at_once_lose_nothing(workspace: Path) -> None:
    names = [f"Person {number}" for number in range(4)]
    running = [
        subprocess.Popen([*COMMAND, "participant", "add", MEETING, "--name", name], stdout=subprocess.DEVNULL)
        for name in names
    ]
    assert [process.wait(timeout=60) for process in running] == [0] * len(names)
    listed = json.loads(rcsc("participant", "list", MEETING, "--query", "person", "--json").stdout)
    assert [one["name"] for one in listed["participants"]] == names
    assert rcsc("check").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end in another way on Windows")
@pytest.mark.parametrize("arguments", [["participant", "list", MEETING], ["agenda", "export", MEETING, "-o", "-"]])
def test_a_reader_who_has_seen_enough_is_no_error(workspace: Path, arguments: list[str]) -> None:
    with subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_behind_standard_output(workspace: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [*COMMAND, "agenda", "export", MEETING, "-o", "-"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (answer.returncode, answer.stderr) == (3, b"The system refused this: No space left on device.\n")


def test_help_needs_neither_qt_nor_the_database_nor_writers() -> None:
    script = (
        "import sys; from rcsc_desktop.entry.command import main; main(['agenda', 'export', '--help'])\n"
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'sqlcipher3', 'reportlab', 'pikepdf', "
        "'xlsxwriter', 'babel', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=True)
    assert answer.stderr.strip() == b"[]"


def test_the_command_runs_where_there_is_no_qt(workspace: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked" / "PySide6"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text("raise ImportError('no Qt here')")
    path = os.pathsep.join([str(blocked.parent), os.environ.get("PYTHONPATH", "")])
    answer = rcsc("agenda", "export", MEETING, "-o", tmp_path / "agenda.pdf", env={"PYTHONPATH": path})
    assert (answer.returncode, answer.stderr) == (0, b"")
