"""A workspace with the sample, made once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from rcsc_desktop.entry.command import main
from tests.unit.cli.rcsc import Rcsc, call


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sample") / "sample.rcsc"
    assert call(main, ["init", str(file), "--sample"]).exit_code == 0
    return file


@pytest.fixture
def rcsc(sample_file: Path, tmp_path: Path) -> Rcsc:
    """The command over a fresh copy of the sample."""
    return Rcsc(Path(shutil.copy(sample_file, tmp_path / "meetings.rcsc")))


@pytest.fixture
def empty(tmp_path: Path) -> Rcsc:
    """The command over a workspace with nothing in it."""
    file = tmp_path / "empty.rcsc"
    assert call(main, ["init", str(file)]).exit_code == 0
    return Rcsc(file)
