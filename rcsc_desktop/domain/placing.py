"""Putting items at times of a session: where each comes to stand, and whether it has to be pinned there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.schedule import minutes_of, start_minutes
from rcsc_desktop.domain.timetable import Timetable, pinned_to, taken


def starts_wanted(table: Timetable, item_ids: Sequence[UUID], start: int) -> list[tuple[AgendaItem, int]]:
    """The items with the starts they are to have, in the order of these."""
    starts = {item.id: table.start_of(item) for item in items_of(table, item_ids)}
    first = min((one for one in starts.values() if one is not None), default=0)
    wanted: list[tuple[AgendaItem, int]] = []
    now = start
    for item in items_of(table, item_ids):
        own = starts[item.id]
        if own is not None and item.is_timed:
            now = start + own - first
        wanted.append((item, max(now, 0)))
        now += taken(item)
    return sorted(wanted, key=lambda pair: pair[1])


def put_at(table: Timetable, wanted: Iterable[tuple[AgendaItem, int]], session_id: UUID) -> Timetable:
    """The items taken out and put in again, each at its start."""
    wanted = list(wanted)
    moved = {item.id for item, _ in wanted}
    session = table.session(session_id)
    known = {
        item.id: start
        for item, start in zip(table.items[session_id], table.starts(session_id), strict=True)
        if start is not None and item.id not in moved
    }
    rest = table.without(moved)
    items = list(rest.items[session_id])
    for item, start in wanted:
        unpinned = replace(item, session_id=session_id, pinned_start=None)
        by_time = max((place for place, one in enumerate(items, 1) if known.get(one.id, start) < start), default=0)
        at = _flow_place(items, session, start, near=by_time) if item.is_timed else None
        if at is None:
            items.insert(by_time, pinned_to(unpinned, start))
        else:
            items.insert(at, unpinned)
        known[item.id] = start
    return rest.with_items(session_id, items)


def flow_start(items: Sequence[AgendaItem], session: Session, at: int) -> int | None:
    """The start of the item at a place of a session's items."""
    return start_minutes(items[: at + 1], session.start)[at]


def items_of(table: Timetable, item_ids: Iterable[UUID]) -> Sequence[AgendaItem]:
    """The items in the order of the agenda, each once; ``row.unknown`` where one is not there."""
    wanted = frozenset(item_ids)
    found = [item for of_session in table.items.values() for item in of_session if item.id in wanted]
    for missing in wanted - {item.id for item in found}:
        raise UserError("row.unknown", noun="agenda_item", id=str(missing))
    return found


def _flow_place(items: Sequence[AgendaItem], session: Session, start: int, *, near: int) -> int | None:
    """The place among the items, as near as can be, where flow gives an item this start; ``None``: there is none."""
    now = None if session.start is None else minutes_of(session.start)
    ends = [now]
    for item, begin in zip(items, start_minutes(items, session.start), strict=True):
        ends.append(None if begin is None else begin + taken(item))
    found = [at for at, end in enumerate(ends) if end == start]
    return min(found, key=lambda at: abs(at - near), default=None)
