"""What a row of an import says otherwise than the contact, or the participant, that it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from rcsc_desktop.domain import field_lists
from rcsc_desktop.domain.addresses import address_key, address_text
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.imported_people import ReadEntry
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import OWN_COLUMN, Participant, ParticipantStatus
from rcsc_desktop.domain.participant_status import may_follow
from rcsc_desktop.domain.people_plan import Difference
from rcsc_desktop.domain.people_standing import KnownContact, Standing

UNITED = frozenset({"aliases", "tags", "translated_names"})
"""Fields that are lists: what a row says is added to what is there."""

APART = frozenset({"name", "organisation", "role_title", "parent"})
"""Fields of a row that stand for more than one value of one row."""

STATUS = frozenset({"status", "status_date"})
"""Fields that follow the rules of statuses."""

_PERSON = frozenset(field.name for field in fields(Person)) - {"id"}
_ORGANISATION = frozenset(field.name for field in fields(Organisation)) - {"id", "parent_id"}
_PARTICIPANT = frozenset(field.name for field in fields(Participant)) - {
    "id",
    "person_id",
    "consultation_id",
    "organisation_id",
    "replaced_by_id",
}


def of_contact(kind: type[Entity], field: str, *, in_meeting: bool) -> bool:
    """The field of a row stands in the contact; notes on a participant are the participant's."""
    if field in APART or (in_meeting and field == "notes"):
        return False
    return field in (_PERSON if kind is Person else _ORGANISATION)


def of_participant(kind: type[Entity], field: str) -> bool:
    """The field of a row of participants stands in the participant."""
    return field in _PARTICIPANT and not of_contact(kind, field, in_meeting=True)


def typed(kind: type[Entity], field: str, text: str) -> Any:
    """The value that the field stores, ``None`` where the text is none of its values (the reader told of it)."""
    return _typed(cast("Any", kind), field, text)


@lru_cache(maxsize=8192)
def _typed(kind: Any, field: str, text: str) -> Any:
    try:
        return coerce(kind, field, text)
    except UserError:
        return None


def united(field: str, stored: str, more: str) -> str:
    """Both lists as one, each thing once; what stands there first."""
    return field_lists.united(field_lists.BETWEEN[field], (stored, more))


def barred_status(participant: Participant | None, values: Mapping[str, str]) -> ParticipantStatus | None:
    """The status of a row that may not follow the participant's own by the rules of statuses."""
    if participant is None or "status" not in values:
        return None
    wanted = typed(Participant, "status", values["status"])
    return wanted if wanted is not None and not may_follow(participant.status, wanted) else None


def differences(
    standing: Standing, contact: KnownContact, entry: ReadEntry, participant: Participant | None, *, in_meeting: bool
) -> Iterator[Difference]:
    """Where the row says something else, or something more; what it leaves empty is no difference."""
    kind = type(contact.entity)
    for field, text in entry.values.items():
        if of_contact(kind, field, in_meeting=in_meeting):
            yield from _value(kind, contact.entity, field, text)
        elif participant is not None and of_participant(kind, field):
            if barred_status(participant, entry.values) is None or field not in STATUS:
                yield from _value(Participant, participant, field, text)
        elif participant is not None and field.startswith(OWN_COLUMN):
            stored = standing.meeting.own.get((participant.id, field), "")
            if stored != text:
                yield Difference(field, stored, text)
    if fold(entry.values["name"]) not in {name.folded for name in contact.traits.names}:
        aliases = contact.entity.aliases
        yield Difference("aliases", aliases, united("aliases", aliases, entry.values["name"]))
    if kind is Person:
        yield from _place(standing, contact.id, entry.values, participant if in_meeting else None)
    else:
        yield from _parent(standing, contact.entity, entry.values.get("parent", ""))
    yield from _belongings(standing, contact, entry)


def _value(kind: type[Entity], entity: Entity, field: str, text: str) -> Iterator[Difference]:
    stored = getattr(entity, field)
    wanted = united(field, stored, text) if field in UNITED else typed(kind, field, text)
    if wanted is None or wanted == stored or (isinstance(wanted, str) and _reads_alike(field, str(stored), wanted)):
        return
    yield Difference(field, shown(stored), shown(wanted))


def _reads_alike(field: str, stored: str, wanted: str) -> bool:
    return field in {"email", "country"} and fold(stored) == fold(wanted)


def shown(value: object) -> str:
    """A stored value as ``fields.coerce`` takes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _place(
    standing: Standing, person_id: UUID, values: Mapping[str, str], participant: Participant | None
) -> Iterator[Difference]:
    """The organisation, and the role in it."""
    known = standing.affiliations.get(person_id, ())
    text = values.get("organisation", "")
    wanted = set(standing.organisation(fold(text))) if text else set()
    mine = next((one for one in known if not text or one.organisation_id in wanted), None)
    stored_id = known[0].organisation_id if known else None
    if participant is not None:
        stored_id = participant.organisation_id
    if text and (mine is None or (participant is not None and participant.organisation_id not in wanted)):
        stored = standing.bodies.get(stored_id) if stored_id else None
        yield Difference("organisation", stored.name if stored else "", text)
    role = values.get("role_title", "")
    if role and participant is not None and fold(participant.position) == fold(role):
        return
    if role and mine is not None and fold(mine.role_title) != fold(role):
        yield Difference("role_title", mine.role_title, role)
    elif role and text and mine is None:
        yield Difference("role_title", "", role)


def _parent(standing: Standing, body: Any, text: str) -> Iterator[Difference]:
    if text and body.parent_id not in standing.organisation(fold(text)):
        stored = standing.bodies.get(body.parent_id)
        yield Difference("parent", stored.name if stored else "", text)


def _belongings(standing: Standing, contact: KnownContact, entry: ReadEntry) -> Iterator[Difference]:
    ways = standing.belongings.ways.get(contact.id, frozenset())
    first = {("email", fold(contact.entity.email)), ("phone", fold(contact.entity.phone))}
    for detail in entry.details:
        if (detail.kind, fold(detail.value)) not in ways | first:
            yield Difference(detail.kind, "", detail.value)
    addresses = standing.belongings.addresses.get(contact.id, frozenset())
    for address in entry.addresses:
        if address_key(address) not in addresses:
            yield Difference("address", "", address_text(address))
    if entry.photo is not None and contact.id not in standing.belongings.photos:
        yield Difference("photo", "", entry.photo[0])
