"""Columns that are worked out from others: collation keys. They follow every write and are never journaled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, select, update

from rcsc_desktop.storage.reading import chunks
from rcsc_desktop.storage.tables.contacts import organisation, person
from rcsc_desktop.storage.tables.participant import participant
from rcsc_desktop.support.collation import sort_key


def derive_new(table: Table, rows: list[dict[str, Any]], connection: Connection) -> None:
    """Fill in the derived columns of rows that are about to be inserted."""
    if table in {person, organisation}:
        for row in rows:
            row["sort_key"] = sort_key(row["name"])
    elif table is participant:
        keys = _keys_of_people(connection, {row["person_id"] for row in rows})
        for row in rows:
            row["name_key"] = keys.get(row["person_id"])


def derive_changed(table: Table, row_ids: list[UUID], fields: Iterable[str], connection: Connection) -> None:
    """Bring the derived columns of rows up to date whose ``fields`` were written."""
    if table in {person, organisation} and "name" in fields:
        for keys in chunks(row_ids):
            names = connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(keys))).all()
            parameters = [{"row": row_id, "key": sort_key(name)} for row_id, name in names]
            connection.execute(
                update(table).where(table.c.id == bindparam("row")).values(sort_key=bindparam("key")), parameters
            )
            if table is person:
                connection.execute(
                    update(participant)
                    .where(participant.c.person_id == bindparam("row"))
                    .values(name_key=bindparam("key")),
                    parameters,
                )
    elif table is participant and "person_id" in fields:
        for keys in chunks(row_ids):
            key = select(person.c.sort_key).where(person.c.id == participant.c.person_id).scalar_subquery()
            connection.execute(update(participant).where(participant.c.id.in_(keys)).values(name_key=key))


def _keys_of_people(connection: Connection, person_ids: set[UUID]) -> dict[UUID, bytes | None]:
    found: dict[UUID, bytes | None] = {}
    for keys in chunks(person_ids):
        rows = connection.execute(select(person.c.id, person.c.sort_key).where(person.c.id.in_(keys)))
        found.update((row_id, key) for row_id, key in rows)
    return found
