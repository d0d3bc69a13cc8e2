"""Agendas: read as one computed thing, edited as an outline; each key of the outline is one operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, time
from typing import Any, cast
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    Agenda,
    AgendaDocument,
    AgendaItem,
    AgendaSpeaker,
    AgendaTopic,
    ItemKind,
    TopicKind,
)
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.language_versions import LanguageText
from rcsc_desktop.domain.outline import Outline, Plan, put_after
from rcsc_desktop.domain.text import required
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.domain.time_entry import Entry, parse_duration, parse_entry, parse_start
from rcsc_desktop.services.agenda_documents import write_documents
from rcsc_desktop.services.agenda_lines import Line, write_lines
from rcsc_desktop.services.agenda_reading import read_agenda, scope_of_item
from rcsc_desktop.services.agenda_reports import AgendaReports
from rcsc_desktop.services.agenda_speakers import add_speaker, change_speaker, write_speakers
from rcsc_desktop.services.agenda_texts import read_texts, write_text
from rcsc_desktop.services.ports import Database, Reader, UnitOfWork
from rcsc_desktop.services.records import change_fields

USUAL_MINUTES = 15

NOTHING_SEEN: Mapping[str, object] = {}
_TYPED_LISTS = frozenset({"speakers", "documents"})
"""What is typed as one text and stored as rows."""


class AgendaService:
    """The agendas of the workspace's consultations."""

    def __init__(self, database: Database, reports: AgendaReports, today: Callable[[], date] = date.today) -> None:
        self._database = database
        self._today = today
        self.report = reports.report

    def view(self, consultation_id: UUID, language: str | None = None) -> Agenda:
        """The agenda with times, numbers and findings; in ``language`` where its texts have that version."""
        with self._database.read() as reader:
            return read_agenda(reader, consultation_id, language, self._today())

    def add_item(
        self,
        session_id: UUID,
        text: str,
        *,
        after: UUID | None = None,
        first: bool = False,
        minutes: int | str | None = None,
        start: time | str | None = None,
        kind: ItemKind | str | None = None,
        values: Mapping[str, object] | None = None,
    ) -> ChangeSet:
        """An item made of a line as typed ("14:15 15m Welcome"): behind ``after``, ``first``, or at the end.

        ``values`` are more fields, as ``set_item`` takes them.
        """
        entry = _entry(text)
        if minutes is not None:
            entry = replace(entry, minutes=minutes if isinstance(minutes, int) else parse_duration(minutes))
        if start is not None:
            entry = replace(entry, start=start if isinstance(start, time) else parse_start(start))
        with self._database.write() as work:
            session = work.get(Session, session_id)
            items = work.find(AgendaItem, session_id=session_id)
            item = AgendaItem(
                session_id=session_id,
                title=entry.title,
                kind=coerce(AgendaItem, "kind", kind or ItemKind.OTHER),
                minutes=parse_duration(str(USUAL_MINUTES if entry.minutes is None else entry.minutes)),
                pinned_start=entry.start,
            )
            last = items[-1].id if items else None
            placed, *moved = _after(item, items, None if first else after or last)
            _write_places(work, moved)
            work.add(placed)
            change_fields(work, AgendaItem, item.id, _write_around(work, item, values or {}))
            return work.commit(
                "agenda.add_item", consultation_id=session.consultation_id, new_id=item.id, title=item.title
            )

    def add_topic(
        self,
        item_id: UUID,
        text: str,
        *,
        kind: TopicKind | str = TopicKind.TOPIC,
        parent_id: UUID | None = None,
        after_id: UUID | None = None,
        first: bool = False,
    ) -> ChangeSet:
        """A topic or question under an item or under another topic: behind ``after_id``, first, or at the end."""
        required(text, "text")
        with self._database.write() as work:
            siblings = work.find(AgendaTopic, item_id=item_id, parent_id=parent_id)
            topic = AgendaTopic(
                item_id=item_id,
                parent_id=parent_id,
                text=text,
                kind=coerce(AgendaTopic, "kind", kind),
            )
            last = siblings[-1].id if siblings else None
            placed, *moved = _after(topic, siblings, None if first else after_id or last)
            _write_places(work, moved)
            work.add(placed)
            scope = scope_of_item(work, work.get(AgendaItem, item_id))
            return work.commit("agenda.add_topic", consultation_id=scope, new_id=topic.id, title=topic.text)

    def retype(self, row_id: UUID, text: str, seen: Mapping[str, object] | None = None) -> ChangeSet:
        """The line of an item, topic or question typed anew; times in an item's line are understood.

        ``seen`` holds the line under ``title`` or ``text``: it may have been an item when the edit began, a topic now.
        """
        with self._database.write() as work:
            row = _row(work, row_id)
            field = "text" if isinstance(row, AgendaTopic) else "title"
            if seen is not None:
                seen = {field: seen.get("title", seen.get("text"))}
            if isinstance(row, AgendaTopic):
                values: dict[str, object] = {"text": text}
            else:
                entry = _entry(text)
                values = {"title": entry.title}
                values |= {"minutes": entry.minutes} if entry.minutes is not None else {}
                values |= {"pinned_start": entry.start} if entry.start is not None else {}
            return _change(work, row, values, seen, "agenda.retype")

    def set_item(
        self, item_id: UUID, values: Mapping[str, object], seen: Mapping[str, object] | None = None
    ) -> ChangeSet:
        """Fields of an item, typed or as typed: ``minutes`` "1h30", ``pinned_start`` "2:15pm" ("" unpins), …

        ``speakers`` may be a text as ``set_speakers`` takes it, ``documents`` one of symbols with semicolons between,
        ``topics`` and ``questions`` sequences of ``Line``.
        """
        with self._database.write() as work:
            item = work.get(AgendaItem, item_id)
            rest = _write_around(work, item, values, seen or {})
            known = {name: value for name, value in (seen or {}).items() if name not in _TYPED_LISTS}
            return _change(work, item, rest, known, "agenda.change", sorted(values))

    def set_topic_kind(self, row_id: UUID, kind: TopicKind | str) -> ChangeSet:
        """Make a question of a topic, or the reverse."""
        with self._database.write() as work:
            return _change(work, work.get(AgendaTopic, row_id), {"kind": kind}, None, "agenda.change")

    def set_speakers(self, item_id: UUID, text: str, seen: str | None = None) -> ChangeSet:
        """The speakers of an item as typed ("Colin Rajah; Robert Vitillo, ICMC"); unknown people are made.

        People who stay keep their role and whether they are confirmed; ``seen`` is the text when the edit began.
        """
        with self._database.write() as work:
            item = work.get(AgendaItem, item_id)
            write_speakers(work, item_id, text, seen)
            return work.commit("agenda.set_speakers", consultation_id=scope_of_item(work, item), title=item.title)

    def set_speaker(
        self, speaker_id: UUID, values: Mapping[str, object], seen: Mapping[str, object] | None = None
    ) -> ChangeSet:
        """Fields of one speaker: title on paper, role, status; ``name`` and ``organisation`` as typed."""
        with self._database.write() as work:
            return _commit_speakers(work, change_speaker(work, speaker_id, values, seen))

    def add_speaker(self, item_id: UUID, name: str, values: Mapping[str, object] | None = None) -> ChangeSet:
        """One more speaker of an item; who is not in the contacts yet is added to them."""
        with self._database.write() as work:
            work.get(AgendaItem, item_id)
            speaker = add_speaker(work, item_id, name, values or {})
            return _commit_speakers(work, speaker, speaker.id)

    def remove_speaker(self, speaker_id: UUID) -> ChangeSet:
        """Take a speaker out of an item; the person stays in the contacts."""
        with self._database.write() as work:
            speaker = work.get(AgendaSpeaker, speaker_id)
            work.remove(AgendaSpeaker, speaker_id)
            return _commit_speakers(work, speaker)

    def move_item(self, item_id: UUID, after_id: UUID | None, session_id: UUID | None = None) -> ChangeSet:
        """Put an item behind another, or first; also into another session."""
        with self._database.write() as work:
            item = work.get(AgendaItem, item_id)
            if after_id == item_id:
                return work.commit("agenda.move", title=item.title)
            target = replace(item, session_id=session_id or item.session_id)
            items = work.find(AgendaItem, session_id=target.session_id)
            placed, *moved = _after(target, items, after_id)
            _write_places(work, moved)
            work.change(AgendaItem, item_id, session_id=placed.session_id, order_key=placed.order_key)
            return work.commit(
                "agenda.move", consultation_id=scope_of_item(work, item), new_id=item_id, title=item.title
            )

    def move_up(self, row_id: UUID) -> ChangeSet:
        """Before the row above it, by the outline's rule."""
        return self._outline("agenda.move", row_id, lambda outline: outline.move(row_id, -1))

    def move_down(self, row_id: UUID) -> ChangeSet:
        """Behind the row below it, by the outline's rule."""
        return self._outline("agenda.move", row_id, lambda outline: outline.move(row_id, 1))

    def indent(self, row_id: UUID) -> ChangeSet:
        """An item becomes a topic of the item before it, a topic goes one level in; ``new_id`` is the row now."""
        return self._outline("agenda.indent", row_id, lambda outline: outline.indent(row_id))

    def outdent(self, row_id: UUID) -> ChangeSet:
        """A topic goes one level out; a topic of an item becomes an item. ``new_id`` is the row now."""
        return self._outline("agenda.outdent", row_id, lambda outline: outline.outdent(row_id))

    def remove(self, row_id: UUID) -> ChangeSet:
        """Take an item, topic or question out, with what is nested under it."""
        with self._database.write() as work:
            row = _row(work, row_id)
            scope = scope_of_item(work, row if isinstance(row, AgendaItem) else work.get(AgendaItem, row.item_id))
            work.remove(type(row), row_id)
            if isinstance(row, AgendaTopic):
                work.remove(AgendaTopic, *_below(work, row))
            title = row.title if isinstance(row, AgendaItem) else row.text
            return work.commit("agenda.remove", consultation_id=scope, title=title)

    def texts(self, consultation_id: UUID, language: str) -> tuple[LanguageText, ...]:
        """Every text of the agenda that prints, with its version in ``language``."""
        with self._database.read() as reader:
            return read_texts(reader, consultation_id, language)

    def set_text(self, owner_id: UUID, field: str, language: str, text: str) -> ChangeSet:
        """The language version of a text; a blank one removes it."""
        with self._database.write() as work:
            consultation_id, source = write_text(work, owner_id, field, language, text)
            return work.commit("agenda.translate", consultation_id=consultation_id, title=source, language=language)

    def _outline(self, name: str, row_id: UUID, key: Any) -> ChangeSet:
        with self._database.write() as work:
            row = _row(work, row_id)
            item = row if isinstance(row, AgendaItem) else work.get(AgendaItem, row.item_id)
            items = work.find(AgendaItem, session_id=item.session_id)
            item_ids = tuple(one.id for one in items)
            outline = Outline(
                items,
                work.find(AgendaTopic, item_id=item_ids),
                work.find(AgendaSpeaker, item_id=item_ids),
                work.find(AgendaDocument, item_id=item_ids),
            )
            plan: Plan = key(outline)
            _write_plan(work, plan)
            title = row.title if isinstance(row, AgendaItem) else row.text
            return work.commit(name, consultation_id=scope_of_item(work, item), new_id=plan.focus, title=title)


