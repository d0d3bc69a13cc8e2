"""The table behind the search index; its full-text part is made by the migration for the database at hand."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, Table, TypedColumns, Uuid

from rcsc_desktop.storage.columns import plain_text
from rcsc_desktop.storage.tables.base import metadata


class SearchEntryColumns(TypedColumns):
    key = Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True, comment="key")
    row_id = Column(Uuid, nullable=False, unique=True, comment="the row that is found")
    noun = plain_text("table of the row")
    consultation_id = Column(Uuid, nullable=True, comment="the meeting it belongs to")


search_entry = Table("search_entry", metadata, SearchEntryColumns, comment="Derived: what can be found; rebuildable")
Index("ix_search_entry_scope", search_entry.c.noun, search_entry.c.consultation_id)
