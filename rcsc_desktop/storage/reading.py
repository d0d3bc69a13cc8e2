"""Entities out of rows."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Column, Connection, Select, Table, func, select

from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.services.ports import Progress
from rcsc_desktop.storage.search_index import match_expression, matching
from rcsc_desktop.storage.tables import TABLES
from rcsc_desktop.storage.tables.journal import change, operation
from rcsc_desktop.storage.tables.search import search_entry

E = TypeVar("E", bound=Entity)

_LANGUAGE = re.compile(r"^[a-z]{2,3}: ")

CHUNK = 900
"""How many keys one statement may list."""


FIELD_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in TABLES}
"""The fields of each entity in order; the table's columns bear the same names."""

FIELD_VALUES = {kind: attrgetter(*names) for kind, names in FIELD_NAMES.items()}
"""Gets all field values of an entity as a tuple, in the order of ``FIELD_NAMES``."""

_COLUMNS = {kind: tuple(TABLES[kind].c[name] for name in names) for kind, names in FIELD_NAMES.items()}


def chunks(keys: Iterable[UUID]) -> list[list[UUID]]:
    """The keys in lists short enough for one statement each."""
    everything = list(keys)
    return [everything[at : at + CHUNK] for at in range(0, len(everything), CHUNK)]


class SqlReader:
    """A consistent view of the workspace: everything in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, kind: type[E], row_id: UUID) -> E:
        """The live row; ``UserError("row.unknown")`` where there is none."""
        found = self.get_many(kind, [row_id])
        if not found:
            raise UserError("row.unknown", noun=TABLES[kind].name, id=str(row_id))
        return found[row_id]

    def get_many(self, kind: type[E], row_ids: Iterable[UUID]) -> dict[UUID, E]:
        """The live rows among ``row_ids``, by key."""
        table = TABLES[kind]
        found: dict[UUID, E] = {}
        for keys in chunks(row_ids):
            entities = self._select(kind, _live(kind).where(table.c.id.in_(keys)))
            found.update((entity.id, entity) for entity in entities)
        return found

    def find(self, kind: type[E], /, **equal: object) -> tuple[E, ...]:
        """Live rows by equal fields (a tuple of values means any of them), in order."""
        return self._find(kind, _live(kind), equal)

    def find_all(self, kind: type[E], /, **equal: object) -> tuple[E, ...]:
        """As ``find``, with the rows that were removed."""
        return self._find(kind, select(*_COLUMNS[kind]), equal)

    def held(self, kind: type[Entity], row_ids: Iterable[UUID]) -> Mapping[tuple[UUID, str], tuple[str, ...]]:
        """All texts that fields of rows hold or once held, by row and field, the oldest first."""
        found: dict[tuple[UUID, str], dict[str, None]] = defaultdict(dict)
        for keys in chunks(row_ids):
            statement = select(change.c.row_id, change.c.before, change.c.after).where(
                change.c.row_id.in_(keys), change.c.noun == TABLES[kind].name
            )
            for row_id, *records in self.connection.execute(statement.order_by(change.c.key)):
                for record in filter(None, records):
                    for name, value in json.loads(record).items():
                        if isinstance(value, str):
                            found[row_id, name][value] = None
        return {key: tuple(values) for key, values in found.items()}

    def progress(self, consultation_id: UUID, until: int | None = None) -> Progress:
        """How many operations the consultation has seen (up to ``until``), and when the last was."""
        statement = select(func.count(), func.max(operation.c.at)).where(operation.c.consultation_id == consultation_id)
        if until is not None:
            statement = statement.where(operation.c.at <= until)
        count, last = self.connection.execute(statement).one()
        return Progress(count, datetime.fromtimestamp(last / 1000, UTC) if count else None)

    def makers(self, row_ids: Iterable[UUID]) -> dict[UUID, str]:
        """Who made the rows, as the journal names them."""
        found: dict[UUID, str] = {}
        made = select(change.c.row_id, operation.c.author).join(operation, change.c.operation_seq == operation.c.seq)
        for keys in chunks(row_ids):
            rows = self.connection.execute(made.where(change.c.row_id.in_(keys), change.c.before.is_(None)))
            found.update((row_id, author) for row_id, author in rows)
        return found

    def last_changes(self, row_ids: Iterable[UUID]) -> dict[UUID, int]:
        """When rows were last written, in milliseconds since 1970 UTC, as the journal knows."""
        found: dict[UUID, int] = {}
        written = select(change.c.row_id, func.max(operation.c.at)).join(
            operation, change.c.operation_seq == operation.c.seq
        )
        for keys in chunks(row_ids):
            rows = self.connection.execute(written.where(change.c.row_id.in_(keys)).group_by(change.c.row_id))
            found.update((row_id, at) for row_id, at in rows)
        return found

    def named(self, kind: type[Entity], folded: str) -> tuple[UUID, ...]:
        """Contacts one of whose names folds to ``folded``; the index finds them, the names decide."""
        table = TABLES[kind]
        expression = match_expression(folded)
        if not expression:
            return ()
        keys = select(search_entry.c.row_id).where(
            search_entry.c.key.in_(matching("search_text", expression)), search_entry.c.noun == table.name
        )
        statement = select(table.c.id, *_names(table)).where(table.c.id.in_(keys), table.c.deleted_at.is_(None))
        return tuple(
            row_id
            for row_id, *names in self.connection.execute(statement)
            if folded in {fold(one) for name in names for one in _single(name)}
        )

    def names(self, kind: type[Entity]) -> list[tuple[UUID, str]]:
        """Every name, acronym, alias and translated name of all people or organisations."""
        table = TABLES[kind]
        statement = select(table.c.id, *_names(table)).where(table.c.deleted_at.is_(None)).order_by(table.c.id)
        return [
            (row_id, one)
            for row_id, *names in self.connection.execute(statement)
            for name in names
            for one in _single(name)
        ]

    def _find(self, kind: type[E], statement: Select[Any], equal: Mapping[str, object]) -> tuple[E, ...]:
        table = TABLES[kind]
        for name, value in equal.items():
            column = table.c[name]
            statement = statement.where(column.in_(value) if isinstance(value, tuple) else column == value)
        order = [table.c.order_key] if "order_key" in table.c else []
        return self._select(kind, statement.order_by(*order, table.c.id))

    def _select(self, kind: type[E], statement: Select[Any]) -> tuple[E, ...]:
        names = FIELD_NAMES[kind]
        return tuple(kind(**dict(zip(names, row, strict=True))) for row in self.connection.execute(statement))


def _names(table: Table) -> list[Column[Any]]:
    return [table.c[name] for name in ("name", "acronym", "aliases", "translated_names") if name in table.c]


def _single(names: str) -> list[str]:
    """The names of a field, one a line, without the code of a language before them."""
    return [_LANGUAGE.sub("", one) for one in names.split("\n") if one.strip()]


def _live(kind: type[Entity]) -> Select[Any]:
    table: Table = TABLES[kind]
    return select(*_COLUMNS[kind]).where(table.c.deleted_at.is_(None))
