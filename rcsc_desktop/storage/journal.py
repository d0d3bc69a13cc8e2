"""The journal's writing side: every row that an operation writes, before and after."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, desc, func, insert, select, update

from rcsc_desktop.domain.changes import Change, ChangeSet
from rcsc_desktop.storage.bulk import insert_rows
from rcsc_desktop.storage.clock import stamp
from rcsc_desktop.storage.codec import dump, load
from rcsc_desktop.storage.tables import journal
from rcsc_desktop.support.ids import new_id

SCHEMA_VERSION = 3
"""The schema that this program reads and writes; also ``PRAGMA user_version`` of its files."""

_SUBJECT_FIELDS = {
    "person": "id",
    "participant": "person_id",
    "affiliation": "person_id",
    "agenda_speaker": "person_id",
    "contact_detail": "person_id",
    "postal_address": "person_id",
    "photo": "person_id",
    "contact_source": "person_id",
    "group_member": "person_id",
    "imported_row": "person_id",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes, and on which device (both as the journal names them)."""

    author: str
    device: str


@dataclass(slots=True)
class Written:
    """What an operation has done to one row so far; ``before`` is ``None`` for a new row."""

    before: dict[str, Any] | None
    after: dict[str, Any]


@dataclass(slots=True)
class Draft:
    """The rows that the operation in hand has written, and the characters its texts could not keep.

    Of a long operation most rows stand in the journal already, before its end: ``moved_out`` says which ones, and as
    what a view sees them (``verb``); ``seq`` is the operation's own row, once there is one.
    """

    rows: dict[tuple[Table, UUID], Written] = field(default_factory=dict)
    moved_out: dict[Table, dict[UUID, str]] = field(default_factory=dict)
    seq: int | None = None
    taken_out: int = 0

    def added(self, table: Table, row_id: UUID, after: dict[str, Any]) -> None:
        """A new row with all its fields."""
        self.rows[table, row_id] = Written(None, after)

    def changed(self, table: Table, row_id: UUID, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Some fields of a row; several changes of one row become one."""
        known = self.rows.get((table, row_id))
        if known is None:
            self.rows[table, row_id] = Written(dict(before), dict(after))
            return
        if known.before is not None:
            for name, value in before.items():
                known.before.setdefault(name, value)
        known.after.update(after)

    def settled(self) -> dict[tuple[Table, UUID], Written]:
        """The rows without those that ended as they had begun."""
        return {
            key: written
            for key, written in self.rows.items()
            if written.before is None or any(written.before[name] != value for name, value in written.after.items())
        }

    def keys_moved_out(self) -> Iterator[tuple[Table, UUID]]:
        """Table and key of each row that stands in the journal already."""
        return ((table, row_id) for table, rows in self.moved_out.items() for row_id in rows)


MOST_ROWS = 5000
"""So many rows of one operation are held in memory; the journal holds the others."""


@dataclass(frozen=True, slots=True)
class Label:
    """What an operation is called and what it was about."""

    name: str
    params: Mapping[str, object]
    kind: str = "do"
    consultation_id: UUID | None = None
    subject_id: UUID | None = None
    new_id: UUID | None = None
    undoes: UUID | None = None
    is_undoable: bool = True


def move_out(connection: Connection, draft: Draft) -> None:
    """Write the rows of an operation that is not at its end into the journal, in the transaction that wrote them."""
    if draft.seq is None:
        unnamed = {"id": new_id(), "rows": 0, **_columns(Label("", {}), Identity("", ""), 0, "")}
        draft.seq = _insert(connection, unnamed)
    rows = draft.settled()
    _write_changes(connection, draft.seq, rows, None)
    for (table, row_id), written in rows.items():
        draft.moved_out.setdefault(table, {})[row_id] = verb(written)
    draft.rows.clear()


def take_back(connection: Connection, draft: Draft, table: Table, row_ids: Iterable[UUID]) -> None:
    """Have rows that were moved out in memory again: they are about to be written once more."""
    out = draft.moved_out.get(table, {})
    wanted = [row_id for row_id in row_ids if row_id in out]
    for at in range(0, len(wanted), _AT_ONCE):
        mine = (
            (journal.change.c.operation_seq == draft.seq)
            & (journal.change.c.noun == table.name)
            & journal.change.c.row_id.in_(wanted[at : at + _AT_ONCE])
        )
        columns = (journal.change.c.row_id, journal.change.c.before, journal.change.c.after)
        for row_id, before, after in connection.execute(select(*columns).where(mine)):
            draft.rows[table, row_id] = Written(None if before is None else load(table, before), load(table, after))
            del out[row_id]
        connection.execute(delete(journal.change).where(mine))


_AT_ONCE = 900
"""Keys in one statement."""


def write(
    connection: Connection, draft: Draft, label: Label, identity: Identity, now_ms: Callable[[], int]
) -> ChangeSet:
    """Journal the draft as one operation, in the transaction that wrote its rows."""
    rows = draft.settled()
    last = connection.execute(select(journal.operation.c.hlc).order_by(desc(journal.operation.c.hlc)).limit(1)).scalar()
    now = now_ms()
    moved_out = [
        Change(table.name, row_id, how) for table, moved in draft.moved_out.items() for row_id, how in moved.items()
    ]
    columns = {
        "id": new_id(),
        "rows": len(rows) + len(moved_out),
        **_columns(label, identity, now, stamp(now, last or None, identity.device)),
    }
    seq = draft.seq
    if seq is None:
        seq = _insert(connection, columns)
    else:
        connection.execute(update(journal.operation).where(journal.operation.c.seq == seq).values(**columns))
        mine = (journal.change.c.operation_seq == seq) & journal.change.c.subject_id.is_(None)
        connection.execute(update(journal.change).where(mine).values(subject_id=label.subject_id))
    _write_changes(connection, seq, rows, label.subject_id)
    return ChangeSet(
        name=label.name,
        params=dict(label.params),
        changes=(*moved_out, *(Change(table.name, row_id, verb(one)) for (table, row_id), one in rows.items())),
        operation_id=columns["id"],
        seq=seq,
        author=identity.author,
        kind=label.kind,
        consultation_ids=frozenset({label.consultation_id} - {None}),  # type: ignore[arg-type]
        new_id=label.new_id,
        taken_out=draft.taken_out,
    )


def _columns(label: Label, identity: Identity, now: int, hlc: str) -> dict[str, Any]:
    return {
        "name": label.name,
        "kind": label.kind,
        "params": dict(label.params),
        "author": identity.author,
        "device": identity.device,
        "at": now,
        "hlc": hlc,
        "schema_revision": SCHEMA_VERSION,
        "consultation_id": label.consultation_id,
        "undoes": label.undoes,
        "is_undoable": label.is_undoable,
    }


def _insert(connection: Connection, columns: Mapping[str, Any]) -> int:
    inserted = connection.execute(insert(journal.operation), columns)
    return int(inserted.inserted_primary_key[0]) if inserted.inserted_primary_key else 0


def _write_changes(
    connection: Connection, seq: int, rows: Mapping[tuple[Table, UUID], Written], subject_id: UUID | None
) -> None:
    """The rows through the driver's own call: the bulk of an import is journaling."""
    parameters = [
        {
            "operation_seq": seq,
            "noun": table.name,
            "row_id": row_id,
            "subject_id": _subject(table, row_id, written, subject_id),
            "before": None if written.before is None else dump(written.before),
            "after": dump(written.after),
        }
        for (table, row_id), written in rows.items()
    ]
    insert_rows(connection, journal.change, parameters)


def forget(connection: Connection, table: Table, row_ids: Sequence[UUID], fields: Sequence[str]) -> None:
    """Empty fields of rows in every entry; the room in the file that held them is overwritten."""
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    blanks: list[str] = [part for name in fields for part in (f"$.{name}", "")]
    entry = journal.change.c
    connection.execute(
        update(journal.change)
        .where(entry.noun == table.name, entry.row_id.in_(row_ids))
        .values(before=func.json_replace(entry.before, *blanks), after=func.json_replace(entry.after, *blanks))
    )


def _subject(table: Table, row_id: UUID, written: Written, subject_id: UUID | None) -> UUID | None:
    source = _SUBJECT_FIELDS.get(table.name)
    return row_id if source == "id" else written.after.get(source or "", subject_id)


def verb(written: Written) -> str:
    """``add``, ``change`` or ``remove``, as a view sees it."""
    if written.before is None:
        return "add"
    if "deleted_at" not in written.after:
        return "change"
    return "add" if written.after["deleted_at"] is None else "remove"


def now_ms() -> int:
    """Milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000
