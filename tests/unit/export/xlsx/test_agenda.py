"""Agendas as workbooks, read by openpyxl: real dates and times, the columns asked for, nothing that calculates."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from rcsc_desktop.domain.agenda import Visibility
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.domain.text import clean
from rcsc_desktop.domain.texts import LANGUAGES
from tests.unit.export.agendas import full, in_tracks, naughty, of_text, written

HEAD = 5


def opened(report: AgendaReport) -> Workbook:
    return load_workbook(BytesIO(written(report, "xlsx")))


def table(sheet: Worksheet, head: int = HEAD) -> list[dict[str, object]]:
    names, *rows = sheet.iter_rows(min_row=head, values_only=True)
    return [dict(zip(map(str, names), row, strict=True)) for row in rows]


def test_items_with_real_dates_and_times() -> None:
    sheet = opened(full()).worksheets[0]
    rows = table(sheet)
    assert len(rows) == 8
    fourth = rows[3]
    assert (fourth["Date"], fourth["Start"], fourth["End"], fourth["Minutes"]) == (
        datetime(2017, 4, 17),
        time(14, 45),
        time(15, 45),
        60,
    )
    assert (fourth["No."], fourth["Item"]) == ("1.", "Update on GCM Preparatory Process")
    assert str(fourth["Topics"]).startswith("• Thematic sessions\n• Multi-stakeholder hearings")
    assert sheet.cell(HEAD + 1, 2).number_format == "h:mm AM/PM"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A6", "$5:$5")
    assert (sheet["A1"].value, sheet["A3"].value) == (
        "Civil Society Informal Meeting on the Global Compact on Migration",
        "Provisional agenda Rev. 1  ·  Version 3 of 10\u00a0April\u00a02017",
    )


def test_who_speaks_when() -> None:
    sheet = opened(full()).worksheets[1]
    assert sheet.title == "Speakers"
    assert table(sheet)[0] == {
        "Name": "William Lacy Swing",
        "Title": "Director-General",
        "Organization": None,
        "Item": "Welcome",
        "Date": datetime(2017, 4, 17),
        "Start": time(14, 15),
        "End": time(14, 30),
    }


def test_states_stand_only_in_papers_for_the_organisers() -> None:
    report = full(layout=PaperLayout.RUN_OF_SHOW)
    first, second = opened(report).worksheets
    assert {row["State"] for row in table(second)} == {"confirmed", "proposed"}
    assert {row["For whom"] for row in table(first)} == {"public"}
    secret = replace(report.sessions[0].items[0], visibility=Visibility.INTERNAL)
    (row,) = table(opened(replace(report, sessions=(replace(report.sessions[0], items=(secret,)),))).worksheets[0])
    assert row["For whom"] == "internal"


def test_sessions_and_tracks_where_there_are_several() -> None:
    rows = table(opened(in_tracks()).worksheets[0])
    assert [(row["Session"], row["Track"]) for row in rows][7:10] == [
        ("Plenary", "Main hall"),
        ("Working group", "Room B"),
        ("Working group", "Room B"),
    ]
    assert rows[-1]["Date"] == datetime(2017, 4, 18)


def test_an_item_past_midnight_stands_under_its_own_day() -> None:
    report = full()
    late = replace(report.sessions[0].items[0], start=time(0, 30), end=time(1), start_minute=24 * 60 + 30)
    (row,) = table(opened(replace(report, sessions=(replace(report.sessions[0], items=(late,)),))).worksheets[0])
    assert (row["Date"], row["Start"]) == (datetime(2017, 4, 18), time(0, 30))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_in_its_direction(language: str) -> None:
    book = opened(full(language))
    assert [bool(sheet.sheet_view.rightToLeft) for sheet in book.worksheets] == [language == "ar"] * 2
    items = [row[list(row)[5]] for row in table(book.worksheets[0])]
    assert full(language).sessions[0].items[0].title in items
    assert written(full(language), "xlsx") == written(full(language), "xlsx")


def test_an_agenda_of_nothing() -> None:
    report = replace(full(), sessions=())
    assert [sheet.title for sheet in opened(report).worksheets] == ["Provisional agenda Rev. 1", "Speakers"]


def test_a_text_too_long_for_a_cell_is_refused_by_its_column() -> None:
    report = full()
    item = replace(report.sessions[0].items[0], background="x" * 32_768)
    with pytest.raises(UserError) as refused:
        written(replace(report, sessions=(replace(report.sessions[0], items=(item,)),)), "xlsx")
    assert refused.value.code == "export.text_too_long"
    assert refused.value.data["column"] == "background"


def items_of(texts: list[str]) -> AgendaReport:
    report = of_text("A text")
    session = report.sessions[0]
    items = tuple(replace(of_text(text).sessions[0].items[0], number=at) for at, text in enumerate(texts, 1))
    return replace(report, sessions=(replace(session, items=items),))


def survive(texts: list[str]) -> None:
    first, second = opened(items_of(texts)).worksheets
    assert not [cell for sheet in (first, second) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    kept = [clean(text).text for text in texts]
    assert [row["Item"] or "" for row in table(first)] == kept
    assert [row.get("Internal notes") or "" for row in table(first)] == kept
    assert [row["Name"] or "" for row in table(second)] == kept


@given(st.text(max_size=60))
@example("=cmd|'/c calc'!A0")
@example("<r>x</r>")
def test_any_text_survives(text: str) -> None:
    survive([text])


def test_naughty_strings_survive(shared_data: Path) -> None:
    survive(naughty(shared_data))
