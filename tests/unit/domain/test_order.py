"""Order keys: what callers rely on is that keys sort as text, never meet, and stay short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.order import between, spread


@given(st.lists(st.integers(min_value=0), max_size=120))
def test_rows_put_anywhere_stay_in_the_order_they_were_put(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@given(st.lists(st.booleans(), max_size=200))
def test_there_is_always_room_beside_a_row(left: list[bool]) -> None:
    low, high = spread(None, None, 2)
    for go_left in left:
        middle = between(low, high)
        assert low < middle < high
        low, high = (low, middle) if go_left else (middle, high)


@pytest.mark.parametrize(
    ("before", "after"), [(None, None), ("V", None), (None, "V"), ("V", "V1"), ("V", "W"), ("00001", "0001")]
)
@pytest.mark.parametrize("toward_the_end", [True, False])
def test_a_thousand_rows_in_a_row_keep_keys_short(before: str | None, after: str | None, toward_the_end: bool) -> None:
    low, high = before, after
    for _ in range(1000):
        key = between(low, high)
        assert (low or "") < key
        assert high is None or key < high
        low, high = (key, high) if toward_the_end else (low, key)
        assert len(key) <= 12


@given(st.integers(min_value=0, max_value=300), st.sampled_from([(None, None), ("V", None), (None, "V"), ("V", "W")]))
def test_spread_gives_keys_in_order_inside_its_ends(count: int, ends: tuple[str | None, str | None]) -> None:
    before, after = ends
    keys = spread(before, after, count)
    assert len(keys) == count
    everything = [key for key in (before, *keys, after) if key is not None]
    assert everything == sorted(set(everything))


def test_keys_sort_the_same_as_bytes_and_as_text() -> None:
    keys = spread(None, None, 3000)
    assert keys == sorted(keys, key=lambda key: key.encode())
    assert max(map(len, keys)) <= 6


@pytest.mark.parametrize(
    ("before", "after"), [("W", "V"), ("V", "V"), ("V0", None), (None, "0"), ("", None), ("é", None)]
)
def test_wrong_order_and_texts_that_are_no_keys_are_refused(before: str | None, after: str | None) -> None:
    with pytest.raises(ValueError, match="order"):
        between(before, after)
    with pytest.raises(ValueError, match="order"):
        spread(before, after, 1)
