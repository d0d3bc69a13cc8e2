"""What spreadsheets put on the clipboard, and what it means here."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.gui.models import spreadsheet_text
from rcsc_desktop.gui.pages.participants.pasting import Pasted, understand

HEADINGS = {"name": ("Name",), "organisation": ("Organization", "organisation"), "status": ("Statut", "Status")}
SHOWN = ("name", "organisation", "status")
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_copied_here_is_pasted_here_as_it_was(rows: list[list[str]]) -> None:
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    assert spreadsheet_text.parse(spreadsheet_text.tab_separated(rows, is_guarded=False)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"with ""quotes"" and\ttab"', [['with "quotes" and\ttab']]),
        ('"Hello" she said\tb', [['"Hello" she said', "b"]]),
        ('"never closed\tb', [['"never closed', "b"]]),
        ("a\t\n\t\n\n", [["a", ""]]),
        ("", []),
    ],
)
def test_rows_of_other_programs(text: str, rows: list[list[str]]) -> None:
    assert spreadsheet_text.parse(text) == rows


@pytest.mark.parametrize("formula", ["=1+1", "+33 1", "-5", "@name", "\tx"])
def test_what_looks_like_a_formula_leaves_as_text(formula: str) -> None:
    assert spreadsheet_text.tab_separated([[formula, "a"]]).lstrip('"').startswith("'")
    assert "mso-number-format:'\\@'" in spreadsheet_text.html_table([[formula]])


def test_markup_leaves_as_text() -> None:
    assert "<b>" not in spreadsheet_text.html_table([["<b>bold</b>"]])


@pytest.mark.parametrize(
    ("rows", "at", "expected"),
    [
        ([["NAME", "Statut"], ["Ana", "x"]], 2, Pasted(("name", "status"), (("Ana", "x"),), 2)),
        ([["Status", "Name"], ["x", "Ana"]], 0, Pasted(("status", "name"), (("x", "Ana"),), 2)),
        ([["Name", "Shoe size"], ["Ana", "42"]], 0, Pasted(("name",), (("Ana",),), 2)),
        ([["Ana", "ICVA"], ["Ben"]], 0, Pasted(("name", "organisation"), (("Ana", "ICVA"), ("Ben", "")), 1)),
        ([["ICVA", "x", "beyond"]], 1, Pasted(("organisation", "status"), (("ICVA", "x"),), 1)),
    ],
)
def test_columns_go_by_their_headings_else_by_their_place(
    rows: Sequence[Sequence[str]], at: int, expected: Pasted
) -> None:
    assert understand(rows, HEADINGS, SHOWN, at) == expected
