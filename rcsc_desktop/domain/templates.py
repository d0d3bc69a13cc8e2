"""Patterns of agendas: what a template keeps, what ships with the program, and how either comes into an agenda.

A pattern is a bundle of rows without people. Its dates count from the first day of its own consultation, which is a
stand-in; when it is used all are moved to the days of the consultation it comes into.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.agenda import Agenda, AgendaItem, AgendaTopic, TopicKind
from rcsc_desktop.domain.agenda_rows import AgendaRows, computed, rendered
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.texts import TextVersion, source_hash
from rcsc_desktop.support.ids import new_id

FIRST_DAY = date(2001, 1, 1)
"""The first day of every pattern; a Monday."""
_LANGUAGE = "en"
"""The main language of the patterns that ship."""


@dataclass(frozen=True, slots=True)
class Template:
    """A pattern under a name. ``key`` is a code of one that ships, or the id of one that was saved.

    ``names`` are by language; a template of one's own has a single name under "".
    """

    key: str
    names: Mapping[str, str]
    rows: AgendaRows
    is_built_in: bool = False

    def name(self, language: str) -> str:
        """What it is called in a language, else in English."""
        return self.names.get(language) or self.names.get("") or self.names[_LANGUAGE]

    def agenda(self, language: str) -> Agenda:
        """The pattern with its times, in a language where it has that."""
        return computed(rendered(self.rows, language))


def first_day(rows: AgendaRows) -> date | None:
    """The day that dates count from: of the consultation where that is known, else of its earliest session."""
    start = rows.consultation.start_date
    if start is not None and start.is_firm:
        return start.first_day
    return min((one.date for one in rows.sessions if one.date is not None), default=None)


def pattern_of(rows: AgendaRows) -> AgendaRows:
    """What a template keeps of an agenda: no people, papers, links or notes; days from ``FIRST_DAY``."""
    held = tuple(one for one in rows.sessions if not one.is_parking)
    session_ids = {one.id for one in held}
    items = tuple(replace(one, owner="", notes="", link="") for one in rows.items if one.session_id in session_ids)
    item_ids = {one.id for one in items}
    topics = tuple(one for one in rows.topics if one.item_id in item_ids)
    stand_in = _stand_in(rows.consultation.language)
    begins = first_day(rows)
    shift = timedelta() if begins is None else FIRST_DAY - begins
    sessions = tuple(
        replace(
            one,
            consultation_id=stand_in.id,
            chair_id=None,
            link="",
            venue="",
            date=None if one.date is None else _moved(one.date, shift),
            time_zone="" if one.time_zone == rows.consultation.time_zone else one.time_zone,
        )
        for one in held
    )
    kept = session_ids | item_ids | {one.id for one in topics}
    texts = tuple(replace(one, consultation_id=stand_in.id) for one in rows.texts if one.owner_id in kept)
    return AgendaRows(consultation=stand_in, sessions=sessions, items=items, topics=topics, texts=texts)


def placed_sessions(rows: AgendaRows, target: Consultation, begins: date | None) -> list[Session]:
    """The sessions as they stand in another consultation, in order; still under their own keys.

    Days are moved so that the first day falls on ``begins`` (open where there is none), times stay local; a session
    without a time zone of its own gets that of the consultation.
    """
    source_day = first_day(rows)
    found = []
    for one in sorted(rows.sessions, key=lambda session: (session.order_key, session.id)):
        if one.is_parking:
            continue
        day = None
        if one.date is not None and begins is not None and source_day is not None:
            day = _moved(one.date, begins - source_day)
        is_own = one.time_zone not in {"", rows.consultation.time_zone}
        zone = one.time_zone if is_own else target.time_zone or one.time_zone
        found.append(replace(one, date=day, time_zone=zone))
    return found


def in_main_language(rows: AgendaRows, language: str) -> AgendaRows:
    """The rows with ``language`` as their main one where they have that version, the former main text as a version."""
    source = rows.consultation.language
    if language == source:
        return rows
    changed = rendered(rows, language)
    old, new = _texts(rows), _texts(changed)
    versions: list[TextVersion] = []
    swapped = {(one.owner_id, one.field): one for one in rows.texts if one.language == language}
    for one in rows.texts:
        place = (one.owner_id, one.field)
        if one.language == language or place not in old:
            continue
        is_current = one.source_hash == source_hash(old[place])
        versions.append(replace(one, source_hash=source_hash(new[place]) if is_current else one.source_hash))
    for place, one in swapped.items():
        if place in old:
            told = replace(one, id=new_id(), language=source, text=old[place], source_hash=source_hash(new[place]))
            versions.append(told)
    consultation = replace(rows.consultation, language=language)
    return replace(changed, consultation=consultation, texts=tuple(versions))


def read_pattern(data: Mapping[str, Any]) -> AgendaRows:
    """The rows of a pattern that ships: sessions with items, texts by language."""
    stand_in = _stand_in(_LANGUAGE)
    rows: dict[str, list[Entity]] = {"sessions": [], "items": [], "topics": [], "texts": []}
    told = data["sessions"]
    for session, order_key in zip(told, spread(None, None, len(told)), strict=True):
        made = Session(
            consultation_id=stand_in.id,
            name=_main(session.get("name")),
            date=FIRST_DAY + timedelta(days=session["day"]),
            start=coerce(Session, "start", session["start"]),
            end=coerce(Session, "end", session["end"]),
            order_key=order_key,
        )
        rows["sessions"].append(made)
        rows["texts"] += _versions(made.id, "name", session.get("name"), stand_in.id)
        for item, key in zip(session["items"], spread(None, None, len(session["items"])), strict=True):
            _read_item(item, made.id, key, rows, stand_in.id)
    parts: dict[str, Any] = {name: tuple(found) for name, found in rows.items()}
    return AgendaRows(consultation=stand_in, **parts)


def _read_item(
    data: Mapping[str, Any], session_id: UUID, order_key: str, rows: dict[str, list[Entity]], scope: UUID
) -> None:
    plain = {name: value for name, value in data.items() if name not in {"title", "topics", "questions"}}
    typed: dict[str, Any] = {name: coerce(AgendaItem, name, value) for name, value in plain.items()}
    item = AgendaItem(session_id=session_id, title=_main(data["title"]), order_key=order_key, **typed)
    rows["items"].append(item)
    rows["texts"] += _versions(item.id, "title", data["title"], scope)
    lines = [(TopicKind.TOPIC, one) for one in data.get("topics", ())]
    lines += [(TopicKind.QUESTION, one) for one in data.get("questions", ())]
    for (kind, text), key in zip(lines, spread(None, None, len(lines)), strict=True):
        topic = AgendaTopic(item_id=item.id, text=_main(text), kind=kind, order_key=key)
        rows["topics"].append(topic)
        rows["texts"] += _versions(topic.id, "text", text, scope)


def _stand_in(language: str) -> Consultation:
    return Consultation(
        programme_id=new_id(), key="", title="", start_date=PartialDate.of(FIRST_DAY), language=language
    )


def _moved(day: date, shift: timedelta) -> date | None:
    try:
        return day + shift
    except OverflowError:
        return None


def _main(texts: Mapping[str, str] | None) -> str:
    return "" if texts is None else texts[_LANGUAGE]


def _versions(owner_id: UUID, field: str, texts: Mapping[str, str] | None, scope: UUID) -> Iterator[TextVersion]:
    for language, text in (texts or {}).items():
        if language != _LANGUAGE:
            yield TextVersion(
                owner_id=owner_id,
                consultation_id=scope,
                field=field,
                language=language,
                text=text,
                state="approved",
                source_hash=source_hash(_main(texts)),
            )


def _texts(rows: AgendaRows) -> dict[tuple[UUID, str], str]:
    """The main texts of sessions, items and topics that have language versions."""
    owners: dict[UUID, Entity] = {}
    groups: tuple[Sequence[Entity], ...] = (rows.sessions, rows.items, rows.topics, rows.speakers)
    for group in groups:
        owners.update({row.id: row for row in group})
    return {
        (one.owner_id, one.field): str(getattr(owners[one.owner_id], one.field))
        for one in rows.texts
        if one.owner_id in owners
    }
