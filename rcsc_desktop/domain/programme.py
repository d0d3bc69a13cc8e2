"""A programme: a process with a beginning and an end, and the dated events on its way."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme(Entity):
    """E.g. the preparatory process of the Global Compact for Migration."""

    key: str
    title: str
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone(Entity):
    """A dated event of a programme that is not organised here, e.g. the Summit of 19 September 2016."""

    programme_id: UUID
    title: str
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    place: str = ""
    symbol: str = ""
    notes: str = ""
