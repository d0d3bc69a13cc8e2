"""Tables of concept notes."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from rcsc_desktop.storage.columns import OrderedColumns, plain_text, reference
from rcsc_desktop.storage.tables.base import metadata


class ConceptNoteSectionColumns(OrderedColumns):
    consultation_id = reference("consultation", "the meeting")
    heading = plain_text("e.g. Background")
    body = plain_text("paragraphs, bullets (- ) and references to footnotes ([^1])")


concept_note_section = Table(
    "concept_note_section", metadata, ConceptNoteSectionColumns, comment="A section of a concept note"
)


class FootnoteColumns(OrderedColumns):
    consultation_id = reference("consultation", "the meeting")
    number = Column(Integer, nullable=False, comment="the number that the body refers to")
    text = plain_text("text of the note")
    link = plain_text("address it points to")


footnote = Table("footnote", metadata, FootnoteColumns, comment="A footnote of a concept note")
