"""A long list of keys in little memory behaves like the list."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.support.packed_ids import PackedIds

IDS = st.lists(st.uuids(), max_size=20, unique=True)


@given(IDS)
def test_it_holds_what_it_was_made_of(ids: list[UUID]) -> None:
    packed = PackedIds.of(ids)
    assert list(packed) == ids
    assert len(packed) == len(ids)
    assert list(packed[1:3]) == ids[1:3]
    assert list(packed[3:1]) == []
    assert list(packed[::-1]) == ids[::-1]
    assert [packed.find(one) for one in ids] == list(range(len(ids)))
    assert packed == PackedIds.of(packed)


@given(IDS, st.uuids())
def test_what_is_not_in_it_is_not_found(ids: list[UUID], other: UUID) -> None:
    packed = PackedIds.of(one for one in ids if one != other)
    assert packed.find(other) == -1
    assert other not in packed


def test_digits_over_the_border_of_two_ids_are_no_id() -> None:
    first, second = UUID(int=0xAB), UUID(int=0xCD << 120)
    between = UUID(hex=(first.hex + second.hex)[2:34])
    assert PackedIds.of([first, second]).find(between) == -1
