"""A participant: a person's part in one consultation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity


class ParticipantStatus(StrEnum):
    """Where the invitation or registration stands."""

    DRAFT = "draft"
    NOMINATED = "nominated"
    INVITED = "invited"
    REGISTERED = "registered"
    UNDER_REVIEW = "under review"
    WAITLISTED = "waitlisted"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


class ParticipantMode(StrEnum):
    """How the person takes part; empty while unknown."""

    UNKNOWN = ""
    IN_PERSON = "in person"
    REMOTE = "remote"


class Consent(StrEnum):
    """What the person said to a use of their data; empty while they were not asked."""

    UNKNOWN = ""
    GIVEN = "yes"
    REFUSED = "no"


CONSENTS = ("may_be_shared", "may_be_photographed", "may_be_recorded", "may_be_contacted")
"""Fields of a participant that hold a ``Consent``."""


class TravelSupport(StrEnum):
    """Whether the person's journey is paid for; empty where nobody asked for it."""

    NONE = ""
    REQUESTED = "requested"
    GRANTED = "granted"
    DECLINED = "declined"


class AttendanceState(StrEnum):
    """Presence in one session."""

    EXPECTED = "expected"
    PRESENT = "present"
    REMOTE = "remote"
    PART = "part"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant(Entity):
    """``name``, ``email``, ``phone``, ``country`` and ``languages`` of a participant are the person's and stand there.

    ``position`` is what they are in this meeting's list; where it is empty, the role title of their affiliation stands
    there. ``rank`` orders people of one delegation, the smallest first. ``gender`` holds the person's own word.
    ``interpretation`` names the languages they need it into (ISO 639-1). ``availability`` says when the person is there
    (see ``availability``); empty means always. ``keep_until`` is the day until which their data may be kept.
    """

    consultation_id: UUID
    person_id: UUID
    organisation_id: UUID | None = None
    position: str = ""
    category: str = ""
    constituency: str = ""
    role: str = ""
    rank: int | None = None
    regional_scope: str = ""
    thematic_focus: str = ""
    gender: str = ""
    mode: ParticipantMode = ParticipantMode.UNKNOWN
    status: ParticipantStatus = ParticipantStatus.DRAFT
    status_date: str = ""
    replaced_by_id: UUID | None = None
    interpretation: str = ""
    dietary_needs: str = ""
    access_needs: str = ""
    needs: str = ""
    travel_support: TravelSupport = TravelSupport.NONE
    may_be_listed: bool = True
    may_be_shared: Consent = Consent.UNKNOWN
    may_be_photographed: Consent = Consent.UNKNOWN
    may_be_recorded: Consent = Consent.UNKNOWN
    may_be_contacted: Consent = Consent.UNKNOWN
    keep_until: PartialDate | None = None
    availability: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusMove(Entity):
    """A status that a participant came to, and on which day (YYYY-MM-DD)."""

    participant_id: UUID
    status: ParticipantStatus
    date: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance(Entity):
    """Presence of a participant in one session."""

    participant_id: UUID
    session_id: UUID
    state: AttendanceState = AttendanceState.EXPECTED


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """A participant as a list shows it: all texts resolved, ready for a table or a sheet.

    ``own`` holds the values of the organiser's own fields by the key of the field.
    """

    id: UUID
    person_id: UUID
    name: str
    organisation_id: UUID | None = None
    organisation: str = ""
    regional_scope: str = ""
    thematic_focus: str = ""
    title: str = ""
    position: str = ""
    category: str = ""
    constituency: str = ""
    role: str = ""
    rank: int | None = None
    status: str = ""
    status_date: str = ""
    mode: str = ""
    country: str = ""
    gender: str = ""
    languages: str = ""
    interpretation: str = ""
    email: str = ""
    phone: str = ""
    dietary_needs: str = ""
    access_needs: str = ""
    needs: str = ""
    travel_support: str = ""
    may_be_listed: bool = True
    may_be_shared: str = ""
    may_be_photographed: str = ""
    may_be_recorded: str = ""
    may_be_contacted: str = ""
    keep_until: PartialDate | None = None
    availability: str = ""
    notes: str = ""
    own: Mapping[UUID, str] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """What stands in a column, as ``fields.coerce`` takes it: codes for choices, ``yes`` and ``no``.

        ``column`` is one of ``PARTICIPANT_COLUMNS`` or of an own field (``own_fields.column_of``).
        """
        if column.startswith(OWN_COLUMN):
            return self.own.get(UUID(column.removeprefix(OWN_COLUMN)), "")
        value = getattr(self, column)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else str(value)


OWN_COLUMN = "own."
"""How the name of an own field's column begins; its key follows."""

PARTICIPANT_COLUMNS = (
    "name",
    "organisation",
    "regional_scope",
    "thematic_focus",
    "title",
    "position",
    "category",
    "constituency",
    "role",
    "rank",
    "status",
    "status_date",
    "mode",
    "country",
    "gender",
    "languages",
    "interpretation",
    "email",
    "phone",
    "dietary_needs",
    "access_needs",
    "needs",
    "travel_support",
    "may_be_listed",
    "may_be_shared",
    "may_be_photographed",
    "may_be_recorded",
    "may_be_contacted",
    "keep_until",
    "availability",
    "notes",
)
"""Columns a table of participants may show, in their usual order; names of ``ParticipantLine`` fields."""

PUBLIC_COLUMNS = (
    "name",
    "organisation",
    "regional_scope",
    "thematic_focus",
    "title",
    "position",
    "category",
    "constituency",
    "role",
    "status",
    "status_date",
    "mode",
    "country",
)
"""Columns that the public preset shows: nothing about needs, consent or how to reach anybody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListPreset(Entity):
    """A set of columns that the user saved under a name; ``columns`` are ``PARTICIPANT_COLUMNS`` names and commas."""

    name: str
    columns: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedView(Entity):
    """A way of looking at a list that was saved: ``content`` is canonical JSON of columns, filter, order and grouping.

    ``subject`` is ``participants`` or ``contacts``.
    """

    subject: str
    name: str
    content: str
