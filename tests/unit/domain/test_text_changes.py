"""What became of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.text_changes import ChangeKind, word_changes


def shown(before: str, after: str) -> str:
    """Taken out in brackets, put in in braces."""
    marks = {ChangeKind.SAME: "{}", ChangeKind.OUT: "[{}]", ChangeKind.IN: "{{{}}}"}
    return "".join(marks[one.kind].format(one.text) for one in word_changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Welcome", "Welcome to all", "Welcome{ to all}"),
        ("Opening of the session", "Closing of the session", "[Opening]{Closing} of the session"),
        ("Coffee break", "", "[Coffee break]"),
        ("كلمة ترحيب", "كلمة الافتتاح", "كلمة [ترحيب]{الافتتاح}"),
        ("same", "same", "same"),
    ],
)
def test_words_that_came_and_went(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_in_it(before: str, after: str) -> None:
    changes = word_changes(before, after)
    assert "".join(one.text for one in changes if one.kind is not ChangeKind.IN) == before
    assert "".join(one.text for one in changes if one.kind is not ChangeKind.OUT) == after


def test_a_book_is_not_compared_word_by_word() -> None:
    assert [one.kind for one in word_changes("a " * 3_000, "b " * 3_000)] == [ChangeKind.OUT, ChangeKind.IN]
