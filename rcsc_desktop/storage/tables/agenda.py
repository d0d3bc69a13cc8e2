"""Tables of agendas."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table, Uuid

from rcsc_desktop.domain.agenda import (
    ItemKind,
    Numbering,
    Purpose,
    SpeakerRole,
    SpeakerStatus,
    TopicKind,
    Visibility,
)
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.storage.columns import (
    EntityColumns,
    OrderedColumns,
    TimeText,
    choice,
    instant,
    plain_text,
    reference,
    truth,
)
from rcsc_desktop.storage.tables.base import FROZEN, metadata


class AgendaItemColumns(OrderedColumns):
    session_id = reference("session", "the session it is held in")
    title = plain_text("as it prints")
    kind = choice(ItemKind, "what happens")
    minutes = Column(Integer, nullable=False, comment="duration in minutes")
    pinned_start = Column(TimeText, nullable=True, comment="local start, HH:MM, that does not move; null: follows")
    is_timed = truth("takes time; an item of an annotated agenda may take none", default=True)
    numbering = choice(Numbering, "none, 1, (a) or (i)", default=Numbering.NONE)
    purpose = choice(Purpose, "information, discussion, decision; empty while open", default=Purpose.OPEN)
    visibility = choice(Visibility, "public, internal, hidden", default=Visibility.PUBLIC)
    background = plain_text("what an annotated agenda says of it")
    outcome = plain_text("what is expected of it")
    room = plain_text("room, where it differs")
    link = plain_text("link, where it differs from the session's")
    interpretation = plain_text("languages of the interpreters, ISO 639-1, commas between")
    owner = plain_text("who sees to it; never printed in public papers")
    notes = plain_text("internal notes; never printed in public papers")


agenda_item = Table("agenda_item", metadata, AgendaItemColumns, comment="An item of a session; starts are computed")


class AgendaTopicColumns(OrderedColumns):
    item_id = reference("agenda_item", "the item it stands under")
    parent_id = reference("agenda_topic", "the topic it is nested in", optional=True)
    text = plain_text("as it prints")
    kind = choice(TopicKind, "topic or question for the discussion")


agenda_topic = Table("agenda_topic", metadata, AgendaTopicColumns, comment="A topic or question under an agenda item")


class AgendaSpeakerColumns(OrderedColumns):
    item_id = reference("agenda_item", "the item")
    person_id = reference("person", "who")
    organisation_id = reference("organisation", "on behalf of", optional=True)
    title = plain_text("what stands before the name on paper")
    role = choice(SpeakerRole, "the part played")
    status = choice(SpeakerStatus, "proposed, asked, accepted, confirmed, declined")


agenda_speaker = Table("agenda_speaker", metadata, AgendaSpeakerColumns, comment="A person in an agenda item")


class AgendaDocumentColumns(OrderedColumns):
    item_id = reference("agenda_item", "the item")
    document_id = reference("document", "the document it deals with")


agenda_document = Table("agenda_document", metadata, AgendaDocumentColumns, comment="A document of an agenda item")


class AgendaVersionColumns(EntityColumns):
    consultation_id = reference("consultation", "whose agenda")
    number = Column(Integer, nullable=False, comment="counts from 1; never used again")
    status = choice(AgendaStatus, "provisional, final, as held")
    revision = Column(Integer, nullable=False, default=0, server_default="0", comment="issues of its status before")
    issued_at = instant("when it was issued")
    note = plain_text("why")
    content = plain_text("canonical JSON of the agenda as issued")


agenda_version = Table(
    "agenda_version",
    metadata,
    AgendaVersionColumns,
    comment="An agenda as it was issued; frozen",
    info={FROZEN: True},
)


class VersionFileColumns(EntityColumns):
    version_id = Column(Uuid, nullable=False, index=True, comment="the issued version it was printed from")
    format = plain_text("pdf, docx, …")
    choices = plain_text("canonical JSON of layout, language, paper and options")
    file_name = plain_text("what it was called")
    content = Column(LargeBinary, nullable=False, comment="the file, byte for byte")


version_file = Table(
    "version_file",
    metadata,
    VersionFileColumns,
    comment="A file printed from an issued agenda",
    info={FROZEN: True},
)


class AgendaSourceColumns(EntityColumns):
    consultation_id = reference("consultation", "the meeting it was read into")
    owner_id = Column(Uuid, nullable=False, index=True, comment="the item, session or consultation that it tells of")
    format = plain_text("schedule-json, schedule-xml, ics, …")
    content = plain_text("canonical JSON of what the file said")


agenda_source = Table(
    "agenda_source", metadata, AgendaSourceColumns, comment="What an imported file said, to write back"
)


class AgendaTemplateColumns(EntityColumns):
    name = plain_text("as the user calls it")
    content = plain_text("canonical JSON of sessions and items")


agenda_template = Table("agenda_template", metadata, AgendaTemplateColumns, comment="A saved pattern of an agenda")


class SilencedFindingColumns(EntityColumns):
    consultation_id = reference("consultation", "the meeting")
    code = plain_text("which finding")
    owner_id = Column(Uuid, nullable=False, comment="the item or session it stands beside")
    detail = plain_text("tells findings of one code at one row apart")
    reason = plain_text("why it need not be looked at")


silenced_finding = Table("silenced_finding", metadata, SilencedFindingColumns, comment="A finding put aside, and why")
