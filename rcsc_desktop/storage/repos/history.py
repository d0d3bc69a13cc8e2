"""The journal as people read it, and the operations that undo and redo come to next."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, LargeBinary, Row, Select, and_, desc, exists, func, select
from sqlalchemy.sql.expression import ColumnElement

from rcsc_desktop.domain.changes import Change, ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.history import FieldChange, OperationLine, OperationView
from rcsc_desktop.storage.tables import metadata
from rcsc_desktop.storage.tables.base import FROZEN
from rcsc_desktop.storage.tables.journal import change, operation

_later = operation.alias("later")


def _line(row: Row[Any]) -> OperationLine:
    return OperationLine(
        seq=row.seq,
        id=row.id,
        name=row.name,
        kind=row.kind,
        params=row.params,
        author=row.author,
        device=row.device,
        at=datetime.fromtimestamp(row.at / 1000, UTC),
        rows=row.rows,
        is_undoable=row.is_undoable,
        consultation_id=row.consultation_id,
        undoes=row.undoes,
        undone_by=row.undone_by,
    )


def lines() -> Select[Any]:
    """Operations with the operation that inverted each, where there is one."""
    undone_by = select(_later.c.id).where(_later.c.undoes == operation.c.id).limit(1).scalar_subquery()
    return select(operation, undone_by.label("undone_by"))


def _standing() -> ColumnElement[bool]:
    return ~exists().where(_later.c.undoes == operation.c.id)


def undo_candidates(author: str, device: str) -> Select[Any]:
    """The author's operations on this device that stand and may be taken back, the newest first."""
    return (
        lines()
        .where(
            operation.c.author == author,
            operation.c.device == device,
            operation.c.kind != "undo",
            operation.c.is_undoable,
            _standing(),
        )
        .order_by(desc(operation.c.seq))
    )


def redo_candidate(author: str, device: str) -> Select[Any]:
    """The undo that the author did last, if nothing new was done since."""
    mine = and_(operation.c.author == author, operation.c.device == device)
    last_new = (
        select(func.coalesce(func.max(operation.c.seq), 0))
        .where(mine, operation.c.kind == "do", operation.c.is_undoable)
        .scalar_subquery()
    )
    return (
        lines()
        .where(mine, operation.c.kind == "undo", operation.c.seq > last_new, _standing())
        .order_by(desc(operation.c.seq))
        .limit(1)
    )


class SqlHistory:
    """Reads the journal through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def operations(
        self, consultation_id: UUID | None, row_ids: Collection[UUID] | None, limit: int, before_seq: int | None
    ) -> tuple[OperationLine, ...]:
        """The newest first; only those that wrote one of ``row_ids`` where there are some."""
        statement = lines().order_by(desc(operation.c.seq)).limit(limit)
        if consultation_id is not None:
            statement = statement.where(operation.c.consultation_id == consultation_id)
        if row_ids:
            statement = statement.where(
                operation.c.seq.in_(select(change.c.operation_seq).where(change.c.row_id.in_(row_ids)))
            )
        if before_seq is not None:
            statement = statement.where(operation.c.seq < before_seq)
        return tuple(_line(row) for row in self._connection.execute(statement))

    def operation(self, operation_id: UUID) -> OperationView:
        """One operation with all that it wrote; ``operation.unknown`` where there is none.

        What files, pictures and issued versions hold is left out: nobody reads it here.
        """
        line = self.line(operation_id)
        columns = (change.c.noun, change.c.row_id, change.c.before, change.c.after)
        rows = self._connection.execute(
            select(*columns).where(change.c.operation_seq == line.seq).order_by(change.c.key)
        )
        changes = [
            FieldChange(noun, row_id, name, (json.loads(before) if before else {}).get(name), value)
            for noun, row_id, before, after in rows
            for name, value in json.loads(after).items()
            if not _is_a_file(noun, name)
        ]
        return OperationView(line, tuple(changes))

    def line(self, operation_id: UUID) -> OperationLine:
        """One operation."""
        row = self._connection.execute(lines().where(operation.c.id == operation_id)).first()
        if row is None:
            raise UserError("operation.unknown", id=str(operation_id))
        return _line(row)

    def first(self, candidates: Select[Any]) -> OperationLine | None:
        """The first of the candidates."""
        row = self._connection.execute(candidates.limit(1)).first()
        return None if row is None else _line(row)

    def latest_seq(self) -> int:
        """The number of the newest operation; 0 in an empty journal."""
        return int(self._connection.execute(select(func.coalesce(func.max(operation.c.seq), 0))).scalar_one())

    def since(self, seq: int) -> tuple[ChangeSet, ...]:
        """What was committed after ``seq``, by whomever, in order."""
        found = [_line(row) for row in self._connection.execute(lines().where(operation.c.seq > seq).order_by("seq"))]
        changes = self._changes([line.seq for line in found])
        return tuple(
            ChangeSet(
                name=line.name,
                params=line.params,
                changes=tuple(changes.get(line.seq, ())),
                operation_id=line.id,
                seq=line.seq,
                author=line.author,
                kind=line.kind,
                consultation_ids=frozenset([line.consultation_id] if line.consultation_id else []),
            )
            for line in found
        )

    def _changes(self, seqs: Sequence[int]) -> Mapping[int, list[Change]]:
        found: dict[int, list[Change]] = {}
        columns = (change.c.operation_seq, change.c.noun, change.c.row_id, change.c.before, change.c.after)
        for at in range(0, len(seqs), 500):
            rows = self._connection.execute(
                select(*columns).where(change.c.operation_seq.in_(seqs[at : at + 500])).order_by(change.c.key)
            )
            for seq, noun, row_id, before, after in rows:
                found.setdefault(seq, []).append(Change(noun, row_id, _verb(before, after)))
        return found


def _is_a_file(noun: str, name: str) -> bool:
    table = metadata.tables[noun]
    if name in table.c and isinstance(table.c[name].type, LargeBinary):
        return True
    return name == "content" and bool(table.info.get(FROZEN))


def _verb(before: str | None, after: str) -> str:
    if before is None:
        return "add"
    if '"deleted_at":' not in after:
        return "change"
    return "add" if json.loads(after)["deleted_at"] is None else "remove"
