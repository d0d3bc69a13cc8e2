"""Tables of consultations and what stands around them."""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, Integer, Table

from rcsc_desktop.domain.consultation import (
    AgendaStatus,
    ConsultationFormat,
    ConsultationKind,
    ConsultationStatus,
    PartnerRole,
)
from rcsc_desktop.storage.columns import (
    EntityColumns,
    OrderedColumns,
    TimeText,
    choice,
    partial_date,
    plain_text,
    reference,
    truth,
)
from rcsc_desktop.storage.tables.base import metadata


class ConsultationColumns(EntityColumns):
    programme_id = reference("programme", "the process it belongs to")
    key = plain_text("readable key, fixed at birth; may collide after an exchange")
    title = plain_text("main title")
    subtitle = plain_text("second line of the title")
    kind = choice(ConsultationKind, "what sort of meeting it is")
    format = choice(ConsultationFormat, "in person, online, hybrid")
    status = choice(ConsultationStatus, "how far the preparation has come")
    region = plain_text("the region it speaks for")
    start_date = partial_date("first day")
    end_date = partial_date("last day")
    place = plain_text("what a list shows, e.g. Bangkok, Thailand")
    country = plain_text("ISO 3166-1 alpha-2")
    time_zone = plain_text("IANA name")
    language = plain_text("main language of its papers, ISO 639-1")
    venue_name = plain_text("organisation or building")
    venue_room = plain_text("room")
    venue_floor = plain_text("floor")
    venue_street = plain_text("street")
    venue_city = plain_text("city")
    latitude = Column(Float, nullable=True, comment="degrees north")
    longitude = Column(Float, nullable=True, comment="degrees east")
    remote_instructions = plain_text("how to take part from afar")
    remote_link = plain_text("link of the video or audio conference")
    remote_number = plain_text("number of the conference call line")
    remote_code = plain_text("access code")
    agenda_status = choice(AgendaStatus, "what its agenda may be called on paper")
    paper_languages = plain_text("languages of papers beside the main one, ISO 639-1, commas between")
    cities = plain_text("IANA zones whose local times stand beside the sessions, commas between")
    capacity = Column(Integer, nullable=True, comment="how many may take part; null: no limit")
    category_order = plain_text("categories of participants in the order of their list, one a line")
    notes = plain_text("internal notes")


consultation = Table("consultation", metadata, ConsultationColumns, comment="Any meeting of a programme")


class PartnerColumns(OrderedColumns):
    consultation_id = reference("consultation", "the meeting")
    organisation_id = reference("organisation", "who stands behind it")
    role = choice(PartnerRole, "in which role")
    note = plain_text("as the source words it")


partner = Table("partner", metadata, PartnerColumns, comment="An organisation behind a consultation in one role")


class ContactPointColumns(OrderedColumns):
    consultation_id = reference("consultation", "the meeting")
    name = plain_text("whom the address belongs to")
    email = plain_text("e-mail address, as written")
    phone = plain_text("telephone, as written")


contact_point = Table(
    "contact_point", metadata, ContactPointColumns, comment="The address people write to about a consultation"
)


class SessionColumns(OrderedColumns):
    consultation_id = reference("consultation", "the meeting")
    name = plain_text("e.g. AM Session, Day 2")
    date = Column(Date, nullable=True, comment="local date of its start")
    start = Column(TimeText, nullable=True, comment="local start, HH:MM")
    end = Column(TimeText, nullable=True, comment="local end, HH:MM; not after the start means the next day")
    time_zone = plain_text("IANA name; empty means the consultation's")
    venue = plain_text("where, if not at the consultation's venue")
    link = plain_text("link of this session")
    track = plain_text("parallel track or working group")
    chair_id = reference("person", "who chairs it", optional=True)
    restarts_numbering = truth("numbers of items begin anew")
    is_parking = truth("holds the items without a place; never prints")


session = Table("session", metadata, SessionColumns, comment="One stretch of a consultation held in one go")
