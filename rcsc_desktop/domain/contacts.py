"""People, organisations, and who belongs where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity, OrderedEntity


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
    """``name`` is kept as written, in any script; the parts are optional and nothing is derived from them.

    ``aliases`` are other spellings of the name, one a line; the person is found and matched by them too. ``email`` and
    ``phone`` are the first ones, further ones are ``ContactDetail`` rows. ``language`` is the one to write in,
    ``languages`` those the person speaks (ISO 639-1, commas between); ``tags`` have commas between.
    """

    name: str
    family_name: str = ""
    given_name: str = ""
    suffix: str = ""
    title: str = ""
    badge_name: str = ""
    aliases: str = ""
    pronoun: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    language: str = ""
    languages: str = ""
    tags: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Entity):
    """``acronym`` is the short name that lists and papers prefer; ``aliases`` are other names, one a line.

    ``translated_names`` are its names in other languages, one a line behind the code: ``fr: Organisation …``.
    """

    name: str
    acronym: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    parent_id: UUID | None = None
    country: str = ""
    regional_scope: str = ""
    themes: str = ""
    accreditation: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    aliases: str = ""
    translated_names: str = ""
    tags: str = ""
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

    def lasts(self, today: date) -> bool:
        """It has begun and not ended, as far as that is known."""
        day = today.isoformat()
        has_begun = self.from_date is None or str(self.from_date) <= day[: len(str(self.from_date))]
        return has_begun and (self.to_date is None or str(self.to_date) >= day[: len(str(self.to_date))])


class DetailKind(StrEnum):
    """A way to reach somebody."""

    EMAIL = "email"
    PHONE = "phone"
    MESSENGER = "messenger"
    LINK = "link"


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactDetail(OrderedEntity):
    """A further way to reach a person or an organisation (one of the two), with a ``label`` such as work or mobile."""

    person_id: UUID | None = None
    organisation_id: UUID | None = None
    kind: DetailKind = DetailKind.EMAIL
    label: str = ""
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PostalAddress(OrderedEntity):
    """An address of a person or an organisation (one of the two). ``street`` may have several lines."""

    person_id: UUID | None = None
    organisation_id: UUID | None = None
    label: str = ""
    po_box: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Photo(Entity):
    """The picture of a person; ``media_type`` as in ``image/jpeg``."""

    person_id: UUID
    media_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactSource(Entity):
    """What an imported card said that has no field of its own, to write back: canonical JSON."""

    person_id: UUID | None = None
    organisation_id: UUID | None = None
    format: str
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NotTheSame(Entity):
    """Two people, or two organisations, that somebody said are not the same; ``first_id`` is the smaller key."""

    first_id: UUID
    second_id: UUID


def with_parents(organisation_id: UUID | None, parent_of: Callable[[UUID], UUID | None]) -> Iterator[UUID]:
    """The organisation and those that it is part of, the nearest first; a circle is gone round once."""
    passed: set[UUID] = set()
    while organisation_id is not None and organisation_id not in passed:
        yield organisation_id
        passed.add(organisation_id)
        organisation_id = parent_of(organisation_id)
