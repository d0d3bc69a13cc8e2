"""What a writer of the list of passport and visa data receives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.sealed import PassportData


@dataclass(frozen=True, slots=True, repr=False)
class PassportLine:
    """One participant with their data; ``keep_until`` is the last day on which anybody may keep them."""

    name: str
    organisation: str
    data: PassportData
    keep_until: date


@dataclass(frozen=True, slots=True, repr=False)
class PassportReport:
    """Passport and visa data of one consultation, by name."""

    language: str
    title: str
    lines: tuple[PassportLine, ...]
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    place: str = ""
    paper: str = "A4"
