"""What the services need from outside; storage, writers and readers fulfil it, ``bootstrap`` puts them together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import Affiliation
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.groups import ContactGroup
from rcsc_desktop.domain.history import OperationLine, OperationView
from rcsc_desktop.domain.lines import (
    ConsultationLine,
    ContactLine,
    Hit,
    ItemDocument,
    ItemPart,
    Part,
    ProgrammeLine,
    SignedStatement,
)
from rcsc_desktop.domain.participant import AttendanceState, ParticipantLine
from rcsc_desktop.domain.participant_pictures import Only, ParticipantPictures
from rcsc_desktop.domain.quotas import TakenPlaces, Waiting
from rcsc_desktop.domain.reports.participants import ParticipantCount

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many operations a consultation has seen, and when (UTC) the last was; a number that only grows."""

    operations: int
    last: datetime | None


class Reader(Protocol):
    """A consistent view of the workspace. Removed rows are not there."""

    def get(self, kind: type[E], row_id: UUID) -> E:
        """The row; ``UserError("row.unknown")`` where it is not there (any more)."""
        ...

    def get_many(self, kind: type[E], row_ids: Iterable[UUID]) -> dict[UUID, E]:
        """The rows that are there, by key, in a constant number of statements."""
        ...

    def find(self, kind: type[E], /, **equal: object) -> tuple[E, ...]:
        """Rows whose fields equal the values (a tuple means any of them), by order key and then by age."""
        ...

    def find_all(self, kind: type[E], /, **equal: object) -> tuple[E, ...]:
        """As ``find``, with the rows that were removed: for numbers that are never used again."""
        ...

    def held(self, kind: type[Entity], row_ids: Iterable[UUID]) -> Mapping[tuple[UUID, str], tuple[str, ...]]:
        """All texts that fields of rows hold or once held, by row and field, the oldest first, as the journal knows."""
        ...

    def progress(self, consultation_id: UUID, until: int | None = None) -> Progress:
        """How far the work on a consultation has come, perhaps up to a moment (ms since 1970 UTC)."""
        ...

    def makers(self, row_ids: Iterable[UUID]) -> dict[UUID, str]:
        """Who made the rows, as the journal names them."""
        ...

    def last_changes(self, row_ids: Iterable[UUID]) -> dict[UUID, int]:
        """When rows were last written, in milliseconds since 1970 UTC, as the journal knows."""
        ...

    def named(self, kind: type[Entity], folded: str) -> tuple[UUID, ...]:
        """People or organisations whose name, acronym or alias folds to ``folded`` (``domain.names.fold``)."""
        ...

    def names(self, kind: type[Entity]) -> Sequence[tuple[UUID, str]]:
        """Every name, acronym and alias of all people or organisations, to look up many at once."""
        ...


class UnitOfWork(Reader, Protocol):
    """Writes that become one journaled operation at ``commit``, or nothing at all."""

    def add(self, *entities: Entity) -> None:
        """Insert rows, with control characters taken out of their texts."""
        ...

    def change(self, kind: type[Entity], row_id: UUID, /, **fields: object) -> None:
        """Write the fields that differ."""
        ...

    def change_many(self, kind: type[Entity], row_ids: Sequence[UUID], /, **fields: object) -> None:
        """Write the same fields of many rows in a constant number of statements."""
        ...

    def change_each(self, kind: type[Entity], changes: Mapping[UUID, Mapping[str, object]], /) -> None:
        """Write fields of many rows, each its own, in few statements."""
        ...

    def remove(self, kind: type[Entity], *row_ids: UUID) -> None:
        """Take rows out (they stay in the file until retention)."""
        ...

    def put(self, *entities: Entity) -> None:
        """Have the rows stand as given: new ones are inserted, removed ones come back, differing fields are written."""
        ...

    def forget(self, kind: type[Entity], row_ids: Sequence[UUID], *fields: str) -> None:
        """At the commit, take what these fields hold and ever held out of the journal, for good.

        The rows keep what they hold now. Only for operations that cannot be undone.
        """
        ...

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
        """Journal the operation ``name`` and make it last; an empty ``ChangeSet`` where nothing differed."""
        ...


class ConsultationQueries(Protocol):
    """Lists of consultations and programmes."""

    def programmes(self) -> tuple[ProgrammeLine, ...]: ...

    def consultations(self) -> tuple[ConsultationLine, ...]: ...


class ParticipantQueries(Protocol):
    """Lists of participants of any size."""

    def ids(
        self,
        consultation_id: UUID,
        query: str,
        sort: str,
        *,
        descending: bool,
        limit: int | None,
        group_by: str = "",
        only: Only | None = None,
        similar: bool = False,
    ) -> Sequence[UUID]: ...

    def grouped(
        self,
        consultation_id: UUID,
        query: str,
        sort: str,
        *,
        descending: bool,
        group_by: str,
        only: Only | None = None,
        similar: bool = False,
    ) -> tuple[Sequence[UUID], tuple[ParticipantCount, ...]]: ...

    def groups(
        self, consultation_id: UUID, query: str, column: str, only: Only | None = None, *, similar: bool = False
    ) -> tuple[ParticipantCount, ...]: ...

    def count(self, consultation_id: UUID, query: str, only: Only | None = None, *, similar: bool = False) -> int: ...

    def fetch(self, ids: Sequence[UUID]) -> tuple[ParticipantLine, ...]: ...

    def counts(self, consultation_id: UUID) -> tuple[ParticipantCount, ...]: ...

    def filled(self, consultation_id: UUID) -> tuple[str, ...]: ...


