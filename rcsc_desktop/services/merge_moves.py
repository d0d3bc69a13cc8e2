"""Moving what points at contacts that become one; what is twice then is settled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from rcsc_desktop.domain.addresses import address_key
from rcsc_desktop.domain.agenda import AgendaSpeaker, SpeakerRole, SpeakerStatus
from rcsc_desktop.domain.consultation import Partner
from rcsc_desktop.domain.contacts import Affiliation, ContactDetail, NotTheSame, Photo, PostalAddress
from rcsc_desktop.domain.document import Endorsement
from rcsc_desktop.domain.entity import Entity, noun
from rcsc_desktop.domain.groups import GroupMember
from rcsc_desktop.domain.merge_participants import best_presence, merged_fields
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.own_fields import OwnValue
from rcsc_desktop.domain.participant import Attendance, Participant
from rcsc_desktop.domain.pointers import POINTERS
from rcsc_desktop.services.ports import Reader, UnitOfWork

E = TypeVar("E", bound=Entity)

_TWICE: Mapping[tuple[str, type[Entity]], Callable[[Any], Hashable]] = {
    ("person", Participant): lambda row: row.consultation_id,
    ("person", AgendaSpeaker): lambda row: row.item_id,
    ("person", Affiliation): lambda row: row.organisation_id,
    ("person", ContactDetail): lambda row: (row.kind, fold(row.value)),
    ("person", PostalAddress): address_key,
    ("person", Photo): lambda _row: "",
    ("person", GroupMember): lambda row: row.group_id,
    ("organisation", Partner): lambda row: (row.consultation_id, row.role),
    ("organisation", Affiliation): lambda row: row.person_id,
    ("organisation", Endorsement): lambda row: row.statement_id,
    ("organisation", ContactDetail): lambda row: (row.kind, fold(row.value)),
    ("organisation", PostalAddress): address_key,
    ("organisation", GroupMember): lambda row: row.group_id,
    ("participant", Attendance): lambda row: row.session_id,
    ("participant", OwnValue): lambda row: row.field_id,
}
"""Rows of one contact that say the same thing, by what they say; all other rows may stand side by side."""

_SPEAKING = (
    SpeakerStatus.DECLINED,
    SpeakerStatus.PROPOSED,
    SpeakerStatus.ASKED,
    SpeakerStatus.ACCEPTED,
    SpeakerStatus.CONFIRMED,
)


def groups(reader: Reader, kind: type[E], target: str, field: str, ids: Sequence[UUID]) -> Iterable[list[E]]:
    """Rows that point at one of ``ids``, those together that become one; rows of the first id stand first."""
    places = {row_id: place for place, row_id in enumerate(ids)}
    rows = sorted(reader.find(kind, **{field: tuple(ids)}), key=lambda row: (places[getattr(row, field)], row.id))
    says = _TWICE.get((target, kind))
    if says is None:
        return [[row] for row in rows]
    found: dict[Hashable, list[E]] = defaultdict(list)
    for row in rows:
        found[says(row)].append(row)
    return found.values()


def counts(reader: Reader, target: str, ids: Sequence[UUID]) -> tuple[Counter[str], Counter[str]]:
    """How many rows would move to the first id, and how many are twice, by noun."""
    moves: Counter[str] = Counter()
    settled: Counter[str] = Counter()
    for kind, field in POINTERS[target]:
        for rows in groups(reader, kind, target, field, ids):
            moves[noun(kind)] += sum(getattr(row, field) != ids[0] for row in rows[:1])
            settled[noun(kind)] += len(rows) - 1
    return +moves, +settled


class Moves:
    """Moves everything to the first of ``ids`` within one operation."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def move(self, target: str, ids: Sequence[UUID]) -> None:
        """Have all rows that point at any of ``ids`` point at the first; what is twice becomes one."""
        for kind, field in POINTERS[target]:
            moving: list[UUID] = []
            leaving: list[UUID] = []
            for rows in groups(self._work, kind, target, field, ids):
                first, rest = rows[0], rows[1:]
                if rest:
                    self._settle(rows)
                leaving += [row.id for row in rest]
                if getattr(first, field) != ids[0]:
                    moving.append(first.id)
            self._work.remove(kind, *leaving)
            if moving:
                self._work.change_many(kind, moving, **{field: ids[0]})

    def keep_apart(self, ids: Sequence[UUID]) -> None:
        """Pairs that are not the same name the first of ``ids`` instead of the others, each pair once."""
        pairs = {
            row.id: row
            for side in ("first_id", "second_id")
            for row in self._work.find(NotTheSame, **{side: tuple(ids)})
        }
        seen: set[tuple[UUID, UUID]] = set()
        for row in sorted(pairs.values(), key=lambda row: row.id):
            ends = {ids[0] if one in ids else one for one in (row.first_id, row.second_id)}
            pair = (min(ends), max(ends))
            if len(ends) == 1 or pair in seen:
                self._work.remove(NotTheSame, row.id)
                continue
            seen.add(pair)
            self._work.change(NotTheSame, row.id, first_id=pair[0], second_id=pair[1])

    def _settle(self, rows: Sequence[Any]) -> None:
        """Write into the first of rows that are one what the others say besides."""
        first = rows[0]
        match first:
            case Participant():
                fields = merged_fields(rows)
                if fields["replaced_by_id"] in {row.id for row in rows}:
                    fields["replaced_by_id"] = None
                self._work.change(Participant, first.id, **fields)
                self.move("participant", [row.id for row in rows])
                now = self._work.get(Participant, first.id)
                if now.replaced_by_id == first.id:
                    self._work.change(Participant, first.id, replaced_by_id=None)
            case Affiliation():
                self._fill(rows, "role_title", "from_date", "to_date")
                self._work.change(Affiliation, first.id, is_primary=any(row.is_primary for row in rows))
            case AgendaSpeaker():
                self._fill(rows, "title", "organisation_id")
                role = next((row.role for row in rows if row.role is not SpeakerRole.SPEAKER), SpeakerRole.SPEAKER)
                status = max((row.status for row in rows), key=_SPEAKING.index)
                self._work.change(AgendaSpeaker, first.id, role=role, status=status)
            case Attendance():
                self._work.change(Attendance, first.id, state=best_presence([row.state for row in rows]))
            case ContactDetail() | PostalAddress():
                self._fill(rows, "label")
            case Partner():
                self._fill(rows, "note")
            case Endorsement():
                self._fill(rows, "name_as_signed", "country", "signatory", "date")
            case _:
                pass

    def _fill(self, rows: Sequence[Any], *names: str) -> None:
        """Fields that the first leaves empty, as the next one says them."""
        for name in names:
            value = next((found for row in rows if (found := getattr(row, name))), None)
            if value is not None:
                self._work.change(type(rows[0]), rows[0].id, **{name: value})