def _entry(text: str) -> Entry:
    """A line of an item as understood; ``text.required`` where it has no title."""
    required(text, "title")
    entry = parse_entry(text)
    required(entry.title, "title")
    return entry


def _row(reader: Reader, row_id: UUID) -> AgendaItem | AgendaTopic:
    items = reader.get_many(AgendaItem, [row_id])
    return items[row_id] if items else reader.get(AgendaTopic, row_id)


def _below(reader: Reader, topic: AgendaTopic) -> list[UUID]:
    others = reader.find(AgendaTopic, item_id=topic.item_id)
    below = {topic.id}
    while grown := {one.id for one in others if one.parent_id in below} - below:
        below |= grown
    return list(below - {topic.id})


def _after(row: Any, siblings: tuple[Any, ...], after_id: UUID | None) -> tuple[Any, ...]:
    try:
        return put_after(row, siblings, after_id)
    except KeyError:
        raise UserError("row.unknown", noun="agenda_item", id=str(after_id)) from None


def _write_places(work: UnitOfWork, rows: list[Any]) -> None:
    for row in rows:
        work.change(type(row), row.id, order_key=row.order_key)


def _change(
    work: UnitOfWork,
    row: AgendaItem | AgendaTopic,
    values: Mapping[str, object],
    seen: Mapping[str, object] | None,
    name: str,
    named: Sequence[str] = (),
) -> ChangeSet:
    change_fields(work, type(row), row.id, values, seen)
    item = row if isinstance(row, AgendaItem) else work.get(AgendaItem, row.item_id)
    title = row.title if isinstance(row, AgendaItem) else row.text
    return work.commit(name, consultation_id=scope_of_item(work, item), title=title, fields=named or sorted(values))


