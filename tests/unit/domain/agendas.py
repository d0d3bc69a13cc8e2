"""Small agendas for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, ItemKind, SessionAgenda
from rcsc_desktop.domain.agenda_tree import build
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.order import spread
from rcsc_desktop.support.ids import new_id

CONSULTATION = new_id()


def session(
    start: time | None = time(14), end: time | None = time(18), day: date | None = None, zone: str = ""
) -> Session:
    return Session(consultation_id=CONSULTATION, start=start, end=end, date=day, time_zone=zone)


def item(title: str, minutes: int = 15, pinned: time | None = None, kind: ItemKind = ItemKind.OTHER) -> AgendaItem:
    return AgendaItem(session_id=CONSULTATION, title=title, minutes=minutes, pinned_start=pinned, kind=kind)


def agendas(
    *parts: tuple[Session, Sequence[AgendaItem]], speakers: Mapping[str, Sequence[str]] | None = None
) -> tuple[SessionAgenda, ...]:
    """The agendas of sessions with their items; ``speakers`` are names by the title of the item they speak in."""
    people = {name: new_id() for names in (speakers or {}).values() for name in names}
    rows, lines, sessions = [], [], []
    for (of, items), place in zip(parts, spread(None, None, len(parts)), strict=True):
        sessions.append(replace(of, order_key=place))
        for one, key in zip(items, spread(None, None, len(items)), strict=True):
            rows.append(replace(one, session_id=of.id, order_key=key))
            named = (speakers or {}).get(one.title, ())
            for name, line in zip(named, spread(None, None, len(named)), strict=True):
                lines.append(AgendaSpeaker(item_id=one.id, person_id=people[name], order_key=line))
    names = {person: name for name, person in people.items()}
    return build(CONSULTATION, sessions, rows, [], lines, names=names, organisations={}).sessions
