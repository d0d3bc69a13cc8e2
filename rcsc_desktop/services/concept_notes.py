"""Concept notes: the sections and footnotes of a consultation; edited through ``RecordService``."""

from __future__ import annotations

from uuid import UUID

from rcsc_desktop.domain.concept_note import ConceptNote, ConceptNoteSection, Footnote
from rcsc_desktop.services.ports import Database


class ConceptNoteService:
    """Reads a concept note as one thing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def view(self, consultation_id: UUID) -> ConceptNote:
        """All sections and footnotes, in order."""
        with self._database.read() as reader:
            return ConceptNote(
                sections=reader.find(ConceptNoteSection, consultation_id=consultation_id),
                footnotes=reader.find(Footnote, consultation_id=consultation_id),
            )
