"""The likely doubles of the whole workspace."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from rcsc_desktop.domain.doubles import CONTACT_KINDS, DoublePair
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.people_plan import Reason
from rcsc_desktop.services.following import Following, IsCancelled, OnProgress
from rcsc_desktop.services.ports import Database


class DoubleService:
    """Finds people, or organisations, that may be one and the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self, kind: str, on_progress: OnProgress | None = None, is_cancelled: IsCancelled | None = None
    ) -> tuple[DoublePair, ...]:
        """All pairs that look alike, the likeliest first, without those that somebody said are not the same.

        ``kind`` is ``person`` or ``organisation``. ``on_progress`` receives entries done and all entries; where
        ``is_cancelled`` says so, ``UserError("work.cancelled")`` is raised.
        """
        following = Following(on_progress, is_cancelled)
        named: dict[str, list[tuple[UUID, str]]] = defaultdict(list)
        with self._database.read() as reader:
            for row_id, name in following.each(reader.names(CONTACT_KINDS[kind])):
                named[fold(name)].append((row_id, name))
        reason = (Reason("same_name"),)
        return tuple(
            DoublePair(kind, first[0], second[0], first[1], second[1], 90, reason)
            for same in named.values()
            for at, first in enumerate(same)
            for second in same[at + 1 :]
            if first[0] != second[0]
        )
