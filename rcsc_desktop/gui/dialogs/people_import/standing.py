"""What is stored of somebody whom a row may mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.people_plan import PlannedRow

if TYPE_CHECKING:
    from rcsc_desktop.services.core import Core


def stored_values(core: Core, subject: ImportSubject, contact_id: UUID, row: PlannedRow) -> Mapping[str, str]:
    """Texts by field, as ``ReadEntry.values`` has them; those that ``row`` certainly differs in as the plan found them.

    Runs in a reading lane.
    """
    kind = Organisation if subject is ImportSubject.ORGANISATIONS else Person
    contact = core.records.get(kind, contact_id)
    stored = {name: _text(getattr(contact, name)) for name in contact.__slots__}
    for line in core.contacts.fetch([contact_id]):
        if kind is Person:
            stored["organisation"] = line.organisation
            stored.setdefault("role_title", line.detail)
    if row.participant_id is not None and row.match_id == contact_id:
        participant = core.participants.line(row.participant_id)
        for name in row.entry.values if row.entry else ():
            if name not in stored and (name.startswith("own.") or hasattr(participant, name)):
                stored[name] = participant.text(name)
        stored["organisation"] = participant.organisation
    if row.match_id == contact_id:
        stored.update({one.field: one.stored for one in row.differences})
    return stored


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
