"""An agenda out of its rows, in a constant number of statements."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from rcsc_desktop.domain.agenda import Agenda, AgendaItem, AgendaSpeaker, AgendaTopic
from rcsc_desktop.domain.agenda_tree import build
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.services.ports import Reader


def scope_of_item(reader: Reader, item: AgendaItem) -> UUID:
    """The consultation that an item belongs to."""
    return reader.get(Session, item.session_id).consultation_id


def read_agenda(reader: Reader, consultation_id: UUID, language: str | None = None) -> Agenda:
    """The computed agenda in a constant number of statements."""
    consultation = reader.get(Consultation, consultation_id)
    sessions = tuple(
        session if session.time_zone else replace(session, time_zone=consultation.time_zone)
        for session in reader.find(Session, consultation_id=consultation_id)
    )
    items = reader.find(AgendaItem, session_id=tuple(session.id for session in sessions))
    item_ids = tuple(item.id for item in items)
    topics = reader.find(AgendaTopic, item_id=item_ids)
    speakers = reader.find(AgendaSpeaker, item_id=item_ids)
    people = reader.get_many(Person, {speaker.person_id for speaker in speakers})
    behalf = {speaker.organisation_id for speaker in speakers if speaker.organisation_id}
    organisations = reader.get_many(Organisation, behalf)
    if language is not None and language != consultation.language:
        rendered = rendered_texts(reader, consultation_id, language)
        items = tuple(replace(item, title=rendered.get((item.id, "title"), item.title)) for item in items)
        topics = tuple(replace(topic, text=rendered.get((topic.id, "text"), topic.text)) for topic in topics)
        sessions = tuple(replace(one, name=rendered.get((one.id, "name"), one.name)) for one in sessions)
    return build(
        consultation_id,
        sessions,
        items,
        topics,
        speakers,
        names={person.id: person.name for person in people.values()},
        organisations={one.id: one.acronym or one.name for one in organisations.values()},
    )


def rendered_texts(reader: Reader, consultation_id: UUID, language: str) -> dict[tuple[UUID, str], str]:
    """Language versions by owner and field."""
    versions = reader.find(TextVersion, consultation_id=consultation_id, language=language)
    return {(version.owner_id, version.field): version.text for version in versions}
