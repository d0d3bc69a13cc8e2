"""Which status may follow which."""

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.participant_status import MOVES, following, may_follow

S = ParticipantStatus
statuses = st.sampled_from(ParticipantStatus)


@given(statuses)
def test_staying_is_allowed_and_no_move(status: ParticipantStatus) -> None:
    assert may_follow(status, status)
    assert status not in MOVES[status]
    assert set(following(status)) == MOVES[status]


@given(statuses)
def test_nobody_becomes_a_draft_again(status: ParticipantStatus) -> None:
    assert S.DRAFT not in MOVES[status]


def test_every_status_can_be_come_to_and_only_the_replaced_stay_for_good() -> None:
    reached, waiting = {S.DRAFT}, [S.DRAFT]
    while waiting:
        for after in MOVES[waiting.pop()] - reached:
            reached.add(after)
            waiting.append(after)
    assert reached == set(ParticipantStatus)
    assert [status for status in ParticipantStatus if not MOVES[status]] == [S.REPLACED]


def test_who_declined_is_invited_again_and_who_is_confirmed_is_not_invited() -> None:
    assert may_follow(S.DECLINED, S.INVITED)
    assert may_follow(S.WAITLISTED, S.CONFIRMED)
    assert not may_follow(S.CONFIRMED, S.INVITED)
    assert not may_follow(S.DRAFT, S.REPLACED)
