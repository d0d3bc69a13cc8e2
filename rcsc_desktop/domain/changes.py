"""What a write did: enough for every view to know whether it cares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Change:
    """One row that was written. ``noun`` is the table's name, ``verb`` is ``add``, ``change`` or ``remove``."""

    noun: str
    id: UUID
    verb: str


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One committed operation; without ``changes`` nothing differed and nothing was journaled.

    ``kind`` is ``do``, ``undo`` or ``redo``; ``new_id`` the row that the operation was made for; ``taken_out`` how
    many characters could not be kept (see ``domain.text``); ``skipped`` the newer operations that an undo passed
    over because later changes stand on them.
    """

    name: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    operation_id: UUID | None = None
    seq: int = 0
    author: str = ""
    kind: str = "do"
    consultation_ids: frozenset[UUID] = frozenset()
    new_id: UUID | None = None
    taken_out: int = 0
    skipped: tuple[str, ...] = ()
    _nouns: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Every view asks what an operation touches, also one that wrote hundreds of thousands of rows."""
        object.__setattr__(self, "_nouns", frozenset(change.noun for change in self.changes))

    def touches(self, *nouns: str) -> bool:
        """Some row of one of ``nouns`` was written."""
        return not self._nouns.isdisjoint(nouns)

    def removes(self, row_id: UUID | None) -> bool:
        """The row was taken away."""
        return any(change.id == row_id and change.verb == "remove" for change in self.changes)
