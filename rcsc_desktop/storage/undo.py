"""Undo and redo: new operations made of inverse rows; no feature writes undo code.

An operation can be undone while each field that it wrote still holds what it wrote, while nothing new points at the
rows that it added, and while what the rows that it removed point at is still there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, Row, Table, desc, select

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.history import Blocker
from rcsc_desktop.storage.codec import load
from rcsc_desktop.storage.journal import Label
from rcsc_desktop.storage.reading import chunks
from rcsc_desktop.storage.tables import metadata
from rcsc_desktop.storage.tables.journal import change, operation
from rcsc_desktop.storage.unit_of_work import SqlUnitOfWork

_AT_ONCE = 5000
"""Rows that are brought back at a time."""

_Written = tuple[dict[str, Any] | None, dict[str, Any]]
_Rows = dict[Table, dict[UUID, _Written]]
_Ids = dict[Table, set[UUID]]


def written_rows(connection: Connection, seq: int, only: Iterable[UUID] | None = None) -> _Rows:
    """What an operation wrote, by table and key: the fields before (``None`` for a new row) and after.

    ``only`` these rows where it is given: an operation may have written 200,000.
    """
    found: _Rows = defaultdict(dict)
    statement = select(change.c.noun, change.c.row_id, change.c.before, change.c.after).where(
        change.c.operation_seq == seq
    )
    parts = [statement] if only is None else [statement.where(change.c.row_id.in_(keys)) for keys in chunks(only)]
    for part in parts:
        for noun, row_id, before, after in connection.execute(part):
            table = metadata.tables[noun]
            found[table][row_id] = (None if before is None else load(table, before), load(table, after))
    return found


def blockers(connection: Connection, seq: int) -> list[Blocker]:
    """All that stands in the way of taking an operation back.

    Only rows that were written after it can stand there, so what it costs follows from these, not from its own size.
    """
    later = _written_later(connection, seq)
    if not later:
        return []
    overlap = written_rows(connection, seq, (row_id for ids in later.values() for row_id in ids))
    found = [blocker for table, by_id in overlap.items() for blocker in _overwritten(connection, seq, table, by_id)]
    return found + _pointed_at(connection, seq, later) + _orphaned(connection, seq, later)


def _written_later(connection: Connection, seq: int) -> _Ids:
    found: _Ids = defaultdict(set)
    for noun, row_id in connection.execute(
        select(change.c.noun, change.c.row_id).distinct().where(change.c.operation_seq > seq)
    ):
        found[metadata.tables[noun]].add(row_id)
    return found


def _leaves(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """The inverse takes the row out."""
    return before is None or (after.get("deleted_at", 0) is None and before.get("deleted_at") is not None)


def _comes_back(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """The inverse brings the row back."""
    return before is not None and after.get("deleted_at") is not None


def _overwritten(connection: Connection, seq: int, table: Table, by_id: dict[UUID, _Written]) -> list[Blocker]:
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


def _pointed_at(connection: Connection, seq: int, later: _Ids) -> list[Blocker]:
    """Live rows that were made to point at rows which the inverse takes out after the operation.

    What pointed there already goes out of sight with them, or was written with them and is pointed elsewhere again.
    """
    found = []
    for other, key, pointing in _pointers(connection, later):
        targets = written_rows(connection, seq, {target for _, target in pointing})[key.column.table]
        found += [
            Blocker(key.column.table.name, target, other.name, "in_use", *_latest_after(connection, seq, row_id))
            for row_id, target in pointing
            if target in targets
            and _leaves(*targets[target])
            and not _pointed_then(connection, seq, other, row_id, (key.parent.name, target))
        ]
    return found


def _pointers(connection: Connection, rows: _Ids) -> Iterator[tuple[Table, ForeignKey, list[tuple[UUID, UUID]]]]:
    """The live rows among ``rows`` that point somewhere: (row, target) for each foreign key."""
    for table, ids in rows.items():
        for key in table.foreign_keys:
            pointing: list[tuple[UUID, UUID]] = []
            for keys in chunks(ids):
                statement = select(table.c.id, key.parent).where(
                    table.c.id.in_(keys), key.parent.is_not(None), table.c.deleted_at.is_(None)
                )
                pointing += [(row_id, target) for row_id, target in connection.execute(statement)]
            if pointing:
                yield table, key, pointing


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


def _orphaned(connection: Connection, seq: int, later: _Ids) -> list[Blocker]:
    """Rows that the inverse brings back while what they point at was removed after the operation."""
    found = []
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            gone = _removed(connection, key.column.table, later.get(key.column.table, set()))
            for keys in chunks(gone):
                hanging = connection.execute(select(table.c.id, key.parent).where(key.parent.in_(keys))).all()
                mine = written_rows(connection, seq, {one for row_id, parent in hanging for one in (row_id, parent)})
                found += [
                    Blocker(table.name, row_id, key.parent.name, "parent_removed")
                    for row_id, parent in hanging
                    if _is_restored(mine, table, row_id) and not _is_restored(mine, key.column.table, parent)
                ]
    return found


def _is_restored(rows: _Rows, table: Table, row_id: UUID) -> bool:
    written = rows[table].get(row_id)
    return written is not None and _comes_back(*written)


def _removed(connection: Connection, table: Table, ids: set[UUID]) -> list[UUID]:
    """Those of ``ids`` that are marked as removed."""
    if "deleted_at" not in table.c:
        return []
    return [
        row_id
        for keys in chunks(ids)
        for row_id in connection.scalars(
            select(table.c.id).where(table.c.id.in_(keys), table.c.deleted_at.is_not(None))
        )
    ]


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
