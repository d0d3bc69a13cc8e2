"""What a writer of participant lists receives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.own_fields import OwnFieldKind
from rcsc_desktop.domain.participant import ParticipantLine, ParticipantStatus


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
class OwnColumn:
    """A column of an organiser's own field: its name (``own_fields.column_of``), heading and kind."""

    column: str
    heading: str
    kind: OwnFieldKind


@dataclass(frozen=True, slots=True)
class TabLines:
    """A further tab: those who share ``value`` of what ``by`` says; lines as in ``ParticipantReport``.

    ``value`` is a name of a country in the document's language, a category, a day (YYYY-MM-DD), a mode, or the column
    of a need; empty for those of whom it is not known. ``columns`` are those that the tab shows.
    """

    by: ListTab
    value: str
    columns: tuple[str, ...]
    lines: Iterable[ParticipantLine]
    total: int


@dataclass(frozen=True, slots=True)
class CsvChoices:
    """How a text file of values is written; an empty ``delimiter`` is the one that is usual in the language."""

    delimiter: str = ""
    with_byte_order_mark: bool = True


USUAL_CSV = CsvChoices()


@dataclass(frozen=True, slots=True)
class ListRequest:
    """How a list is asked for; ``None`` is the preset's columns, the consultation's language, all participants.

    ``statuses`` narrows it to some statuses (all, if empty), ``ids`` to some participants.
    """

    preset: str = "full"
    columns: tuple[str, ...] | None = None
    language: str | None = None
    tabs: tuple[ListTab, ...] = (ListTab.COUNTS,)
    statuses: tuple[ParticipantStatus, ...] = ()
    ids: Sequence[UUID] | None = None
    csv: CsvChoices = USUAL_CSV


USUAL_REQUEST = ListRequest()


@dataclass(frozen=True, slots=True)
class ParticipantReport:
    """The list of participants of one consultation.

    ``columns`` are names of ``ParticipantLine`` fields in the chosen order; ``lines`` may be a lazy iterable of
    100,000 and is read once; ``total`` is how many it yields; ``as_of`` is aware. ``own`` describes the columns of own
    fields among them. ``has_counts``: the workbook ends with a sheet of ``counts``.
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
    own: tuple[OwnColumn, ...] = ()
    tabs: tuple[TabLines, ...] = ()
    has_counts: bool = True
    csv: CsvChoices = USUAL_CSV

    @property
    def shown(self) -> tuple[str, ...]:
        """All columns that any tab shows."""
        return tuple(dict.fromkeys((*self.columns, *(name for tab in self.tabs for name in tab.columns))))
