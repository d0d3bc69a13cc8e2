"""Add, change, order and remove rows of any kind; what is special to a kind stands in that kind's own service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaTopic
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.entity import Entity, OrderedEntity, noun
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import check_dates, coerce, label
from rcsc_desktop.domain.order import between, room
from rcsc_desktop.services.ports import Database, Reader, UnitOfWork
from rcsc_desktop.services.scope import consultation_of

E = TypeVar("E", bound=Entity)
O = TypeVar("O", bound=OrderedEntity)  # noqa: E741 - the usual letter of a type

_OWNERS = ("item_id", "session_id", "consultation_id", "document_id", "programme_id")


class RecordService:
    """One row at a time, each write an operation named ``<noun>.add``, ``.change``, ``.move`` or ``.remove``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, kind: type[E], row_id: UUID) -> E:
        """The row; ``row.unknown`` where there is none."""
        with self._database.read() as reader:
            return reader.get(kind, row_id)

    def find(self, kind: type[E], /, **equal: object) -> tuple[E, ...]:
        """Rows by equal fields, in order."""
        with self._database.read() as reader:
            return reader.find(kind, **equal)

    def add(self, entity: Entity) -> ChangeSet:
        """Insert a row; one without a place among its siblings goes to the end of them."""
        with self._database.write() as work:
            checked = type(entity)(
                **{
                    field.name: getattr(entity, field.name)
                    if field.name in {"id", "key"}
                    else coerce(type(entity), field.name, getattr(entity, field.name))
                    for field in fields(entity)
                }
            )
            check_dates(checked)
            if isinstance(checked, OrderedEntity) and not checked.order_key:
                checked = replace(checked, order_key=last_order_key(work, checked))
            work.add(checked)
            return work.commit(
                f"{noun(type(checked))}.add",
                consultation_id=consultation_of(work, checked),
                new_id=checked.id,
                title=label(checked),
            )

    def change(
        self, kind: type[Entity], row_id: UUID, values: Mapping[str, object], seen: Mapping[str, object] | None = None
    ) -> ChangeSet:
        """Write fields; ``seen`` is what the person saw when the edit began (``edit.conflict`` where it moved on)."""
        with self._database.write() as work:
            before = change_fields(work, kind, row_id, values, seen)
            return work.commit(
                f"{noun(kind)}.change",
                consultation_id=consultation_of(work, before),
                title=label(before),
                fields=sorted(values),
            )

    def move(self, kind: type[OrderedEntity], row_id: UUID, after_id: UUID | None) -> ChangeSet:
        """Put a row behind a sibling, or first."""
        with self._database.write() as work:
            row = work.get(kind, row_id)
            put_after(work, row, after_id)
            scope = consultation_of(work, row)
            return work.commit(f"{noun(kind)}.move", consultation_id=scope, title=label(row))

    def remove(self, kind: type[Entity], row_id: UUID) -> ChangeSet:
        """Take a row out; what hangs under it is out of sight with it and comes back with it."""
        with self._database.write() as work:
            row = work.get(kind, row_id)
            scope = consultation_of(work, row)
            work.remove(kind, row_id)
            return work.commit(f"{noun(kind)}.remove", consultation_id=scope, title=label(row))


def change_fields(
    work: UnitOfWork,
    kind: type[E],
    row_id: UUID,
    values: Mapping[str, object],
    seen: Mapping[str, object] | None = None,
) -> E:
    """Check and write fields of a row within an operation; the row as it was before comes back."""
    before = work.get(kind, row_id)
    typed = {field: coerce(kind, field, value) for field, value in values.items()}
    refuse_conflict(before, typed, seen)
    changes: dict[str, Any] = typed
    check_dates(replace(before, **changes))
    work.change(kind, row_id, **typed)
    return before


def refuse_conflict(before: Entity, typed: Mapping[str, object], seen: Mapping[str, object] | None) -> None:
    """``edit.conflict`` where a field no longer holds what was seen and would be overwritten with something else."""
    for field, value in (seen or {}).items():
        stored = getattr(before, field)
        thought = coerce(type(before), field, value)
        if thought not in (stored, coerce(type(before), field, stored)) and typed.get(field) != stored:
            raise UserError("edit.conflict", field=field, yours=typed.get(field), theirs=stored, row_id=before.id)


def siblings(reader: Reader, row: O) -> tuple[O, ...]:
    """The live rows that share the row's nearest owner, in order, without the row itself."""
    owner = next(name for name in _OWNERS if hasattr(row, name))
    equal: dict[str, object] = {owner: getattr(row, owner)}
    if isinstance(row, AgendaTopic):
        equal["parent_id"] = row.parent_id
    return tuple(other for other in reader.find(type(row), **equal) if other.id != row.id)


def put_after(work: UnitOfWork, row: OrderedEntity, after_id: UUID | None) -> None:
    """Put a row behind ``after_id`` among its siblings, or first; where there is no room, all get new keys."""
    others = siblings(work, row)
    at = 0
    if after_id is not None:
        at = next((place for place, other in enumerate(others, 1) if other.id == after_id), -1)
        if at < 0:
            raise UserError("row.unknown", noun=noun(type(row)), id=str(after_id))
    key, keys = room([other.order_key for other in others], at)
    work.change(type(row), row.id, order_key=key)
    for other, other_key in zip(others, keys, strict=True):
        work.change(type(other), other.id, order_key=other_key)


def last_order_key(reader: Reader, row: OrderedEntity) -> str:
    """An order key behind all siblings."""
    others = siblings(reader, row)
    return between(others[-1].order_key or None if others else None, None)
