"""Scales are round, shares are true, and the days under an axis are few."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.charts import day_marks, nice_scale, percentages
from rcsc_desktop.domain.participant_pictures import StatusTurn, course


def test_scales_read_as_a_person_would_draw_them() -> None:
    assert nice_scale(0) == (0, 1)
    assert nice_scale(4) == (0, 1, 2, 3, 4)
    assert nice_scale(43) == (0, 10, 20, 30, 40, 50)
    assert nice_scale(99_000) == (0, 20_000, 40_000, 60_000, 80_000, 100_000)


@given(st.integers(0, 10**9), st.integers(1, 10))
def test_a_scale_holds_the_longest_bar_and_wastes_less_than_a_step(most: int, steps: int) -> None:
    scale = nice_scale(most, steps)
    step = scale[1] - scale[0]
    assert scale[0] == 0
    assert len(scale) <= steps + 1
    assert {after - before for before, after in pairwise(scale)} == {step}
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert scale[-1] - step < max(most, 1) <= scale[-1]


def test_equal_counts_have_equal_shares() -> None:
    assert percentages([1, 1, 1]) == (33, 33, 33)
    assert percentages([1, 7]) == (13, 88)
    assert percentages([0, 0]) == (0, 0)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_shares_are_the_nearest_whole_per_cents(counts: list[int]) -> None:
    for count, share in zip(counts, percentages(counts), strict=True):
        assert abs(share - Fraction(count * 100, sum(counts) or 1)) <= Fraction(1, 2)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 20_000), st.integers(2, 8))
def test_days_under_an_axis_are_few_in_order_and_on_it(first: date, length: int, most: int) -> None:
    last = first + timedelta(days=length)
    marks = day_marks(first, last, most)
    assert 1 <= len(marks) <= most
    assert list(marks) == sorted(set(marks))
    assert all(first <= day <= last for day in marks)


def test_a_long_axis_is_marked_by_months() -> None:
    assert day_marks(date(2017, 1, 10), date(2017, 5, 20)) == tuple(date(2017, month, 1) for month in (2, 3, 4, 5))
    assert day_marks(date(2017, 4, 1), date(2017, 4, 3)) == tuple(date(2017, 4, day) for day in (1, 2, 3))


def test_people_move_from_one_status_to_the_next() -> None:
    drawn = course(
        [
            StatusTurn(date(2017, 3, 2), "invited", "confirmed", 2),
            StatusTurn(date(2017, 3, 1), "", "invited", 5),
            StatusTurn(date(2017, 3, 2), "", "invited", 1),
        ]
    )
    assert drawn.statuses == ("confirmed", "invited")
    assert drawn.days == (date(2017, 3, 1), date(2017, 3, 2))
    assert drawn.counts == ((0, 5), (2, 4))
    assert drawn.most == 6
    assert drawn.on(date(2017, 3, 1)) == (0, 5)
    assert drawn.on(date(2017, 2, 1)) == (0, 0)
    assert drawn.on(date(2018, 1, 1)) == (2, 4)
