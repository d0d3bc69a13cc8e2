"""Load the sample programme into a workspace, with its past: as first announced, then as later told."""

from __future__ import annotations

from dataclasses import fields
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.services.ports import Database, UnitOfWork
from rcsc_desktop.services.sample_files import Revision, read_sample


class SampleService:
    """Writes the sample; what it writes is journaled and cannot be undone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> tuple[ChangeSet, ...]:
        """Write the sample: everything in one operation ``sample.load``, then each later text as ``sample.revise``.

        Every revision is an operation of its own, so that the history of its consultation shows what the earlier
        document said and what the later one says.
        """
        sample = read_sample()
        with self._database.write() as unit:
            unit.add(*sample.entities)
            loaded = unit.commit("sample.load", is_undoable=False, count=len(sample.entities))
        return (loaded, *(self._revise(revision) for revision in sample.revisions))

    def _revise(self, revision: Revision) -> ChangeSet:
        with self._database.write() as unit:
            for row_id, entity in revision.before.items():
                if row_id not in revision.after:
                    unit.remove(type(entity), row_id)
            for row_id, entity in revision.after.items():
                _write(unit, row_id, revision.before.get(row_id), entity)
            return unit.commit(
                "sample.revise", consultation_id=revision.consultation_id, is_undoable=False, title=revision.title
            )


def _write(unit: UnitOfWork, row_id: UUID, before: Entity | None, after: Entity) -> None:
    if before is None:
        unit.add(after)
        return
    values = {one.name: getattr(after, one.name) for one in fields(after)}
    differing = {name: value for name, value in values.items() if value != getattr(before, name)}
    unit.change(type(after), row_id, **differing)
