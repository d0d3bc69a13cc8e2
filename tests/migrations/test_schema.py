"""The migrations make just the tables that the program reads and writes, and ``db/schema.md`` describes them."""

from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from rcsc_desktop.storage import migrate
from rcsc_desktop.storage.engine import APPLICATION_ID, connect, open_engine
from rcsc_desktop.storage.journal import SCHEMA_VERSION
from rcsc_desktop.storage.schema_text import schema_text
from rcsc_desktop.storage.tables import TABLES, metadata
from tests.conftest import ROOT


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith(("search_text", "participant_text", "alembic", "sqlite")))


def test_the_migrated_file_has_the_tables_that_the_code_declares(tmp_path: Path) -> None:
    path = tmp_path / "new.rcsc"
    migrate.create(path)
    engine = open_engine(path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours, "compare_type": False})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_the_header_says_whose_file_it_is_and_of_which_version(tmp_path: Path) -> None:
    path = tmp_path / "new.rcsc"
    migrate.create(path)
    with closing(connect(path)) as connection:
        values = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "synchronous", "foreign_keys")
        }
    assert values == {
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA_VERSION,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
    }


def test_every_table_and_column_says_what_it_means() -> None:
    silent = [
        f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.c if not column.comment
    ]
    assert silent == []
    assert [table.name for table in metadata.tables.values() if not table.comment] == []


def test_every_entity_has_all_its_fields_in_its_table() -> None:
    missing = [
        f"{kind.__name__}.{name}"
        for kind, table in TABLES.items()
        for name in kind.__dataclass_fields__
        if name not in table.c
    ]
    assert missing == []


def test_the_description_of_the_schema_is_current() -> None:
    assert (ROOT / "db" / "schema.md").read_text(encoding="utf-8") == schema_text(), (
        "db/schema.md is out of date: run `python -m rcsc_desktop.storage.schema_text`"
    )
