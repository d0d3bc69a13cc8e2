"""Shortening items evenly until they fit a stretch of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, ItemKind

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


def _one_step_less(minutes: int) -> int:
    return max((minutes - 1) // STEP * STEP, SHORTEST)


def _floor(minutes: int) -> int:
    return min(minutes, SHORTEST)


def _is_break(item: AgendaItem) -> bool:
    return item.kind is ItemKind.BREAK


def _is_talk(item: AgendaItem) -> bool:
    return not _is_break(item)
