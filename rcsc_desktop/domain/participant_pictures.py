"""Participants as a whole in figures: how many by region, organisation and gender, and by status over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rcsc_desktop.domain.charts import percentages
from rcsc_desktop.domain.participant import ParticipantStatus

PICTURED = ("regional_scope", "organisation", "gender")
"""Columns that participants are shown by."""

NARROWABLE = ("regional_scope", "organisation", "gender", "status", "category", "constituency", "mode")
"""Columns that a list can be narrowed by."""

COURSE_ORDER = (
    ParticipantStatus.CONFIRMED,
    ParticipantStatus.REGISTERED,
    ParticipantStatus.UNDER_REVIEW,
    ParticipantStatus.WAITLISTED,
    ParticipantStatus.INVITED,
    ParticipantStatus.NOMINATED,
    ParticipantStatus.DRAFT,
    ParticipantStatus.REPLACED,
    ParticipantStatus.CANCELLED,
    ParticipantStatus.DECLINED,
)
"""Statuses from those who come to those who do not."""


@dataclass(frozen=True, slots=True)
class Only:
    """Narrows a list to the participants whose ``column`` (one of ``NARROWABLE``) holds exactly ``value``.

    The value of an organisation is its key as text; an empty value means that the column is empty.
    """

    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Bar:
    """How many participants share a value. ``label`` is what people read: a name, or the value as it is stored."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Participants by one column: the most frequent values, then the rest, then those where the column is empty.

    ``rest`` is how many participants share the ``rest_values`` other values; ``blank`` how many have none.
    """

    column: str
    bars: tuple[Bar, ...]
    rest: int = 0
    rest_values: int = 0
    blank: int = 0

    @property
    def total(self) -> int:
        """All participants that were counted."""
        return sum(bar.count for bar in self.bars) + self.rest + self.blank

    @property
    def most(self) -> int:
        """The longest of the bars that are drawn, rest and blank among them."""
        return max((*(bar.count for bar in self.bars), self.rest, self.blank), default=0)

    def shares(self) -> tuple[int, ...]:
        """Whole per cents of the bars, of the rest and of the blank, in this order."""
        return percentages([*(bar.count for bar in self.bars), self.rest, self.blank])


@dataclass(frozen=True, slots=True)
class StatusTurn:
    """``count`` participants came to ``status`` on a day, from the status ``before`` (empty: it is their first)."""

    day: date
    before: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class StatusCourse:
    """How many stood in each status at the end of each day on which anything changed.

    ``statuses`` are those that ever occurred, in ``COURSE_ORDER``; ``counts`` has a row for each of ``days``, with a
    number for each status. ``undated`` is how many participants have a status whose day nobody knows.
    """

    statuses: tuple[ParticipantStatus, ...] = ()
    days: tuple[date, ...] = ()
    counts: tuple[tuple[int, ...], ...] = ()
    undated: int = 0

    @property
    def most(self) -> int:
        """The most participants that stood in any status together."""
        return max((sum(row) for row in self.counts), default=0)

    def on(self, day: date) -> tuple[int, ...]:
        """The counts at the end of a day."""
        standing = [row for at, row in zip(self.days, self.counts, strict=True) if at <= day]
        return standing[-1] if standing else tuple(0 for _ in self.statuses)


@dataclass(frozen=True, slots=True)
class ParticipantPictures:
    """The figures of a list of participants. ``breakdowns`` are by ``PICTURED``, in this order."""

    total: int
    breakdowns: tuple[Breakdown, ...]
    course: StatusCourse

    def by(self, column: str) -> Breakdown:
        """The breakdown by one of ``PICTURED``."""
        return next(one for one in self.breakdowns if one.column == column)


def course(turns: Iterable[StatusTurn], undated: int = 0) -> StatusCourse:
    """The course that many turns make up; turns may come in any order."""
    ordered = sorted(turns, key=lambda turn: turn.day)
    seen = {turn.status for turn in ordered} | {turn.before for turn in ordered}
    statuses = tuple(status for status in COURSE_ORDER if status in seen)
    standing = dict.fromkeys(statuses, 0)
    days: dict[date, tuple[int, ...]] = {}
    for turn in ordered:
        standing[ParticipantStatus(turn.status)] += turn.count
        if turn.before:
            standing[ParticipantStatus(turn.before)] -= turn.count
        days[turn.day] = tuple(standing.values())
    return StatusCourse(statuses, tuple(days), tuple(days.values()), undated)
