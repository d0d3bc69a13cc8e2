"""Where the files that ship with the application are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "_data"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """A file or folder under ``resources/``, of the installed package or of the checkout."""
    return _ROOT.joinpath("resources", *parts)


def migrations() -> Path:
    """The folder of Alembic's environment and revisions."""
    return _ROOT / "db" / "migrations"
