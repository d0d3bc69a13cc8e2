"""What a writer of the list of participants, as a paper to hand out, receives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.participant_list import ListGrouping
from rcsc_desktop.domain.reports.agenda import Letterhead

NO_LETTERHEAD = Letterhead()


@dataclass(frozen=True, slots=True)
class ListPaperOptions:
    """What an organiser chooses: how people stand together, whether they can be reached, charts on the last page.

    ``statuses`` are those whose participants stand in the list; ``status`` is what it is called, ``None`` as the last
    one that was issued (at first, provisional).
    """

    grouping: ListGrouping = ListGrouping.COUNTRY
    statuses: tuple[ParticipantStatus, ...] = (ParticipantStatus.CONFIRMED,)
    with_contact_lines: bool = False
    with_charts: bool = False
    with_letterhead: bool = True
    status: ListStatus | None = None


USUAL_LIST = ListPaperOptions()


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One person: running number, name behind the title, position, organisation, and lines to reach them by."""

    number: int
    name: str
    position: str = ""
    organisation: str = ""
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """People of one country or organisation, which is named by ``name``; empty where they have none."""

    name: str
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class EntrySection:
    """The groups of one category; ``name`` is empty where people have none."""

    name: str
    groups: tuple[EntryGroup, ...]


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """Somebody whose entry reads otherwise: field, before and after."""

    name: str
    details: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ListSince:
    """What changed since the list that was issued last.

    Numbers of those who came are those of this list; those who are gone have the number 0.
    """

    status: ListStatus
    revision: int
    number: int
    issued: date
    added: tuple[ListEntry, ...] = ()
    removed: tuple[ListEntry, ...] = ()
    changed: tuple[ChangedEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A value as it is stored, a day (YYYY-MM-DD) in a chart over time, and how many participants have it.

    ``parts`` divide ``count`` by the chart's ``parts``. ``others`` is how many further values share this bar.
    """

    value: str
    count: int
    parts: tuple[int, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class ListChart:
    """How many participants share each value of a column (``wording.lists.COUNT_HEADINGS``).

    With ``parts``, statuses, it is over time: how many stood in each at the end of a day.
    """

    column: str
    bars: tuple[ChartBar, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantListReport:
    """The list of participants of one meeting, arranged; other fields as in ``AgendaReport``.

    ``revision`` counts earlier issues of its status. ``version`` and ``issued`` are those of the issued list that this
    one is, ``as_of`` is the day that a list which was not issued is of.
    """

    language: str
    title: str
    sections: tuple[EntrySection, ...]
    status: ListStatus
    as_of: date
    subtitle: str = ""
    revision: int = 0
    version: int | None = None
    issued: date | None = None
    since: ListSince | None = None
    charts: tuple[ListChart, ...] = ()
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    place_lines: tuple[str, ...] = ()
    letterhead: Letterhead = NO_LETTERHEAD
    author: str = ""
    paper: str = "A4"
    clock: str = "auto"

    @property
    def total(self) -> int:
        """How many people stand in it."""
        return sum(len(group.entries) for section in self.sections for group in section.groups)

    @property
    def has_contact_lines(self) -> bool:
        """At least one person can be reached by it."""
        return any(one.contacts for section in self.sections for group in section.groups for one in group.entries)