def _write_around(
    work: UnitOfWork, item: AgendaItem, values: Mapping[str, object], seen: Mapping[str, object] = NOTHING_SEEN
) -> dict[str, object]:
    """Write speakers, documents, topics and questions of an item where they are named; its own fields come back."""
    rest = dict(values)
    if "speakers" in rest:
        write_speakers(work, item.id, str(rest.pop("speakers")), _text(seen.get("speakers")))
    if "documents" in rest:
        programme_id = work.get(Consultation, scope_of_item(work, item)).programme_id
        write_documents(work, item.id, str(rest.pop("documents")), _text(seen.get("documents")), programme_id)
    for name, kind in (("topics", TopicKind.TOPIC), ("questions", TopicKind.QUESTION)):
        if name in rest:
            write_lines(work, item.id, kind, cast("Sequence[Line]", rest.pop(name)))
    return rest


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _commit_speakers(work: UnitOfWork, speaker: AgendaSpeaker, new_id: UUID | None = None) -> ChangeSet:
    item = work.get(AgendaItem, speaker.item_id)
    return work.commit(
        "agenda.set_speakers", consultation_id=scope_of_item(work, item), new_id=new_id, title=item.title
    )


def _write_plan(work: UnitOfWork, plan: Plan) -> None:
    """Add, change, remove; language versions of a row that takes another's place go with it."""
    work.add(*plan.adds)
    for row in plan.changes:
        work.change(type(row), row.id, **{one.name: getattr(row, one.name) for one in fields(row) if one.name != "id"})
    for row in plan.removes:
        work.remove(type(row), row.id)
    if plan.replaces is not None and plan.focus is not None:
        field = "text" if isinstance(plan.adds[0], AgendaTopic) else "title"
        for version in work.find(TextVersion, owner_id=plan.replaces, field=("text", "title")):
            work.change(TextVersion, version.id, owner_id=plan.focus, field=field)
