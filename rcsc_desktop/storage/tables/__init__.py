"""All tables, and which one holds which entity."""

from __future__ import annotations

from sqlalchemy import Table

from rcsc_desktop.domain import agenda as agenda_words
from rcsc_desktop.domain import concept_note as note_words
from rcsc_desktop.domain import consultation as consultation_words
from rcsc_desktop.domain import contacts as contact_words
from rcsc_desktop.domain import document as document_words
from rcsc_desktop.domain import groups as group_words
from rcsc_desktop.domain import import_memory as import_words
from rcsc_desktop.domain import list_versions as list_words
from rcsc_desktop.domain import own_fields as own_words
from rcsc_desktop.domain import participant as participant_words
from rcsc_desktop.domain import programme as programme_words
from rcsc_desktop.domain import sealed as sealed_words
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.quotas import Quota
from rcsc_desktop.domain.texts import GlossaryTerm, TextVersion
from rcsc_desktop.storage.tables import (
    agenda,
    concept_note,
    consultation,
    contacts,
    document,
    imports,
    journal,
    participant,
    programme,
    search,
)
from rcsc_desktop.storage.tables.base import metadata

TABLES: dict[type[Entity], Table] = {
    programme_words.Programme: programme.programme,
    programme_words.Milestone: programme.milestone,
    consultation_words.Consultation: consultation.consultation,
    consultation_words.Partner: consultation.partner,
    consultation_words.ContactPoint: consultation.contact_point,
    consultation_words.Session: consultation.session,
    agenda_words.AgendaItem: agenda.agenda_item,
    agenda_words.AgendaTopic: agenda.agenda_topic,
    agenda_words.AgendaSpeaker: agenda.agenda_speaker,
    agenda_words.AgendaDocument: agenda.agenda_document,
    agenda_words.AgendaVersion: agenda.agenda_version,
    agenda_words.VersionFile: agenda.version_file,
    agenda_words.AgendaSource: agenda.agenda_source,
    agenda_words.AgendaTemplate: agenda.agenda_template,
    agenda_words.SilencedFinding: agenda.silenced_finding,
    contact_words.Person: contacts.person,
    contact_words.Organisation: contacts.organisation,
    contact_words.Affiliation: contacts.affiliation,
    contact_words.ContactDetail: contacts.contact_detail,
    contact_words.PostalAddress: contacts.postal_address,
    contact_words.Photo: contacts.photo,
    contact_words.ContactSource: contacts.contact_source,
    contact_words.NotTheSame: contacts.not_the_same,
    group_words.ContactGroup: contacts.contact_group,
    group_words.GroupMember: contacts.group_member,
    group_words.MailTemplate: contacts.mail_template,
    participant_words.Participant: participant.participant,
    participant_words.Attendance: participant.attendance,
    participant_words.ListPreset: participant.list_preset,
    participant_words.StatusMove: participant.status_move,
    participant_words.SavedView: participant.saved_view,
    own_words.OwnField: participant.own_field,
    own_words.OwnValue: participant.own_value,
    Quota: participant.quota,
    sealed_words.Seal: participant.seal,
    sealed_words.SealedDetails: participant.sealed_details,
    list_words.ListVersion: participant.list_version,
    import_words.ImportLayout: imports.import_layout,
    import_words.ImportedRow: imports.imported_row,
    note_words.ConceptNoteSection: concept_note.concept_note_section,
    note_words.Footnote: concept_note.footnote,
    document_words.Document: document.document,
    document_words.DocumentVersion: document.document_version,
    document_words.Statement: document.statement,
    document_words.Endorsement: document.endorsement,
    TextVersion: document.text_version,
    GlossaryTerm: document.glossary_term,
}
"""The table of each entity; their columns bear the names of the entity's fields."""

DERIVED_COLUMNS = frozenset({"sort_key", "name_key"})
"""Columns that storage works out from others; never journaled."""

__all__ = ["DERIVED_COLUMNS", "TABLES", "journal", "metadata", "search"]
