"""Events of other shapes than the sample's: five days with three tracks, two webinars of one day, very many items."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, ItemKind
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.order import spread
from rcsc_desktop.services.core import Core

TRACKS = ("Human rights", "Irregular migration", "Cooperation")
_MORNING = (
    ("Opening statements", 30, ItemKind.OPENING),
    ("Panel: facilitating safe and orderly migration", 60, ItemKind.PANEL),
    ("Coffee", 20, ItemKind.BREAK),
    ("Interactive discussion with Member States", 70, ItemKind.DISCUSSION),
)
_TRACK = (
    ("Presentation of the issues brief", 25, ItemKind.PRESENTATION),
    ("Discussion in the group", 45, ItemKind.DISCUSSION),
    ("Tea", 15, ItemKind.BREAK),
    ("Drafting of recommendations to the co-facilitators", 50, ItemKind.OTHER),
    ("Wrap-up", 15, ItemKind.CLOSING),
)


def five_days(core: Core, people: tuple[UUID, ...] = ()) -> UUID:
    """Monday to Friday: a plenary in the morning, three tracks in the afternoon, an evening past midnight."""
    key = _consultation(core, "Global forum on migration and development")
    rows: list[Session | AgendaItem | AgendaSpeaker] = []
    sessions: list[Session] = []
    for at in range(5):
        day = date(2017, 11, 27) + timedelta(days=at)
        sessions.append(_session(key, day, time(9), time(12), name="Plenary"))
        rows += _items(sessions[-1], _MORNING)
        for track in TRACKS:
            sessions.append(_session(key, day, time(14), time(16, 45), track=track))
            rows += _items(sessions[-1], _TRACK)
    evening = _session(key, date(2017, 11, 29), time(22, 30), time(1), name="Reception")
    sessions.append(evening)
    rows += _items(evening, (("Music", 60, ItemKind.OTHER), ("Dance", 75, ItemKind.OTHER)))
    speakers = [
        AgendaSpeaker(item_id=row.id, person_id=people[at % len(people)], order_key="V")
        for at, row in enumerate(row for row in rows if isinstance(row, AgendaItem))
        if people and row.kind in (ItemKind.PANEL, ItemKind.OPENING)
    ]
    _insert(core, key, sessions, [*rows, *speakers])
    return key


def very_many(core: Core, *, rooms: int = 27, items: int = 617) -> UUID:
    """Two days in many rooms, each item pinned, as a schedule that was brought in."""
    key = _consultation(core, "Conference")
    sessions = [
        _session(key, date(2017, 8, 4) + timedelta(days=day), time(9), time(20), track=f"Room {room:02}")
        for day in range(2)
        for room in range(rooms)
    ]
    rows: list[Session | AgendaItem | AgendaSpeaker] = []
    for at in range(items):
        session = sessions[at % len(sessions)]
        minute = 9 * 60 + at // len(sessions) * 50
        rows.append(
            AgendaItem(
                session_id=session.id,
                title=f"Talk {at} about something with a long title",
                minutes=45,
                pinned_start=time(minute // 60, minute % 60),
                order_key=spread(None, None, at // len(sessions) + 1)[-1],
            )
        )
    _insert(core, key, sessions, rows)
    return key


def _consultation(core: Core, title: str) -> UUID:
    programme = core.programmes.list()[0]
    change = core.consultations.create(programme.id, title)
    assert change.new_id is not None
    for session in core.records.find(Session, consultation_id=change.new_id):
        core.records.remove(Session, session.id)
    return change.new_id


def _session(key: UUID, day: date, start: time, end: time, *, name: str = "", track: str = "") -> Session:
    zone = "America/New_York"
    return Session(consultation_id=key, date=day, start=start, end=end, name=name, track=track, time_zone=zone)


def _items(session: Session, lines: tuple[tuple[str, int, ItemKind], ...]) -> list[AgendaItem]:
    keys = spread(None, None, len(lines))
    return [
        AgendaItem(session_id=session.id, title=title, minutes=minutes, kind=kind, order_key=key)
        for (title, minutes, kind), key in zip(lines, keys, strict=True)
    ]


def _insert(core: Core, key: UUID, sessions: list[Session], rows: list[Session | AgendaItem | AgendaSpeaker]) -> None:
    from dataclasses import replace

    keys = spread(None, None, len(sessions))
    with core.records._database.write() as work:
        work.add(*(replace(one, order_key=order) for one, order in zip(sessions, keys, strict=True)), *rows)
        work.commit("session.add", consultation_id=key)
