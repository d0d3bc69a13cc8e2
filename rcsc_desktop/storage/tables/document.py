"""Tables of documents, statements and language versions of texts."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Uuid

from rcsc_desktop.domain.document import LanguageVersionStatus
from rcsc_desktop.storage.columns import EntityColumns, OrderedColumns, choice, partial_date, plain_text, reference
from rcsc_desktop.storage.tables.base import metadata


class DocumentColumns(OrderedColumns):
    title = plain_text("as it is called")
    kind = plain_text("agenda, report, news, letter, link, …")
    symbol = plain_text("e.g. A/71/L.58")
    programme_id = reference("programme", "the process it belongs to", optional=True)
    consultation_id = reference("consultation", "the meeting it belongs to", optional=True)
    parent_id = reference("document", "the document it is part of", optional=True)
    date = partial_date("date of the document")
    notes = plain_text("summary or internal notes")


document = Table("document", metadata, DocumentColumns, comment="A titled thing with language versions")


class DocumentVersionColumns(EntityColumns):
    document_id = reference("document", "the document")
    language = plain_text("ISO 639-1")
    status = choice(LanguageVersionStatus, "how far this language is")
    link = plain_text("where it is published")
    file_name = plain_text("name of the file, where one is held")
    date = partial_date("date of this version")


document_version = Table("document_version", metadata, DocumentVersionColumns, comment="One language of a document")


class StatementColumns(EntityColumns):
    programme_id = reference("programme", "the process it belongs to")
    title = plain_text("as it is called")
    kind = plain_text("statement, open letter, …")
    text = plain_text("the text itself")
    date = partial_date("date of the statement")
    consultation_id = reference("consultation", "the meeting it came out of", optional=True)


statement = Table("statement", metadata, StatementColumns, comment="A text that organisations sign on to")


class EndorsementColumns(EntityColumns):
    statement_id = reference("statement", "what is signed")
    organisation_id = reference("organisation", "who signs")
    name_as_signed = plain_text("name under the text")
    country = plain_text("country under the text")
    signatory = plain_text("who signed for the organisation")
    date = partial_date("when")
    status = plain_text("signed, withdrawn, …")


endorsement = Table("endorsement", metadata, EndorsementColumns, comment="One organisation's sign-on")


class TextVersionColumns(EntityColumns):
    owner_id = Column(Uuid, nullable=False, comment="the row whose text it renders")
    consultation_id = reference("consultation", "the meeting it prints for", optional=True)
    field = plain_text("the field of that row")
    language = plain_text("ISO 639-1")
    text = plain_text("the text in that language")
    state = plain_text("draft, approved")
    source_hash = plain_text("fingerprint of the main text it renders")


text_version = Table("text_version", metadata, TextVersionColumns, comment="A language version of a text that prints")
Index("ix_text_version_owner", text_version.c.owner_id, text_version.c.language)


class GlossaryTermColumns(EntityColumns):
    en = plain_text("English")
    fr = plain_text("French")
    es = plain_text("Spanish")
    ru = plain_text("Russian")
    ar = plain_text("Arabic")
    notes = plain_text("where it comes from, when it is used")


glossary_term = Table("glossary_term", metadata, GlossaryTermColumns, comment="A term in the languages of papers")
