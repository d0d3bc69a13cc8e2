"""An agenda out of its rows, in a constant number of statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    Agenda,
    AgendaDocument,
    AgendaItem,
    AgendaSource,
    AgendaSpeaker,
    AgendaTopic,
    SilencedFinding,
)
from rcsc_desktop.domain.agenda_rows import AgendaRows, computed, rendered
from rcsc_desktop.domain.concept_note import ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.document import Document
from rcsc_desktop.domain.findings import sorted_out
from rcsc_desktop.domain.language_findings import of_languages
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.services.ports import Reader


def scope_of_item(reader: Reader, item: AgendaItem) -> UUID:
    """The consultation that an item belongs to."""
    return reader.get(Session, item.session_id).consultation_id


def read_agenda(
    reader: Reader, consultation_id: UUID, language: str | None = None, today: date | None = None
) -> Agenda:
    """The computed agenda; in ``language`` where its texts have that version."""
    rows = read_rows(reader, consultation_id, with_texts=True, with_concept_note=True)
    agenda = computed(rendered(rows, language), today)
    open_ones, aside = sorted_out(of_languages(rows), rows.silenced)
    return replace(agenda, findings=(*agenda.findings, *open_ones), silenced=(*agenda.silenced, *aside))


def read_rows(
    reader: Reader,
    consultation_id: UUID,
    *,
    with_texts: bool = False,
    with_concept_note: bool = False,
    with_sources: bool = False,
) -> AgendaRows:
    """The rows of an agenda; language versions, concept note and sources only where they are asked for."""
    consultation = reader.get(Consultation, consultation_id)
    sessions = reader.find(Session, consultation_id=consultation_id)
    items = reader.find(AgendaItem, session_id=tuple(session.id for session in sessions))
    item_ids = tuple(item.id for item in items)
    speakers = reader.find(AgendaSpeaker, item_id=item_ids)
    people = {speaker.person_id for speaker in speakers} | {one.chair_id for one in sessions if one.chair_id}
    behalf = {speaker.organisation_id for speaker in speakers if speaker.organisation_id}
    item_documents = reader.find(AgendaDocument, item_id=item_ids)
    documents = reader.get_many(Document, {one.document_id for one in item_documents})
    return AgendaRows(
        consultation=consultation,
        sessions=sessions,
        items=items,
        topics=reader.find(AgendaTopic, item_id=item_ids),
        speakers=speakers,
        item_documents=item_documents,
        documents=tuple(documents.values()),
        sections=reader.find(ConceptNoteSection, consultation_id=consultation_id) if with_concept_note else (),
        footnotes=reader.find(Footnote, consultation_id=consultation_id) if with_concept_note else (),
        texts=reader.find(TextVersion, consultation_id=consultation_id) if with_texts else (),
        sources=reader.find(AgendaSource, consultation_id=consultation_id) if with_sources else (),
        silenced=reader.find(SilencedFinding, consultation_id=consultation_id),
        participants=tuple(
            one
            for one in reader.find(Participant, consultation_id=consultation_id, person_id=tuple(people))
            if one.availability.strip()
        ),
        people={one.id: one.name for one in reader.get_many(Person, people).values()},
        organisations={one.id: one.acronym or one.name for one in reader.get_many(Organisation, behalf).values()},
    )
