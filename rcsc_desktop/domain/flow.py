"""What moves time in an agenda: each step is a record that works out, from a timetable, what becomes of it.

The same record is previewed while the mouse is down, applied by the service and made by the command. What follows an
item flows; a pinned item stays unless it is the one that is moved. Starts are minutes after midnight of the session's
date and may exceed 1,440.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fitting import lasting, made_up, shortened, stretches
from rcsc_desktop.domain.order import room
from rcsc_desktop.domain.placing import flow_start, items_of, put_at, starts_wanted
from rcsc_desktop.domain.schedule import DAY, clock_time, minutes_of
from rcsc_desktop.domain.timetable import Flow, Timetable, pinned_to, taken

MOST_MINUTES = 12 * 60
"""How far things are pushed at one time."""


class Step(Protocol):
    """One thing that is done to the times of an agenda."""

    @property
    def name(self) -> str:
        """The operation it is journaled as."""
        ...

    def on(self, table: Timetable) -> Flow:
        """What becomes of the timetable; ``row.unknown`` for rows that are not in it."""
        ...


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """Put items at a time of a session, keeping the distances of their starts; those without a start follow.

    An item that stands where flow puts it anyway is not pinned, any other is.
    """

    item_ids: tuple[UUID, ...]
    session_id: UUID
    start: int
    name: str = "agenda.move"

    def on(self, table: Timetable) -> Flow:
        if table.session(self.session_id).is_parking:
            return Park(self.item_ids).on(table)
        return Flow(table, put_at(table, starts_wanted(table, self.item_ids, self.start), self.session_id))


@dataclass(frozen=True, slots=True)
class PlaceAfter:
    """Put items behind another one of a session, or first (``after`` is ``None``); they are not pinned any more."""

    item_ids: tuple[UUID, ...]
    session_id: UUID
    after: UUID | None
    name: str = "agenda.move"

    def on(self, table: Timetable) -> Flow:
        moved = [replace(item, pinned_start=None) for item in items_of(table, self.item_ids)]
        rest = table.without(self.item_ids)
        there = list(rest.items[table.session(self.session_id).id])
        at = 0
        if self.after is not None:
            at = next((place for place, item in enumerate(there, 1) if item.id == self.after), -1)
            if at < 0:
                raise UserError("row.unknown", noun="agenda_item", id=str(self.after))
        there[at:at] = [replace(item, session_id=self.session_id) for item in moved]
        return Flow(table, rest.with_items(self.session_id, there))


@dataclass(frozen=True, slots=True)
class AddAt:
    """Put a new item at a time of its session, by the rule of ``PlaceAt``."""

    item: AgendaItem
    start: int
    name: str = "agenda.add_item"

    def on(self, table: Timetable) -> Flow:
        return Flow(table, put_at(table, [(self.item, max(self.start, 0))], table.session(self.item.session_id).id))


@dataclass(frozen=True, slots=True)
class MoveBy:
    """Move items by some minutes, each within its own session."""

    item_ids: tuple[UUID, ...]
    minutes: int
    name: str = "agenda.move"

    def on(self, table: Timetable) -> Flow:
        after = table
        for session_id in dict.fromkeys(item.session_id for item in items_of(table, self.item_ids)):
            wanted = [
                (item, max(start + self.minutes, 0))
                for item, start in zip(table.items[session_id], table.starts(session_id), strict=True)
                if item.id in self.item_ids and start is not None
            ]
            after = put_at(after, wanted, session_id)
        return Flow(table, after)


@dataclass(frozen=True, slots=True)
class Resize:
    """Another length, perhaps with another start (the upper edge was pulled); what follows flows."""

    item_id: UUID
    minutes: int
    start: int | None = None
    name: str = "agenda.resize"

    def on(self, table: Timetable) -> Flow:
        item = replace(table.item(self.item_id), minutes=min(max(self.minutes, 1), DAY))
        items = [item if one.id == item.id else one for one in table.items[item.session_id]]
        if self.start is not None:
            at = items.index(item)
            items[at] = replace(item, pinned_start=None)
            if flow_start(items, table.session(item.session_id), at) != self.start:
                items[at] = pinned_to(item, max(self.start, 0))
        return Flow(table, table.with_items(item.session_id, items))


@dataclass(frozen=True, slots=True)
class Park:
    """Take items out of the sessions and keep them, without a time, in the parking place, which is made on demand."""

    item_ids: tuple[UUID, ...]
    name: str = "agenda.park"

    def on(self, table: Timetable) -> Flow:
        parking = table.parking or _new_parking(table)
        parked = [one for one in items_of(table, self.item_ids) if one.session_id != parking.id]
        rest = table.without(item.id for item in parked)
        if table.parking is None:
            rest = rest.with_session(parking)
        unpinned = [replace(item, session_id=parking.id, pinned_start=None) for item in parked]
        return Flow(table, rest.with_items(parking.id, (*rest.items[parking.id], *unpinned)))


@dataclass(frozen=True, slots=True)
class MakeRoom:
    """Free some minutes before an item: what follows is pushed until a gap or a pin takes it up.

    Pins that it runs into stay and are named, or, with ``moves_pins``, give way as far as they must.
    """

    item_id: UUID
    minutes: int
    moves_pins: bool = False
    name: str = "agenda.make_room"

    def on(self, table: Timetable) -> Flow:
        _check_minutes(self.minutes)
        item = table.item(self.item_id)
        session = table.session(item.session_id)
        items, starts = list(table.items[session.id]), table.starts(session.id)
        at = items.index(item)
        start = starts[at]
        if start is None or not item.is_timed:
            return Flow(table, table)
        items[at] = pinned_to(item, start + self.minutes)
        in_the_way = []
        now = start + self.minutes + taken(item)
        for later in range(at + 1, len(items)):
            pin = starts[later]
            if items[later].pinned_start is not None and pin is not None and items[later].is_timed:
                if pin >= now or pin < start:
                    break
                if not self.moves_pins:
                    in_the_way.append(items[later].id)
                    break
                items[later] = pinned_to(items[later], now)
            now += taken(items[later])
        return Flow(table, table.with_items(session.id, items), tuple(in_the_way))


@dataclass(frozen=True, slots=True)
class CloseGap:
    """Let an item follow the one before it, or the session's start; with ``moves_pins`` later pins come along."""

    item_id: UUID
    moves_pins: bool = False
    name: str = "agenda.close_gap"

    def on(self, table: Timetable) -> Flow:
        item = table.item(self.item_id)
        session = table.session(item.session_id)
        items = list(table.items[session.id])
        gap = gaps(table, session.id).get(item.id, 0)
        if not gap:
            return Flow(table, table)
        at = items.index(item)
        for later, start in enumerate(table.starts(session.id)):
            if later > at and self.moves_pins and items[later].pinned_start is not None and start is not None:
                items[later] = pinned_to(items[later], start - gap)
        items[at] = replace(item, pinned_start=None)
        return Flow(table, table.with_items(session.id, items))


