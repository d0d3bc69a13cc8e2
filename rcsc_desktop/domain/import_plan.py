"""The rows that an imported agenda becomes: a session for each room of each day, everything where the source has it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSource, AgendaSpeaker, AgendaTopic, TopicKind
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.import_people import ImportPeople
from rcsc_desktop.domain.imported_agenda import (
    ImportedAgenda,
    ImportedItem,
    ImportedSpeaker,
    ImportedTopic,
    ImportNote,
    overlaps,
)
from rcsc_desktop.domain.imported_source import KEPT_AS, keep_item, keep_whole
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.schedule import DAY, ends_before_start, minutes_of

USUAL_MINUTES = 15
MOST_OVERLAPS = 200
"""So many are named one by one; more nobody reads."""

_UNDATED = date(4, 1, 1)
"""Stands for the day of items that have none, while they are put in order."""

_WRITTEN_IN_ORDER = frozenset({"text", "xlsx", "ods", "csv"})
_EVENING = time(18)
_DAWN = time(6)
_NIGHT = timedelta(hours=2)
"""What begins before dawn, no later after what went before in its room, belongs to the evening."""


@dataclass(frozen=True, slots=True)
class ImportPlace:
    """Where an agenda goes: the consultation with its zone and, where known, its day.

    ``after`` is the order key of its last session; ``standing`` a session without items that is to be used up.
    """

    consultation_id: UUID
    title: str = ""
    time_zone: str = ""
    day: date | None = None
    after: str | None = None
    standing: Session | None = None


@dataclass
class ImportPlan:
    """Rows in an order in which they can be added, and what should be looked at."""

    sessions: list[Session] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)
    topics: list[AgendaTopic] = field(default_factory=list)
    speakers: list[AgendaSpeaker] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    sources: list[AgendaSource] = field(default_factory=list)
    findings: list[ImportNote] = field(default_factory=list)
    starts: list[tuple[str, date | None, time | None]] = field(default_factory=list)
    """Folded title, date and start of each item, to tell which of them are there already."""

    def rows(self) -> tuple[Entity, ...]:
        """All of them, what is pointed at before what points."""
        return (
            *self.sessions,
            *self.people,
            *self.organisations,
            *self.items,
            *self.topics,
            *self.speakers,
            *self.sources,
        )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What becomes one session."""

    place: str
    day: date
    zone: str
    items: tuple[ImportedItem, ...]


def plan(imported: ImportedAgenda, place: ImportPlace, people: ImportPeople) -> ImportPlan:
    """The rows of ``imported`` in ``place``; speakers are those of ``people``, or made there."""
    made = ImportPlan()
    stretches = _stretches(imported, place)
    guessed: list[ImportedItem] = []
    for stretch, order_key in zip(stretches, spread(place.after, None, len(stretches)), strict=True):
        _add_session(made, stretch, order_key, imported, place, people, guessed, is_only=len(stretches) == 1)
    if place.standing is not None and made.sessions:
        _use_up(made, place.standing)
    made.people, made.organisations = people.new_people, people.new_organisations
    if content := keep_whole(imported.source, imported.format, place.title):
        made.sources.append(
            AgendaSource(
                consultation_id=place.consultation_id,
                owner_id=place.consultation_id,
                format=KEPT_AS.get(imported.format, imported.format),
                content=content,
            )
        )
    if guessed:
        made.findings.append(ImportNote(guessed[0].where, "import.minutes_guessed", (("count", len(guessed)),)))
    made.findings += _overlap_notes(imported.items)
    return made


def with_nights(imported: ImportedAgenda) -> ImportedAgenda:
    """The agenda with small hours that a text or a table writes under the evening before them on their own day."""
    items = tuple(
        replace(item, date=item.date + timedelta(days=later)) if later and item.date else item
        for item, later in zip(imported.items, _days_later(imported), strict=True)
    )
    return replace(imported, items=items)


def _days_later(imported: ImportedAgenda) -> list[int]:
    """For each item whether it goes on past the midnight of the day it is written under."""
    found: list[int] = []
    last: dict[tuple[str, date | None], tuple[time, int]] = {}
    for item in imported.items:
        before, later = last.get((item.room, item.date), (time(), 0))
        if item.start is not None and imported.format in _WRITTEN_IN_ORDER:
            later = later or int(item.start < _DAWN and before >= _EVENING)
            last[item.room, item.date] = (item.start, later)
        found.append(later)
    return found


