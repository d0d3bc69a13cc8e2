"""One open workspace: readers beside one writer, undo and redo, and the lists that faces ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, insert

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.domain.history import ExportLine, OperationLine
from rcsc_desktop.services.ports import ExportEntry
from rcsc_desktop.storage import undo
from rcsc_desktop.storage.blocking import is_blocked
from rcsc_desktop.storage.faults import explained
from rcsc_desktop.storage.journal import Identity, now_ms
from rcsc_desktop.storage.reading import SqlReader
from rcsc_desktop.storage.repos.history import SqlHistory, lines, redo_candidate, undo_candidates
from rcsc_desktop.storage.tables.journal import export, operation
from rcsc_desktop.storage.unit_of_work import SqlUnitOfWork
from rcsc_desktop.support.ids import new_id

T = TypeVar("T")


class SqlDatabase:
    """A workspace file behind an engine."""

    def __init__(
        self, engine: Engine, path: Path, identity: Callable[[], Identity], *, is_read_only: bool = False
    ) -> None:
        self.engine = engine
        self.path = path
        self.is_read_only = is_read_only
        self._identity = identity

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection inside one read transaction."""
        with explained(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[SqlReader]:
        """A consistent view."""
        with self.connection() as connection:
            yield SqlReader(connection)

    @contextmanager
    def write(self) -> Iterator[SqlUnitOfWork]:
        """The one writer; waits for its turn, and leaves nothing behind unless it commits."""
        if self.is_read_only:
            raise EnvironmentFault("workspace.read_only", path=str(self.path))
        with explained(self.path), self.engine.connect().execution_options(writes=True) as connection:
            yield SqlUnitOfWork(connection, self._identity())

    def query(self, repo: Callable[[Connection], T]) -> Callable[[], Any]:
        """A repository on a connection of its own, in ``with``."""

        @contextmanager
        def opened() -> Iterator[T]:
            with self.connection() as connection:
                yield repo(connection)

        return opened

    def invert(self, operation_id: UUID, *, kind: str) -> ChangeSet:
        """Undo or redo one operation."""
        with self.write() as work:
            line = SqlHistory(work.connection).line(operation_id)
            if line.undone_by is not None or (line.kind == "undo" and kind == "undo"):
                raise UserError("undo.already", operation=line.name, params=line.params)
            if not line.is_undoable:
                raise UserError("undo.never", operation=line.name, params=line.params)
            row = work.connection.execute(lines().where(operation.c.id == operation_id)).one()
            return undo.invert(work, row, kind=kind, now_ms=now_ms())

    def next_undo(self) -> tuple[OperationLine | None, tuple[OperationLine, ...]]:
        """The operation that Ctrl+Z takes back, and the newer ones that it passes over because they are blocked."""
        who = self._identity()
        with self.connection() as connection:
            history = SqlHistory(connection)
            skipped: list[OperationLine] = []
            for row in connection.execute(undo_candidates(who.author, who.device).limit(20)).all():
                line = history.line(row.id)
                if not is_blocked(connection, line.seq):
                    return line, tuple(skipped)
                skipped.append(line)
            return None, tuple(skipped)

    def next_redo(self) -> OperationLine | None:
        """The operation that Ctrl+Shift+Z does again."""
        who = self._identity()
        with self.connection() as connection:
            return SqlHistory(connection).first(redo_candidate(who.author, who.device))

    def note_export(self, entry: ExportEntry) -> None:
        """Remember that something left."""
        if self.is_read_only:
            return
        with explained(self.path), self.engine.connect().execution_options(writes=True) as connection:
            connection.execute(
                insert(export),
                {
                    "id": new_id(),
                    "consultation_id": entry.consultation_id,
                    "at": now_ms(),
                    "author": self._identity().author,
                    "what": entry.what,
                    "format": entry.format,
                    "language": entry.language,
                    "columns": entry.columns,
                    "count": entry.count,
                    "file_name": entry.file_name,
                },
            )
            connection.commit()

    def exports(self, consultation_id: UUID | None, limit: int) -> tuple[ExportLine, ...]:
        """What left, the newest first."""
        statement = export.select().order_by(export.c.at.desc()).limit(limit)
        if consultation_id is not None:
            statement = statement.where(export.c.consultation_id == consultation_id)
        with self.connection() as connection:
            rows = connection.execute(statement).all()
        return tuple(
            ExportLine(**{**row._mapping, "at": datetime.fromtimestamp(row.at / 1000, UTC).astimezone()})
            for row in rows
        )

    def close(self) -> None:
        """Give all connections back; the last one out folds the write-ahead log into the file."""
        self.engine.dispose()
