"""Widths and heights that a receiver sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.export.xlsx.measures import (
    LEAST_PAGE_WIDTH,
    PAGE_WIDTH,
    column_widths,
    lines_of,
    row_height,
    width_of,
)

texts = st.lists(st.text(st.characters(codec="utf-8"), max_size=80), min_size=2, max_size=2)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("Rajah", 5), ("one\nthree", 5), ("王小明", 6), ("e\u0301te\u0301", 3), ("سلام", 4)]
)
def test_a_text_is_as_wide_as_its_longest_line(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("x" * 20, 1), ("x" * 21, 2), ("a\nb\n\nc", 4), ("王" * 11, 2), ("я" * 20, 1)]
)
def test_a_text_takes_lines_of_the_room_there_is(text: str, lines: int) -> None:
    assert lines_of(text, 20) == lines


def test_rows_are_comfortable_and_no_higher_than_excel_takes() -> None:
    assert (row_height(1), row_height(3), row_height(1_000)) == (22, 52, 409)


def test_names_keep_their_line_where_notes_give_way() -> None:
    columns = ("name", "organisation", "title", "notes", "needs", "email", "phone", "thematic_focus")
    row = ("Berenice Valdez Rivera", *["a long text of many words " * 4] * 4, "berenice@example.org", "+52 1 555", "x")

    widths = dict(zip(columns, column_widths(columns, [name.capitalize() for name in columns], [row] * 9), strict=True))

    assert sum(widths.values()) == pytest.approx(PAGE_WIDTH, abs=15)
    assert widths["name"] >= len(row[0])
    assert widths["email"] >= len(row[5])
    assert widths["notes"] < 42


@given(st.lists(texts, max_size=30))
def test_columns_are_never_too_narrow_for_their_headings(rows: list[list[str]]) -> None:
    widths = column_widths(("name", "country"), ("Name", "Country"), rows)

    assert widths[0] >= len("Name") + 3
    assert widths[1] >= len("Country") + 3
    assert sum(widths) >= LEAST_PAGE_WIDTH - 0.001