class ParticipantPictureQueries(Protocol):
    """Participants counted."""

    def pictures(
        self, consultation_id: UUID, query: str, only: Only | None, most: int, *, similar: bool = False
    ) -> ParticipantPictures: ...


class AttendanceQueries(Protocol):
    """Presence counted."""

    def counts(self, consultation_id: UUID) -> Sequence[tuple[UUID, AttendanceState, int]]: ...


class QuotaQueries(Protocol):
    """What is taken of the places, and who waits."""

    def taken(self, consultation_id: UUID, *, with_remote: bool) -> Sequence[TakenPlaces]: ...

    def waiting(self, consultation_id: UUID, *, with_remote: bool) -> Sequence[Waiting]: ...


class ContactQueries(Protocol):
    """Lists of people and organisations, and where they appear."""

    def ids(
        self,
        kind: str | None,
        query: str,
        sort: str,
        *,
        descending: bool,
        within: ContactGroup | None = None,
        similar: bool = False,
    ) -> Sequence[UUID]: ...

    def count(self, kind: str | None, within: ContactGroup | None = None) -> int: ...

    def addresses(self, ids: Sequence[UUID]) -> dict[UUID, str]: ...

    def fetch(self, ids: Sequence[UUID]) -> tuple[ContactLine, ...]: ...

    def suggest(self, kind: str, text: str, limit: int) -> tuple[ContactLine, ...]: ...

    def parts_of_person(self, person_id: UUID) -> tuple[Part, ...]: ...

    def items_of_person(self, person_id: UUID) -> tuple[ItemPart, ...]: ...

    def parts_of_organisation(self, organisation_id: UUID) -> tuple[Part, ...]: ...

    def members(self, organisation_id: UUID) -> tuple[tuple[Affiliation, str], ...]: ...


class ContactPageQueries(Protocol):
    """What else the page of one contact tells."""

    def documents_of_person(self, person_id: UUID) -> tuple[ItemDocument, ...]: ...

    def statements(
        self, organisation_ids: Collection[UUID], signatories: Collection[str] = ()
    ) -> tuple[SignedStatement, ...]: ...


class HistoryQueries(Protocol):
    """The journal."""

    def operations(
        self, consultation_id: UUID | None, row_ids: Collection[UUID] | None, limit: int, before_seq: int | None
    ) -> tuple[OperationLine, ...]: ...

    def operation(self, operation_id: UUID) -> OperationView: ...

    def since(self, seq: int) -> tuple[ChangeSet, ...]: ...

    def latest_seq(self) -> int: ...

    def next_undo(self, author: str, device: str) -> OperationLine | None: ...

    def next_redo(self, author: str, device: str) -> OperationLine | None: ...


class SearchQueries(Protocol):
    """The search index."""

    def find(self, text: str, limit: int, *, similar: bool = False) -> tuple[Hit, ...]: ...


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """One thing that left the application."""

    what: str
    format: str
    language: str
    file_name: str
    count: int
    columns: str = ""
    consultation_id: UUID | None = None


class Journal(Protocol):
    """Undo, redo, and what left."""

    def invert(self, operation_id: UUID, *, kind: str) -> ChangeSet:
        """Write the inverse of an operation; ``UserError("undo.blocked", operation, blockers)`` where it cannot be."""
        ...

    def note_export(self, entry: ExportEntry) -> None:
        """Remember that something left; no undo step."""
        ...


class Sealing(Protocol):
    """Encryption of the sealed part. ``bound`` is what a ciphertext is tied to: it opens only together with it."""

    def new_key(self) -> bytes:
        """A random key."""
        ...

    def wrap(self, key: bytes, passphrase: str, bound: bytes) -> tuple[bytes, bytes]:
        """A new salt, and the key encrypted under the passphrase."""
        ...

    def unwrap(self, salt: bytes, wrapped: bytes, passphrase: str, bound: bytes) -> bytes:
        """The key; ``UserError("passphrase.wrong")`` where the passphrase is another one."""
        ...

    def encrypt(self, key: bytes, content: bytes, bound: bytes) -> bytes:
        """The content as ciphertext."""
        ...

    def decrypt(self, key: bytes, sealed: bytes, bound: bytes) -> bytes:
        """What was encrypted; ``UserError("seal.damaged")`` where anything of it is another."""
        ...


class Database(Protocol):
    """One open workspace."""

    def read(self) -> AbstractContextManager[Reader]:
        """A consistent view; may run beside a write."""
        ...

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """The one writer; leaving without ``commit`` leaves everything as it was."""
        ...


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What ``check`` found: ``problems`` are codes with data, empty when all is well; ``counts`` rows a table."""

    problems: tuple[tuple[str, Mapping[str, object]], ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup copy: ``at`` in milliseconds since 1970 UTC, ``size`` in bytes."""

    path: Path
    at: int
    size: int
    reason: str


class Safety(Protocol):
    """Checks and copies of the workspace's file."""

    def check(self) -> CheckResult: ...

    def save_copy(self, target: Path, *, force: bool = False) -> Path: ...

    def make_backup(self, reason: str = "by hand") -> Path: ...

    def backups(self) -> tuple[BackupLine, ...]: ...


Write = Callable[[tuple[str, str], object, Path, bool], None]
"""Set a report as (what, format) into a file, or write the bytes of one that is set already.

The last argument allows to replace what is there.
"""
