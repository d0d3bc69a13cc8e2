"""The program works away from its checkout: as the wheel that `pip install .` builds, in an empty folder."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
RUN = "import sys; sys.modules['PySide6'] = None; from rcsc_desktop.entry.command import main; sys.exit(main())"
WHERE = "import rcsc_desktop; print(rcsc_desktop.__file__)"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(folder / built.stdout.split()[-1]) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, folder: Path, program: str, *arguments: str) -> str:
    """Output of a Python program that sees the installed files before the checkout, started in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_what_the_program_reads_and_nothing_else(installed: Path) -> None:
    data = installed / "rcsc_desktop" / "_data"
    assert (data / "db" / "migrations" / "env.py").is_file()
    shipped = {path.relative_to(data / "resources") for path in (data / "resources").rglob("*") if path.is_file()}
    here = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert shipped == {path for path in here if path.suffix not in {".pot", ".pyc"}}  # made here, not kept
    assert not (installed / "tests").exists()


def test_the_sample_is_made_and_read_without_the_checkout_and_without_qt(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, WHERE).startswith(str(installed))
    run(installed, tmp_path, RUN, "init", "sample.rcsc", "--sample")
    listed = json.loads(run(installed, tmp_path, RUN, "--workspace", "sample.rcsc", "consultation", "list", "--json"))
    assert "2017-04-17-new-york" in {consultation["key"] for consultation in listed["consultations"]}
    run(installed, tmp_path, RUN, "--workspace", "sample.rcsc", "check")
