"""Texts in cells come back as they were, whatever they look like."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.xlsx import participants

from .lists import by_calamine, by_openpyxl, part, person, report, written

HEAD = 5
FORMULAS = ["=1+1", "+41 22 7179111", "-5", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.org")']


def notes_read_back(texts: list[str]) -> tuple[list[object], list[object]]:
    """The remarks of people with these remarks: as openpyxl reads them, as calamine reads them."""
    data = written(report(*(person(notes=text) for text in texts), columns=("name", "notes")))
    cells = by_openpyxl(data).worksheets[0].iter_rows(min_row=HEAD + 1, min_col=2, max_col=2, values_only=True)
    return [row[0] or "" for row in cells], [row[1] for row in by_calamine(data)[HEAD:]]


@pytest.fixture(params=[participants.MOST_TABLE_ROWS, 0], ids=["table", "streamed"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small lists as a table of shared strings, and as long lists are written."""
    monkeypatch.setattr(participants, "MOST_TABLE_ROWS", request.param)


@pytest.mark.usefixtures("both_ways")
def test_naughty_strings_come_back_as_they_are_kept(shared_data: Path) -> None:
    naughty = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    kept = [clean(text).text for text in naughty]

    openpyxl, calamine = notes_read_back(kept)

    assert len(kept) == 515
    assert openpyxl == kept
    assert calamine == kept


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text_and_stays_text_when_edited(text: str) -> None:
    data = written(report(person(notes=text), columns=("name", "notes")))
    cell = by_openpyxl(data).worksheets[0].cell(HEAD + 1, 2)

    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix
    assert "<f>" not in part(data, "xl/worksheets/sheet1.xml")


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize(
    "text",
    [
        "<r>bold</r>",
        "<r><t>x</t></r>",
        "  leading and trailing  ",
        "two\nlines\n",
        "a\tb",
        "0041",
        "1e5",
        "TRUE",
        "#N/A",
        "2017-04-17",
        "http://example.org/?a=1&b=<2>",
        "👩‍👩‍👧 e\u0301 \u202etfel",
    ],
)
def test_texts_that_mean_something_to_spreadsheets_stay_texts(text: str) -> None:
    openpyxl, calamine = notes_read_back([text])

    assert (openpyxl, calamine) == ([text], [text])


@pytest.mark.usefixtures("both_ways")
def test_a_text_that_looks_like_an_escape_stays_itself() -> None:
    """Excel writes a control character as _xHHHH_ and its escape as _x005F_; openpyxl undoes neither."""
    _, calamine = notes_read_back(["_x000D_ and _x005F_"])

    assert calamine == ["_x000D_ and _x005F_"]


@settings(max_examples=40)
@given(st.lists(st.text().map(lambda text: clean(text).text), min_size=1, max_size=20))
def test_any_kept_text_comes_back(texts: list[str]) -> None:
    openpyxl, _ = notes_read_back(texts)

    assert openpyxl == texts


def test_what_a_spreadsheet_cannot_hold_is_left_out() -> None:
    assert notes_read_back(["a\x00b\x1bc\ufffed\ud800e"]) == (["abcde"], ["abcde"])


@pytest.mark.usefixtures("both_ways")
def test_a_text_longer_than_a_cell_is_refused_with_its_place() -> None:
    longest = "x" * 32_765 + "😀"
    assert notes_read_back([longest]) == ([longest], [longest])

    with pytest.raises(UserError) as refused:
        written(report(person(), person(name="William Gois", notes=longest + "x"), columns=("name", "notes")))

    assert refused.value.code == "export.text_too_long"
    assert refused.value.data == {
        "row": HEAD + 2,
        "column": "notes",
        "name": "William Gois",
        "length": 32_768,
        "most": 32_767,
    }
