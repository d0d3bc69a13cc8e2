"""The sessions of a consultation: added, changed, copied, put in another order, taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import check_dates, coerce
from rcsc_desktop.domain.names import fold
from rcsc_desktop.services.agenda_speakers import find_or_add_person
from rcsc_desktop.services.copies import item_copies, text_copies
from rcsc_desktop.services.ports import Database, UnitOfWork
from rcsc_desktop.services.records import change_fields, last_order_key, put_after
from rcsc_desktop.support.ids import new_id


class SessionService:
    """Each verb is one operation; ``chair`` is a name that is found in the contacts or made, empty for nobody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, consultation_id: UUID, values: Mapping[str, object] | None = None, *, after_id: UUID | None = None
    ) -> ChangeSet:
        """A session behind another, or at the end; on the day of that one, or the consultation's first day."""
        with self._database.write() as work:
            consultation = work.get(Consultation, consultation_id)
            start = consultation.start_date
            day = start.first_day if start is not None and start.is_firm else None
            before = work.get(Session, after_id) if after_id is not None else None
            usual: dict[str, Any] = {
                "date": day if before is None else before.date,
                "time_zone": consultation.time_zone if before is None else before.time_zone,
            }
            typed = {
                field: coerce(Session, field, value)
                for field, value in _with_chair(work, {**usual, **(values or {})}).items()
            }
            session = Session(consultation_id=consultation_id, **typed)
            check_dates(session)
            session = replace(session, order_key=last_order_key(work, session))
            work.add(session)
            if after_id is not None:
                put_after(work, session, after_id)
            return work.commit("session.add", consultation_id=consultation_id, new_id=session.id, title=session.name)

    def change(
        self, session_id: UUID, values: Mapping[str, object], seen: Mapping[str, object] | None = None
    ) -> ChangeSet:
        """Fields of a session; ``seen`` is what stood there when the edit began (``edit.conflict``)."""
        with self._database.write() as work:
            session = work.get(Session, session_id)
            known = dict(seen or {})
            if "chair" in known:
                stored = work.get(Person, session.chair_id).name if session.chair_id else ""
                if str(known.pop("chair")) != stored and values.get("chair") != stored:
                    raise UserError(
                        "edit.conflict", field="chair", yours=values.get("chair"), theirs=stored, row_id=session_id
                    )
            change_fields(work, Session, session_id, _with_chair(work, values), known)
            return work.commit(
                "session.change",
                consultation_id=session.consultation_id,
                title=session.name,
                fields=sorted(values),
            )

    def duplicate(self, session_id: UUID) -> ChangeSet:
        """A copy with all its items, behind the session: the same programme for another part of the world."""
        with self._database.write() as work:
            session = work.get(Session, session_id)
            copy = replace(session, id=new_id(), order_key=last_order_key(work, session))
            work.add(copy)
            renamed = {session.id: copy.id}
            work.add(*item_copies(work, [session], renamed))
            work.add(*text_copies(work, session.consultation_id, renamed))
            put_after(work, copy, session.id)
            return work.commit(
                "session.duplicate", consultation_id=session.consultation_id, new_id=copy.id, title=session.name
            )

    def move(self, session_id: UUID, after_id: UUID | None) -> ChangeSet:
        """Put a session behind another, or first."""
        with self._database.write() as work:
            session = work.get(Session, session_id)
            put_after(work, session, after_id)
            return work.commit("session.move", consultation_id=session.consultation_id, title=session.name)

    def remove(self, session_id: UUID) -> ChangeSet:
        """Take a session out with all its items; one undo brings it back whole."""
        with self._database.write() as work:
            session = work.get(Session, session_id)
            work.remove(Session, session_id)
            return work.commit("session.remove", consultation_id=session.consultation_id, title=session.name)


def _with_chair(work: UnitOfWork, values: Mapping[str, object]) -> dict[str, object]:
    """The values with the key of the person who is named as chair."""
    rest = dict(values)
    if "chair" in rest:
        name = str(rest.pop("chair") or "")
        rest["chair_id"] = find_or_add_person(work, name) if fold(name) else None
    return rest
