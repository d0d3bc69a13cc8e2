"""What stands in the way of taking an operation back (the rule stands in ``undo.py``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, Row, Select, Table, desc, exists, func, select
from sqlalchemy.sql.expression import ColumnElement

from rcsc_desktop.domain.history import Blocker
from rcsc_desktop.storage.codec import load
from rcsc_desktop.storage.reading import CHUNK, chunks
from rcsc_desktop.storage.tables import metadata
from rcsc_desktop.storage.tables.journal import change, operation

MOST_BLOCKERS = 100
"""So many reasons are enough to say what stands in the way."""

T = TypeVar("T")
_Written = tuple[dict[str, Any] | None, dict[str, Any]]
_Rows = dict[Table, dict[UUID, _Written]]


def written_rows(connection: Connection, seq: int, only: Iterable[UUID]) -> _Rows:
    """What an operation wrote in ``only`` these rows, by table and key: the fields before and after.

    Before is ``None`` for a new row.
    """
    found: _Rows = defaultdict(dict)
    for keys in chunks(only):
        mine = _entries(seq).where(change.c.row_id.in_(keys))
        _load_into(found, connection.execute(mine).all())
    return found


def _entries(seq: int) -> Select[Any]:
    return select(change.c.noun, change.c.row_id, change.c.before, change.c.after).where(change.c.operation_seq == seq)


def _load_into(found: _Rows, entries: Iterable[Row[Any]]) -> None:
    for entry in entries:
        table = metadata.tables[entry.noun]
        before = None if entry.before is None else load(table, entry.before)
        found[table][entry.row_id] = (before, load(table, entry.after))


def is_blocked(connection: Connection, seq: int) -> bool:
    """Something stands in the way of taking an operation back; the first thing found answers."""
    return next(_blockers(connection, seq), None) is not None


def blockers(connection: Connection, seq: int) -> list[Blocker]:
    """What stands in the way of taking an operation back, at most ``MOST_BLOCKERS``."""
    return list(islice(_blockers(connection, seq), MOST_BLOCKERS))


def _blockers(connection: Connection, seq: int) -> Iterator[Blocker]:
    """Only rows that were written later can stand there, so what it costs follows from these."""
    if connection.scalar(select(_later(seq).exists())):
        yield from _overwritten(connection, seq)
        yield from _pointed_at(connection, seq)
        yield from _orphaned(connection, seq)


def _later(seq: int) -> Select[Any]:
    """The operations after ``seq`` that stand: what was taken back and what took it back come to nothing together."""
    one, undo, undone = (operation.alias(name) for name in ("one", "undo", "undone"))
    taken_back = exists().where(undo.c.undoes == one.c.id, undo.c.kind == "undo")
    takes_back = exists().where(undone.c.id == one.c.undoes, undone.c.seq > seq, one.c.kind == "undo")
    return select(one.c.seq).where(one.c.seq > seq, ~taken_back, ~takes_back)


def _leaves(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """The inverse takes the row out."""
    return before is None or (after.get("deleted_at", 0) is None and before.get("deleted_at") is not None)


def _comes_back(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """The inverse brings the row back."""
    return before is not None and after.get("deleted_at") is not None


def _overlapping(connection: Connection, seq: int) -> Iterator[Row[Any]]:
    """The entries of an operation whose rows were written later; found from whichever side is the shorter."""
    mine = select(operation.c.rows).where(operation.c.seq == seq)
    theirs = select(func.sum(operation.c.rows)).where(operation.c.seq.in_(_later(seq)))
    later = select(change.c.row_id).where(change.c.operation_seq.in_(_later(seq)))
    if (connection.scalar(mine) or 0) < (connection.scalar(theirs) or 0):
        again = change.alias()
        written = exists().where(again.c.row_id == change.c.row_id, again.c.operation_seq.in_(_later(seq)))
        yield from connection.execute(_entries(seq).where(written))
        return
    for keys in _batches(connection.scalars(later.distinct())):
        yield from connection.execute(_entries(seq).where(change.c.row_id.in_(keys)))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Lists short enough for one statement each; no more is read than is asked for."""
    rest = iter(items)
    while batch := list(islice(rest, CHUNK)):
        yield batch


