"""The speakers of an agenda item: all as one typed text, or one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaSpeaker, SpeakerLine
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.names import TypedSpeaker, fold, match_speakers, speakers_text
from rcsc_desktop.domain.order import spread
from rcsc_desktop.services.contacts import find_or_add_organisation
from rcsc_desktop.services.ports import Reader, UnitOfWork
from rcsc_desktop.services.records import change_fields, last_order_key


def speaker_lines(reader: Reader, item_id: UUID) -> tuple[SpeakerLine, ...]:
    """The speakers of an item with the names that the contacts hold."""
    speakers = reader.find(AgendaSpeaker, item_id=item_id)
    people = reader.get_many(Person, {one.person_id for one in speakers})
    behalf = reader.get_many(Organisation, {one.organisation_id for one in speakers if one.organisation_id})
    short_names = {one.id: one.acronym or one.name for one in behalf.values()}
    return tuple(
        SpeakerLine(
            one, people[one.person_id].name, short_names.get(one.organisation_id, "") if one.organisation_id else ""
        )
        for one in speakers
        if one.person_id in people
    )


def write_speakers(work: UnitOfWork, item_id: UUID, text: str, seen: str | None) -> None:
    """Make the item's speakers what ``text`` says; ``edit.conflict`` where they are no longer what was ``seen``.

    Who stays keeps the role and whether confirmed. A name that nobody has makes a new person, an unknown organisation
    is made likewise. Where several people share the name, the one who speaks here already is meant, or else the one
    who has been in the contacts longest.
    """
    lines = speaker_lines(work, item_id)
    stored = speakers_text(lines)
    if seen is not None and seen.strip() not in {stored, text.strip()}:
        raise UserError("edit.conflict", field="speakers", yours=text, theirs=stored, row_id=item_id)
    typed = match_speakers(text, lambda name: work.named(Person, name), lambda name: work.named(Organisation, name))
    known = {line.speaker.person_id: line.speaker for line in lines}
    staying: list[AgendaSpeaker] = []
    for one, order_key in zip(typed, spread(None, None, len(typed)), strict=True):
        person_id = _person(work, one, set(known))
        if any(speaker.person_id == person_id for speaker in staying):
            raise UserError("speaker.twice", name=one.name)
        staying.append(_speaker(work, item_id, one, person_id, order_key, known.get(person_id)))
    kept = {speaker.id for speaker in staying}
    work.remove(AgendaSpeaker, *(line.speaker.id for line in lines if line.speaker.id not in kept))


def add_speaker(work: UnitOfWork, item_id: UUID, name: str, values: Mapping[str, object]) -> AgendaSpeaker:
    """One more speaker behind the others: ``name`` is found in the contacts or made, ``person_id`` may name it.

    ``values`` are fields of the speaker, ``organisation`` a name. Refused (``speaker.twice``) where the person speaks
    in this item already.
    """
    rest = dict(values)
    person_id = coerce(AgendaSpeaker, "person_id", rest.pop("person_id")) if rest.get("person_id") else None
    rest.pop("person_id", None)
    if person_id is None:
        person_id = find_or_add_person(work, name)
    else:
        name = work.get(Person, person_id).name
    if work.find(AgendaSpeaker, item_id=item_id, person_id=person_id):
        raise UserError("speaker.twice", name=name)
    typed: dict[str, Any] = {
        field: coerce(AgendaSpeaker, field, value) for field, value in _with_organisation(work, rest).items()
    }
    speaker = AgendaSpeaker(item_id=item_id, person_id=person_id, **typed)
    placed = AgendaSpeaker(item_id=item_id, person_id=person_id, **typed, order_key=last_order_key(work, speaker))
    work.add(placed)
    return placed


def change_speaker(
    work: UnitOfWork, speaker_id: UUID, values: Mapping[str, object], seen: Mapping[str, object] | None = None
) -> AgendaSpeaker:
    """Fields of one speaker; ``name`` puts another person in the place, ``organisation`` is a name or empty.

    ``seen`` may hold these names too.
    """
    item_id = work.get(AgendaSpeaker, speaker_id).item_id
    line = next((one for one in speaker_lines(work, item_id) if one.speaker.id == speaker_id), None)
    if line is None:
        raise UserError("row.unknown", noun="person", id=str(speaker_id))
    rest, known = dict(values), dict(seen or {})
    for field, stored in (("name", line.name), ("organisation", line.organisation)):
        if field in known and str(known.pop(field)) != stored and rest.get(field) != stored:
            raise UserError("edit.conflict", field=field, yours=rest.get(field), theirs=stored, row_id=speaker_id)
    if "name" in rest:
        name = str(rest.pop("name"))
        if fold(name) != fold(line.name):
            rest["person_id"] = find_or_add_person(work, name)
    person_id = rest.get("person_id")
    others = work.find(AgendaSpeaker, item_id=item_id, person_id=person_id) if person_id else ()
    if any(one.id != speaker_id for one in others):
        raise UserError("speaker.twice", name=str(values.get("name", line.name)))
    if "organisation" in rest and fold(str(rest["organisation"])) == fold(line.organisation):
        rest.pop("organisation")
    return change_fields(work, AgendaSpeaker, speaker_id, _with_organisation(work, rest), known)


def find_or_add_person(work: UnitOfWork, name: str) -> UUID:
    """The key of the person of that name, the one longest in the contacts of several, or of a new one."""
    text = coerce(Person, "name", name.strip())
    found = work.named(Person, fold(text))
    if found:
        return min(found)
    person = Person(name=text)
    work.add(person)
    return person.id


def _with_organisation(work: UnitOfWork, values: Mapping[str, object]) -> dict[str, object]:
    """The values with the key of the organisation that is named."""
    rest = dict(values)
    if "organisation" in rest:
        text = str(rest.pop("organisation") or "")
        rest["organisation_id"] = find_or_add_organisation(work, text) if text.strip() else None
    return rest


def _person(work: UnitOfWork, typed: TypedSpeaker, here: set[UUID]) -> UUID:
    if typed.people:
        return min(typed.people, key=lambda person_id: (person_id not in here, person_id))
    person = Person(name=typed.name)
    work.add(person)
    return person.id


def _speaker(
    work: UnitOfWork, item_id: UUID, typed: TypedSpeaker, person_id: UUID, order_key: str, known: AgendaSpeaker | None
) -> AgendaSpeaker:
    organisation_id = _organisation(work, typed)
    if known is None:
        speaker = AgendaSpeaker(
            item_id=item_id,
            person_id=person_id,
            organisation_id=organisation_id,
            title=typed.title,
            order_key=order_key,
        )
        work.add(speaker)
        return speaker
    work.change(AgendaSpeaker, known.id, title=typed.title, organisation_id=organisation_id, order_key=order_key)
    return known


def _organisation(work: UnitOfWork, typed: TypedSpeaker) -> UUID | None:
    if not typed.organisation:
        return None
    if typed.organisations:
        return min(typed.organisations)
    if fold(typed.organisation) == "":
        return None
    organisation = Organisation(name=typed.organisation)
    work.add(organisation)
    return organisation.id
