"""Strips on pages: nothing lost, order kept, together what belongs together, notes at the foot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.export.pdf.flow import NOTES_GAP, Page, Strip, paginate, stacked

DEPTH = 100.0


def _heights(pages: list[Page]) -> list[list[float]]:
    return [[placed.strip.height for placed in page.body] for page in pages]


_STRIPS = st.lists(
    st.builds(
        Strip,
        st.floats(1, 60),
        space=st.floats(0, 20),
        keep=st.booleans(),
        begins_page=st.booleans(),
        notes=st.lists(st.lists(st.builds(Strip, st.floats(1, 30)), min_size=1, max_size=4).map(tuple), max_size=2).map(
            tuple
        ),
    ),
    max_size=30,
)


@given(_STRIPS)
def test_everything_is_set_once_in_order_and_inside_the_page(strips: list[Strip]) -> None:
    pages = paginate(strips, DEPTH)
    assert [id(placed.strip) for page in pages for placed in page.body] == [id(strip) for strip in strips]
    notes = [id(line) for strip in strips for note in strip.notes for line in note]
    assert [id(placed.strip) for page in pages for placed in page.notes] == notes
    for page in pages:
        bottom = max((placed.top + placed.strip.height for placed in page.body), default=0)
        foot = min((placed.top for placed in page.notes), default=DEPTH)
        assert bottom <= foot + 0.1 or len(page.body) == 1
        tops = [placed.top for placed in page.body]
        assert tops == sorted(tops)


def test_a_strip_that_keeps_goes_to_the_page_of_the_next() -> None:
    pages = paginate([Strip(60), Strip(30, keep=True), Strip(30)], DEPTH)
    assert _heights(pages) == [[60], [30, 30]]


def test_a_paragraph_leaves_no_single_line() -> None:
    lines = [Strip(10.0 + number / 10) for number in range(5)]
    pages = paginate([Strip(85), *stacked(lines)], DEPTH)
    assert [len(page.body) for page in pages] == [1, 5]
    lines = [Strip(10.0 + number / 10) for number in range(5)]
    pages = paginate([Strip(55), *stacked(lines)], DEPTH)
    assert [len(page.body) for page in pages] == [4, 2], "two lines at least go over"


def test_the_page_says_that_an_item_goes_on() -> None:
    again = Strip(7)
    lines = [Strip(30, continued=(again,) if number else ()) for number in range(5)]
    pages = paginate(lines, DEPTH)
    assert _heights(pages) == [[30, 30, 30], [7, 30, 30]]
    assert pages[1].body[0].strip is again


def test_what_is_higher_than_a_page_is_cut() -> None:
    pages = paginate([Strip(10), *[Strip(30, keep=True) for _ in range(5)], Strip(30)], DEPTH)
    assert [len(page.body) for page in pages] == [1, 3, 3]


def test_space_and_rule_are_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([Strip(95), Strip(10, space=20)], DEPTH)
    assert pages[1].body[0].top == 0


def test_squeezed_spaces_save_a_page() -> None:
    strips = [Strip(30, space=12) for _ in range(3)]
    assert len(paginate(strips, DEPTH)) == 2
    (page,) = paginate(strips, DEPTH, 0.4)
    assert page.filled == pytest.approx(99.6)


def test_a_note_stands_on_the_page_of_its_reference() -> None:
    note = (Strip(12), Strip(12))
    pages = paginate([Strip(50), Strip(20, notes=(note,)), Strip(20)], DEPTH)
    assert _heights(pages) == [[50], [20, 20]]
    assert [placed.top for placed in pages[1].notes] == [76, 88]
    assert pages[0].notes == []


def test_a_note_that_is_too_long_goes_on_at_the_foot_of_the_next_page() -> None:
    note = tuple(Strip(10) for _ in range(8))
    pages = paginate([Strip(10, notes=(note,)), Strip(40), Strip(40), Strip(40)], DEPTH)
    assert sum(len(page.notes) for page in pages) == 8
    assert len(pages[0].notes) == int((DEPTH / 2 - NOTES_GAP) // 10)
    assert pages[1].notes