@dataclass(frozen=True, slots=True)
class Fit:
    """Shorten the items of a session evenly until they end by its end; pins stay, the items before each fit too.

    ``flow.no_end`` where the session has no start or no end.
    """

    session_id: UUID
    name: str = "agenda.fit"

    def on(self, table: Timetable) -> Flow:
        end = table.end_of(self.session_id)
        if end is None:
            raise UserError("flow.no_end")
        items = list(table.items[self.session_id])
        starts = table.starts(self.session_id)
        for part in stretches(items):
            begin = starts[part.start]
            until = starts[part.stop] if part.stop < len(items) else end
            if begin is not None and until is not None and until > begin:
                minutes = shortened(items[part], until - begin)
                items[part] = [lasting(item, minutes) for item in items[part]]
        after = table.with_items(self.session_id, items)
        return Flow(table, after, excess=_excess(after, self.session_id, end))


@dataclass(frozen=True, slots=True)
class StartLate:
    """The session starts some minutes later, and its pins with it; its end moves too.

    With ``keeps_end`` the items before each pin are shortened until the delay is made up for: a pin moves only by what
    could not be, and the end stays.
    """

    session_id: UUID
    minutes: int
    keeps_end: bool = False
    name: str = "agenda.late"

    def on(self, table: Timetable) -> Flow:
        _check_minutes(self.minutes)
        session = table.session(self.session_id)
        if session.start is None:
            raise UserError("flow.no_start")
        end = table.end_of(session.id)
        if self.keeps_end and end is None:
            raise UserError("flow.no_end")
        items, starts = list(table.items[session.id]), table.starts(session.id)
        if self.keeps_end:
            is_free = bool(items) and items[0].pinned_start is not None and starts[0] is not None
            free = (starts[0] or 0) - minutes_of(session.start) if is_free else 0
            items = made_up(items, starts, self.minutes - max(free, 0), end)
        else:
            items = [
                item if item.pinned_start is None or start is None else pinned_to(item, start + self.minutes)
                for item, start in zip(items, starts, strict=True)
            ]
        after = table.with_session(_later(session, self.minutes, moves_end=not self.keeps_end))
        after = after.with_items(session.id, items)
        return Flow(table, after, excess=_excess(after, session.id, end) if self.keeps_end and end is not None else 0)


def gaps(table: Timetable, session_id: UUID) -> Mapping[UUID, int]:
    """Minutes that are free before an item of the session, where there are any."""
    session = table.session(session_id)
    now = None if session.start is None else minutes_of(session.start)
    found: dict[UUID, int] = {}
    for item, start in zip(table.items[session_id], table.starts(session_id), strict=True):
        if start is None or not item.is_timed:
            continue
        if now is not None and start > now:
            found[item.id] = start - now
        now = max(now or 0, start + item.minutes)
    return found


def _new_parking(table: Timetable) -> Session:
    keys = [session.order_key for session in table.sessions.values()]
    return Session(consultation_id=table.consultation_id, is_parking=True, order_key=room(keys, len(keys))[0])


def _later(session: Session, minutes: int, *, moves_end: bool) -> Session:
    """The session that starts later, perhaps on the next day."""
    assert session.start is not None  # noqa: S101 - asked by the caller
    start = minutes_of(session.start) + minutes
    end = session.end
    if moves_end and end is not None:
        end = clock_time(minutes_of(end) + minutes)
    day = session.date
    if day is not None and start >= DAY:
        day += timedelta(days=1)
    return replace(session, start=clock_time(start), end=end, date=day)


def _excess(table: Timetable, session_id: UUID, end: int) -> int:
    ends = [
        start + taken(item)
        for item, start in zip(table.items[session_id], table.starts(session_id), strict=True)
        if start is not None
    ]
    return max(max(ends, default=end) - end, 0)


def _check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= MOST_MINUTES:
        raise UserError("flow.minutes", text=str(minutes), most=MOST_MINUTES)
