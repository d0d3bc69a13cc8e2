"""What a writer of participant lists receives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.participant import ParticipantLine


class ListTab(StrEnum):
    """What a workbook has further tabs by, beside the one of everybody."""

    COUNTRY = "country"
    CATEGORY = "category"
    DAY = "day"
    MODE = "mode"
    NEEDS = "needs"
    TRAVEL = "travel"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class ParticipantCount:
    """How many participants share one value of ``column`` (status, category, region, mode)."""

    column: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class ParticipantReport:
    """The list of participants of one consultation.

    ``columns`` are names of ``ParticipantLine`` fields in the chosen order; ``lines`` may be a lazy iterable of
    100,000 and is read once; ``total`` is how many it yields; ``as_of`` is aware.
    """

    language: str
    title: str
    columns: tuple[str, ...]
    lines: Iterable[ParticipantLine]
    total: int
    counts: tuple[ParticipantCount, ...]
    as_of: datetime
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    place: str = ""
    organisation: str = ""
    paper: str = "A4"
