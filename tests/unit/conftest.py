"""Workspaces to write in: copied from one that is made once, so that every test has a real file of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rcsc_desktop import bootstrap
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage import migrate
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.engine import open_engine
from rcsc_desktop.storage.journal import Identity
from rcsc_desktop.support.settings import Settings

OpenDatabase = Callable[..., SqlDatabase]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace file; copy it."""
    path = tmp_path_factory.mktemp("template") / "empty.rcsc"
    migrate.create(path)
    return path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file that holds the sample; copy it."""
    folder = tmp_path_factory.mktemp("template")
    path = folder / "sample.rcsc"
    bootstrap.create_workspace(path, Settings.load(folder / "settings.toml"), sample=True)
    return path


@pytest.fixture
def workspace_file(empty_file: Path, tmp_path: Path) -> Path:
    """An empty workspace file of this test's own."""
    return Path(shutil.copy(empty_file, tmp_path / "workspace.rcsc"))


@pytest.fixture
def open_database(workspace_file: Path) -> Iterator[OpenDatabase]:
    """Opens the test's workspace as ``author`` on ``device``; all are closed afterwards."""
    opened: list[SqlDatabase] = []

    def open_as(author: str = "Ana", device: str = "laptop") -> SqlDatabase:
        database = SqlDatabase(open_engine(workspace_file), workspace_file, lambda: Identity(author, device))
        opened.append(database)
        return database

    yield open_as
    for database in opened:
        database.close()


@pytest.fixture
def database(open_database: OpenDatabase) -> SqlDatabase:
    """The test's workspace, written by Ana on her laptop."""
    return open_database()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a person called Ana."""
    made = Settings.load(tmp_path / "settings.toml")
    made.set("author", "Ana")
    return made


@pytest.fixture
def core(workspace_file: Path, settings: Settings) -> Iterator[Core]:
    """The core over an empty workspace."""
    opened = bootstrap.open_core(workspace_file, settings)
    yield opened
    opened.close()


@pytest.fixture
def sample_core(sample_file: Path, settings: Settings, tmp_path: Path) -> Iterator[Core]:
    """The core over a copy of the sample."""
    opened = bootstrap.open_core(Path(shutil.copy(sample_file, tmp_path / "sample.rcsc")), settings)
    yield opened
    opened.close()
