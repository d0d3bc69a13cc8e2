"""Bring a workspace file to this program's schema: backed up first, all revisions in one transaction, checked after."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.storage.engine import APPLICATION_ID, connect, open_engine
from rcsc_desktop.storage.journal import SCHEMA_VERSION
from rcsc_desktop.storage.search_index import SearchIndex
from rcsc_desktop.support.resources import migrations


def create(path: Path) -> None:
    """Make an empty workspace file; ``workspace.exists`` where something stands there already."""
    if path.exists():
        raise UserError("workspace.exists", path=str(path))
    if not path.parent.is_dir():
        raise EnvironmentFault("workspace.no_folder", path=str(path))
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    try:
        with closing(dbapi2.connect(draft, isolation_level=None)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("PRAGMA page_size = 4096")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _upgrade(draft)
        draft.replace(path)
    except OSError as error:
        raise EnvironmentFault(
            "workspace.cannot_create", path=str(path), reason=os.strerror(error.errno or 0)
        ) from error
    except dbapi2.OperationalError as error:
        raise EnvironmentFault("workspace.cannot_create", path=str(path), reason=str(error)) from error
    finally:
        for left in path.parent.glob(f".{path.name}.new*"):
            left.unlink(missing_ok=True)
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def schema_version(path: Path) -> int:
    """``PRAGMA user_version`` of a workspace file."""
    with closing(connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def upgrade(path: Path) -> None:
    """Apply the revisions that are missing; the caller has made the backup."""
    _upgrade(path)


def _upgrade(path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    engine = open_engine(path)
    try:
        with engine.connect().execution_options(writes=True) as connection:
            driver: Any = connection.connection.dbapi_connection
            driver.execute("PRAGMA foreign_keys = OFF")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                connection.rollback()
                raise EnvironmentFault("workspace.migration_failed", path=str(path), rows=len(broken))
            SearchIndex(connection).rebuild()  # an earlier program may have known other words
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.commit()
    finally:
        engine.dispose()
