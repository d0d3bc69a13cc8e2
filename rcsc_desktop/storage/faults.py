"""What SQLite says when the machine stands in the way, as faults that a user understands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from rcsc_desktop.domain.errors import EnvironmentFault

_CODES = (
    ("database is locked", "workspace.locked"),
    ("database table is locked", "workspace.locked"),
    ("database or disk is full", "workspace.disk_full"),
    ("readonly database", "workspace.read_only"),
    ("attempt to write a readonly", "workspace.read_only"),
    ("disk image is malformed", "workspace.corrupt"),
    ("malformed database schema", "workspace.corrupt"),
    ("file is not a database", "workspace.not_a_workspace"),
    ("unable to open database file", "workspace.cannot_open"),
    ("disk i/o error", "workspace.io_error"),
)


def fault(error: Exception, path: Path) -> EnvironmentFault | None:
    """The fault that ``error`` means, or ``None`` where it is a mistake of the program."""
    said = str(getattr(error, "orig", None) or error).lower()
    for phrase, code in _CODES:
        if phrase in said:
            return EnvironmentFault(code, path=str(path))
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the database's complaints about the machine into faults."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        found = fault(error, path)
        if found is None:
            raise
        raise found from error
