"""What differs between two agendas: items added, dropped, moved, renamed, other times, other speakers, and the rest.

Rows are the same where their ids are: a row that a version brought back keeps its id.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaEntry, SessionAgenda, SpeakerStatus, Visibility
from rcsc_desktop.domain.agenda_changes import AgendaChange, AgendaDiff, ChangeKind, Detail, Slot
from rcsc_desktop.domain.agenda_details import of_content, of_fields, of_speakers
from rcsc_desktop.domain.agenda_rows import AgendaRows, computed
from rcsc_desktop.domain.consultation import Consultation, Session

MEETING_FIELDS = (
    "title",
    "subtitle",
    "start_date",
    "end_date",
    "place",
    "time_zone",
    "venue_name",
    "venue_room",
    "venue_floor",
    "venue_street",
    "venue_city",
    "remote_instructions",
    "remote_link",
    "remote_number",
    "remote_code",
    "language",
    "cities",
)
"""Fields of the consultation that its papers say."""

_SESSION_FIELDS = ("name", "date", "start", "end", "time_zone", "venue", "link", "track", "restarts_numbering")


@dataclass(frozen=True, slots=True)
class _Item:
    entry: AgendaEntry
    slot: Slot


def diff(before: AgendaRows, after: AgendaRows, *, is_public: bool = False) -> AgendaDiff:
    """What became of ``before``; empty for agendas that say the same, whatever their order keys are.

    With ``is_public``, only what public papers say: no parked, internal or hidden items (which take their time all the
    same), no owners and internal notes, nobody who declined.
    """
    seen = _public if is_public else _whole_agenda
    old_sessions, new_sessions = seen(before), seen(after)
    old, new = _items(old_sessions), _items(new_sessions)
    found = [
        *(_whole(ChangeKind.ADDED, None, item) for key, item in new.items() if key not in old),
        *(_whole(ChangeKind.DROPPED, item, None) for key, item in old.items() if key not in new),
        *_of_items(old, new),
        *_of_sessions(old_sessions, new_sessions),
        *_of_meeting(before.consultation, after.consultation),
        *_of_concept_note(before, after),
        *_of_languages(before, after, new),
    ]
    order = list(ChangeKind)
    return AgendaDiff(tuple(sorted(found, key=lambda change: order.index(change.kind))))


def _public(rows: AgendaRows) -> Mapping[UUID, SessionAgenda]:
    return {
        part.session.id: replace(
            part,
            entries=tuple(
                replace(
                    entry,
                    item=replace(entry.item, owner="", notes=""),
                    speakers=tuple(
                        line for line in entry.speakers if line.speaker.status is not SpeakerStatus.DECLINED
                    ),
                )
                for entry in part.entries
                if entry.item.visibility is Visibility.PUBLIC
            ),
        )
        for part in computed(rows, with_findings=False).sessions
    }


def _whole_agenda(rows: AgendaRows) -> Mapping[UUID, SessionAgenda]:
    agenda = computed(rows, with_findings=False)
    parking = (agenda.parking,) if agenda.parking is not None else ()
    return {one.session.id: one for one in (*agenda.sessions, *parking)}


def _items(sessions: Mapping[UUID, SessionAgenda]) -> Mapping[UUID, _Item]:
    return {
        entry.item.id: _Item(
            entry,
            Slot(
                session_id=part.session.id,
                session=part.session.name,
                date=part.session.date,
                start=entry.start,
                minutes=entry.item.minutes,
                place=entry.number,
                is_timed=entry.item.is_timed,
                is_parked=part.session.is_parking,
            ),
        )
        for part in sessions.values()
        for entry in part.entries
    }


def _whole(kind: ChangeKind, before: _Item | None, after: _Item | None) -> AgendaChange:
    item = after or before
    assert item is not None  # noqa: S101 - an item is on one side at least
    return AgendaChange(
        kind,
        item.entry.item.id,
        item.entry.item.title,
        before.slot if before else None,
        after.slot if after else None,
    )


def _of_items(old: Mapping[UUID, _Item], new: Mapping[UUID, _Item]) -> Iterator[AgendaChange]:
    kept = {key: (old[key], item) for key, item in new.items() if key in old}
    moved = _moved(
        [(key, item.slot.session_id) for key, item in old.items() if key in new],
        [(key, pair[1].slot.session_id) for key, pair in kept.items()],
    )
    times: list[AgendaChange] = []
    for key, (was, now) in kept.items():
        if was == now and key not in moved:
            continue
        if key in moved:
            yield _whole(ChangeKind.MOVED, was, now)
        item, before = now.entry.item, was.entry.item
        if before.title != item.title:
            yield replace(_whole(ChangeKind.RENAMED, was, now), details=(Detail("title", before.title, item.title),))
        if _times(was.slot, now.slot, is_moved=key in moved):
            times.append(_whole(ChangeKind.TIMES, was, now))
        if speakers := tuple(of_speakers(was.entry.speakers, now.entry.speakers)):
            yield replace(_whole(ChangeKind.SPEAKERS, was, now), details=speakers)
        if content := tuple(of_content(was.entry, now.entry)):
            yield replace(_whole(ChangeKind.CONTENT, was, now), details=content)
    yield from _with_followers(times)


def _times(before: Slot, after: Slot, *, is_moved: bool) -> bool:
    """An item that moved starts elsewhere anyway: then only its length counts."""
    if (before.minutes, before.is_timed) != (after.minutes, after.is_timed):
        return True
    return not is_moved and before.start != after.start


def _with_followers(times: Sequence[AgendaChange]) -> Iterator[AgendaChange]:
    """Runs of items that only start later or earlier by the same minutes become one change."""
    run: AgendaChange | None = None
    for change in times:
        if run is not None and _follows(run, change):
            run = replace(run, followers=run.followers + 1)
            continue
        if run is not None:
            yield run
        run = change
    if run is not None:
        yield run


def _follows(run: AgendaChange, change: AgendaChange) -> bool:
    before, after = change.before, change.after
    return (
        before is not None
        and after is not None
        and before.minutes == after.minutes
        and before.is_timed == after.is_timed
        and run.after is not None
        and run.before is not None
        and run.before.minutes == run.after.minutes
        and run.before.is_timed == run.after.is_timed
        and run.after.session_id == after.session_id
        and run.shift is not None
        and run.shift == change.shift
    )


def _moved(before: Sequence[tuple[UUID, UUID]], after: Sequence[tuple[UUID, UUID]]) -> frozenset[UUID]:
    """The fewest of the rows (row, owner) that have to move for ``before`` to stand as ``after``."""
    owners = dict(before)
    elsewhere = {key for key, owner in after if owners[key] != owner}
    ranks = {key: rank for rank, (key, _owner) in enumerate(before)}
    groups: dict[UUID, list[UUID]] = {}
    for key, owner in after:
        if key not in elsewhere:
            groups.setdefault(owner, []).append(key)
    out_of_line = {key for keys in groups.values() for key in set(keys) - _in_line(keys, ranks.__getitem__)}
    return frozenset(elsewhere | out_of_line)


def _in_line(keys: Sequence[UUID], rank: Callable[[UUID], int]) -> set[UUID]:
    """A longest run of ``keys`` whose ranks only grow."""
    ends: list[int] = []
    at: list[UUID] = []
    previous: dict[UUID, UUID | None] = {}
    for key in keys:
        place = bisect_left(ends, rank(key))
        previous[key] = at[place - 1] if place else None
        ends[place : place + 1] = [rank(key)]
        at[place : place + 1] = [key]
    found: set[UUID] = set()
    one: UUID | None = at[-1] if at else None
    while one is not None:
        found.add(one)
        one = previous[one]
    return found


def _of_sessions(old: Mapping[UUID, SessionAgenda], new: Mapping[UUID, SessionAgenda]) -> Iterator[AgendaChange]:
    """Where the items without a place lie is no session."""
    before = {key: part for key, part in old.items() if not part.session.is_parking}
    after = {key: part for key, part in new.items() if not part.session.is_parking}
    kept = [key for key in after if key in before]
    ranks = {key: rank for rank, key in enumerate(before)}
    in_line = _in_line(kept, ranks.__getitem__)
    for place, (key, part) in enumerate(after.items(), 1):
        was = before.get(key)
        if was is None:
            yield _session(part.session, Detail("session", None, part.session.name))
            continue
        details = [*of_fields(was.session, part.session, _SESSION_FIELDS)]
        if was.session.chair_id != part.session.chair_id or was.chair != part.chair:
            details.append(Detail("chair_id", was.chair, part.chair))
        if key not in in_line:
            details.append(Detail("order_key", ranks[key] + 1, place))
        if details:
            yield _session(part.session, *details)
    for key, part in before.items():
        if key not in after:
            yield _session(part.session, Detail("session", part.session.name, None))


def _session(session: Session, *details: Detail) -> AgendaChange:
    return AgendaChange(ChangeKind.SESSIONS, session.id, session.name, details=details)


def _of_meeting(before: Consultation, after: Consultation) -> Iterator[AgendaChange]:
    if details := tuple(of_fields(before, after, MEETING_FIELDS)):
        yield AgendaChange(ChangeKind.MEETING, after.id, after.title, details=details)


def _of_concept_note(before: AgendaRows, after: AgendaRows) -> Iterator[AgendaChange]:
    def parts(rows: AgendaRows) -> Mapping[UUID, tuple[str, str]]:
        ordered = sorted(rows.sections, key=lambda one: (one.order_key, one.id))
        notes = sorted(rows.footnotes, key=lambda one: (one.order_key, one.id))
        return {
            **{one.id: (one.heading, one.body) for one in ordered},
            **{one.id: (f"[{one.number}]", f"{one.text} {one.link}".strip()) for one in notes},
        }

    old, new = parts(before), parts(after)
    details = [Detail("body", None, text, heading) for key, (heading, text) in new.items() if key not in old]
    details += [Detail("body", text, None, heading) for key, (heading, text) in old.items() if key not in new]
    for key, (heading, text) in new.items():
        if key in old and old[key][1] != text:
            details.append(Detail("body", old[key][1], text, heading))
        if key in old and old[key][0] != heading:
            details.append(Detail("heading", old[key][0], heading, heading))
    kept = [key for key in new if key in old]
    if [key for key in old if key in new] != kept:
        order = ["; ".join(filter(None, (side[key][0] for key in keys))) for side, keys in ((old, old), (new, kept))]
        details.append(Detail("order_key", order[0], order[1]))
    if details:
        title = after.consultation.title
        yield AgendaChange(ChangeKind.CONCEPT_NOTE, after.consultation.id, title, details=tuple(details))


def _of_languages(before: AgendaRows, after: AgendaRows, items: Mapping[UUID, _Item]) -> Iterator[AgendaChange]:
    """Language versions that came, went or read differently; of texts that stand on both sides or one."""
    old, new = _versions(before), _versions(after)
    owners = {**_owners(before), **_owners(after)}
    found: dict[UUID, list[Detail]] = {}
    for key in dict.fromkeys((*new, *old)):
        owner, field, language = key
        if old.get(key) != new.get(key) and owner in owners:
            found.setdefault(owners[owner][0], []).append(Detail(field, old.get(key), new.get(key), language))
    unseen = {one.id for one in (*before.items, *after.items)} - set(items)  # gone, or not for everybody
    for row_id, details in found.items():
        if row_id in unseen:
            continue
        item = items.get(row_id)
        title = item.entry.item.title if item is not None else owners[row_id][1]
        yield AgendaChange(ChangeKind.LANGUAGES, row_id, title, details=tuple(details))


def _versions(rows: AgendaRows) -> Mapping[tuple[UUID, str, str], str]:
    return {(one.owner_id, one.field, one.language): one.text for one in rows.texts if one.text}


def _owners(rows: AgendaRows) -> Mapping[UUID, tuple[UUID, str]]:
    """Rows with texts: the row that one goes to for each, and its name."""
    consultation = rows.consultation
    items = {one.id: one.title for one in rows.items}
    return {
        consultation.id: (consultation.id, consultation.title),
        **{one.id: (one.id, one.name) for one in rows.sessions},
        **{key: (key, title) for key, title in items.items()},
        **{one.id: (one.item_id, items.get(one.item_id, "")) for one in rows.topics},
        **{one.id: (one.item_id, items.get(one.item_id, "")) for one in rows.speakers},
        **{one.id: (consultation.id, consultation.title) for one in (*rows.sections, *rows.footnotes)},
    }
