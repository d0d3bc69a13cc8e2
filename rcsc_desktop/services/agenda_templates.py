"""Templates of agendas, and agendas that are taken over from one consultation into another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, AgendaTemplate
from rcsc_desktop.domain.agenda_rows import AgendaRows, frozen, thawed
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.templates import Template, in_main_language, pattern_of, placed_sessions, read_pattern
from rcsc_desktop.domain.text import required
from rcsc_desktop.services.agenda_reading import read_rows
from rcsc_desktop.services.copies import copies
from rcsc_desktop.services.ports import Database, UnitOfWork
from rcsc_desktop.support.ids import new_id
from rcsc_desktop.support.resources import resource


class TemplateService:
    """The patterns that ship and those of one's own; each verb is one operation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Template, ...]:
        """All templates: those that ship first, then one's own by name."""
        with self._database.read() as reader:
            saved = reader.find(AgendaTemplate)
        own = [Template(str(one.id), {"": one.name}, thawed(one.content)) for one in saved]
        return (*built_in(), *sorted(own, key=lambda one: fold(one.names[""])))

    def resolve(self, key: str) -> Template:
        """The template of that key, or of that name in any language; else ``template.unknown`` with those there are."""
        found = self.list()
        wanted = fold(key)
        for one in found:
            if wanted in {fold(one.key), *(fold(name) for name in one.names.values())}:
                return one
        choices = [one.key if one.is_built_in else one.name("") for one in found]
        raise UserError("template.unknown", text=key, choices=choices)

    def save(self, consultation_id: UUID, name: str) -> ChangeSet:
        """Keep the agenda of a consultation, without people, under a name; one of one's own of that name is replaced.

        Refused: ``template.built_in`` for a name that ships, ``agenda.no_items`` where there is nothing to keep.
        """
        name = required(name, "name").strip()
        if any(fold(name) in {fold(one.key), *map(fold, one.names.values())} for one in built_in()):
            raise UserError("template.built_in", text=name)
        with self._database.write() as work:
            rows = pattern_of(read_rows(work, consultation_id, with_texts=True))
            if not rows.items:
                raise UserError("agenda.no_items")
            content = frozen(rows)
            known = next((one for one in work.find(AgendaTemplate) if fold(one.name) == fold(name)), None)
            if known is not None:
                work.change(AgendaTemplate, known.id, name=name, content=content)
                return work.commit("agenda_template.save", new_id=known.id, title=name)
            template = AgendaTemplate(name=name, content=content)
            work.add(template)
            return work.commit("agenda_template.save", new_id=template.id, title=name)

    def remove(self, key: str) -> ChangeSet:
        """Take one of one's own templates out; those that ship stay (``template.built_in``)."""
        template = self.resolve(key)
        if template.is_built_in:
            raise UserError("template.built_in", text=key)
        with self._database.write() as work:
            work.remove(AgendaTemplate, UUID(template.key))
            return work.commit("agenda_template.remove", title=template.name(""))

    def apply(self, key: str, consultation_id: UUID) -> ChangeSet:
        """Put the sessions and items of a template behind those of a consultation, on its days, in its language.

        The sessions that the consultation has are used while nothing stands in any of them.
        """
        template = self.resolve(key)
        with self._database.write() as work:
            first_id = take_over(work, template.rows, consultation_id)
            target = work.get(Consultation, consultation_id)
            return work.commit(
                "agenda.apply_template",
                consultation_id=consultation_id,
                new_id=first_id,
                title=template.name(target.language),
            )

    def copy(self, consultation_id: UUID, target_id: UUID, *, with_speakers: bool = True) -> ChangeSet:
        """Take the agenda of a consultation over into another: days are moved, numbers and times stay.

        Documents, rooms and notes come along; what is parked and what an import noted does not.
        """
        if consultation_id == target_id:
            raise UserError("agenda.copy_to_itself")
        with self._database.write() as work:
            rows = read_rows(work, consultation_id, with_texts=True)
            if not rows.items:
                raise UserError("agenda.no_items")
            if not with_speakers:
                sessions = tuple(replace(one, chair_id=None) for one in rows.sessions)
                rows = replace(rows, speakers=(), sessions=sessions)
            first_id = take_over(work, rows, target_id)
            return work.commit("agenda.copy", consultation_id=target_id, new_id=first_id, title=rows.consultation.title)


def take_over(work: UnitOfWork, rows: AgendaRows, consultation_id: UUID) -> UUID | None:
    """Write the rows into a consultation under new keys, behind what stands there; the first session's key.

    Where nothing stands in any of its sessions yet, these are filled first.
    """
    target = work.get(Consultation, consultation_id)
    rows = in_main_language(rows, target.language)
    there = work.find(Session, consultation_id=consultation_id, is_parking=False)
    is_empty = not work.find(AgendaItem, session_id=tuple(one.id for one in there))
    empty = there if is_empty else ()
    sessions = placed_sessions(rows, target, _begins(target, empty))
    renamed: dict[UUID, UUID] = {rows.consultation.id: target.id}
    for pattern, session in zip(sessions, empty, strict=False):
        _fill(work, session, pattern)
        renamed[pattern.id] = session.id
    keys = spread(there[-1].order_key or None if there else None, None, len(sessions))
    added = [
        replace(one, consultation_id=target.id, order_key=key)
        for one, key in zip(sessions, keys, strict=True)
        if one.id not in renamed
    ]
    work.add(*copies(added, renamed))
    work.add(*_hanging(rows, {one.id for one in sessions}, renamed))
    return renamed[sessions[0].id] if sessions else None


def _begins(target: Consultation, empty: Sequence[Session]) -> date | None:
    if target.start_date is not None and target.start_date.is_firm:
        return target.start_date.first_day
    return min((one.date for one in empty if one.date is not None), default=None)


def _fill(work: UnitOfWork, empty: Session, pattern: Session) -> None:
    """What the pattern leaves open stays as it is."""
    names = ("name", "date", "start", "end", "time_zone", "venue", "link", "track", "chair_id", "restarts_numbering")
    told = {name: getattr(pattern, name) for name in names}
    work.change(Session, empty.id, **{name: value for name, value in told.items() if value not in {None, ""}})


def _hanging(rows: AgendaRows, session_ids: set[UUID], renamed: dict[UUID, UUID]) -> Sequence[Entity]:
    """Items with all that hangs under them, parents before children."""
    items = [one for one in rows.items if one.session_id in session_ids]
    item_ids = {one.id for one in items}
    found = copies(items, renamed)
    topics = [one for one in rows.topics if one.item_id in item_ids]
    for topic in topics:
        renamed[topic.id] = new_id()
    found += sorted(copies(topics, renamed), key=lambda copy: getattr(copy, "parent_id", None) is not None)
    found += copies([one for one in rows.speakers if one.item_id in item_ids], renamed)
    found += copies([one for one in rows.item_documents if one.item_id in item_ids], renamed)
    owners = set(renamed) - {rows.consultation.id}
    found += copies([one for one in rows.texts if one.owner_id in owners], renamed)
    return found


@lru_cache(maxsize=1)
def built_in() -> tuple[Template, ...]:
    """The templates that ship, in the order that they say."""
    files = sorted(resource("templates", "agendas").glob("*.json"))
    told = [(file.stem, json.loads(file.read_text(encoding="utf-8"))) for file in files]
    told.sort(key=lambda one: one[1]["order"])
    return tuple(Template(key, data["name"], read_pattern(data), is_built_in=True) for key, data in told)
