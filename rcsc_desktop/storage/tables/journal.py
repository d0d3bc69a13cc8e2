"""Tables of the journal: every operation, and each row that it wrote."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, TypedColumns, Uuid

from rcsc_desktop.storage.columns import JsonText, instant, plain_text
from rcsc_desktop.storage.tables.base import metadata

_Sequence = BigInteger().with_variant(Integer, "sqlite")


class OperationColumns(TypedColumns):
    seq = Column(_Sequence, primary_key=True, autoincrement=True, comment="order of arrival in this workspace")
    id = Column(Uuid, nullable=False, unique=True, comment="the same on every laptop")
    name = plain_text("code of what was done, e.g. agenda.move")
    kind = plain_text("do, undo, redo")
    params = Column(JsonText, nullable=False, comment="values for the sentence that names it")
    author = plain_text("who")
    device = plain_text("on which device")
    at = instant("when, by the device's clock")
    hlc = Column(String, nullable=False, index=True, comment="hybrid logical clock: ms, counter, device")
    schema_revision = Column(Integer, nullable=False, comment="schema version that its values are written in")
    consultation_id = Column(Uuid, nullable=True, index=True, comment="the meeting it was about")
    undoes = Column(Uuid, nullable=True, index=True, comment="the operation whose inverse it is")
    is_undoable = Column(Boolean, nullable=False, comment="false for loading, keeping printed files and erasure")
    rows = Column(Integer, nullable=False, comment="how many rows it wrote")


operation = Table("operation", metadata, OperationColumns, comment="The journal: one row an operation")


class ChangeColumns(TypedColumns):
    key = Column(_Sequence, primary_key=True, autoincrement=True, comment="order within the journal")
    operation_seq = Column(BigInteger, ForeignKey("operation.seq"), nullable=False, index=True, comment="the operation")
    noun = plain_text("table of the row")
    row_id = Column(Uuid, nullable=False, index=True, comment="key of the row")
    subject_id = Column(Uuid, nullable=True, comment="the person whose data it holds, for erasure")
    before = Column(String, nullable=True, comment="JSON of the fields it changed, before; null for a new row")
    after = Column(String, nullable=False, comment="JSON of the fields it wrote")


change = Table("change", metadata, ChangeColumns, comment="The journal: one row for each row written")


class ExportColumns(TypedColumns):
    id = Column(Uuid, primary_key=True, comment="key")
    consultation_id = Column(Uuid, nullable=True, index=True, comment="the meeting")
    at = instant("when it left")
    author = plain_text("who made it")
    what = plain_text("agenda, participants, …")
    format = plain_text("pdf, xlsx, …")
    language = plain_text("ISO 639-1")
    columns = plain_text("the columns that were in it")
    count = Column(Integer, nullable=False, comment="how many entries were in it")
    file_name = plain_text("name of the file, without its folder")


export = Table("export", metadata, ExportColumns, comment="What left the application; history, not operations")
