"""What every stored thing has in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from rcsc_desktop.support.ids import new_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Entity:
    """A frozen record with the UUID (version 7) that was made on the laptop that created it."""

    id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderedEntity(Entity):
    """A record with a place among its siblings: ``order_key`` sorts as plain text (see ``order``)."""

    order_key: str = ""


def noun(kind: type[Entity]) -> str:
    """The word for a kind in tables, operations and change sets: ``AgendaItem`` is ``agenda_item``."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).removeprefix("_")
