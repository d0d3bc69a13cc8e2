"""What moves time in an agenda, each step one operation: placed, resized, parked, fitted, late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.flow import AddAt, MakeRoom, StartLate, Step
from rcsc_desktop.domain.schedule import minutes_of
from rcsc_desktop.domain.text import required
from rcsc_desktop.domain.time_entry import parse_entry
from rcsc_desktop.domain.timetable import Flow, Timetable
from rcsc_desktop.services.agenda_reading import scope_of_item
from rcsc_desktop.services.ports import Database, Reader, UnitOfWork

_FIELDS = ("session_id", "order_key", "pinned_start", "minutes")


class AgendaFlow:
    """The same verbs for the grid, the menu and the command; all take any step of ``domain.flow``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def preview(self, consultation_id: UUID, step: Step) -> Flow:
        """What the step would change; nothing is written."""
        with self._database.read() as reader:
            return step.on(_timetable(reader, consultation_id))

    def apply(self, consultation_id: UUID, step: Step) -> ChangeSet:
        """Do it, as one operation; an empty change set where nothing differs."""
        with self._database.write() as work:
            flow = step.on(_timetable(work, consultation_id))
            _write(work, flow)
            item_ids = _item_ids(step)
            return work.commit(
                step.name,
                consultation_id=consultation_id,
                new_id=item_ids[0] if len(item_ids) == 1 else None,
                **_params(step, flow.before),
            )

    def add_item(self, session_id: UUID, text: str, start: int, minutes: int) -> ChangeSet:
        """An item made of a line as typed, at a time of a session; times in the line come first."""
        required(text, "title")
        entry = parse_entry(text)
        required(entry.title, "title")
        with self._database.write() as work:
            session = work.get(Session, session_id)
            length = minutes if entry.minutes is None else entry.minutes
            item = AgendaItem(session_id=session_id, title=entry.title, minutes=length)
            begin = start if entry.start is None else minutes_of(entry.start)
            _write(work, AddAt(item, begin).on(_timetable(work, session.consultation_id)))
            return work.commit(
                "agenda.add_item", consultation_id=session.consultation_id, new_id=item.id, title=item.title
            )

    def remove_items(self, item_ids: Sequence[UUID]) -> ChangeSet:
        """Take several items out, with what is nested under them."""
        with self._database.write() as work:
            items = [work.get(AgendaItem, item_id) for item_id in dict.fromkeys(item_ids)]
            work.remove(AgendaItem, *(item.id for item in items))
            scope = scope_of_item(work, items[0]) if items else None
            return work.commit("agenda.remove", consultation_id=scope, **_named(items))


def _write(work: UnitOfWork, flow: Flow) -> None:
    known = {item.id for items in flow.before.items.values() for item in items}
    for session in flow.sessions:
        if session.id in flow.before.sessions:
            work.change(Session, session.id, date=session.date, start=session.start, end=session.end)
        else:
            work.add(session)
    for item in flow.items:
        if item.id in known:
            work.change(AgendaItem, item.id, **{name: getattr(item, name) for name in _FIELDS})
        else:
            work.add(item)


def _timetable(reader: Reader, consultation_id: UUID) -> Timetable:
    reader.get(Consultation, consultation_id)
    sessions = reader.find(Session, consultation_id=consultation_id)
    items = reader.find(AgendaItem, session_id=tuple(session.id for session in sessions))
    return Timetable.of_rows(consultation_id, sessions, items)


def _item_ids(step: Step) -> Sequence[UUID]:
    return getattr(step, "item_ids", ()) or ((found,) if (found := getattr(step, "item_id", None)) else ())


def _params(step: Step, table: Timetable) -> dict[str, Any]:
    """What the sentence of the operation names."""
    named = _named([table.item(item_id) for item_id in _item_ids(step)])
    return {**named, "minutes": step.minutes} if isinstance(step, MakeRoom | StartLate) else named


def _named(items: Sequence[AgendaItem]) -> dict[str, Any]:
    return {"title": items[0].title} if len(items) == 1 else {"count": len(items)} if items else {}
