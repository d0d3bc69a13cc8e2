"""Lists of participants as they were issued: numbered, frozen, compared; taken back by undoing the issue."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.list_versions import ListStatus, ListVersion
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.participant_list import ListChanges, ListedPerson, changes, frozen, thawed
from rcsc_desktop.domain.reports.participant_list import USUAL_LIST
from rcsc_desktop.services.listed_people import Queries, listed_people
from rcsc_desktop.services.ports import Database, Reader


@dataclass(frozen=True, slots=True)
class IssuedList:
    """An issued list, how many people stand in it, and who issued it (empty where nobody was named)."""

    version: ListVersion
    people: int
    author: str = ""


@dataclass(frozen=True, slots=True)
class ListComparison:
    """Two lists and what differs; ``None`` for ``after`` is the list as it would be issued now."""

    before: ListVersion
    after: ListVersion | None
    changes: ListChanges


@dataclass(frozen=True, slots=True)
class ListOutlook:
    """What the next issue would be called, how many people would stand in it, and what the last one was.

    ``revisions`` are by status; ``changes`` are since the last one, ``None`` where there is none.
    """

    number: int
    revisions: Mapping[ListStatus, int]
    people: int
    last: ListVersion | None
    changes: ListChanges | None


class ListVersionService:
    """Issues lists of participants and looks back at what was issued. What is frozen is never written again."""

    def __init__(
        self,
        database: Database,
        queries: Queries,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        self._database = database
        self._queries = queries
        self._now_ms = now_ms

    def listed(self, consultation_id: UUID) -> tuple[IssuedList, ...]:
        """The lists that stand, the newest first."""
        with self._database.read() as reader:
            standing = standing_lists(reader, consultation_id)
            authors = reader.makers(one.id for one in standing)
        return tuple(IssuedList(one, len(thawed(one.content)), authors.get(one.id, "")) for one in reversed(standing))

    def outlook(
        self, consultation_id: UUID, statuses: Collection[ParticipantStatus] = USUAL_LIST.statuses
    ) -> ListOutlook:
        """What issuing would do."""
        with self._database.read() as reader:
            people = listed_people(reader, self._queries, consultation_id, statuses)
            standing = standing_lists(reader, consultation_id)
            revisions = {status: next_revision(reader, consultation_id, status) for status in ListStatus}
            number = _next_number(reader, consultation_id)
        last = standing[-1] if standing else None
        since = None if last is None else changes(thawed(last.content), people)
        return ListOutlook(number, revisions, len(people), last, since)

    def issue(
        self,
        consultation_id: UUID,
        status: ListStatus | str = ListStatus.PROVISIONAL,
        note: str = "",
        *,
        statuses: Collection[ParticipantStatus] = USUAL_LIST.statuses,
    ) -> ChangeSet:
        """Freeze the list as it is now, in one operation; undoing it withdraws the list, whose number stays taken.

        Raises ``list.nobody`` where nobody would stand in it, ``value.unknown`` for a status that it has not.
        """
        wanted: ListStatus = coerce(ListVersion, "status", status)
        with self._database.write() as work:
            people = listed_people(work, self._queries, consultation_id, statuses)
            if not people:
                raise UserError("list.nobody")
            version = ListVersion(
                consultation_id=consultation_id,
                number=_next_number(work, consultation_id),
                status=wanted,
                revision=next_revision(work, consultation_id, wanted),
                issued_at=self._now_ms(),
                note=note.strip(),
                content=frozen(people),
            )
            work.add(version)
            return work.commit(
                "participant.issue_list",
                consultation_id=consultation_id,
                new_id=version.id,
                number=version.number,
                status=version.status.value,
                revision=version.revision,
            )

    def compare(
        self,
        consultation_id: UUID,
        before: int | None = None,
        after: int | None = None,
        *,
        statuses: Collection[ParticipantStatus] = USUAL_LIST.statuses,
    ) -> ListComparison:
        """What changed from list ``before`` (the last issued one) to list ``after`` (as it is now).

        ``list.none_issued`` where nothing was issued yet, ``list.unknown`` where no list of that number stands.
        """
        with self._database.read() as reader:
            last = None if after is None else numbered_list(reader, consultation_id, after)
            if before is not None:
                first = numbered_list(reader, consultation_id, before)
            else:
                standing = standing_lists(reader, consultation_id)
                earlier = [one for one in standing if last is None or one.number < last.number]
                if not earlier:
                    raise UserError("list.none_issued")
                first = earlier[-1]
            people: tuple[ListedPerson, ...]
            if last is None:
                people = listed_people(reader, self._queries, consultation_id, statuses)
            else:
                people = thawed(last.content)
        return ListComparison(first, last, changes(thawed(first.content), people))


def standing_lists(reader: Reader, consultation_id: UUID) -> tuple[ListVersion, ...]:
    """The lists that stand, the oldest first."""
    return tuple(sorted(reader.find(ListVersion, consultation_id=consultation_id), key=lambda one: one.number))


def numbered_list(reader: Reader, consultation_id: UUID, number: int) -> ListVersion:
    """The list of that number; ``list.unknown`` where none stands."""
    found = reader.find(ListVersion, consultation_id=consultation_id, number=number)
    if not found:
        raise UserError("list.unknown", number=number)
    return found[0]


def next_revision(reader: Reader, consultation_id: UUID, status: ListStatus) -> int:
    """Which revision of a status would be issued now: 0 is the first list that is called so."""
    ever = reader.find_all(ListVersion, consultation_id=consultation_id)
    return max((one.revision for one in ever if one.status is status), default=-1) + 1


def issued_day(version: ListVersion) -> date:
    """The day of its issue, where the program runs."""
    return datetime.fromtimestamp(version.issued_at / 1000, UTC).astimezone().date()


def _next_number(reader: Reader, consultation_id: UUID) -> int:
    ever = reader.find_all(ListVersion, consultation_id=consultation_id)
    return max((one.number for one in ever), default=0) + 1
