"""People, organisations, and who belongs where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity


class OrganisationKind(StrEnum):
    """What sort of organisation it is."""

    NETWORK = "civil society network"
    NGO = "NGO"
    TRADE_UNION = "trade union"
    ACADEMIC = "academic institute"
    UN_ENTITY = "UN entity"
    ISCM = "inter-State consultation mechanism"
    GOVERNMENT = "government"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person(Entity):
    """``name`` is kept as written, in any script; the parts are optional and nothing is derived from them."""

    name: str
    family_name: str = ""
    given_name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    language: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Entity):
    """``acronym`` is the short name that lists and papers prefer; ``aliases`` are other names, one a line."""

    name: str
    acronym: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    parent_id: UUID | None = None
    country: str = ""
    website: str = ""
    email: str = ""
    aliases: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Affiliation(Entity):
    """A person in an organisation, with the title of the role and, where known, from when to when."""

    person_id: UUID
    organisation_id: UUID
    role_title: str = ""
    from_date: PartialDate | None = None
    to_date: PartialDate | None = None
    is_primary: bool = True
