"""How many may come, how the places are shared out, and who moves up from the waiting list.

A participant takes a place once registered or confirmed: who registered and was not put on the waiting list counts on
coming. Being invited or looked at takes none. Remote participants take no place in the room; where the whole
consultation is online there is no room, and every participant takes one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.entity import OrderedEntity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import ParticipantStatus

QUOTA_COLUMNS = ("regional_scope", "gender", "constituency", "organisation", "category")
"""Columns of participants that places can be shared out by."""

PLACE_TAKING = frozenset({ParticipantStatus.REGISTERED, ParticipantStatus.CONFIRMED})
"""Statuses in which a participant takes a place."""

MOST_PLACES = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Quota(OrderedEntity):
    """At most ``places`` participants whose ``field`` (one of ``QUOTA_COLUMNS``) reads ``value``."""

    consultation_id: UUID
    field: str
    value: str
    places: int


@dataclass(frozen=True, slots=True)
class TakenPlaces:
    """``count`` participants who take a place and share these ``values`` of ``QUOTA_COLUMNS``."""

    values: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the waiting list. ``since`` is the day they came there (YYYY-MM-DD), empty where nobody knows.

    ``turn`` orders those of one day, the smallest first. ``needs_place`` is False for who takes part remotely.
    """

    id: UUID
    name: str
    organisation: str
    since: str
    turn: str
    values: tuple[str, ...]
    needs_place: bool = True


@dataclass(frozen=True, slots=True)
class Places:
    """Places of the whole consultation or of one quota: how many there are (``None``: no limit) and are taken."""

    places: int | None
    taken: int

    @property
    def free(self) -> int | None:
        """How many are left; never less than none; ``None`` where there is no limit."""
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def is_full(self) -> bool:
        """Nobody more can come."""
        return self.free == 0

    @property
    def over(self) -> int:
        """How many more have a place than there are."""
        return 0 if self.places is None else max(0, self.taken - self.places)


@dataclass(frozen=True, slots=True)
class QuotaPlaces:
    """A quota with what is taken of it."""

    quota: Quota
    places: Places


class Turn(StrEnum):
    """Why somebody moves up, or is passed over."""

    NEXT = "next"
    QUOTA_LEFT = "quota left"
    PLACES_LEFT = "places left"
    REMOTE = "remote"
    FULL = "full"
    QUOTA_FULL = "quota full"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed for somebody on the waiting list.

    ``left`` is how many places there are before this one is given: of the quota that is tightest for them
    (``quota``), or of the whole consultation.
    """

    waiting: Waiting
    moves_up: bool
    turn: Turn
    left: int | None = None
    quota: Quota | None = None


@dataclass(frozen=True, slots=True)
class QuotaFinding:
    """What somebody should look at: ``capacity.full``, ``capacity.exceeded``, ``quota.full``, ``quota.exceeded``."""

    code: str
    places: int
    taken: int
    quota: Quota | None = None

    @property
    def is_exceeded(self) -> bool:
        """More than full."""
        return self.taken > self.places


@dataclass(frozen=True, slots=True)
class PlacesView:
    """The places of a consultation, its quotas in order, and the waiting list with what is proposed for everybody."""

    capacity: Places
    quotas: tuple[QuotaPlaces, ...]
    proposed: tuple[Proposed, ...]

    @property
    def moving_up(self) -> tuple[Proposed, ...]:
        """Those who are proposed to move up."""
        return tuple(one for one in self.proposed if one.moves_up)

    def findings(self) -> tuple[QuotaFinding, ...]:
        """What is full or exceeded; the whole consultation first, what is exceeded before what is full."""
        every: list[tuple[str, Places, Quota | None]] = [("capacity", self.capacity, None)]
        every += [("quota", one.places, one.quota) for one in self.quotas]
        found = [
            QuotaFinding(f"{what}.{'exceeded' if places.over else 'full'}", places.places or 0, places.taken, quota)
            for what, places, quota in every
            if places.is_full
        ]
        return tuple(sorted(found, key=lambda one: (one.quota is not None, not one.is_exceeded)))


def checked_places(text: object) -> int:
    """A number of places as typed; ``quota.places`` where it is none from 0 to a million."""
    try:
        number = int(str(text).strip())
    except ValueError:
        number = -1
    if not 0 <= number <= MOST_PLACES:
        raise UserError("quota.places", text=str(text).strip())
    return number


def view(
    capacity: int | None, quotas: Sequence[Quota], taken: Iterable[TakenPlaces], waiting: Iterable[Waiting]
) -> PlacesView:
    """The whole picture; nobody moves up against the capacity or any quota, and nobody is passed over without need."""
    counts = _counts(taken)
    everybody = counts["", ""]
    shares = tuple(QuotaPlaces(quota, Places(quota.places, counts[_key(quota)])) for quota in quotas)
    return PlacesView(Places(capacity, everybody), shares, _propose(Places(capacity, everybody), shares, waiting))


def _propose(capacity: Places, shares: Sequence[QuotaPlaces], waiting: Iterable[Waiting]) -> tuple[Proposed, ...]:
    """In the order of waiting: who fits in moves up and takes the place from those behind."""
    left = capacity.free
    quota_left = {share.quota.id: share.places.free or 0 for share in shares}
    by_key: dict[tuple[str, str], list[Quota]] = defaultdict(list)
    for share in shares:
        by_key[_key(share.quota)].append(share.quota)
    proposed = []
    for one in sorted(waiting, key=lambda one: (not one.since, one.since, one.turn, one.id)):
        if not one.needs_place:
            proposed.append(Proposed(one, True, Turn.REMOTE))
            continue
        if left == 0:
            proposed.append(Proposed(one, False, Turn.FULL, 0))
            continue
        own = [quota for key in _keys(one.values) for quota in by_key.get(key, ())]
        tightest = min(own, key=lambda quota: quota_left[quota.id], default=None)
        if tightest is not None and quota_left[tightest.id] == 0:
            proposed.append(Proposed(one, False, Turn.QUOTA_FULL, 0, tightest))
            continue
        proposed.append(_moving_up(one, left, tightest, quota_left))
        left = None if left is None else left - 1
        for quota in own:
            quota_left[quota.id] -= 1
    return tuple(proposed)


def _moving_up(one: Waiting, left: int | None, tightest: Quota | None, quota_left: Mapping[UUID, int]) -> Proposed:
    if tightest is not None:
        return Proposed(one, True, Turn.QUOTA_LEFT, quota_left[tightest.id], tightest)
    return Proposed(one, True, Turn.NEXT if left is None else Turn.PLACES_LEFT, left)


def _counts(taken: Iterable[TakenPlaces]) -> dict[tuple[str, str], int]:
    """How many take a place by column and value; by two empty texts all of them."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for group in taken:
        counts["", ""] += group.count
        for key in _keys(group.values):
            counts[key] += group.count
    return counts


def _keys(values: Sequence[str]) -> list[tuple[str, str]]:
    return [(column, fold(value)) for column, value in zip(QUOTA_COLUMNS, values, strict=True) if value.strip()]


def _key(quota: Quota) -> tuple[str, str]:
    """Quotas find their people however the value is written: with or without capitals and accents."""
    return quota.field, fold(quota.value)
