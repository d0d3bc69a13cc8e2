"""The lower layers use the standard library and a few small pure libraries; what is imported is declared."""

import re
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from tests.conftest import ROOT

DOMAIN = {"babel", "anyascii"}
SUPPORT = {"babel", "anyascii", "pyuca", "platformdirs", "tomlkit"}
CLI = {"typer", "click", "rich"}
ALLOWED = {
    "domain": DOMAIN,
    "services": DOMAIN,
    "support": SUPPORT,
    "cli": CLI,
    "storage": {"sqlalchemy", "alembic", "sqlcipher3"},
}
MODULE_OF = {"PySide6-Essentials": "PySide6", "fpdf2": "fpdf", "fonttools": "fontTools", "tzdata": ""}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("rcsc_desktop", include_external_packages=True, cache_dir=None)


def libraries_of(graph: grimp.ImportGraph, package: str) -> set[str]:
    """Top-level third-party modules that the modules under `package` import themselves."""
    inside = {package, *graph.find_descendants(package)}
    imported = {name for module in inside for name in graph.find_modules_directly_imported_by(module)}
    return {name for name in imported if not name.startswith("rcsc_desktop")} - sys.stdlib_module_names


@pytest.mark.parametrize("layer", ALLOWED)
def test_a_layer_uses_only_its_own_libraries(graph: grimp.ImportGraph, layer: str) -> None:
    assert libraries_of(graph, f"rcsc_desktop.{layer}") <= ALLOWED[layer]


def test_imported_libraries_are_declared(graph: grimp.ImportGraph) -> None:
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = [re.split(r"[<>=;\[ ]", line)[0] for line in lines]
    declared = {MODULE_OF.get(name, name.replace("-", "_").lower()) for name in names}
    assert libraries_of(graph, "rcsc_desktop") - declared <= {"shiboken6", "PIL", "click"}


def test_the_licence_of_every_library_is_recorded() -> None:
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    recorded = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert [line for line in lines if f"| {re.split(r'[<>=;]', line)[0]} |" not in recorded] == []


def sources() -> list[Path]:
    return sorted((ROOT / "rcsc_desktop").rglob("*.py"))


def test_the_live_database_is_never_opened_with_qt() -> None:
    assert [path for path in sources() if "QtSql" in path.read_text(encoding="utf-8")] == []
