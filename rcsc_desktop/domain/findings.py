"""What a coordinator should look at in an agenda; shown, never silently mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaEntry, Finding, ItemKind, SessionAgenda
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.schedule import ends_before_start, instant, minutes_of, session_minutes, zone

NEEDS_SPEAKER = frozenset({ItemKind.PRESENTATION, ItemKind.PANEL})
"""Kinds of item that are nothing without a speaker."""


_Line = tuple[int, str]
"""What starts may be compared on: the instants, the local days of a zone that is not known, or one session alone."""


def findings(agendas: Sequence[SessionAgenda]) -> tuple[Finding, ...]:
    """All findings in the order of sessions and items. ``data`` holds what the sentence of each code names:

    ======================================= ================================================================
    ``agenda.overlap`` ``agenda.gap``       ``minutes``, ``title``, ``other`` (the item before, empty where
                                            the gap follows the session's start)
    ``agenda.before_start``                 ``minutes``, ``title``: pinned before the session's start
    ``agenda.overrun``                      ``minutes`` past the session's end, ``title`` of the first item
    ``agenda.no_speaker``                   ``title``, ``kind``
    ``agenda.speaker_twice``                ``name``, ``title``, ``other``: two items at one instant
    ``agenda.speaker_listed_twice``         ``name``, ``title``
    ``agenda.start_after_end``              ``start``, ``end`` of the session
    ``agenda.unknown_zone``                 ``zone`` of the session
    ======================================= ================================================================
    """
    found: list[Finding] = []
    clashes = _clashes(agendas)
    for agenda in agendas:
        found.extend(_of_session(agenda.session))
        end = _end(agenda.session)
        previous: AgendaEntry | None = None
        is_overrun = False
        for entry in agenda.entries:
            found.extend(_of_place(agenda.session, entry, previous))
            if not is_overrun and end is not None and entry.end is not None and entry.end > end:
                is_overrun = True
                last = max(one.end or 0 for one in agenda.entries)
                found.append(_beside(agenda, entry, "agenda.overrun", minutes=last - end, title=entry.item.title))
            found.extend(_of_speakers(agenda, entry))
            found.extend(clashes.get(entry.item.id, ()))
            previous = entry
    return tuple(found)


def fit(agenda: SessionAgenda) -> tuple[int, int | None]:
    """Minutes that the items take, breaks and gaps included, and minutes that the session has (``None``: open)."""
    timed = [entry for entry in agenda.entries if entry.start is not None]
    if not timed:
        return sum(entry.item.minutes for entry in agenda.entries), session_minutes(agenda.session)
    begin = min(entry.start or 0 for entry in timed)
    if agenda.session.start is not None:
        begin = min(begin, minutes_of(agenda.session.start))
    return max(entry.end or 0 for entry in timed) - begin, session_minutes(agenda.session)


def _end(session: Session) -> int | None:
    """The end of the session in minutes after midnight of its date."""
    length = session_minutes(session)
    return None if length is None or session.start is None else minutes_of(session.start) + length


def _of_session(session: Session) -> Iterator[Finding]:
    if session.time_zone and zone(session.time_zone) is None:
        yield Finding("agenda.unknown_zone", "error", session.id, None, (("zone", session.time_zone),))
    if ends_before_start(session):
        data = (("start", session.start), ("end", session.end))
        yield Finding("agenda.start_after_end", "error", session.id, None, data)


def _of_place(session: Session, entry: AgendaEntry, previous: AgendaEntry | None) -> Iterator[Finding]:
    """A pinned start against the end of the item before it, or against the session's start."""
    if entry.item.pinned_start is None or entry.start is None:
        return
    before = previous.end if previous else None
    if previous is None and session.start is not None:
        before = minutes_of(session.start)
    if before is None or before == entry.start:
        return
    code = "agenda.gap"
    if entry.start < before:
        code = "agenda.overlap" if previous else "agenda.before_start"
    data: tuple[tuple[str, object], ...] = (("minutes", abs(entry.start - before)), ("title", entry.item.title))
    if code != "agenda.before_start":
        data = (*data, ("other", previous.item.title if previous else ""))
    severity = "error" if code == "agenda.overlap" else "warning"
    yield Finding(code, severity, session.id, entry.item.id, data)


def _of_speakers(agenda: SessionAgenda, entry: AgendaEntry) -> Iterator[Finding]:
    item = entry.item
    if item.kind in NEEDS_SPEAKER and not entry.speakers:
        yield _beside(agenda, entry, "agenda.no_speaker", title=item.title, kind=item.kind)
    seen: set[tuple[UUID, str]] = set()
    for line in entry.speakers:
        part = (line.speaker.person_id, line.speaker.role)
        if part in seen:
            yield _beside(agenda, entry, "agenda.speaker_listed_twice", name=line.name, title=item.title)
        seen.add(part)


def _clashes(agendas: Sequence[SessionAgenda]) -> dict[UUID, list[Finding]]:
    """People in two items at one instant, beside the item that begins later."""
    parts: dict[tuple[UUID, _Line], list[tuple[int, int, int, SessionAgenda, AgendaEntry, str]]] = defaultdict(list)
    count = 0
    for number, agenda in enumerate(agendas):
        line, shift = _time_line(number, agenda.session)
        for entry in agenda.entries:
            if entry.start is None or entry.end is None:
                continue
            for person, name in {one.speaker.person_id: one.name for one in entry.speakers}.items():
                count += 1
                parts[person, line].append((entry.start + shift, count, entry.end + shift, agenda, entry, name))
    found: dict[UUID, list[Finding]] = defaultdict(list)
    for of_person in parts.values():
        if len(of_person) < 2:
            continue
        of_person.sort(key=lambda part: part[:2])
        _, _, busy_until, _, busy_with, _ = of_person[0]
        for start, _, end, agenda, entry, name in of_person[1:]:
            if start < busy_until:
                titles = {"title": entry.item.title, "other": busy_with.item.title}
                clash = _beside(agenda, entry, "agenda.speaker_twice", "error", name=name, **titles)
                found[entry.item.id].append(clash)
            if end > busy_until:
                busy_until, busy_with = end, entry
    return found


def _time_line(number: int, session: Session) -> tuple[_Line, int]:
    """Where the session's minutes lie: on the line of instants, of local days, or on one of its own."""
    midnight = instant(session, 0)
    if midnight is not None:
        return (-1, "UTC"), int(midnight.timestamp()) // 60
    if session.date is not None:
        return (-1, session.time_zone), session.date.toordinal() * 24 * 60
    return (number, ""), 0


def _beside(agenda: SessionAgenda, entry: AgendaEntry, code: str, severity: str = "warning", **data: object) -> Finding:
    return Finding(code, severity, agenda.session.id, entry.item.id, tuple(data.items()))
