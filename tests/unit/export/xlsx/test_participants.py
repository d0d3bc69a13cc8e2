"""The list as a receiver opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from uuid import UUID

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import OwnFieldKind
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantLine
from rcsc_desktop.domain.reports.participants import ListTab, OwnColumn, TabLines
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.export.xlsx import participants
from rcsc_desktop.support.i18n import MIRRORED, STRETCHED
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS

from .lists import USUAL_COLUMNS, by_calamine, by_openpyxl, head_row, part, person, report, written

HEAD = 5


def sheet_of(data: bytes, index: int = 0) -> Worksheet:
    sheet = by_openpyxl(data).worksheets[index]
    assert isinstance(sheet, Worksheet)
    return sheet


def foot_of(sheet: Worksheet) -> tuple[str | None, str | None]:
    foot = sheet.oddFooter
    assert foot is not None
    return foot.left.text, foot.right.text


def test_the_meeting_its_dates_and_place_stand_above_the_list() -> None:
    rows = by_calamine(written(report(person(), person(name="William Gois"))))

    assert [row[0] for row in rows[:4]] == [
        "Informal meeting with civil society",
        "17\u00a0April\u00a02017  ·  IOM New York Office",
        "List of participants  ·  2 participants  ·  As of 16\u00a0April\u00a02017, 2:05\u202fpm",
        "",
    ]


def test_every_column_has_its_heading_and_its_value() -> None:
    rows = by_calamine(written(report(person())))

    assert rows[HEAD - 1] == [PARTICIPANT_HEADINGS[column] for column in PARTICIPANT_COLUMNS]
    assert dict(zip(PARTICIPANT_COLUMNS, rows[HEAD], strict=True)) == {
        "name": "Colin Rajah",
        "organisation": "Global Coalition on Migration",
        "regional_scope": "Global",
        "thematic_focus": "Governance",
        "title": "",
        "position": "International Coordinator",
        "category": "Civil society",
        "constituency": "",
        "role": "Speaker",
        "rank": 2.0,
        "status": "Confirmed",
        "status_date": date(2017, 4, 3),
        "mode": "In person",
        "country": "United States of America",
        "gender": "man",
        "languages": "English, French",
        "interpretation": "French",
        "email": "colin@example.org",
        "phone": "+1 555 0100",
        "dietary_needs": "Vegetarian",
        "access_needs": "",
        "needs": "",
        "travel_support": "Granted",
        "may_be_listed": "Yes",
        "may_be_shared": "Yes",
        "may_be_photographed": "No",
        "may_be_recorded": "",
        "may_be_contacted": "",
        "keep_until": date(2018, 4, 30),
        "availability": "2017-04-17 14:00-16:00",
        "notes": "Opens the meeting",
    }


def test_the_chosen_columns_stand_in_the_chosen_order() -> None:
    rows = by_calamine(written(report(person(), columns=("country", "status_date", "name"))))

    assert rows[HEAD - 1 : HEAD + 1] == [
        ["Country", "Status date", "Name"],
        ["United States of America", date(2017, 4, 3), "Colin Rajah"],
    ]


@pytest.mark.parametrize("column", ["id", "person_id", "own", "shoe_size"])
def test_a_column_that_no_list_has_is_refused(column: str) -> None:
    with pytest.raises(UserError) as refused:
        written(report(person(), columns=("name", column)))

    assert (refused.value.code, refused.value.data) == ("export.unknown_column", {"column": column})


@pytest.mark.parametrize("text", ["2017-04", "2017", "", "tomorrow", "2017-02-30", "1899-12-31"])
def test_a_date_that_is_not_firm_stays_text(text: str) -> None:
    rows = by_calamine(written(report(person(status_date=text), columns=("status_date",))))

    assert [row[0] for row in rows[HEAD:]] == ([text] if text else [])


def test_dates_are_shown_with_the_name_of_the_month_in_english_and_by_numbers_elsewhere() -> None:
    shown = {}
    for language in LANGUAGES:
        cell = sheet_of(written(report(person(), columns=("status_date",), language=language))).cell(HEAD + 1, 1)
        assert cell.value == datetime(2017, 4, 3)
        shown[language] = cell.number_format

    assert shown["en"] == "[$-809]d mmm yyyy"
    assert shown["ru"] == "dd\\.mm\\.yyyy"
    assert shown["ar"] == "dd/mm/yyyy"


def test_the_list_is_a_named_table_with_a_filter_under_a_frozen_header() -> None:
    sheet = sheet_of(written(report(person(), person(), columns=("name", "email"))))

    table = sheet.tables["Participants"]
    assert (table.ref, table.autoFilter.ref) == ("A5:B7", "A5:B7")
    assert [column.name for column in table.tableColumns] == ["Name", "Email"]
    assert sheet.freeze_panes == "B6"


def test_a_long_list_is_a_range_with_a_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(participants, "MOST_TABLE_ROWS", 2)
    data = written(report(*(person(name=f"Person {number}") for number in range(1, 4)), columns=("name", "email")))
    sheet = sheet_of(data)

    assert not sheet.tables
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A5:B8", "B6", "$5:$5")
    assert [row[0] for row in by_calamine(data)[HEAD:]] == ["Person 1", "Person 2", "Person 3"]


def test_lines_are_read_once_and_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(participants, "MOST_TABLE_ROWS", 10)
    ahead: list[int] = []

    def lines() -> Iterator[ParticipantLine]:
        for number in range(2_000):
            ahead.append(number)
            yield person(name=f"Person {number}")

    data = written(replace(report(total=2_000, columns=("name",)), lines=lines()))

    assert ahead == list(range(2_000))
    assert by_calamine(data)[HEAD + 1_999] == ["Person 1999"]


def test_nobody_is_a_list_too() -> None:
    data = written(report())
    sheet = sheet_of(data)

    assert not sheet.tables
    assert sheet.cell(HEAD + 1, 1).value == "There are no participants yet."
    assert "0 participants" in str(by_calamine(data)[2][0])


@pytest.mark.parametrize(("paper", "code"), [("A4", 9), ("Letter", 1)])
def test_it_prints_on_a_landscape_page_as_wide_as_the_paper(paper: str, code: int) -> None:
    sheet = sheet_of(written(replace(report(person(), columns=("name", "email")), paper=paper)))

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", code)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.print_area == "'Participants'!$A$1:$B$6"
    assert foot_of(sheet) == ("Informal meeting with civil society", "Page &P of &N")


@pytest.mark.parametrize("text", ["<r>x</r>", "=1+1", "&P &N", "_x000D_", "First\nSecond", "Встреча " * 90])
def test_any_meeting_has_its_title_and_place_above_the_list(text: str) -> None:
    rows = by_calamine(written(replace(report(person()), title=text, place=text)))

    assert rows[0][0] == text
    assert rows[1][0] == f"17\u00a0April\u00a02017  ·  {' '.join(text.split())}"


def test_a_foot_takes_any_title() -> None:
    long = replace(report(person()), title="Health & rights & dignity & " * 12)
    short = replace(report(person()), title="Rights & 4 freedoms\nfor all")

    assert "&amp;&amp; 4 freedoms for all&amp;R" in part(written(short), "xl/worksheets/sheet1.xml")
    title, page = foot_of(sheet_of(written(long)))
    assert str(title).endswith("…")
    assert page == "Page &P of &N"


def test_arabic_runs_from_right_to_left() -> None:
    data = written(report(person(name="فاطمة الزهراء"), language="ar"))
    sheet = sheet_of(data)
    head, cell = sheet.cell(HEAD, 1), sheet.cell(HEAD + 1, 1)

    assert sheet.sheet_view.rightToLeft
    assert (head.value, head.alignment.horizontal, head.alignment.readingOrder) == ("الاسم", "right", 2)
    assert (cell.value, cell.alignment.horizontal, cell.font.name) == ("فاطمة الزهراء", "right", "Arial")
    assert sheet_of(data, 1).sheet_view.rightToLeft
    assert foot_of(sheet) == ("&P/&N", "Informal meeting with civil society")


@pytest.mark.parametrize("language", [*LANGUAGES, STRETCHED, MIRRORED])
def test_headings_differ_and_are_translated_in_every_language(language: str) -> None:
    rows = by_calamine(written(report(person(), language=language)))
    headings = rows[HEAD - 1]

    assert len(set(headings)) == len(PARTICIPANT_COLUMNS)
    if language not in {"en", MIRRORED}:
        english = PARTICIPANT_HEADINGS.values()
        assert sum(ours == theirs for ours, theirs in zip(headings, english, strict=True)) <= 1


def test_columns_are_as_wide_as_what_they_hold_and_long_texts_wrap() -> None:
    sheet = sheet_of(written(report(person(notes="word " * 60), columns=("name", "country", "notes"))))
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]

    assert widths[0] < widths[1] < widths[2] < 45
    assert sheet.cell(HEAD + 1, 3).alignment.wrap_text
    height = sheet.row_dimensions[HEAD + 1].height
    assert height is not None
    assert height > 8 * 15


def test_a_list_of_many_columns_stays_wide_enough_to_read_on_one_page() -> None:
    people = [person(notes="word " * 60, thematic_focus="focus " * 9) for _ in range(5)]
    sheet = sheet_of(written(report(*people, columns=USUAL_COLUMNS)))

    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKLMN") < 215
    assert sheet.page_setup.fitToWidth in {None, 1}


def test_more_columns_than_a_page_can_show_go_on_pages_beside_each_other_each_with_the_names() -> None:
    sheet = sheet_of(written(report(person())))

    widths = [sheet.column_dimensions[letter].width for letter in sheet.column_dimensions]
    assert sheet.page_setup.fitToWidth == 2
    assert (sum(widths) + widths[0]) / 2 < 215
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$A", "$5:$5")


def test_properties_name_the_organisation_and_nobody() -> None:
    data = written(report(person()))
    properties = by_openpyxl(data).properties

    assert (properties.title, properties.creator) == (
        "Informal meeting with civil society",
        "International Organization for Migration",
    )
    assert properties.created == datetime(2017, 4, 16, 14, 5)
    assert properties.lastModifiedBy == "International Organization for Migration"
    assert "Rajah" not in part(data, "docProps/core.xml") + part(data, "docProps/app.xml")


def test_the_same_list_gives_the_same_file() -> None:
    assert written(report(person())) == written(report(person()))


def test_the_rows_are_as_many_as_excel_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(participants, "MOST_ROWS", HEAD + 3)

    assert by_calamine(written(report(*[person()] * 3)))[HEAD + 2][0] == "Colin Rajah"
    with pytest.raises(UserError) as refused:
        written(report(*[person()] * 4))
    assert (refused.value.code, refused.value.data) == ("export.too_many_rows", {"most": 3})


def test_the_header_row_is_where_the_window_freezes() -> None:
    sheet = sheet_of(written(report(person())))

    assert head_row(sheet) == HEAD
    assert [cell.value for cell in islice(sheet[HEAD], 2)] == ["Name", "Organization"]


OWN_COLUMNS = (
    OwnColumn(f"own.{UUID(int=1)}", "Arrives", OwnFieldKind.DATE),
    OwnColumn(f"own.{UUID(int=2)}", "Badge printed", OwnFieldKind.YES_NO),
    OwnColumn(f"own.{UUID(int=3)}", "Rooms", OwnFieldKind.NUMBER),
    OwnColumn(f"own.{UUID(int=4)}", "Rooms", OwnFieldKind.TEXT),
)


def test_own_fields_are_columns_with_their_names_and_their_kinds_of_values() -> None:
    own = {UUID(int=1): "2017-04-16", UUID(int=2): "yes", UUID(int=3): "2.5", UUID(int=4): "=1+1"}
    wanted = report(
        person(own=own), person(own={}), columns=("name", *(one.column for one in OWN_COLUMNS)), language="fr"
    )
    rows = by_calamine(written(replace(wanted, own=OWN_COLUMNS)))

    assert rows[HEAD - 1] == ["Nom", "Arrives", "Badge printed", "Rooms", "Rooms"]
    assert rows[HEAD] == ["Colin Rajah", date(2017, 4, 16), "Oui", 2.5, "=1+1"]
    assert rows[HEAD + 1] == ["Colin Rajah", "", "", "", ""]


def test_the_head_is_locked_and_the_rest_can_be_changed_sorted_and_filtered() -> None:
    sheet = sheet_of(written(report(person(), columns=("name", "status_date", "rank", "phone"))))

    assert sheet.protection.sheet
    assert sheet.protection.password is None
    allowed = sheet.protection
    assert not any((allowed.sort, allowed.autoFilter, allowed.formatCells, allowed.insertRows, allowed.deleteRows))
    assert all(cell.protection.locked for cell in sheet[HEAD][:4])
    assert sheet["A1"].protection.locked
    assert not any(cell.protection.locked for cell in sheet[HEAD + 1][:4])
    below = load_workbook(BytesIO(written(report(person(), columns=("name",))))).worksheets[0]
    assert not below.column_dimensions["A"].protection.locked
    assert (below.column_dimensions["B"].max, below.column_dimensions["B"].protection.locked) == (16_384, False)


def test_further_tabs_hold_those_who_belong_there() -> None:
    ann, bob = person(name="Ann", country="FR", dietary_needs="Halal"), person(name="Bob", country="")
    tabs = (
        TabLines(ListTab.COUNTRY, "France", ("name", "country"), [ann], 1),
        TabLines(ListTab.COUNTRY, "", ("name", "country"), [bob], 1),
        TabLines(ListTab.CATEGORY, "A/B: [c]*?" + "x" * 40, ("name",), [ann], 1),
        TabLines(ListTab.CATEGORY, "ab c" + "x" * 40, ("name",), [bob], 1),
        TabLines(ListTab.DAY, "2017-04-17", ("name",), [ann, bob], 2),
        TabLines(ListTab.NEEDS, "dietary_needs", ("name", "dietary_needs"), [ann], 1),
    )
    data = written(replace(report(ann, bob, columns=("name",)), tabs=tabs, has_counts=False))

    book = by_openpyxl(data)
    assert book.sheetnames[:3] == ["Participants", "France", "Not stated"]
    assert book.sheetnames[5:] == ["17 April 2017", "Dietary needs"]
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert [[row[0] for row in by_calamine(data, number)[HEAD:]] for number in range(1, 7)] == [
        ["Ann"],
        ["Bob"],
        ["Ann"],
        ["Bob"],
        ["Ann", "Bob"],
        ["Ann"],
    ]
    assert by_calamine(data, 6)[HEAD - 1 :] == [["Name", "Dietary needs"], ["Ann", "Halal"]]
    assert "1 participant  ·" in str(by_calamine(data, 1)[2][0])
    tables = [name for sheet in book.worksheets for name in sheet.tables]
    assert len(tables) == len(set(tables)) == 7


def test_countries_and_languages_are_named_in_the_language_of_the_list() -> None:
    def shown(country: str, language: str) -> object:
        rows = by_calamine(written(report(person(country=country), columns=("country",), language=language)))
        return rows[HEAD][0]

    assert shown("DE", "en") == "Germany"
    assert shown("Germany", "ru") == "Германия"
    assert shown("United States of America", "en") == "United States of America"
    assert shown("Atlantis", "fr") == "Atlantis"
