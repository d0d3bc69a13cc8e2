"""The rules about who imports whom hold, and each of them fails when it is broken."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

OFFENCES = {
    "layers": {"domain/planted.py": "from rcsc_desktop import services as services\n"},
    "qt": {"cli/planted.py": "from PySide6 import QtCore as QtCore\n"},
    "command": {"cli/planted.py": "def later() -> None:\n    from rcsc_desktop.gui import theme as theme\n"},
    "database": {"services/planted.py": "import sqlalchemy as sqlalchemy\n"},
    "one-sqlite": {"storage/planted.py": "import sqlite3 as sqlite3\n"},
    "writers": {"gui/planted.py": "import openpyxl as openpyxl\n"},
    "readers": {"cli/planted.py": "import lxml.etree as etree\n"},
    "codes": {"services/planted.py": "from rcsc_desktop.support import i18n as i18n\n"},
    "pages": {
        "gui/pages/planted_here/__init__.py": "",
        "gui/pages/planted_there/__init__.py": "from rcsc_desktop.gui.pages import planted_here as planted_here\n",
    },
    "siblings": {
        "domain/planted_here.py": "from rcsc_desktop.domain import planted_there as planted_there\n",
        "domain/planted_there.py": "from rcsc_desktop.domain import planted_here as planted_here\n",
    },
}
OTHER_OFFENCES = {
    "layers": [
        {"gui/planted.py": "from rcsc_desktop import storage as storage\n"},
        {"cli/planted.py": "def later() -> None:\n    from rcsc_desktop import export as export\n"},
        {"brand_new/__init__.py": ""},
    ],
    "qt": [{"bootstrap_planted.py": "import PySide6.QtCore as core\n"}, {"export/planted.py": "import shiboken6\n"}],
    "command": [
        {"storage/planted.py": "import PySide6\n", "cli/planted.py": "from rcsc_desktop.storage import planted\n"}
    ],
    "database": [{"gui/planted.py": "import sqlcipher3\n"}, {"export/planted.py": "import alembic\n"}],
    "writers": [{"services/planted.py": "import reportlab\n"}, {"cli/planted.py": "import pikepdf\n"}],
}
PLANTED = [*OFFENCES.items(), *((name, files) for name, more in OTHER_OFFENCES.items() for files in more)]


def configured() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Check the package in `folder` against all contracts, or those named."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    limits = [part for contract in contracts for part in ("--contract", contract)]
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", *limits],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the package's source and the contracts."""
    shutil.copytree(
        ROOT / "rcsc_desktop", tmp_path / "rcsc_desktop", ignore=shutil.ignore_patterns("__pycache__", "_data")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_package_keeps_every_contract(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{len(configured())} kept, 0 broken" in result.stdout


def test_imports_for_types_alone_keep_the_layers_too(copy: Path) -> None:
    settings = copy / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    assert "exclude_type_checking_imports = true" in text
    settings.write_text(text.replace("exclude_type_checking_imports = true", ""), encoding="utf-8")
    result = lint(copy, *(contract for contract in configured() if contract != "siblings"))
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_an_offence() -> None:
    assert sorted(OFFENCES) == sorted(configured())


@pytest.mark.parametrize(("contract", "files"), PLANTED, ids=[f"{name}-{next(iter(files))}" for name, files in PLANTED])
def test_a_planted_offence_breaks_the_contract(copy: Path, contract: str, files: dict[str, str]) -> None:
    for name, source in files.items():
        planted = copy / "rcsc_desktop" / name
        planted.parent.mkdir(exist_ok=True)
        planted.write_text(source, encoding="utf-8")
    result = lint(copy, contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "0 kept, 1 broken" in result.stdout, result.stdout + result.stderr
