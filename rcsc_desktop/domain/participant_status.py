"""Which status of a participant may follow which.

An invitation runs forward: an entry is drafted, put forward or invited, registers, is looked at, waits or is confirmed.
Whoever was invited or registered may say no (declined), be called off (cancelled), or send somebody else (replaced).
Who said no or was called off can be invited or register again. A participant who was replaced stays so; bringing them
back is the correction of a mistake, which follows no rule.
"""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.domain.participant import ParticipantStatus

_S = ParticipantStatus
_ENDINGS = frozenset({_S.DECLINED, _S.CANCELLED, _S.REPLACED})

MOVES: Mapping[ParticipantStatus, frozenset[ParticipantStatus]] = {
    # Nothing was done yet, so whatever is known first may be entered: people register and answer by telephone, too.
    _S.DRAFT: frozenset(_S) - {_S.DRAFT, _S.REPLACED},
    _S.NOMINATED: _ENDINGS | {_S.INVITED, _S.REGISTERED, _S.UNDER_REVIEW, _S.WAITLISTED, _S.CONFIRMED},
    _S.INVITED: _ENDINGS | {_S.REGISTERED, _S.UNDER_REVIEW, _S.WAITLISTED, _S.CONFIRMED},
    _S.REGISTERED: _ENDINGS | {_S.UNDER_REVIEW, _S.WAITLISTED, _S.CONFIRMED},
    _S.UNDER_REVIEW: _ENDINGS | {_S.WAITLISTED, _S.CONFIRMED},
    _S.WAITLISTED: _ENDINGS | {_S.UNDER_REVIEW, _S.CONFIRMED},
    _S.CONFIRMED: _ENDINGS | {_S.UNDER_REVIEW, _S.WAITLISTED},
    _S.DECLINED: frozenset({_S.INVITED, _S.REGISTERED, _S.CONFIRMED, _S.REPLACED}),
    _S.CANCELLED: frozenset({_S.INVITED, _S.REGISTERED, _S.UNDER_REVIEW, _S.WAITLISTED, _S.REPLACED}),
    _S.REPLACED: frozenset(),
}
"""The statuses that may follow each."""


def may_follow(before: ParticipantStatus, after: ParticipantStatus) -> bool:
    """The move is allowed; staying where one is always is."""
    return before == after or after in MOVES[before]


def following(status: ParticipantStatus) -> tuple[ParticipantStatus, ...]:
    """The statuses that may follow, in their usual order."""
    return tuple(one for one in ParticipantStatus if one in MOVES[status])
