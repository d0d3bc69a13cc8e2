"""Tables of agendas."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table

from rcsc_desktop.domain.agenda import ItemKind, SpeakerRole, TopicKind
from rcsc_desktop.storage.columns import EntityColumns, OrderedColumns, TimeText, choice, instant, plain_text, reference
from rcsc_desktop.storage.tables.base import metadata


class AgendaItemColumns(OrderedColumns):
    session_id = reference("session", "the session it is held in")
    title = plain_text("as it prints")
    kind = choice(ItemKind, "what happens")
    minutes = Column(Integer, nullable=False, comment="duration in minutes")
    pinned_start = Column(TimeText, nullable=True, comment="local start, HH:MM, that does not move; null: follows")
    room = plain_text("room, where it differs")
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
    is_confirmed = Column(Boolean, nullable=False, comment="has said yes")


agenda_speaker = Table("agenda_speaker", metadata, AgendaSpeakerColumns, comment="A person in an agenda item")


class AgendaVersionColumns(EntityColumns):
    consultation_id = reference("consultation", "whose agenda")
    number = Column(Integer, nullable=False, comment="counts from 1; never used again")
    status = plain_text("provisional, final, as held")
    issued_at = instant("when it was issued")
    note = plain_text("why")
    content = plain_text("canonical JSON of the agenda as issued")


agenda_version = Table("agenda_version", metadata, AgendaVersionColumns, comment="An agenda as it was issued; frozen")