def _stretches(imported: ImportedAgenda, place: ImportPlace) -> list[_Stretch]:
    has_rooms = any(item.room for item in imported.items)
    groups: dict[tuple[str, str], list[ImportedItem]] = defaultdict(list)
    for item, later in zip(imported.items, _days_later(imported), strict=True):
        zone = item.time_zone or imported.time_zone or place.time_zone
        day = item.date or (imported.date or place.day or _UNDATED) + timedelta(days=later)
        groups[item.room if has_rooms else item.track, zone].append(replace(item, date=day))
    found = [
        _Stretch(room, items[0].date or _UNDATED, zone, tuple(items))
        for (room, zone), of_room in groups.items()
        for items in _by_day(of_room)
    ]
    return sorted(found, key=lambda one: (one.day, _natural(one.place)))


def _by_day(items: Sequence[ImportedItem]) -> Iterator[list[ImportedItem]]:
    """The items of one room in order of time, a list a day; what follows an evening past midnight stays with it."""
    current: list[ImportedItem] = []
    first: datetime | None = None
    before: datetime | None = None
    for item in _in_order(items):
        begin = _begin(item)
        if current and item.date != current[0].date and not _is_night(begin, first, before):
            yield current
            current, first, before = [], None, None
        current.append(item)
        if begin is not None:
            first = first or begin
            before = begin + timedelta(minutes=item.minutes or 0)
    if current:
        yield current


def _is_night(begin: datetime | None, first: datetime | None, before: datetime | None) -> bool:
    """What begins then goes on the session of the evening, whose ``first`` item began and the one ``before`` ended.

    A start that is not before the session's on the clock cannot be told from one on the session's own day.
    """
    if begin is None or first is None or before is None:
        return False
    is_next_day = begin.date() - timedelta(days=1) == first.date() and begin.time() < first.time()
    return is_next_day and begin.time() < _DAWN and begin - before <= _NIGHT


def _in_order(items: Sequence[ImportedItem]) -> list[ImportedItem]:
    """By date and start; an item without a start stays behind the one that the source has before it."""
    keyed: list[tuple[datetime, ImportedItem]] = []
    last = datetime.combine(date.min, time())
    for item in items:
        begin = _begin(item)
        if begin is not None:
            last = begin
        elif item.date is not None and item.date != last.date():
            last = datetime.combine(item.date, time())
        keyed.append((last, item))
    return [item for _, item in sorted(keyed, key=lambda pair: pair[0])]


def _add_session(
    made: ImportPlan,
    stretch: _Stretch,
    order_key: str,
    imported: ImportedAgenda,
    place: ImportPlace,
    people: ImportPeople,
    guessed: list[ImportedItem],
    *,
    is_only: bool,
) -> None:
    lengths = _lengths(stretch.items, guessed)
    begins = [_minutes(item, stretch.day) for item in stretch.items]
    timed = [(begin, begin + length) for begin, length in zip(begins, lengths, strict=True) if begin is not None]
    start = min((begin for begin, _ in timed), default=None)
    end = max((end for _, end in timed), default=None)
    if is_only and imported.start is not None and all(begin < DAY for begin, _ in timed):
        opening = minutes_of(imported.start)
        start = opening if start is None else min(opening, start)
    if is_only and imported.end is not None:
        end = max(end or 0, minutes_of(imported.end))
    session = Session(
        consultation_id=place.consultation_id,
        name=stretch.place,
        date=None if stretch.day == _UNDATED else stretch.day,
        start=None if start is None else _clock(start),
        end=None if start is None or end is None or not start < end < start + DAY else _clock(end),
        time_zone=stretch.zone,
        venue=stretch.items[0].room,
        track=stretch.place,
        order_key=order_key,
    )
    if ends_before_start(session):
        session = replace(session, end=None)
    made.sessions.append(session)
    now = start
    keys = spread(None, None, len(stretch.items))
    for item, begin, minutes, key in zip(stretch.items, begins, lengths, keys, strict=True):
        is_timed = not (begin is None and item.minutes is None)
        pin = None if begin is None or begin == now else item.start
        if begin is not None:
            now = begin
        if now is not None and is_timed:
            now += minutes
        _add_item(made, item, minutes, pin, key, session, imported.format, people, is_timed=is_timed)


