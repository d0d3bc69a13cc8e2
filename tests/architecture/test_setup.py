"""Set-up on a bare machine: what cannot be done is said in a sentence, with the command to type; nothing is asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TOOLS = ("sh", "cksum", "cat", "sed", "tr", "sort", "head", "dirname", "grep", "id", "rm", "tail")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout on a machine that has a shell and a few tools, but no Python, no apt-get and no screen."""
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / ".ci", checkout / ".ci")
    shutil.copy(ROOT / "pyproject.toml", checkout)
    (tmp_path / "bin").mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found is not None, name
        (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path


def program(folder: Path, name: str, lines: str) -> None:
    path = folder / "bin" / name
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)


def set_up(folder: Path, goal: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(folder / "bin" / "sh"), ".ci/setup", goal],
        cwd=folder / "checkout",
        env={"PATH": str(folder / "bin"), "HOME": str(folder), **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_without_a_screen_it_points_to_the_demo(bare: Path) -> None:
    result = set_up(bare, "window")
    assert result.returncode == 1
    assert "There is no screen here to open a window on" in result.stderr
    assert '"make demo" does the main job without one' in result.stderr


def test_without_python_it_says_which_is_needed(bare: Path) -> None:
    result = set_up(bare, "command")
    assert result.returncode == 1
    assert "RCSC Desktop needs Python 3.11 to 3.14; the newest found here is: none." in result.stderr


def test_an_older_python_is_named(bare: Path) -> None:
    program(bare, "python3", 'case "$*" in --version) echo Python 3.10.12 ;; *version_info*) echo 10 ;; esac')
    assert "the newest found here is: Python 3.10.12." in set_up(bare, "command").stderr
    assert "python3 is Python 3.10.12." in set_up(bare, "command", PYTHON="python3").stderr


def test_missing_packages_are_named_in_one_command(bare: Path) -> None:
    real = Path(sys.executable).resolve()
    program(
        bare,
        "python3.12",
        f'case "$*" in *version_info*) echo 12 ;; *ensurepip*) exit 1 ;; *) exec {real} "$@" ;; esac',
    )
    program(bare, "apt-get", "echo apt-get was called >&2; exit 100")
    program(bare, "apt-cache", "exit 100")
    (bare / "bin" / "id").unlink()
    program(bare, "id", "echo 1000")
    program(bare, "sudo", 'case "$1" in -n) exit 1 ;; *) echo a prompt >&2; exit 9 ;; esac')
    result = set_up(bare, "command")
    assert result.returncode == 1
    assert (
        "    sudo apt-get update && sudo apt-get install -y --no-install-recommends python3.12-venv\n" in result.stderr
    )
    assert "apt-get was called" not in result.stderr
    assert "a prompt" not in result.stderr


def test_the_scripts_are_executable() -> None:
    assert [name for name in ("run", "setup", "demo") if not os.access(ROOT / ".ci" / name, os.X_OK)] == []
