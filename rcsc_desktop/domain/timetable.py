"""The items of all sessions as places in time, and what a step changes of them. Pure: a step makes a new timetable."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from rcsc_desktop.domain.agenda import Agenda, AgendaItem
from rcsc_desktop.domain.agenda_tree import grouped, place
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.order import room
from rcsc_desktop.domain.schedule import clock_time, minutes_of, session_minutes, start_minutes


@dataclass(frozen=True, slots=True)
class Timetable:
    """Sessions by key and the items of each in order; the parking place is one of the sessions, where there is one."""

    consultation_id: UUID
    sessions: Mapping[UUID, Session]
    items: Mapping[UUID, tuple[AgendaItem, ...]]

    @classmethod
    def of(cls, agenda: Agenda) -> Timetable:
        """The timetable of a computed agenda."""
        parts = (*agenda.sessions, *((agenda.parking,) if agenda.parking is not None else ()))
        return cls(
            agenda.consultation_id,
            {part.session.id: part.session for part in parts},
            {part.session.id: tuple(entry.item for entry in part.entries) for part in parts},
        )

    @classmethod
    def of_rows(cls, consultation_id: UUID, sessions: Iterable[Session], items: Iterable[AgendaItem]) -> Timetable:
        """The timetable of rows in any order."""
        of = grouped(items, lambda item: item.session_id)
        ordered = sorted(sessions, key=place)
        return cls(consultation_id, {one.id: one for one in ordered}, {one.id: tuple(of[one.id]) for one in ordered})

    @property
    def parking(self) -> Session | None:
        """The session that holds items without a place."""
        return next((one for one in self.sessions.values() if one.is_parking), None)

    def session(self, session_id: UUID) -> Session:
        """``row.unknown`` where it is not there."""
        if session_id not in self.sessions:
            raise UserError("row.unknown", noun="session", id=str(session_id))
        return self.sessions[session_id]

    def item(self, item_id: UUID) -> AgendaItem:
        """``row.unknown`` where it is not there."""
        for of_session in self.items.values():
            for item in of_session:
                if item.id == item_id:
                    return item
        raise UserError("row.unknown", noun="agenda_item", id=str(item_id))

    def starts(self, session_id: UUID) -> list[int | None]:
        """Starts of the session's items in minutes after midnight of its date; none in the parking place."""
        session = self.session(session_id)
        items = self.items[session_id]
        return [None] * len(items) if session.is_parking else start_minutes(items, session.start)

    def start_of(self, item: AgendaItem) -> int | None:
        """The start of one item of the timetable."""
        for other, start in zip(self.items[item.session_id], self.starts(item.session_id), strict=True):
            if other.id == item.id:
                return start
        return None

    def end_of(self, session_id: UUID) -> int | None:
        """The end of the session in minutes after midnight of its date; ``None`` where it is open."""
        session = self.session(session_id)
        length = session_minutes(session)
        return None if length is None or session.start is None else minutes_of(session.start) + length

    def with_items(self, session_id: UUID, items: Sequence[AgendaItem]) -> Timetable:
        """Another list of items in a session, in their order."""
        return replace(self, items={**self.items, session_id: tuple(items)})

    def with_session(self, session: Session) -> Timetable:
        """A session as it becomes, or a new one."""
        return replace(
            self,
            sessions={**self.sessions, session.id: session},
            items={**self.items, session.id: self.items.get(session.id, ())},
        )

    def without(self, item_ids: Iterable[UUID]) -> Timetable:
        """The items taken out."""
        gone = frozenset(item_ids)
        items = {
            key: tuple(item for item in of_session if item.id not in gone)
            if any(item.id in gone for item in of_session)
            else of_session
            for key, of_session in self.items.items()
        }
        return replace(self, items=items)


@dataclass(frozen=True, slots=True)
class Shift:
    """What becomes of one item: starts are minutes after midnight of its session's date, ``None`` without a place.

    Of a new item ``before`` is the item itself.
    """

    item: AgendaItem
    before: AgendaItem
    start: int | None
    start_before: int | None

    @property
    def is_pinned_anew(self) -> bool:
        """Its start was pinned, let go or pinned elsewhere."""
        return self.item.pinned_start != self.before.pinned_start


@dataclass(frozen=True, slots=True)
class Flow:
    """What a step makes of a timetable. ``in_the_way`` are pinned items that it runs into and leaves where they are.

    ``excess`` is how many minutes still lie past the session's end where the step was to avoid that.
    """

    before: Timetable
    after: Timetable
    in_the_way: tuple[UUID, ...] = ()
    excess: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing changes."""
        return not self.items and not self.sessions

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Sessions that change or are new, as they become."""
        known = self.before.sessions
        return tuple(one for key, one in self.after.sessions.items() if known.get(key) != one)

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """Items that change, as they become, with those that only get another order key."""
        changed = self.changed_sessions
        known = {item.id: item for of_session in self.before.items.values() for item in of_session}
        return tuple(item for key in changed for item in keyed(self.after.items[key]) if known.get(item.id) != item)

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Items whose start, length, pin or session changes, in the order of the agenda."""
        changed = self.changed_sessions
        before = {item.id: (item, start) for key in changed for item, start in _timed(self.before, key)}
        found = []
        for key in changed:
            for item, start in _timed(self.after, key):
                old, start_before = before.get(item.id, (item, None))
                if start != start_before or replace(item, order_key=old.order_key) != old:
                    found.append(Shift(item, old, start, start_before))
        return tuple(found)

    @property
    def changed_sessions(self) -> Sequence[UUID]:
        """Sessions with other items, or another start."""
        before, after = self.before, self.after
        return [
            key
            for key, items in after.items.items()
            if before.items.get(key) is not items or before.sessions.get(key) is not after.sessions[key]
        ]


def _timed(table: Timetable, session_id: UUID) -> Iterator[tuple[AgendaItem, int | None]]:
    if session_id not in table.sessions:
        return
    for item, start in zip(table.items[session_id], table.starts(session_id), strict=True):
        yield item, start if item.is_timed else None


def pinned_to(item: AgendaItem, start: int) -> AgendaItem:
    """The item pinned to a start in minutes after midnight; one that takes no time is never pinned."""
    return replace(item, pinned_start=clock_time(start) if item.is_timed else None)


def taken(item: AgendaItem) -> int:
    """Minutes that the item moves what follows it."""
    return item.minutes if item.is_timed else 0


def keyed(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items in the order given, each with an order key that says so; keys in order stay as they are."""
    kept = _in_order(items)
    placed: list[AgendaItem] = [item for at, item in enumerate(items) if at in kept]
    for at, item in enumerate(items):
        if at in kept:
            continue
        key, keys = room([other.order_key for other in placed], at)
        placed = [
            other if other.order_key == new else replace(other, order_key=new)
            for other, new in zip(placed, keys, strict=True)
        ]
        placed.insert(at, replace(item, order_key=key))
    return tuple(placed)


def _in_order(items: Sequence[AgendaItem]) -> frozenset[int]:
    """The most positions whose keys rise, so that as few rows as possible are written."""
    ends: list[tuple[str, UUID]] = []
    last: list[int] = []
    previous: dict[int, int | None] = {}
    for at, item in enumerate(items):
        if not item.order_key:
            continue
        length = bisect_left(ends, place(item))
        previous[at] = last[length - 1] if length else None
        ends[length : length + 1] = [place(item)]
        last[length : length + 1] = [at]
    kept: set[int] = set()
    step = last[-1] if last else None
    while step is not None:
        kept.add(step)
        step = previous[step]
    return frozenset(kept)
