"""The arithmetic of charts: round scales, shares, days to write under an axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

_ROUND = (1, 2, 5)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


def nice_scale(most: int, steps: int = 5) -> tuple[int, ...]:
    """Round numbers from 0 to ``most`` or a little over it, evenly spaced, ``steps`` spaces at the most.

    The spaces are 1, 2 or 5 times a power of ten; a scale of nothing is (0, 1).
    """
    most = max(most, 1)
    power = 1
    while True:
        for factor in _ROUND:
            step = factor * power
            spaces = -(-most // step)
            if spaces <= steps:
                return tuple(step * at for at in range(spaces + 1))
        power *= 10


def percentages(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole per cents, each the nearest to its exact share: equal counts have equal ones.

    Together they may miss 100 by a little; making them add up would have two equal bars read differently.
    """
    total = sum(counts)
    return tuple((200 * count + total) // (2 * total) if total else 0 for count in counts)


def day_marks(first: date, last: date, most: int = 6) -> tuple[date, ...]:
    """Days from ``first`` to ``last`` to write under an axis: ``most`` at the most, firsts of months where it is long.

    ``first`` itself stands where the axis is too short for the first of a month.
    """
    days = (last - first).days
    for step in _DAY_STEPS:
        if days // step + 1 <= most:
            return tuple(first + timedelta(days=at) for at in range(0, days + 1, step))
    for months in _MONTH_STEPS:
        marks = _firsts_of_months(first, last, months)
        if len(marks) <= most:
            return marks or (first,)
    return (first, last)


def _firsts_of_months(first: date, last: date, step: int) -> tuple[date, ...]:
    marks = []
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(number // 12, number % 12 + 1, 1)
        if number % step == 0 and first <= day <= last:
            marks.append(day)
    return tuple(marks)
