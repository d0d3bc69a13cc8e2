"""Programmes: the processes that consultations belong to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import check_dates, coerce
from rcsc_desktop.domain.keys import free_key, resolved, slug
from rcsc_desktop.domain.lines import ProgrammeLine
from rcsc_desktop.domain.programme import Programme
from rcsc_desktop.services.ports import ConsultationQueries, Database


class ProgrammeService:
    """Lists and makes programmes; their fields change through ``RecordService``."""

    def __init__(self, database: Database, queries: Callable[[], AbstractContextManager[ConsultationQueries]]) -> None:
        self._database = database
        self._queries = queries

    def list(self) -> tuple[ProgrammeLine, ...]:
        """All programmes, the earliest first."""
        with self._queries() as queries:
            return queries.programmes()

    def resolve(self, key: str) -> UUID:
        """The programme that a key, a beginning of one, or a UUID names."""
        return resolved(key, {line.id: line.key for line in self.list()}, "programme")

    def create(self, title: str, /, **values: object) -> ChangeSet:
        """A new programme; its key is made of the title and the year."""
        with self._database.write() as work:
            start = coerce(Programme, "start_date", values.get("start_date", ""))
            taken = {programme.key for programme in work.find(Programme)}
            programme = Programme(
                key=free_key(slug(title, 40) or "programme", taken),
                title=coerce(Programme, "title", title),
                start_date=start if isinstance(start, PartialDate) else None,
                end_date=coerce(Programme, "end_date", values.get("end_date", "")),
                notes=str(values.get("notes", "")),
            )
            check_dates(programme)
            work.add(programme)
            return work.commit("programme.add", new_id=programme.id, title=programme.title)


def the_only(lines: tuple[ProgrammeLine, ...]) -> UUID:
    """The programme that is meant where none was named; ``programme.required`` where that is not clear."""
    if len(lines) != 1:
        raise UserError("programme.required", keys=[line.key for line in lines])
    return lines[0].id