def _overwritten(connection: Connection, seq: int) -> Iterator[Blocker]:
    for entries in _batches(_overlapping(connection, seq)):
        written: _Rows = defaultdict(dict)
        _load_into(written, entries)
        for table, by_id in written.items():
            rows = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(by_id)))}
            for row_id, (_, after) in by_id.items():
                row = rows.get(row_id)
                for name, value in after.items():
                    if row is None or getattr(row, name) != value:
                        later = _latest_after(connection, seq, row_id)
                        yield Blocker(table.name, row_id, name, "changed", *later)


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


def _nouns(connection: Connection, entries: ColumnElement[bool]) -> list[Table]:
    return [metadata.tables[noun] for noun in connection.scalars(select(change.c.noun).where(entries).distinct())]


def _pointed_at(connection: Connection, seq: int) -> Iterator[Blocker]:
    """Live rows that were made to point at rows which the inverse takes out after the operation.

    What pointed there already goes out of sight with them, or was written with them and is pointed elsewhere again.
    """
    mine = change.c.operation_seq == seq
    may_leave = set(_nouns(connection, mine & (change.c.before.is_(None) | _writes_removal())))
    later = change.c.operation_seq.in_(_later(seq))
    for other in _nouns(connection, later) if may_leave else ():
        for key in other.foreign_keys:
            if key.column.table in may_leave:
                yield from _pointing_in(connection, seq, other, key)


def _writes_removal() -> ColumnElement[bool]:
    return change.c.after.contains('"deleted_at":')


def _pointing_in(connection: Connection, seq: int, other: Table, key: ForeignKey) -> Iterator[Blocker]:
    target_table = key.column.table
    targeted = exists().where(
        change.c.row_id == key.parent, change.c.operation_seq == seq, change.c.noun == target_table.name
    )
    written = change.alias()
    later = select(written.c.row_id).where(written.c.operation_seq.in_(_later(seq)), written.c.noun == other.name)
    pointing = select(other.c.id, key.parent).where(other.c.id.in_(later), other.c.deleted_at.is_(None), targeted)
    for rows in _batches(connection.execute(pointing)):
        targets = written_rows(connection, seq, {target for _, target in rows})[target_table]
        for row_id, target in rows:
            pointer = (key.parent.name, target)
            if _leaves(*targets[target]) and not _pointed_then(connection, seq, other, row_id, pointer):
                by = _latest_after(connection, seq, row_id)
                yield Blocker(target_table.name, target, other.name, "in_use", *by)


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


def _orphaned(connection: Connection, seq: int) -> Iterator[Blocker]:
    """Rows that the inverse brings back while what they point at was removed after the operation."""
    mine = change.c.operation_seq == seq
    later = change.c.operation_seq.in_(_later(seq))
    may_be_gone = set(_nouns(connection, later & _writes_removal()))
    if not may_be_gone:
        return
    for table in _nouns(connection, mine & change.c.before.is_not(None) & _writes_removal()):
        for key in table.foreign_keys:
            if key.column.table in may_be_gone:
                yield from _hanging_on(connection, seq, table, key)


def _hanging_on(connection: Connection, seq: int, table: Table, key: ForeignKey) -> Iterator[Blocker]:
    parent = key.column.table.alias()
    written = change.alias()
    later = select(written.c.row_id).where(
        written.c.operation_seq.in_(_later(seq)), written.c.noun == key.column.table.name
    )
    hanging = (
        select(table.c.id, key.parent)
        .join(change, (change.c.row_id == table.c.id) & (change.c.noun == table.name))
        .where(change.c.operation_seq == seq, _writes_removal())
        .join(parent, parent.c.id == key.parent)
        .where(parent.c.deleted_at.is_not(None), parent.c.id.in_(later))
    )
    for rows in _batches(connection.execute(hanging)):
        restored = written_rows(connection, seq, {one for row_id, target in rows for one in (row_id, target)})
        yield from (
            Blocker(table.name, row_id, key.parent.name, "parent_removed")
            for row_id, target in rows
            if _is_restored(restored, table, row_id) and not _is_restored(restored, key.column.table, target)
        )


def _is_restored(rows: _Rows, table: Table, row_id: UUID) -> bool:
    written = rows[table].get(row_id)
    return written is not None and _comes_back(*written)
