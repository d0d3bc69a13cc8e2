"""Shortening items evenly until they fit a stretch of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, ItemKind
from rcsc_desktop.domain.timetable import pinned_to

STEP = 5
"""Minutes: lengths stay, or become, multiples of it where that is possible."""
SHORTEST = 5
"""Minutes: no item is made shorter than this; one that is shorter already stays as it is."""


def shortened(items: Sequence[AgendaItem], available: int) -> Mapping[UUID, int]:
    """The minutes of each item so that all together take at most ``available``, as near as steps of five allow.

    Each gives in proportion to its length; breaks give only when nothing else can. Where even that is not enough, all
    are as short as they may be.
    """
    minutes = {item.id: item.minutes for item in items if item.is_timed}
    planned = dict(minutes)
    for may_give in (_is_talk, _is_break):
        givers = [item for item in items if item.is_timed and may_give(item)]
        while sum(minutes.values()) > available:
            able = [item for item in givers if minutes[item.id] > _floor(planned[item.id])]
            if not able:
                break
            giver = max(able, key=lambda item: (minutes[item.id] / planned[item.id], minutes[item.id]))
            minutes[giver.id] = _one_step_less(minutes[giver.id])
    return minutes


def lasting(item: AgendaItem, minutes: Mapping[UUID, int]) -> AgendaItem:
    """The item with its length among ``minutes``, where it is named there."""
    wanted = minutes.get(item.id, item.minutes)
    return item if wanted == item.minutes else replace(item, minutes=wanted)


def stretches(items: Sequence[AgendaItem]) -> Iterator[slice]:
    """Runs of items that flow from one start: up to the next pinned one."""
    begin = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or items[at].pinned_start is not None:
            yield slice(begin, at)
            begin = at


def made_up(items: Sequence[AgendaItem], starts: Sequence[int | None], delay: int, end: int | None) -> list[AgendaItem]:
    """The items shortened before each pin until nothing of the delay is left; pins move by what is."""
    made = list(items)
    for part in stretches(items):
        begin, until = starts[part.start], starts[part.stop] if part.stop < len(items) else end
        if begin is None or until is None or delay <= 0:
            break
        if made[part.start].pinned_start is not None:
            made[part.start] = pinned_to(made[part.start], begin + delay)
        minutes = shortened(made[part], max(until - begin - delay, 0))
        made[part] = [lasting(item, minutes) for item in made[part]]
        delay = begin + delay + sum(minutes.values()) - until
    return made


def _one_step_less(minutes: int) -> int:
    return max((minutes - 1) // STEP * STEP, SHORTEST)


def _floor(minutes: int) -> int:
    return min(minutes, SHORTEST)


def _is_break(item: AgendaItem) -> bool:
    return item.kind is ItemKind.BREAK


def _is_talk(item: AgendaItem) -> bool:
    return not _is_break(item)
