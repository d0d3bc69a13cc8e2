"""The journal as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OperationLine:
    """One operation: who did what when. ``seq`` is the order of arrival in this workspace, ``at`` is aware."""

    seq: int
    id: UUID
    name: str
    kind: str
    params: Mapping[str, object]
    author: str
    device: str
    at: datetime
    rows: int
    is_undoable: bool
    consultation_id: UUID | None = None
    undoes: UUID | None = None
    undone_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one row, before and after (canonical texts; ``None`` where there was no value or no row)."""

    noun: str
    row_id: UUID
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation with everything that it wrote."""

    line: OperationLine
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ExportLine:
    """Something that left: history, never an undo step. ``at`` is aware; ``columns`` are names and commas."""

    id: UUID
    consultation_id: UUID | None
    at: datetime
    author: str
    what: str
    format: str
    language: str
    columns: str
    count: int
    file_name: str


@dataclass(frozen=True, slots=True)
class Blocker:
    """Why an operation cannot be undone: ``field`` of a row no longer holds what the operation wrote.

    ``reason`` is ``changed``, ``in_use`` (other rows point at the row) or ``parent_removed``; ``operation`` names the
    newest later operation that wrote there, where there is one.
    """

    noun: str
    row_id: UUID
    field: str
    reason: str
    operation: str = ""
    author: str = ""
