"""A consultation: any meeting of a programme, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity, OrderedEntity


class ConsultationKind(StrEnum):
    """What sort of meeting it is."""

    REGIONAL = "regional consultation"
    INFORMAL = "informal meeting"
    WEBINAR = "webinar"
    HEARING = "hearing"
    THEMATIC = "thematic session"
    STOCKTAKING = "stocktaking meeting"
    OTHER = "other"


class ConsultationFormat(StrEnum):
    """How people take part."""

    IN_PERSON = "in person"
    ONLINE = "online"
    HYBRID = "hybrid"


class ConsultationStatus(StrEnum):
    """How far its preparation has come."""

    IDEA = "idea"
    PLANNED = "planned"
    INVITATIONS_OUT = "invitations out"
    REGISTRATION_OPEN = "registration open"
    REGISTRATION_CLOSED = "registration closed"
    HELD = "held"
    OUTCOME_ADOPTED = "outcome adopted"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class PartnerRole(StrEnum):
    """How an organisation stands behind a consultation."""

    ANCHOR = "anchor"
    CO_ANCHOR = "co-anchor"
    IN_PARTNERSHIP = "in partnership with"
    FOCAL_POINT = "technical focal point"
    SUPPORT = "support"
    HOST = "host"


class AgendaStatus(StrEnum):
    """What the agenda of a consultation may be called on paper."""

    DRAFT = "draft"
    PROVISIONAL = "provisional"
    FINAL = "final"
    AS_HELD = "as held"


REGIONS = (
    "Africa",
    "Asia",
    "Europe",
    "Latin America & the Caribbean",
    "Middle East and North Africa (MENA)",
    "U.S. – Canada",
    "Pacific",
    "global",
)
"""The regions a consultation may speak for; users add their own, so a region is plain text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Consultation(Entity):
    """One meeting. ``key`` is readable and fixed at birth, e.g. ``2017-04-17-new-york``.

    ``place`` is what a list shows ("Bangkok, Thailand"); the venue fields say where exactly. ``paper_languages`` are
    the languages beside the main one that its papers are wanted in, ``cities`` the IANA zones whose local times stand
    beside the sessions; both with commas between. ``capacity`` is how many may take part; ``category_order`` the
    categories of participants in the order of their list, one a line.
    """

    programme_id: UUID
    key: str
    title: str
    subtitle: str = ""
    kind: ConsultationKind = ConsultationKind.OTHER
    format: ConsultationFormat = ConsultationFormat.IN_PERSON
    status: ConsultationStatus = ConsultationStatus.PLANNED
    region: str = ""
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    place: str = ""
    country: str = ""
    time_zone: str = ""
    language: str = "en"
    venue_name: str = ""
    venue_room: str = ""
    venue_floor: str = ""
    venue_street: str = ""
    venue_city: str = ""
    latitude: float | None = None
    longitude: float | None = None
    remote_instructions: str = ""
    remote_link: str = ""
    remote_number: str = ""
    remote_code: str = ""
    agenda_status: AgendaStatus = AgendaStatus.DRAFT
    paper_languages: str = ""
    cities: str = ""
    capacity: int | None = None
    category_order: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner(OrderedEntity):
    """An organisation behind a consultation in one role."""

    consultation_id: UUID
    organisation_id: UUID
    role: PartnerRole = PartnerRole.ANCHOR
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactPoint(OrderedEntity):
    """The address people write to about a consultation; often a role mailbox, not a person."""

    consultation_id: UUID
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Session(OrderedEntity):
    """One stretch of a consultation held in one go. ``start`` and ``end`` are local to ``time_zone`` (IANA).

    An end that is not after the start lies on the next day. Empty venue fields mean the consultation's. Sessions of
    one time and several ``track`` names are parallel. Numbers of items run on from the session before unless
    ``restarts_numbering``. The one session that ``is_parking`` holds items without a place; it never prints.
    """

    consultation_id: UUID
    name: str = ""
    date: date | None = None
    start: time | None = None
    end: time | None = None
    time_zone: str = ""
    venue: str = ""
    link: str = ""
    track: str = ""
    chair_id: UUID | None = None
    restarts_numbering: bool = False
    is_parking: bool = False
