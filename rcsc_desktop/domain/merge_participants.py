"""One person's participations in one consultation that become one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import reduce
from typing import Any

from rcsc_desktop.domain.field_lists import united
from rcsc_desktop.domain.participant import (
    CONSENTS,
    AttendanceState,
    Consent,
    Participant,
    ParticipantStatus,
    TravelSupport,
)

_STATUSES = (
    ParticipantStatus.DRAFT,
    ParticipantStatus.NOMINATED,
    ParticipantStatus.REPLACED,
    ParticipantStatus.CANCELLED,
    ParticipantStatus.INVITED,
    ParticipantStatus.DECLINED,
    ParticipantStatus.REGISTERED,
    ParticipantStatus.UNDER_REVIEW,
    ParticipantStatus.WAITLISTED,
    ParticipantStatus.CONFIRMED,
)
"""From the least to the most advanced: a second entry was often cancelled because it was one too many."""

_PRESENCE = (
    AttendanceState.EXPECTED,
    AttendanceState.ABSENT,
    AttendanceState.EXCUSED,
    AttendanceState.PART,
    AttendanceState.REMOTE,
    AttendanceState.PRESENT,
)
_TRAVEL = (TravelSupport.NONE, TravelSupport.REQUESTED, TravelSupport.DECLINED, TravelSupport.GRANTED)
_OF_STATUS = frozenset({"status", "status_date", "replaced_by_id"})
_KEYS = frozenset({"id", "consultation_id", "person_id"})


def most_advanced(participants: Sequence[Participant]) -> Participant:
    """The one whose status is the most advanced; the first of several."""
    return max(participants, key=lambda one: _STATUSES.index(one.status))


def best_presence(states: Sequence[AttendanceState]) -> AttendanceState:
    """The presence that was seen: whoever was present for one entry was present."""
    return max(states, key=_PRESENCE.index)


def merged_fields(participants: Sequence[Participant]) -> dict[str, Any]:
    """The fields of the one that stays, which is the first: needs united, consent as narrow as any of them gave it."""
    status = most_advanced(participants)
    found: dict[str, Any] = {name: getattr(status, name) for name in _OF_STATUS}
    for name in (field.name for field in fields(Participant) if field.name not in _OF_STATUS | _KEYS):
        values = [getattr(one, name) for one in participants]
        found[name] = _RULES[name](values) if name in _RULES else _first(values)
    return found


def _first(values: Sequence[Any]) -> Any:
    return next((value for value in values if value not in {None, ""}), values[0])


def _consent(values: Sequence[Consent]) -> Consent:
    return Consent.REFUSED if Consent.REFUSED in values else Consent(_first(values))


def _earliest(values: Sequence[Any]) -> Any:
    return min((value for value in values if value is not None), key=str, default=None)


_RULES: Mapping[str, Callable[[Sequence[Any]], Any]] = {
    **{name: lambda values: united("; ", values) for name in ("dietary_needs", "access_needs", "needs", "notes")},
    **dict.fromkeys(CONSENTS, _consent),
    "interpretation": lambda values: united(", ", values),
    "keep_until": _earliest,
    "may_be_listed": all,
    "rank": lambda values: min((value for value in values if value is not None), default=None),
    "travel_support": lambda values: reduce(lambda one, other: max(one, other, key=_TRAVEL.index), values),
}
