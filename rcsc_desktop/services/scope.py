"""Which consultation a row belongs to, for the history and for views that care about one meeting."""

from __future__ import annotations

from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.services.ports import Reader


def consultation_of(reader: Reader, entity: Entity) -> UUID | None:
    """The key of the consultation, or ``None`` for what belongs to none."""
    if isinstance(entity, Consultation):
        return entity.id
    if isinstance(entity, AgendaTopic | AgendaSpeaker):
        entity = reader.get(AgendaItem, entity.item_id)
    if isinstance(entity, AgendaItem):
        return reader.get(Session, entity.session_id).consultation_id
    found = getattr(entity, "consultation_id", None)
    return found if isinstance(found, UUID) else None
