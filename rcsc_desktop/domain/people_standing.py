"""What stands in the contacts and in a consultation before an import, arranged for looking up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person
from rcsc_desktop.domain.import_memory import ImportedRow
from rcsc_desktop.domain.likeness import Traits
from rcsc_desktop.domain.names import Lookup
from rcsc_desktop.domain.participant import Participant


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A contact with what is compared of it; ``detail`` tells it from others of that name."""

    entity: Person | Organisation
    traits: Traits
    detail: str

    @property
    def id(self) -> UUID:
        """The key."""
        return self.entity.id


@dataclass(frozen=True, slots=True)
class KnownBelongings:
    """What hangs at contacts, by their key: folded (kind, value) of further ways, folded lines of addresses, photos."""

    ways: Mapping[UUID, frozenset[tuple[str, str]]] = field(default_factory=dict)
    addresses: Mapping[UUID, frozenset[str]] = field(default_factory=dict)
    photos: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """The participants of the consultation by person (the longest there, where one stands twice), and own values."""

    participants: Mapping[UUID, Participant] = field(default_factory=dict)
    own: Mapping[tuple[UUID, str], str] = field(default_factory=dict)
    """By participant and column of the own field."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that a plan is made against.

    ``organisation`` finds organisations by any folded name, ``bodies`` are they by key. ``rows`` are the rows that came
    in before by layout and fingerprint.
    """

    contacts: Sequence[KnownContact]
    bodies: Mapping[UUID, Organisation]
    organisation: Lookup
    affiliations: Mapping[UUID, Sequence[Affiliation]] = field(default_factory=dict)
    belongings: KnownBelongings = field(default_factory=KnownBelongings)
    meeting: KnownMeeting = field(default_factory=KnownMeeting)
    rows: Mapping[str, Mapping[str, ImportedRow]] = field(default_factory=dict)
