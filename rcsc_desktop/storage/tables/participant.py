"""Tables of participants."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, LargeBinary, Table

from rcsc_desktop.domain.participant import ParticipantMode, ParticipantStatus
from rcsc_desktop.storage.columns import EntityColumns, choice, plain_text, reference
from rcsc_desktop.storage.tables.base import metadata


class ParticipantColumns(EntityColumns):
    consultation_id = reference("consultation", "the meeting")
    person_id = reference("person", "who")
    organisation_id = reference("organisation", "whom the person represents", optional=True)
    category = plain_text("e.g. speaker, observer")
    regional_scope = plain_text("region the person works on")
    thematic_focus = plain_text("theme the person works on")
    mode = choice(ParticipantMode, "in person, remote, unknown")
    status = choice(ParticipantStatus, "where the invitation or registration stands")
    status_date = plain_text("date of the status, YYYY-MM-DD")
    replaced_by_id = reference("participant", "who comes instead", optional=True)
    needs = plain_text("access, dietary and other needs")
    may_be_listed = Column(Boolean, nullable=False, comment="consent to stand in a public list")
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
    state = plain_text("expected, present, remote, part, excused, absent")


attendance = Table("attendance", metadata, AttendanceColumns, comment="Presence of a participant in one session")


class ListPresetColumns(EntityColumns):
    name = plain_text("as the user calls it")
    columns = plain_text("names of columns, with commas between")


list_preset = Table("list_preset", metadata, ListPresetColumns, comment="A saved set of columns of a list")
