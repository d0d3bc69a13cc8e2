"""Undo and redo: new operations made of inverse rows; no feature writes undo code.

An operation can be undone while each field that it wrote still holds what it wrote, while nothing new points at the
rows that it added, and while what the rows that it removed point at is still there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Table, select

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.storage.blocking import blockers
from rcsc_desktop.storage.codec import load
from rcsc_desktop.storage.journal import Label
from rcsc_desktop.storage.tables import metadata
from rcsc_desktop.storage.tables.journal import change
from rcsc_desktop.storage.unit_of_work import SqlUnitOfWork

_AT_ONCE = 5000
"""Rows that are brought back at a time."""


def _befores(connection: Connection, seq: int) -> Iterator[tuple[Table, dict[UUID, dict[str, Any] | None]]]:
    """What an operation found in the rows that it wrote (``None``: they are its own), a few thousand rows at a time."""
    columns = (change.c.key, change.c.noun, change.c.row_id, change.c.before)
    statement = select(*columns).where(change.c.operation_seq == seq).order_by(change.c.key).limit(_AT_ONCE)
    last = 0
    while rows := connection.execute(statement.where(change.c.key > last)).all():
        last = rows[-1].key
        found: dict[Table, dict[UUID, dict[str, Any] | None]] = defaultdict(dict)
        for row in rows:
            table = metadata.tables[row.noun]
            found[table][row.row_id] = None if row.before is None else load(table, row.before)
        yield from found.items()


def invert(work: SqlUnitOfWork, line: Row[Any], *, kind: str, now_ms: int) -> ChangeSet:
    """Write the inverse of an operation as a new one of ``kind`` (``undo`` or ``redo``)."""
    found = blockers(work.connection, line.seq)
    if found:
        raise UserError("undo.blocked", operation=line.name, params=line.params, blockers=found)
    leaves = {"deleted_at": now_ms}
    for table, befores in _befores(work.connection, line.seq):
        inverse = {row_id: leaves if before is None else before for row_id, before in befores.items()}
        work.restore_fields(table, inverse)
    return work.commit_as(
        Label(
            name=line.name,
            params=line.params,
            kind=kind,
            consultation_id=line.consultation_id,
            undoes=line.id,
        )
    )
