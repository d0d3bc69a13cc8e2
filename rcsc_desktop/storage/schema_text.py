"""The description of the schema that ``db/schema.md`` holds; run as a module to write it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table

from rcsc_desktop.storage.tables import metadata

_HEAD = """# The schema of a workspace

Made from the tables in `rcsc_desktop/storage/tables/` by `python -m rcsc_desktop.storage.schema_text`; a test keeps it
current. Keys are UUIDs of version 7; every row of a journaled table stays in the file after it was removed
(`deleted_at`). The full-text indexes `search_text` and `participant_text` (FTS5) hang on `search_entry.key`.
"""


def schema_text() -> str:
    """All tables with their columns, types and meanings, as Markdown."""
    return "\n".join([_HEAD, *(line for table in sorted(metadata.tables) for line in _table(metadata.tables[table]))])


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n\n{table.comment}.\n"
    yield "| column | type | meaning |\n| --- | --- | --- |"
    for column in table.columns:
        yield f"| {column.name} | {_type(column)} | {_meaning(column)} |"
    yield ""


def _type(column: Column[Any]) -> str:
    kind = column.type.compile()
    return kind if not column.nullable else f"{kind}, may be null"


def _meaning(column: Column[Any]) -> str:
    targets = ", ".join(f"→ {key.column.table.name}" for key in column.foreign_keys)
    return " ".join(part for part in (str(column.comment or ""), targets) if part)


if __name__ == "__main__":
    (Path(__file__).resolve().parents[2] / "db" / "schema.md").write_text(schema_text(), encoding="utf-8")
