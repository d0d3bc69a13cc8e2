"""An agenda as a file or a text told it, before it becomes rows of a consultation."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rcsc_desktop.domain.agenda import ItemKind, SpeakerRole
from rcsc_desktop.domain.schedule import zone


@dataclass(frozen=True, slots=True)
class ImportedSpeaker:
    """Somebody as named in the source; ids of the source are not kept, people are matched by name."""

    name: str
    title: str = ""
    organisation: str = ""
    role: SpeakerRole = SpeakerRole.SPEAKER


@dataclass(frozen=True, slots=True)
class ImportedTopic:
    """A line under an item, with what is nested under it."""

    text: str
    children: tuple[ImportedTopic, ...] = ()
    is_question: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedItem:
    """An event of the source.

    ``date`` and ``start`` are local to ``time_zone`` (IANA; empty where the source has none); ``minutes`` is ``None``
    where the source gives no end. ``room`` and ``track`` decide which parallel session it becomes part of. ``where``
    names its place in the source ("row 7", "line 12", "event 4312"). ``source`` is canonical JSON of all that the
    source says of it, for writing it back; empty for sources that are not written back.
    """

    title: str
    where: str
    date: date | None = None
    start: time | None = None
    minutes: int | None = None
    time_zone: str = ""
    room: str = ""
    track: str = ""
    kind: ItemKind = ItemKind.OTHER
    speakers: tuple[ImportedSpeaker, ...] = ()
    topics: tuple[ImportedTopic, ...] = ()
    background: str = ""
    link: str = ""
    notes: str = ""
    language: str = ""
    recurrence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ImportNote:
    """Something that could not be read (``refused``) or should be looked at: a code with data, and its place."""

    where: str
    code: str
    data: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedAgenda:
    """All that was read from one source.

    ``format`` is ``frab-xml``, ``schedule-json``, ``pretalx-json``, ``ics``, ``xlsx``, ``ods``, ``csv`` or ``text``;
    ``mapping`` says for tables which column became which field, ``columns`` names all there are. ``source`` is
    canonical JSON of what the source says of the whole, without its events (the rooms of a schedule's days are there,
    empty). ``needs_time_zone``: the source names none, so it has to be asked for. ``date``, ``start`` and ``end`` are
    what the head of a text says of all.
    """

    format: str
    title: str = ""
    date: date | None = None
    start: time | None = None
    end: time | None = None
    items: tuple[ImportedItem, ...] = ()
    refused: tuple[ImportNote, ...] = ()
    findings: tuple[ImportNote, ...] = ()
    time_zone: str = ""
    needs_time_zone: bool = False
    mapping: Mapping[str, str] | None = None
    columns: tuple[str, ...] = ()
    source: str = ""
    venue: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportChoices:
    """How a source is to be read.

    ``format`` is ``auto`` or one of the formats of ``ImportedAgenda``; ``time_zone`` (IANA) is for sources that name
    none. For tables: ``mapping`` from the words or the letter of a column to ``date``, ``start``, ``end``, ``minutes``,
    ``title``, ``speakers``, ``room``, ``track``, ``kind``, ``notes``, ``topics``, ``link`` or ``""`` (left out), which
    comes before what is guessed; ``sheet``; ``header_row`` counted from 1, 0 to look for it. ``is_unrolled`` makes an
    item of each occurrence of a recurring event. ``date`` is for texts and tables that have none.
    """

    format: str = "auto"
    time_zone: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    header_row: int = 0
    is_unrolled: bool = False
    date: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What was found: ``first_start`` and ``last_end`` are local date-times, or times where the source has no date."""

    events: int
    days: int
    rooms: int
    speakers: int
    first_start: datetime | time | None
    last_end: datetime | time | None
    overlaps: int
    without_speaker: int


def summary(imported: ImportedAgenda) -> ImportSummary:
    """Counts over everything that was read: rooms in use, distinct names as written, overlapping pairs in one room."""
    items = imported.items
    starts = [found for item in items if (found := _moment(item)) is not None]
    ends = [found for item in items if (found := _end(item)) is not None]
    return ImportSummary(
        events=len(items),
        days=len({item.date for item in items if item.date is not None}) or (1 if items else 0),
        rooms=len({item.room for item in items if item.room}),
        speakers=len({speaker.name for item in items for speaker in item.speakers}),
        first_start=min(starts, key=_comparable, default=None),
        last_end=max(ends, key=_comparable, default=None),
        overlaps=_overlap_count(items),
        without_speaker=sum(1 for item in items if not item.speakers),
    )


def overlaps(items: Sequence[ImportedItem]) -> Iterator[tuple[ImportedItem, ImportedItem]]:
    """Each pair of items that lie in one room at one time; there may be a great many."""
    for of_room in _spans(items):
        for at, (_, end, item) in enumerate(of_room):
            for begin, _, other in of_room[at + 1 :]:
                if begin >= end:
                    break
                yield item, other


def _overlap_count(items: Sequence[ImportedItem]) -> int:
    """How many pairs ``overlaps`` gives, without looking at each."""
    count = 0
    for of_room in _spans(items):
        begins = [begin for begin, _, _ in of_room]
        count += sum(bisect_left(begins, end) - at - 1 for at, (_, end, _) in enumerate(of_room))
    return count


def _spans(items: Sequence[ImportedItem]) -> Iterator[list[tuple[datetime, datetime, ImportedItem]]]:
    """Begin and end of the items of each room, in order; moments are compared where the items name several zones."""
    by_room: dict[str, list[tuple[datetime, datetime, ImportedItem]]] = defaultdict(list)
    is_zoned = len({item.time_zone for item in items}) > 1
    for item in items:
        if item.date is not None and item.start is not None and item.minutes:
            begin = datetime.combine(item.date, item.start)
            if is_zoned and (where := zone(item.time_zone)) is not None:
                begin -= where.utcoffset(begin) or timedelta(0)
            by_room[item.room].append((begin, begin + timedelta(minutes=item.minutes), item))
    for of_room in by_room.values():
        yield sorted(of_room, key=lambda part: part[0])


def _moment(item: ImportedItem) -> datetime | time | None:
    if item.start is None:
        return None
    return item.start if item.date is None else datetime.combine(item.date, item.start)


def _end(item: ImportedItem) -> datetime | time | None:
    begin = _moment(item)
    if begin is None:
        return None
    length = timedelta(minutes=item.minutes or 0)
    if isinstance(begin, datetime):
        return begin + length
    return (datetime.combine(date(2000, 1, 1), begin) + length).time()


def _comparable(moment: datetime | time) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(date.min, moment)
