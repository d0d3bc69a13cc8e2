"""The lower layers use the standard library and a few small pure libraries; what is imported is declared."""

import re
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from tests.conftest import ROOT

DOMAIN = {"babel", "anyascii", "rapidfuzz", "phonenumbers", "email_validator"}
SUPPORT = {"babel", "anyascii", "pyuca", "platformdirs", "tomlkit"}
CLI = {"typer", "click", "rich"}
ALLOWED = {
    "domain": DOMAIN,
    "services": DOMAIN,
    "support": SUPPORT,
    "cli": CLI,
    "storage": {"sqlalchemy", "alembic", "sqlcipher3", "cryptography"},
}
MODULE_OF = {
    "PySide6-Essentials": "PySide6",
    "fpdf2": "fpdf",
    "fonttools": "fontTools",
    "python-dateutil": "dateutil",
    "python-docx": "docx",
}
COME_ALONG = {"shiboken6", "PIL", "click", "markupsafe"}  # with PySide6, fpdf2, typer, jinja2
FOUND_BY_OTHERS = {"rl_accel", "tzdata"}  # by reportlab, zoneinfo


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


def dependencies() -> list[str]:
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return [re.split(r"[<>=;\[ ]", line)[0] for line in lines]


def test_imported_libraries_are_declared_and_declared_ones_are_used(graph: grimp.ImportGraph) -> None:
    declared = {MODULE_OF.get(name, name.replace("-", "_").lower()) for name in dependencies()}
    imported = libraries_of(graph, "rcsc_desktop")
    assert imported - declared <= COME_ALONG
    assert declared - imported == FOUND_BY_OTHERS


def test_the_licence_of_every_library_is_recorded() -> None:
    recorded = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert [name for name in dependencies() if f"| {name} |" not in recorded] == []


def sources() -> list[Path]:
    return sorted((ROOT / "rcsc_desktop").rglob("*.py"))


def test_the_live_database_is_never_opened_with_qt() -> None:
    assert [path for path in sources() if "QtSql" in path.read_text(encoding="utf-8")] == []
