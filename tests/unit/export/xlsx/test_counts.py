"""The second sheet of the list."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from .lists import by_calamine, by_openpyxl, person, report, written


def test_each_thing_counted_by_has_its_rows_and_total() -> None:
    rows = by_calamine(written(report(person())), sheet=1)

    assert rows[2][0] == "Summary  ·  1 participant  ·  As of 16\u00a0April\u00a02017, 2:05\u202fpm"
    assert rows[4:] == [
        ["Status", "Participants", "Share"],
        ["Confirmed", 3, 0.75],
        ["Invited", 1, 0.25],
        ["Total", 4, 1],
        ["", "", ""],
        ["Category", "Participants", "Share"],
        ["Civil society", 3, 0.75],
        ["Not stated", 1, 0.25],
        ["Total", 4, 1],
        ["", "", ""],
        ["Region", "Participants", "Share"],
        ["Asia", 4, 1],
        ["Total", 4, 1],
        ["", "", ""],
        ["Participation", "Participants", "Share"],
        ["In person", 4, 1],
        ["Total", 4, 1],
    ]


def test_counts_are_in_the_language_of_the_list() -> None:
    book = by_openpyxl(written(report(person(), language="ru")))
    sheet = book.worksheets[1]

    assert book.sheetnames == ["Участники", "Сводка"]
    assert [cell.value for cell in sheet[5]] == ["Статус", "Участники", "Доля"]
    assert sheet["A8"].value == "Итого"


def test_a_list_without_counts_says_so() -> None:
    rows = by_calamine(written(replace(report(), counts=())), sheet=1)

    assert rows[4][0] == "There are no participants yet."


def test_it_prints_upright_as_wide_as_a_page() -> None:
    sheet = by_openpyxl(written(report(person()))).worksheets[1]

    assert isinstance(sheet, Worksheet)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "portrait",
        9,
        0,
    )
    assert [sheet["B6"].number_format, sheet["C6"].number_format] == ["#,##0", "0%"]
