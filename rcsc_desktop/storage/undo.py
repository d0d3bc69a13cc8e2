"""Undo and redo: new operations made of inverse rows; no feature writes undo code.

An operation can be undone while each field that it wrote still holds what it wrote, while nothing new points at the
rows that it added, and while what the rows that it removed point at is still there.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Table, desc, exists, select

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.history import Blocker
from rcsc_desktop.storage.codec import load
from rcsc_desktop.storage.journal import Label
from rcsc_desktop.storage.reading import chunks
from rcsc_desktop.storage.tables import metadata
from rcsc_desktop.storage.tables.journal import change, operation
from rcsc_desktop.storage.unit_of_work import SqlUnitOfWork

_Rows = dict[Table, dict[UUID, tuple[dict[str, Any] | None, dict[str, Any]]]]


def written_rows(connection: Connection, seq: int) -> _Rows:
    """What an operation wrote, by table and key: the fields before (``None`` for a new row) and after."""
    found: _Rows = defaultdict(dict)
    columns = (change.c.noun, change.c.row_id, change.c.before, change.c.after)
    for noun, row_id, before, after in connection.execute(select(*columns).where(change.c.operation_seq == seq)):
        table = metadata.tables[noun]
        found[table][row_id] = (None if before is None else load(table, before), load(table, after))
    return found


def blockers(connection: Connection, seq: int, rows: _Rows) -> list[Blocker]:
    """All that stands in the way of writing the inverse of ``rows``."""
    found: list[Blocker] = []
    for table, by_id in rows.items():
        found += _overwritten(connection, seq, table, by_id)
        added = [row_id for row_id, (before, after) in by_id.items() if _leaves(before, after)]
        found += _pointed_at(connection, seq, table, added)
        restored = [row_id for row_id, (before, after) in by_id.items() if _comes_back(before, after)]
        found += _orphaned(connection, rows, table, restored)
    return found


def _leaves(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """The inverse takes the row out."""
    return before is None or (after.get("deleted_at", 0) is None and before.get("deleted_at") is not None)


def _comes_back(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """The inverse brings the row back."""
    return before is not None and after.get("deleted_at") is not None


def _overwritten(
    connection: Connection, seq: int, table: Table, by_id: dict[UUID, tuple[dict[str, Any] | None, dict[str, Any]]]
) -> list[Blocker]:
    found = []
    for keys in chunks(by_id):
        rows = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(keys)))}
        for row_id in keys:
            row = rows.get(row_id)
            for name, value in by_id[row_id][1].items():
                if row is None or getattr(row, name) != value:
                    later = _latest_after(connection, seq, row_id)
                    found.append(Blocker(table.name, row_id, name, "changed", *later))
    return found


def _latest_after(connection: Connection, seq: int, row_id: UUID) -> tuple[str, str]:
    """Name and author of the newest operation after ``seq`` that wrote the row."""
    row = connection.execute(
        select(operation.c.name, operation.c.author)
        .join(change, change.c.operation_seq == operation.c.seq)
        .where(change.c.row_id == row_id, operation.c.seq > seq)
        .order_by(desc(operation.c.seq))
        .limit(1)
    ).first()
    return (row.name, row.author) if row else ("", "")


def _pointed_at(connection: Connection, seq: int, table: Table, leaving: list[UUID]) -> list[Blocker]:
    """Live rows that were made to point at rows which the inverse takes out after the operation.

    What pointed there already goes out of sight with them, or was written with them and is pointed elsewhere again.
    """
    found = []
    for other in metadata.tables.values():
        if "deleted_at" not in other.c:
            continue
        written_later = exists().where(change.c.row_id == other.c.id, change.c.operation_seq > seq)
        for key in other.foreign_keys:
            if key.column.table is not table:
                continue
            for keys in chunks(leaving):
                pointing = connection.execute(
                    select(other.c.id, key.parent).where(
                        key.parent.in_(keys), other.c.deleted_at.is_(None), written_later
                    )
                ).all()
                found += [
                    Blocker(table.name, target, other.name, "in_use", *_latest_after(connection, seq, row_id))
                    for row_id, target in pointing
                    if not _pointed_then(connection, seq, other, row_id, (key.parent.name, target))
                ]
    return found


def _pointed_then(connection: Connection, seq: int, table: Table, row_id: UUID, pointer: tuple[str, UUID]) -> bool:
    """Right after the operation the row was live and held the pointer (its field and value)."""
    later = select(change.c.before).where(change.c.row_id == row_id, change.c.operation_seq > seq)
    then: dict[str, Any] = {}
    for before in connection.scalars(later.order_by(change.c.key)):
        if before is None:
            return False
        then = {**load(table, before), **then}
    field, target = pointer
    return bool(then.get(field, target) == target and then.get("deleted_at") is None)


def _orphaned(connection: Connection, rows: _Rows, table: Table, returning: list[UUID]) -> list[Blocker]:
    """Rows that the inverse brings back while what they point at is gone."""
    found = []
    for key in table.foreign_keys:
        parent = key.column.table
        also_returning = {
            row_id for row_id, (before, after) in rows.get(parent, {}).items() if _comes_back(before, after)
        }
        owner = parent.alias("owner")  # a row may point into its own table
        for keys in chunks(returning):
            gone = connection.execute(
                select(table.c.id, owner.c.id)
                .join_from(table, owner, key.parent == owner.c.id)
                .where(table.c.id.in_(keys), owner.c.deleted_at.is_not(None))
            )
            found += [
                Blocker(table.name, row_id, key.parent.name, "parent_removed")
                for row_id, parent_id in gone
                if parent_id not in also_returning
            ]
    return found


def invert(work: SqlUnitOfWork, line: Row[Any], *, kind: str, now_ms: int, skipped: tuple[str, ...] = ()) -> ChangeSet:
    """Write the inverse of an operation as a new one of ``kind`` (``undo`` or ``redo``)."""
    rows = written_rows(work.connection, line.seq)
    found = blockers(work.connection, line.seq, rows)
    if found:
        raise UserError("undo.blocked", operation=line.name, params=line.params, blockers=found)
    for table, by_id in rows.items():
        inverse = {
            row_id: {"deleted_at": now_ms} if before is None else before for row_id, (before, _after) in by_id.items()
        }
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