def _add_item(
    made: ImportPlan,
    item: ImportedItem,
    minutes: int,
    pin: time | None,
    order_key: str,
    session: Session,
    format: str,
    people: ImportPeople,
    *,
    is_timed: bool,
) -> None:
    item = people.behind_title(item) if format == "text" else item
    row = AgendaItem(
        session_id=session.id,
        title=item.title,
        kind=item.kind,
        minutes=minutes,
        pinned_start=pin,
        is_timed=is_timed,
        background=item.background,
        link=item.link,
        notes=item.notes,
        order_key=order_key,
    )
    made.items.append(row)
    made.starts.append((fold(item.title), session.date, item.start))
    _add_topics(made, item.topics, row.id, None)
    made.speakers += _speakers(item.speakers, row.id, people)
    if content := keep_item(item, format, minutes):
        made.sources.append(
            AgendaSource(
                consultation_id=session.consultation_id,
                owner_id=row.id,
                format=KEPT_AS.get(format, format),
                content=content,
            )
        )


def _add_topics(made: ImportPlan, topics: Sequence[ImportedTopic], item_id: UUID, parent_id: UUID | None) -> None:
    for topic, order_key in zip(topics, spread(None, None, len(topics)), strict=True):
        row = AgendaTopic(
            item_id=item_id,
            parent_id=parent_id,
            text=topic.text,
            kind=TopicKind.QUESTION if topic.is_question else TopicKind.TOPIC,
            order_key=order_key,
        )
        made.topics.append(row)
        _add_topics(made, topic.children, item_id, row.id)


def _speakers(speakers: Iterable[ImportedSpeaker], item_id: UUID, people: ImportPeople) -> list[AgendaSpeaker]:
    """Everybody once, even where the source names somebody twice."""
    rows: dict[tuple[UUID, str], AgendaSpeaker] = {}
    named = [(one, people.person(one)) for one in speakers]
    for (one, found), order_key in zip(named, spread(None, None, len(named)), strict=True):
        if found is not None and (found.person_id, one.role.value) not in rows:
            rows[found.person_id, one.role.value] = AgendaSpeaker(
                item_id=item_id,
                person_id=found.person_id,
                organisation_id=people.organisation(one.organisation),
                title=found.title,
                role=one.role,
                order_key=order_key,
            )
    return list(rows.values())


def _lengths(items: Sequence[ImportedItem], guessed: list[ImportedItem]) -> list[int]:
    """Minutes of each; without an end it lasts until the next one begins, 15 minutes where none does."""
    lengths = []
    for item, following in pairwise((*items, None)):
        assert item is not None  # noqa: S101 - only the last is None
        if item.minutes:
            lengths.append(item.minutes)
            continue
        begin, then = _begin(item), None if following is None else _begin(following)
        until = int((then - begin).total_seconds()) // 60 if begin is not None and then is not None else 0
        lengths.append(until if 0 < until <= DAY else USUAL_MINUTES)
        if begin is not None:
            guessed.append(item)
    return lengths


def _use_up(made: ImportPlan, standing: Session) -> None:
    """The empty session becomes the first of those that were read, and keeps what the source does not say."""
    first = made.sessions[0]
    said: Mapping[str, object] = {
        name: value
        for name in ("name", "date", "start", "end", "time_zone", "venue", "track")
        if (value := getattr(first, name))
    }
    used = replace(standing, **said)  # type: ignore[arg-type]
    made.sessions[0] = replace(used, end=None) if ends_before_start(used) else used
    made.items = [replace(item, session_id=standing.id) if item.session_id == first.id else item for item in made.items]


def _overlap_notes(items: Sequence[ImportedItem]) -> list[ImportNote]:
    return [
        ImportNote(other.where, "import.overlap", (("title", other.title), ("other", item.title), ("room", item.room)))
        for item, other in islice(overlaps(items), MOST_OVERLAPS)
    ]


def already_there(made: ImportPlan, there: Iterable[tuple[str, date | None, time | None]]) -> int:
    """How many of the items have the title and the start of one that is there."""
    known = Counter(there)
    return sum((Counter(made.starts) & known).values())


def _begin(item: ImportedItem) -> datetime | None:
    if item.start is None:
        return None
    return datetime.combine(item.date or date(2000, 1, 1), item.start)


def _minutes(item: ImportedItem, day: date | None) -> int | None:
    """The start in minutes after midnight of ``day``."""
    if item.start is None:
        return None
    days = 0 if item.date is None or day is None else (item.date - day).days
    return days * DAY + minutes_of(item.start)


def _clock(minutes: int) -> time:
    return time(*divmod(minutes % DAY, 60))


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Room 2 stands before Room 10."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d{1,9})", fold(text)))
