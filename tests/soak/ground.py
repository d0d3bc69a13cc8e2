"""A person's folders with one workspace in them, on which process after process is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from tests.soak.expected import Expected
from tests.soak.victim import AGAIN

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "rcsc_desktop.entry.command")
PATIENCE = 120.0
"""Seconds that a process gets before it counts as hanging."""

_FOLDERS = (
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "XDG_RUNTIME_DIR",
    "RCSC_CONFIG_DIR",
    "RCSC_DATA_DIR",
    "TMPDIR",
)


_WORDS = 800

KINDS = ("participant", "item")


@dataclass(frozen=True, slots=True)
class Look:
    """What is wrong with a workspace, and the names of what was added to it by kind, where it can be read."""

    problems: list[str]
    names: Mapping[str, Counter[str]]


class Ground:
    """``expected`` is what the steps so far have added to the sample."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = folder / "workspace.rcsc"
        self.exports = folder / "exports"
        self.expected = Expected()
        self._first: Mapping[str, Counter[str]] = {}
        self.exports.mkdir(parents=True)
        places = {name: folder / name.lower() for name in _FOLDERS}
        for place in places.values():
            place.mkdir(mode=0o700)
        self.environment = {
            **os.environ,
            **{name: str(place) for name, place in places.items()},
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.rcsc("settings", "set", "author=Soak")
        self.rcsc("init", str(self.workspace), "--sample")
        self.begin_again()

    def begin_again(self) -> None:
        """Take what the workspace holds now for the sample's own."""
        self._first = {kind: Counter() for kind in KINDS}
        self.expected = Expected(files=self.expected.files)
        found = self.look()
        if not found.names:
            raise RuntimeError("; ".join(found.problems))
        self._first = found.names

    def rcsc(self, *arguments: str) -> str:
        """What the command prints; ``RuntimeError`` with what it said where it fails."""
        done = subprocess.run(
            [*COMMAND, *arguments],
            capture_output=True,
            encoding="utf-8",
            env=self.environment,
            cwd=self.folder,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"rcsc {' '.join(arguments)}: exit code {done.returncode}: {done.stderr.strip()[-500:]}")
        return done.stdout

    def look(self) -> Look:
        """What the command finds in the workspace, the sample's own people and items left out."""
        with self.start(sys.executable, "-m", "tests.soak.victim", str(self.workspace), "--look") as process:
            said, _ = process.communicate(timeout=PATIENCE)
        answers: dict[str, Any] = json.loads(said) if said else {}
        refused = [f"{name} ended with {answer}" for name, answer in answers.items() if "exit_code" in answer]
        if refused or not answers:
            return Look([*refused, self.last_words()], {})
        people = answers["participant"]["participants"]
        items = [item for session in answers["item"]["sessions"] for item in session["items"]]
        names = {
            "participant": Counter(person["name"] for person in people),
            "item": Counter(item["title"] for item in items),
        }
        lost = [f"{name} of the sample is lost" for kind in KINDS for name in self._first[kind] - names[kind]]
        problems = [str(problem) for problem in answers["check"]["problems"]] + lost
        return Look(problems, {kind: names[kind] - self._first[kind] for kind in KINDS})

    def look_in_window(self) -> list[str]:
        """The texts that stand in the agenda when the window is opened again, stored or brought back."""
        run = (str(self.workspace), str(self.exports), "--look")
        with self.start(sys.executable, "-m", "tests.soak.window_victim", *run) as process:
            said, _ = process.communicate(timeout=PATIENCE)
        shown: list[str] = json.loads(said)["shown"] if said else []
        for draft in (self.folder / "rcsc_data_dir" / "drafts").glob("*"):
            draft.unlink()
        return shown

    def take_exports(self) -> list[str]:
        """Exports that are not whole under their final name, or were said to be done and are not there.

        Those that stood the test are removed, but for the ones that are written again and again.
        """
        broken = [f"{name} is not there" for name in sorted(self.expected.files) if not (self.exports / name).is_file()]
        for file in sorted(self.exports.glob("[!.]*")):
            try:
                _read(file)
            except Exception as error:  # noqa: BLE001 - whatever a reader says, the file is not whole
                broken.append(f"{file.name} ({file.stat().st_size} bytes): {type(error).__name__} {error}")
            else:
                if file.stem != AGAIN:
                    file.unlink()
        kept = frozenset(name for name in self.expected.files if Path(name).stem == AGAIN)
        self.expected = replace(self.expected, files=kept)
        return broken

    def clear_parts(self) -> int:
        """Remove what interrupted exports left beside their target; how many there were."""
        parts = list(self.exports.glob(".*"))
        for part in parts:
            part.unlink()
        return len(parts)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A process in these folders that says what it does on its standard output."""
        with (self.folder / "stderr.txt").open("w") as errors:
            return subprocess.Popen(
                arguments,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
                env=self.environment,
                cwd=self.folder,
            )

    def last_words(self) -> str:
        """What the last process said on its standard error."""
        said = (self.folder / "stderr.txt").read_text(encoding="utf-8").strip()
        return said if len(said) < 2 * _WORDS else f"{said[:_WORDS]} … {said[-_WORDS:]}"


def _read(file: Path) -> None:
    if file.suffix == ".pdf":
        if b"%%EOF" not in file.read_bytes()[-32:]:
            raise ValueError("it has no end")
        PdfReader(file, strict=True).pages[-1].extract_text()
        return
    if file.suffix == ".rcsc":
        _read_workspace(file)
        return
    with zipfile.ZipFile(file) as package:
        broken = package.testzip()
    if broken:
        raise ValueError(broken)
    CalamineWorkbook.from_path(file).get_sheet_by_index(1).to_python()


def _read_workspace(file: Path) -> None:
    connection = dbapi2.connect(str(file))
    try:
        found = connection.execute("PRAGMA quick_check").fetchall()
        (meetings,) = connection.execute("SELECT count(*) FROM consultation").fetchone()
    finally:
        connection.close()
    if found != [("ok",)] or meetings < 1:
        raise ValueError(f"{meetings} consultations, {found}")
