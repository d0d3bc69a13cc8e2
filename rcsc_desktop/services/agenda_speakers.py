"""The speakers of an agenda item as one typed text."""

from __future__ import annotations

from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaSpeaker, SpeakerLine
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import TypedSpeaker, fold, match_speakers, speakers_text
from rcsc_desktop.domain.order import spread
from rcsc_desktop.services.ports import Reader, UnitOfWork


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
