"""Many rows of one operation, gathered so that each kind is written in few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.services.ports import UnitOfWork

E = TypeVar("E", bound=Entity)

_FIRST: tuple[type[Entity], ...] = (Organisation, Person, Participant, Affiliation)
"""Others point at these, so they are written before them."""

_AT_ONCE = 800
"""Keys in one statement."""


def in_parts(keys: Iterable[UUID]) -> Iterator[tuple[UUID, ...]]:
    """The keys in parts short enough for one statement each."""
    everything = tuple(keys)
    return (everything[at : at + _AT_ONCE] for at in range(0, len(everything), _AT_ONCE))


class Writing:
    """New rows and changed fields of one operation; ``now`` gives rows as they will be."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self._new: list[Entity] = []
        self._fresh: dict[UUID, Entity] = {}
        self._known: dict[UUID, Entity] = {}
        self._changes: dict[type[Entity], dict[UUID, dict[str, Any]]] = defaultdict(dict)

    def know(self, kind: type[Entity], ids: Iterable[UUID]) -> None:
        """Read rows that will be asked for."""
        self._known.update(self.work.get_many(kind, ids))

    def now(self, kind: type[E], row_id: UUID) -> E | None:
        """The row with all that was written so far; ``None`` where it is not there."""
        found = self._fresh.get(row_id) or self._known.get(row_id)
        if found is None:
            found = self.work.get_many(kind, [row_id]).get(row_id)
            if found is None:
                return None
            self._known[row_id] = found
        changes: dict[str, Any] = self._changes[kind].get(row_id, {})
        return replace(found, **changes) if changes else found  # type: ignore[return-value]

    def add(self, *entities: Entity) -> None:
        """Insert rows with the next batch."""
        self._new += entities
        self._fresh.update((one.id, one) for one in entities if isinstance(one, Person | Organisation))

    def change(self, entity: Entity, fields: Mapping[str, Any]) -> None:
        """Write those fields of a row that differ."""
        differing = {name: value for name, value in fields.items() if getattr(entity, name) != value}
        if differing:
            self._changes[type(entity)].setdefault(entity.id, {}).update(differing)

    def flush(self) -> None:
        """Write the new rows; changes wait for the end."""
        places = {kind: place for place, kind in enumerate(_FIRST)}
        self.work.add(*sorted(self._new, key=lambda one: places.get(type(one), len(places))))
        self._new.clear()
        self._fresh.clear()

    def finish(self) -> None:
        """Write everything."""
        self.flush()
        for kind, changes in self._changes.items():
            self.work.change_each(kind, changes)
        self._changes.clear()
