"""Dates that are known to the day, to the month, to the year, or still open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import total_ordering
from typing import Self

from rcsc_desktop.domain.errors import UserError

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """What is known of a date (ISO 8601 reduced precision). An open date is ``None`` in its place.

    A month sorts before its days, a year before its months.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2017-04-17``, ``2017-04`` or ``2017``; anything else is refused with ``date.unknown``."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise UserError("date.unknown", text=text)
        year, month, day = (None if part is None else int(part) for part in match.groups())
        try:
            date(year or 0, month or 1, day or 1)
        except ValueError:
            raise UserError("date.unknown", text=text) from None
        return cls(year or 0, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """The firm date ``day``."""
        return cls(day.year, day.month, day.day)

    @property
    def is_firm(self) -> bool:
        """Known to the day."""
        return self.day is not None

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def __lt__(self, other: Self) -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
        if self.day is not None:
            parts.append(f"{self.day:02}")
        return "-".join(parts)


def today() -> date:
    """The day it is where the program runs."""
    return datetime.now(UTC).astimezone().date()
