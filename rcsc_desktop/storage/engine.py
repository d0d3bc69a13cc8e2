"""Connections to a workspace file: WAL, full synchronisation, foreign keys, one SQLite library."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from rcsc_desktop.domain.countries import country_words
from rcsc_desktop.domain.spellings import index_text, name_text

APPLICATION_ID = 0x52435343
"""``RCSC`` in the header of every workspace file."""

BUSY_TIMEOUT_MS = 10_000
"""How long a write waits for the writers before it: longer than any of them should take, shorter than patience."""


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> dbapi2.Connection:
    """A bare connection in autocommit mode, with the pragmas that every connection needs."""
    mode = "ro" if read_only else "rw"
    uri = f"file:{quote(str(path))}?mode={mode}" + ("&immutable=1" if immutable else "")
    connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.create_function("index_text", 1, index_text, deterministic=True)
    connection.create_function("country_words", 1, country_words, deterministic=True)
    connection.create_function("name_text", 1, name_text, deterministic=True)
    return connection


def open_engine(path: Path, *, read_only: bool = False, immutable: bool = False) -> Engine:
    """An engine whose transactions begin explicitly: deferred to read, immediate to write.

    The driver's own transaction control stays off; a unit of work asks for ``BEGIN IMMEDIATE`` with the execution
    option ``writes``.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, read_only=read_only, immutable=immutable),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
    )

    @event.listens_for(engine, "connect")
    def _leave_transactions_to_us(connection: Any, _record: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
