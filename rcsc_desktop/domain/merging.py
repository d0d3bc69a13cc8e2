"""Several people, or several organisations, that become one: what is proposed and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MergeValue:
    """What a field holds in some of the entries: ``text`` as ``fields.coerce`` takes it, ``label`` to be shown.

    The two differ for the parent of an organisation, whose text is a key and whose label its name.
    """

    text: str
    ids: tuple[UUID, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field in which something stands: the different ``values`` in order of the entries, and the ``proposed`` one.

    ``why`` is a code of ``wording.merging``: ``agreed`` (all say so), ``only`` (one says anything), ``fuller``,
    ``newer``, ``united`` (a list of all of them; ``proposed`` is none of the values then).
    """

    field: str
    values: tuple[MergeValue, ...]
    proposed: str
    why: str

    @property
    def is_open(self) -> bool:
        """The entries differ in it."""
        return len(self.values) > 1

    @property
    def is_list(self) -> bool:
        """It holds several things (``field_lists``), each of which may stay."""
        return self.why == "united"


@dataclass(frozen=True, slots=True)
class MergeEntry:
    """One of those that become one; ``changed_at`` is its last change (ms since 1970 UTC), 0 where nobody knows."""

    id: UUID
    name: str
    detail: str = ""
    changed_at: int = 0


@dataclass(frozen=True, slots=True)
class MergeProposal:
    """What merging would do. ``kept_id`` is the entry that stays; ``fields`` those in which anything stands.

    ``moves`` counts the rows that would point at it from then on, by noun; ``settled`` counts those that are twice and
    become one (participations in one consultation, affiliations, speakers of an item), by noun.
    """

    kind: str
    entries: tuple[MergeEntry, ...]
    kept_id: UUID
    fields: tuple[MergeField, ...]
    moves: Mapping[str, int] = field(default_factory=dict)
    settled: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MergeChoices:
    """What the user chose otherwise: who stays, and the text of fields by their name."""

    kept_id: UUID | None = None
    values: Mapping[str, str] = field(default_factory=dict)
