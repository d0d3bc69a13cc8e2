"""Findings about times and rooms: overlaps, gaps, overruns, breaks, clocks that are changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaEntry, Finding, ItemKind, SessionAgenda, beside
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.schedule import ends_before_start, minutes_of, session_minutes, time_line, zone

LONGEST_WITHOUT_BREAK = 90
"""Minutes."""

RESTS = frozenset({ItemKind.BREAK, ItemKind.REGISTRATION})
"""Kinds of item in which nobody has to listen."""


def of_session(session: Session) -> Iterator[Finding]:
    """What is wrong with the session itself."""
    if session.time_zone and zone(session.time_zone) is None:
        yield Finding("agenda.unknown_zone", "error", session.id, None, (("zone", session.time_zone),))
    if ends_before_start(session):
        data = (("start", session.start), ("end", session.end))
        yield Finding("agenda.start_after_end", "error", session.id, None, data)


def of_times(agenda: SessionAgenda) -> Mapping[UUID, list[Finding]]:
    """Pinned starts against what lies before them, and ends against the session's, by item."""
    found: dict[UUID, list[Finding]] = defaultdict(list)
    length = session_minutes(agenda.session)
    first = None if agenda.session.start is None else minutes_of(agenda.session.start)
    end = None if length is None or first is None else first + length
    last = max((entry.end or 0 for entry in agenda.entries), default=0)
    is_overrun = False
    latest: AgendaEntry | None = None
    for entry in agenda.entries:
        if entry.start is None or entry.end is None:
            continue
        found[entry.item.id] += _of_place(agenda, entry, latest, first)
        if length is not None and entry.item.minutes > length:
            longer = entry.item.minutes - length
            found[entry.item.id].append(
                beside(agenda, entry, "agenda.longer_than_session", minutes=longer, title=entry.item.title)
            )
        elif not is_overrun and end is not None and entry.end > end:
            is_overrun = True
            found[entry.item.id].append(
                beside(agenda, entry, "agenda.overrun", minutes=last - end, title=entry.item.title)
            )
        if latest is None or entry.end >= (latest.end or 0):
            latest = entry
    return found


def of_breaks(agenda: SessionAgenda) -> Mapping[UUID, list[Finding]]:
    """One finding for each stretch that is longer than anybody can sit, at the item where it becomes so."""
    found: dict[UUID, list[Finding]] = {}
    begin = reached = 0
    crossing: AgendaEntry | None = None

    def close() -> None:
        if crossing is not None:
            minutes, title = reached - begin, crossing.item.title
            found[crossing.item.id] = [beside(agenda, crossing, "agenda.no_break", minutes=minutes, title=title)]

    is_sitting = False
    for entry in agenda.entries:
        if entry.start is None or entry.end is None:
            continue
        if entry.item.kind in RESTS:
            close()
            is_sitting, crossing = False, None
            continue
        if not is_sitting or entry.start > reached:
            close()
            begin, reached, crossing, is_sitting = entry.start, entry.end, None, True
        reached = max(reached, entry.end)
        if crossing is None and reached - begin > LONGEST_WITHOUT_BREAK:
            crossing = entry
    close()
    return found


def room_clashes(agendas: Sequence[SessionAgenda]) -> dict[UUID, list[Finding]]:
    """Items of different sessions in one room at one instant, beside the item that begins later."""
    held: dict[tuple[str, object], list[tuple[int, int, SessionAgenda, AgendaEntry, str]]] = defaultdict(list)
    for number, agenda in enumerate(agendas):
        line, shift = time_line(number, agenda.session)
        for entry in agenda.entries:
            room = entry.item.room or agenda.session.venue
            if room.strip() and entry.start is not None and entry.end is not None:
                held[fold(room), line].append((entry.start + shift, entry.end + shift, agenda, entry, room))
    found: dict[UUID, list[Finding]] = defaultdict(list)
    for of_room in held.values():
        of_room.sort(key=lambda part: part[:2])
        taken: list[tuple[int, SessionAgenda, AgendaEntry]] = []
        for start, end, agenda, entry, room in of_room:
            taken = [one for one in taken if one[0] > start]
            other = next((one for _, of, one in taken if of.session.id != agenda.session.id), None)
            if other is not None:
                titles = {"title": entry.item.title, "other": other.item.title}
                clash = beside(agenda, entry, "agenda.room_twice", "error", str(other.item.id), room=room, **titles)
                found[entry.item.id].append(clash)
            taken.append((end, agenda, entry))
    return found


def clock_changes(agendas: Sequence[SessionAgenda], today: date | None) -> dict[UUID, list[Finding]]:
    """For each zone, beside its first session to come, that its clocks will show another time by then."""
    found: dict[UUID, list[Finding]] = {}
    told: set[str] = set()
    for agenda in agendas if today is not None else ():
        session, where = agenda.session, zone(agenda.session.time_zone)
        if today is None or where is None or session.date is None or session.date < today or session.time_zone in told:
            continue
        then = datetime.combine(session.date, session.start or time(12), where).utcoffset() or timedelta()
        now = datetime.combine(today, time(12), where).utcoffset() or timedelta()
        if then != now:
            told.add(session.time_zone)
            minutes = round((then - now).total_seconds() / 60)
            data = (("zone", session.time_zone), ("minutes", minutes))
            found[session.id] = [Finding("agenda.clock_change", "warning", session.id, None, data, session.time_zone)]
    return found


def _of_place(
    agenda: SessionAgenda, entry: AgendaEntry, latest: AgendaEntry | None, first: int | None
) -> Iterator[Finding]:
    """A pinned start against the latest end before it, or against the session's start."""
    if entry.item.pinned_start is None or entry.start is None:
        return
    before = latest.end if latest else first
    if before is None or before == entry.start or _are_apart(entry, latest):
        return
    title, other = entry.item.title, latest.item.title if latest else ""
    minutes = abs(entry.start - before)
    if entry.start > before:
        yield beside(agenda, entry, "agenda.gap", minutes=minutes, title=title, other=other)
    elif latest is None:
        yield beside(agenda, entry, "agenda.before_start", minutes=minutes, title=title)
    else:
        detail = str(latest.item.id)
        yield beside(agenda, entry, "agenda.overlap", "error", detail, minutes=minutes, title=title, other=other)


def _are_apart(entry: AgendaEntry, latest: AgendaEntry | None) -> bool:
    """Both name a room, and not the same."""
    if latest is None or not entry.item.room.strip() or not latest.item.room.strip():
        return False
    return fold(entry.item.room) != fold(latest.item.room)
