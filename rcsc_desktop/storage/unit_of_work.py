"""Writes that become one journaled operation, or nothing at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, select, update

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.text import clean
from rcsc_desktop.storage import derived, journal
from rcsc_desktop.storage.bulk import insert_rows
from rcsc_desktop.storage.reading import FIELD_NAMES, FIELD_VALUES, SqlReader, chunks
from rcsc_desktop.storage.search_index import SearchIndex
from rcsc_desktop.storage.tables import TABLES
from rcsc_desktop.storage.tables.base import FROZEN

_FEW_VALUES = 4
"""Up to so many different values each take a statement of their own."""


class SqlUnitOfWork(SqlReader):
    """The one writer of a workspace. Rows are written at once and journaled at ``commit``."""

    def __init__(
        self,
        connection: Connection,
        identity: journal.Identity,
        now_ms: Callable[[], int] = journal.now_ms,
    ) -> None:
        super().__init__(connection)
        self._identity = identity
        self._now_ms = now_ms
        self._draft = journal.Draft()
        self._forgotten: list[tuple[Table, Sequence[UUID], Sequence[str]]] = []

    def add(self, *entities: Entity) -> None:
        """Insert entities; those of one kind that stand together go in as one batch."""
        batches: dict[type[Entity], list[Entity]] = defaultdict(list)
        for entity in entities:
            batches[type(entity)].append(entity)
        for kind, batch in batches.items():
            self._add_batch(kind, batch)

    def _add_batch(self, kind: type[Entity], batch: Sequence[Entity]) -> None:
        table = TABLES[kind]
        names = FIELD_NAMES[kind]
        values = FIELD_VALUES[kind]
        rows = []
        for entity in batch:
            row = dict(zip(names, map(self._kept, values(entity)), strict=True))
            row["deleted_at"] = None
            rows.append(row)
            journaled = row.copy()
            del journaled["id"]
            self._draft.added(table, entity.id, journaled)
        derived.derive_new(table, rows, self.connection)
        insert_rows(self.connection, table, rows)
        self._keep_small()

    def change(self, kind: type[Entity], row_id: UUID, /, **fields: object) -> None:
        """Write the fields that differ from what is stored."""
        self.change_many(kind, [row_id], **fields)

    def change_many(self, kind: type[Entity], row_ids: Sequence[UUID], /, **fields: object) -> None:
        """Write the same fields of many rows; a row that is not there is refused with ``row.unknown``."""
        table = TABLES[kind]
        kept = {name: self._kept(value) for name, value in fields.items()}
        self._write(table, dict.fromkeys(row_ids, kept), live=True)

    def change_each(self, kind: type[Entity], changes: Mapping[UUID, Mapping[str, object]], /) -> None:
        """Write fields of many rows, each its own; a row that is not there is refused with ``row.unknown``."""
        kept = {
            row_id: {name: self._kept(value) for name, value in fields.items()} for row_id, fields in changes.items()
        }
        self._write(TABLES[kind], kept, live=True)

    def put(self, *entities: Entity) -> None:
        """Have the rows stand as given: new ones are inserted, removed ones come back, differing fields are written."""
        kinds: dict[type[Entity], list[Entity]] = defaultdict(list)
        for entity in entities:
            kinds[type(entity)].append(entity)
        for kind, batch in kinds.items():
            table, names = TABLES[kind], FIELD_NAMES[kind]
            known: set[UUID] = set()
            for keys in chunks(entity.id for entity in batch):
                known.update(self.connection.scalars(select(table.c.id).where(table.c.id.in_(keys))))
            self.add(*(entity for entity in batch if entity.id not in known))
            rows = {
                entity.id: {
                    "deleted_at": None,
                    **{name: self._kept(getattr(entity, name)) for name in names if name != "id"},
                }
                for entity in batch
                if entity.id in known
            }
            self._write(table, rows, live=False)

    def remove(self, kind: type[Entity], *row_ids: UUID) -> None:
        """Mark rows as removed; they stay in the file until retention takes them."""
        self.change_many(kind, row_ids, deleted_at=self._now_ms())

    def forget(self, kind: type[Entity], row_ids: Sequence[UUID], *fields: str) -> None:
        """At the commit, take what these fields hold and ever held out of the journal; the rows keep what they hold."""
        self._forgotten.append((TABLES[kind], row_ids, fields))

    def restore_fields(self, table: Table, rows: Mapping[UUID, Mapping[str, Any]]) -> None:
        """Write fields of rows, removed or not, as they stand in the journal (for inverses)."""
        self._write(table, rows, live=False)

    def _write(self, table: Table, rows: Mapping[UUID, Mapping[str, Any]], *, live: bool) -> None:
        """Rows that get the same fields are written together."""
        alike: dict[tuple[str, ...], dict[UUID, Mapping[str, Any]]] = defaultdict(dict)
        for row_id, fields in rows.items():
            alike[tuple(sorted(fields))][row_id] = fields
        for names, group in alike.items():
            self._write_alike(table, names, group, live=live)

    def _write_alike(
        self, table: Table, names: tuple[str, ...], rows: Mapping[UUID, Mapping[str, Any]], *, live: bool
    ) -> None:
        missing = set(rows)
        for keys in chunks(rows):
            journal.take_back(self.connection, self._draft, table, keys)
            wanted = select(table.c.id, *(table.c[name] for name in names)).where(table.c.id.in_(keys))
            if live:
                wanted = wanted.where(table.c.deleted_at.is_(None))
            differing: dict[tuple[Any, ...], list[UUID]] = defaultdict(list)
            for row_id, *values in self.connection.execute(wanted).all():
                missing.discard(row_id)
                fields = rows[row_id]
                before = {name: old for name, old in zip(names, values, strict=True) if old != fields[name]}
                if before:
                    _refuse_frozen(table, before)
                    differing[tuple(fields[name] for name in names)].append(row_id)
                    self._draft.changed(table, row_id, before, {name: fields[name] for name in before})
            self._update(table, names, differing)
            self._keep_small()
        if missing:
            raise UserError("row.unknown", noun=table.name, id=str(min(missing)))
        derived.derive_changed(table, list(rows), names, self.connection)

    def _update(self, table: Table, names: tuple[str, ...], rows: Mapping[tuple[Any, ...], list[UUID]]) -> None:
        """``rows`` are keys by the values that they get."""
        if len(rows) <= _FEW_VALUES:
            for values, keys in rows.items():
                fields = dict(zip(names, values, strict=True))
                self.connection.execute(update(table).where(table.c.id.in_(keys)).values(**fields))
            return
        statement = (
            update(table)
            .where(table.c.id == bindparam("key_of_row"))
            .values({name: bindparam(f"new_{name}") for name in names})
        )
        marks = [f"new_{name}" for name in names]
        self.connection.execute(
            statement,
            [
                {"key_of_row": key, **dict(zip(marks, values, strict=True))}
                for values, keys in rows.items()
                for key in keys
            ],
        )

    def _keep_small(self) -> None:
        if len(self._draft.rows) >= journal.MOST_ROWS:
            journal.move_out(self.connection, self._draft)

    def _kept(self, value: Any) -> Any:
        if type(value) is not str or (value.isascii() and value.isprintable()):
            return value
        text, taken_out = clean(value)
        self._draft.taken_out += taken_out
        return text

    def commit(
        self,
        name: str,
        /,
        *,
        consultation_id: UUID | None = None,
        subject_id: UUID | None = None,
        new_id: UUID | None = None,
        is_undoable: bool = True,
        **params: object,
    ) -> ChangeSet:
        """Journal the operation and make it last; nothing is journaled where nothing differs."""
        label = journal.Label(
            name=name,
            params={key: clean(value).text if isinstance(value, str) else value for key, value in params.items()},
            consultation_id=consultation_id,
            subject_id=subject_id,
            new_id=new_id,
            is_undoable=is_undoable,
        )
        return self.commit_as(label)

    def commit_as(self, label: journal.Label) -> ChangeSet:
        """``commit`` with a ready label."""
        touched = _by_noun([*self._draft.settled(), *self._draft.keys_moved_out()])
        if not touched:
            self.connection.rollback()
            return ChangeSet(name=label.name, params=dict(label.params), taken_out=self._draft.taken_out)
        change_set = journal.write(self.connection, self._draft, label, self._identity, self._now_ms)
        for table, row_ids, fields in self._forgotten:
            for keys in chunks(row_ids):
                journal.forget(self.connection, table, keys, fields)
        SearchIndex(self.connection).follow(touched)
        self.connection.commit()
        return change_set


def _refuse_frozen(table: Table, fields: Iterable[str]) -> None:
    """What was issued never changes; it may be taken out of sight and come back."""
    written = sorted(set(fields) - {"deleted_at"})
    if written and table.info.get(FROZEN):
        raise UserError("field.fixed", field=written[0])


def _by_noun(rows: Iterable[tuple[Table, UUID]]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = defaultdict(list)
    for table, row_id in rows:
        found[table.name].append(row_id)
    return found
