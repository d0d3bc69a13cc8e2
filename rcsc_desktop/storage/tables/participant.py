"""Tables of participants."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, LargeBinary, Table

from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.domain.own_fields import OwnFieldKind
from rcsc_desktop.domain.participant import (
    AttendanceState,
    Consent,
    ParticipantMode,
    ParticipantStatus,
    TravelSupport,
)
from rcsc_desktop.storage.columns import (
    EntityColumns,
    OrderedColumns,
    choice,
    instant,
    partial_date,
    plain_text,
    reference,
)
from rcsc_desktop.storage.tables.base import FROZEN, metadata


class ParticipantColumns(EntityColumns):
    consultation_id = reference("consultation", "the meeting")
    person_id = reference("person", "who")
    organisation_id = reference("organisation", "whom the person represents", optional=True)
    position = plain_text("where it is not the one of the affiliation, e.g. Director")
    category = plain_text("e.g. speaker, observer")
    constituency = plain_text("e.g. trade unions, youth")
    role = plain_text("e.g. head of delegation")
    rank = Column(Integer, nullable=True, comment="order within a delegation, the smallest first")
    regional_scope = plain_text("region the person works on")
    thematic_focus = plain_text("theme the person works on")
    gender = plain_text("in the person's own word")
    mode = choice(ParticipantMode, "in person, remote, unknown")
    status = choice(ParticipantStatus, "where the invitation or registration stands")
    status_date = plain_text("date of the status, YYYY-MM-DD")
    replaced_by_id = reference("participant", "who comes instead", optional=True)
    interpretation = plain_text("languages to interpret into, ISO 639-1, commas between")
    dietary_needs = plain_text("e.g. vegetarian, halal")
    access_needs = plain_text("e.g. step-free access, sign language")
    needs = plain_text("other needs")
    travel_support = choice(TravelSupport, "requested, granted, declined", default=TravelSupport.NONE)
    may_be_listed = Column(Boolean, nullable=False, comment="consent to stand in a public list")
    may_be_shared = choice(Consent, "consent to details for other participants", default=Consent.UNKNOWN)
    may_be_photographed = choice(Consent, "consent to photographs", default=Consent.UNKNOWN)
    may_be_recorded = choice(Consent, "consent to recordings", default=Consent.UNKNOWN)
    may_be_contacted = choice(Consent, "consent to mails after the meeting", default=Consent.UNKNOWN)
    keep_until = partial_date("until when the data may be kept")
    availability = plain_text("when the person is there: days and times, one a line; empty means always")
    notes = plain_text("internal notes")
    name_key = Column(LargeBinary, nullable=True, comment="derived: collation key of the person's name")


participant = Table("participant", metadata, ParticipantColumns, comment="A person's part in one consultation")
Index(
    "ix_participant_by_name",
    participant.c.consultation_id,
    participant.c.deleted_at,
    participant.c.name_key,
    participant.c.id,
)


class AttendanceColumns(EntityColumns):
    participant_id = reference("participant", "who")
    session_id = reference("session", "at which session")
    state = choice(AttendanceState, "expected, present, remote, part, excused, absent")


attendance = Table("attendance", metadata, AttendanceColumns, comment="Presence of a participant in one session")


class ListPresetColumns(EntityColumns):
    name = plain_text("as the user calls it")
    columns = plain_text("names of columns, with commas between")


list_preset = Table("list_preset", metadata, ListPresetColumns, comment="A saved set of columns of a list")


class StatusMoveColumns(EntityColumns):
    participant_id = reference("participant", "who")
    status = choice(ParticipantStatus, "what the participant came to")
    date = plain_text("on which day, YYYY-MM-DD")


status_move = Table("status_move", metadata, StatusMoveColumns, comment="A status that a participant came to")


class OwnFieldColumns(OrderedColumns):
    consultation_id = reference("consultation", "the meeting whose participants have it")
    name = plain_text("as the organiser calls it")
    kind = choice(OwnFieldKind, "text, number, date, choice, yes or no")
    choices = plain_text("the values of a choice, one a line")


own_field = Table("own_field", metadata, OwnFieldColumns, comment="A field that an organiser added to participants")


class OwnValueColumns(EntityColumns):
    field_id = reference("own_field", "the field")
    participant_id = reference("participant", "whose")
    value = plain_text("canonical text: YYYY-MM-DD, yes, no, decimal point")


own_value = Table("own_value", metadata, OwnValueColumns, comment="What an own field holds for one participant")


class QuotaColumns(OrderedColumns):
    consultation_id = reference("consultation", "the meeting")
    field = plain_text("what the places are shared out by")
    value = plain_text("the value that they are for")
    places = Column(Integer, nullable=False, comment="how many")


quota = Table("quota", metadata, QuotaColumns, comment="Places for participants with one value of a field")


class SealColumns(EntityColumns):
    salt = Column(LargeBinary, nullable=False, comment="salt of the key derivation")
    wrapped_key = Column(LargeBinary, nullable=False, comment="the key, encrypted under the passphrase's")


seal = Table("seal", metadata, SealColumns, comment="The key of the sealed part")


class SealedDetailsColumns(EntityColumns):
    participant_id = reference("participant", "whose")
    seal_id = reference("seal", "the key it is encrypted under")
    content = Column(LargeBinary, nullable=False, comment="passport and visa data as ciphertext")
    keep_until = Column(Date, nullable=False, comment="the last day on which they may be kept")


sealed_details = Table(
    "sealed_details", metadata, SealedDetailsColumns, comment="Passport and visa data of a participant, sealed"
)


class SavedViewColumns(EntityColumns):
    subject = plain_text("participants, contacts")
    name = plain_text("as the user calls it")
    content = plain_text("canonical JSON of columns, filter, order and grouping")


saved_view = Table("saved_view", metadata, SavedViewColumns, comment="A saved way of looking at a list")


class ListVersionColumns(EntityColumns):
    consultation_id = reference("consultation", "whose participants")
    number = Column(Integer, nullable=False, comment="counts from 1; never used again")
    status = choice(ListStatus, "provisional, final")
    revision = Column(Integer, nullable=False, comment="issues of its status before")
    issued_at = instant("when it was issued")
    note = plain_text("why")
    content = plain_text("canonical JSON of the list as issued")


list_version = Table(
    "list_version",
    metadata,
    ListVersionColumns,
    info={FROZEN: True},
    comment="A list of participants as it was issued; frozen",
)
