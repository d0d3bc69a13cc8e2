"""Tables of what is remembered of imports."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Uuid

from rcsc_desktop.domain.import_memory import ImportSubject, RowOutcome
from rcsc_desktop.storage.columns import EntityColumns, choice, plain_text
from rcsc_desktop.storage.tables.base import metadata


class ImportLayoutColumns(EntityColumns):
    subject = choice(ImportSubject, "participants, people, organisations")
    header_key = plain_text("fingerprint of the header row")
    content = plain_text("canonical JSON: field by column, and further choices")


import_layout = Table("import_layout", metadata, ImportLayoutColumns, comment="How files with one header row are read")


class ImportedRowColumns(EntityColumns):
    consultation_id = Column(Uuid, nullable=True, comment="the meeting it came into")
    layout_key = plain_text("which layout and target")
    fingerprint = plain_text("the row's content, hashed")
    outcome = choice(RowOutcome, "created, updated, unchanged, skipped")
    person_id = Column(Uuid, nullable=True, comment="the person it became")
    organisation_id = Column(Uuid, nullable=True, comment="the organisation it became")
    participant_id = Column(Uuid, nullable=True, comment="the participant it became")


imported_row = Table("imported_row", metadata, ImportedRowColumns, comment="A row that came in, to know it again")
Index("ix_imported_row_layout", imported_row.c.layout_key, imported_row.c.fingerprint)
