"""How deep numbered items lie, told from what prints before them."""

import pytest

from rcsc_desktop.domain.numbering import label_levels


@pytest.mark.parametrize(
    ("labels", "levels"),
    [
        ("1. 2. (a) (b) 3. (a)", [0, 0, 1, 1, 0, 1]),
        ("1. (a) (i) (ii) (b) (i) 2.", [0, 1, 2, 2, 1, 2, 0]),
        ("1. (i) (ii) (iii)", [0, 1, 1, 1]),
        ("1. (a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", [0, *[1] * 10]),
        ("(y) (a) (b)", [1, 1, 1]),
    ],
)
def test_levels_of_labels(labels: str, levels: list[int]) -> None:
    assert label_levels(labels.split()) == levels


def test_items_without_a_number_lie_at_the_margin_and_letters_go_on_after_them() -> None:
    assert label_levels(["1.", "(a)", "", "(b)"]) == [0, 1, 0, 1]


def test_letters_go_on_after_z_and_what_is_no_number_is_taken_as_one() -> None:
    letters = [f"({chr(97 + number)})" for number in range(26)]
    assert label_levels([*letters, "(aa)", "(bb)"]) == [1] * 28
    assert label_levels(["x", "(?)", "()"]) == [0, 1, 1]
