"""Opening a workspace file: what it is, whether this program may, and what to say where not."""

from __future__ import annotations

import math
import os
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rcsc_desktop.domain.errors import EnvironmentFault
from rcsc_desktop.storage.engine import APPLICATION_ID, connect
from rcsc_desktop.storage.faults import explained
from rcsc_desktop.storage.journal import SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_PAGE = 4096
_RANDOM_BITS = 7.8
_OTHER_KINDS = (b"PK", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"Rar!")
"""How files begin that are packed, and so as full of noise as an encrypted one."""


@dataclass(frozen=True, slots=True)
class FileState:
    """How a workspace file can be opened."""

    schema_version: int
    is_read_only: bool
    is_immutable: bool


def examine(path: Path) -> FileState:
    """Look at a file before it is opened.

    Raises ``EnvironmentFault``: ``workspace.not_found``, ``.is_folder``, ``.no_permission``, ``.empty``,
    ``.needs_passphrase``, ``.not_a_workspace``, ``.truncated``, ``.newer``, ``.corrupt``, ``.locked``.
    """
    head = _head(path)
    if head[:16] != _MAGIC:
        code = "workspace.needs_passphrase" if _looks_encrypted(path, head) else "workspace.not_a_workspace"
        raise EnvironmentFault(code if head else "workspace.empty", path=str(path))
    pages, size = int.from_bytes(head[28:32], "big"), path.stat().st_size
    page_size = int.from_bytes(head[16:18], "big")
    if size < pages * (65_536 if page_size == 1 else page_size):
        raise EnvironmentFault("workspace.truncated", path=str(path))
    is_read_only = not _is_writable(path)
    is_immutable = is_read_only and not path.with_name(path.name + "-wal").exists()
    with explained(path), closing(connect(path, read_only=is_read_only, immutable=is_immutable)) as connection:
        application = _pragma(connection, "application_id")
        version = _pragma(connection, "user_version")
    if application != APPLICATION_ID:
        raise EnvironmentFault("workspace.not_a_workspace", path=str(path))
    if version > SCHEMA_VERSION:
        raise EnvironmentFault("workspace.newer", path=str(path), version=version, supported=SCHEMA_VERSION)
    return FileState(version, is_read_only, is_immutable)


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise EnvironmentFault("workspace.is_folder", path=str(path))
    try:
        with path.open("rb") as file:
            return file.read(_PAGE)
    except FileNotFoundError:
        raise EnvironmentFault("workspace.not_found", path=str(path)) from None
    except PermissionError:
        raise EnvironmentFault("workspace.no_permission", path=str(path)) from None
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise EnvironmentFault("workspace.cannot_open", path=str(path), reason=reason) from error


def _looks_encrypted(path: Path, head: bytes) -> bool:
    """Whole pages of what looks like noise: an encrypted database has no readable header."""
    if len(head) < _PAGE or path.stat().st_size % _PAGE or head.startswith(_OTHER_KINDS):
        return False
    counts = Counter(head)
    return -sum(n / _PAGE * math.log2(n / _PAGE) for n in counts.values()) > _RANDOM_BITS


def _is_writable(path: Path) -> bool:
    """The file can be opened for writing, and its folder takes the files that SQLite keeps beside it."""
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return False
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _pragma(connection: Any, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
