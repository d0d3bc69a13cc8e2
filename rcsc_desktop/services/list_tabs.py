"""Which tabs of a workbook somebody stands on, and the order of the tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from rcsc_desktop.domain.availability import Period, is_there_on, parse_availability
from rcsc_desktop.domain.countries import country_name
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantLine, ParticipantMode
from rcsc_desktop.domain.participant_list import categories_in_order
from rcsc_desktop.domain.reports.participants import ListTab
from rcsc_desktop.support.collation import sort_key

NEEDS = ("dietary_needs", "access_needs", "interpretation", "needs")
"""Columns whose people have a tab of their own."""

_MODES = (ParticipantMode.IN_PERSON, ParticipantMode.REMOTE, ParticipantMode.UNKNOWN)


class TabKey(NamedTuple):
    """One tab."""

    by: ListTab
    value: str


@dataclass(frozen=True, slots=True)
class Sorting:
    """What the order of tabs depends on: the language of the file, the order of categories, the days of the meeting."""

    language: str
    category_order: str
    days: Sequence[date]

    def in_order(self, keys: Iterable[TabKey]) -> list[TabKey]:
        """Tabs as ``ListTab`` has them; within each by alphabet, order or day, and those who say nothing last."""
        found = list(keys)
        named = sorted((key.value for key in found if key.by is ListTab.CATEGORY), key=sort_key)
        categories = categories_in_order(named, self.category_order)

        def place(key: TabKey) -> tuple[Any, ...]:
            within: Any = key.value
            match key.by:
                case ListTab.COUNTRY:
                    within = sort_key(key.value)
                case ListTab.CATEGORY:
                    within = categories.index(key.value)
                case ListTab.MODE:
                    within = _MODES.index(ParticipantMode(key.value))
                case ListTab.NEEDS:
                    within = NEEDS.index(key.value)
            return list(ListTab).index(key.by), not key.value, within

        return sorted(found, key=place)


def tab_keys(line: ParticipantLine, tabs: Iterable[ListTab], sorting: Sorting) -> Iterator[TabKey]:
    """The tabs that somebody stands on."""
    for tab in tabs:
        match tab:
            case ListTab.COUNTRY:
                yield TabKey(tab, country_name(line.country, sorting.language))
            case ListTab.CATEGORY:
                yield TabKey(tab, line.category.strip())
            case ListTab.MODE:
                yield TabKey(tab, line.mode)
            case ListTab.DAY:
                periods = _periods(line.availability)
                yield from (TabKey(tab, str(day)) for day in sorting.days if is_there_on(periods, day))
            case ListTab.NEEDS:
                yield from (TabKey(tab, name) for name in NEEDS if line.text(name).strip())
            case ListTab.TRAVEL if line.travel_support:
                yield TabKey(tab, "travel_support")


def columns_of(key: TabKey, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that a tab shows: the chosen ones, and what the tab is for."""
    own = key.value if key.by in {ListTab.NEEDS, ListTab.TRAVEL} else ""
    return columns if not own or own in columns else (*columns, own)


@lru_cache(maxsize=1024)
def _periods(text: str) -> tuple[Period, ...]:
    """What an availability says; nothing where it cannot be read."""
    try:
        return parse_availability(text)
    except UserError:
        return ()
