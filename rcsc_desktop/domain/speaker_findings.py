"""Findings about people: none named, named twice, in two places, away, not confirmed in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    AgendaEntry,
    Finding,
    ItemKind,
    SessionAgenda,
    SpeakerLine,
    SpeakerStatus,
    beside,
)
from rcsc_desktop.domain.availability import Period, is_there
from rcsc_desktop.domain.schedule import TimeLine, time_line

NEEDS_SPEAKER = frozenset({ItemKind.PRESENTATION, ItemKind.PANEL})
"""Kinds of item that are nothing without a speaker."""

CONFIRMED_BY = timedelta(weeks=3)
"""So long before the day a speaker who has not confirmed is a finding."""


def of_speakers(
    agenda: SessionAgenda, entry: AgendaEntry, today: date | None, availability: Mapping[UUID, tuple[Period, ...]]
) -> Iterator[Finding]:
    """What is to be said of the speakers of one item."""
    item, speakers = entry.item, _expected(entry)
    if item.kind in NEEDS_SPEAKER and not speakers:
        yield beside(agenda, entry, "agenda.no_speaker", title=item.title, kind=item.kind)
    seen: set[tuple[UUID, str]] = set()
    for line in speakers:
        person = line.speaker.person_id
        named = {"name": line.name, "title": item.title}
        if (person, line.speaker.role) in seen:
            yield beside(agenda, entry, "agenda.speaker_listed_twice", detail=str(person), **named)
        seen.add((person, line.speaker.role))
        if person in availability and not _is_there(availability[person], agenda, entry):
            yield beside(agenda, entry, "agenda.speaker_away", "error", str(person), **named)
        if _is_late(line, agenda, today):
            status = line.speaker.status
            yield beside(agenda, entry, "agenda.speaker_unconfirmed", detail=str(person), **named, status=status)


def clashes(agendas: Sequence[SessionAgenda]) -> dict[UUID, list[Finding]]:
    """People in two items at one instant, beside the item that begins later."""
    parts: dict[tuple[UUID, TimeLine], list[tuple[int, int, int, SessionAgenda, AgendaEntry, str]]] = defaultdict(list)
    count = 0
    for number, agenda in enumerate(agendas):
        line, shift = time_line(number, agenda.session)
        for entry in agenda.entries:
            if entry.start is None or entry.end is None:
                continue
            for person, name in {one.speaker.person_id: one.name for one in _expected(entry)}.items():
                count += 1
                parts[person, line].append((entry.start + shift, count, entry.end + shift, agenda, entry, name))
    found: dict[UUID, list[Finding]] = defaultdict(list)
    for (person, _), of_person in parts.items():
        if len(of_person) < 2:
            continue
        of_person.sort(key=lambda part: part[:2])
        _, _, busy_until, _, busy_with, _ = of_person[0]
        for start, _, end, agenda, entry, name in of_person[1:]:
            if start < busy_until:
                titles = {"title": entry.item.title, "other": busy_with.item.title}
                clash = beside(agenda, entry, "agenda.speaker_twice", "error", str(person), name=name, **titles)
                found[entry.item.id].append(clash)
            if end > busy_until:
                busy_until, busy_with = end, entry
    return found


def _expected(entry: AgendaEntry) -> list[SpeakerLine]:
    """Those who did not decline."""
    return [line for line in entry.speakers if line.speaker.status is not SpeakerStatus.DECLINED]


def _is_there(periods: tuple[Period, ...], agenda: SessionAgenda, entry: AgendaEntry) -> bool:
    if agenda.session.date is None or entry.start is None:
        return True
    midnight = datetime.combine(agenda.session.date, time())
    begin = midnight + timedelta(minutes=entry.start)
    return is_there(periods, begin, begin + timedelta(minutes=entry.item.minutes))


def _is_late(line: SpeakerLine, agenda: SessionAgenda, today: date | None) -> bool:
    day = agenda.session.date
    if today is None or day is None or line.speaker.is_confirmed:
        return False
    return today <= day <= today + CONFIRMED_BY
