"""History, undo and redo; all of it reads the one journal."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.history import ExportLine, OperationLine, OperationView
from rcsc_desktop.services.ports import HistoryQueries


class Inverter(Protocol):
    """Undo and redo, as storage does them."""

    def invert(self, operation_id: UUID, *, kind: str) -> ChangeSet: ...

    def next_undo(self) -> tuple[OperationLine | None, tuple[OperationLine, ...]]: ...

    def next_redo(self) -> OperationLine | None: ...

    def exports(self, consultation_id: UUID | None, limit: int) -> tuple[ExportLine, ...]: ...


class HistoryService:
    """Who did what when, and how to take it back."""

    def __init__(self, inverter: Inverter, queries: Callable[[], AbstractContextManager[HistoryQueries]]) -> None:
        self._inverter = inverter
        self._queries = queries

    def list(
        self,
        *,
        consultation_id: UUID | None = None,
        entity_id: UUID | None = None,
        row_ids: Collection[UUID] = (),
        limit: int = 200,
        before_seq: int | None = None,
    ) -> tuple[OperationLine, ...]:
        """Operations, the newest first; with ``entity_id`` or ``row_ids`` those that wrote one of these rows."""
        rows = [*row_ids, *([entity_id] if entity_id is not None else [])]
        with self._queries() as queries:
            return queries.operations(consultation_id, rows, limit, before_seq)

    def exports(self, *, consultation_id: UUID | None = None, limit: int = 200) -> tuple[ExportLine, ...]:
        """What left the application, the newest first."""
        return self._inverter.exports(consultation_id, limit)

    def show(self, operation_id: UUID) -> OperationView:
        """One operation with each field that it wrote."""
        with self._queries() as queries:
            return queries.operation(operation_id)

    def changes_since(self, seq: int) -> tuple[ChangeSet, ...]:
        """What was committed after ``seq``, by whichever window or command."""
        with self._queries() as queries:
            return queries.since(seq)

    def latest_seq(self) -> int:
        """The number of the newest operation."""
        with self._queries() as queries:
            return queries.latest_seq()

    def next_undo(self) -> OperationLine | None:
        """What ``undo()`` would take back."""
        return self._inverter.next_undo()[0]

    def next_redo(self) -> OperationLine | None:
        """What ``redo()`` would do again."""
        return self._inverter.next_redo()

    def undo(self, operation_id: UUID | None = None) -> ChangeSet:
        """Take an operation back: the author's last on this device that can be, or the one named.

        Raises ``undo.nothing``, ``undo.blocked`` (with ``blockers``), ``undo.already`` or ``undo.never``.
        """
        if operation_id is not None:
            return self._inverter.invert(operation_id, kind="undo")
        line, skipped = self._inverter.next_undo()
        if line is None:
            if skipped:
                return self._inverter.invert(skipped[0].id, kind="undo")
            raise UserError("undo.nothing")
        changes = self._inverter.invert(line.id, kind="undo")
        return replace(changes, skipped=tuple(passed.name for passed in skipped))

    def redo(self) -> ChangeSet:
        """Do again what was undone last; ``redo.nothing`` where something new was done since."""
        line = self._inverter.next_redo()
        if line is None:
            raise UserError("redo.nothing")
        return self._inverter.invert(line.id, kind="redo")
