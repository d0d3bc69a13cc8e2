"""Agendas in workbooks and text tables."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.intake.decoding import text_of
from rcsc_desktop.intake.sheets import delimiter_of, read_csv
from tests.unit.intake.reading import codes, days, read, speakers, times, tree, workbook

HEAD: list[object] = ["Date", "Start", "End", "Title"]


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("Datum;Beginn;Ende;Titel;Raum;Referent*in", "utf-8-sig"),
        ("Date\tDébut\tFin\tIntitulé\tSalle\tIntervenant·e·s", "cp1252"),
        ("Fecha,Hora de inicio,Hora de fin,Título,Sala,Ponente", "utf-8"),
        ("Дата|Начало|Окончание|Название|Зал|Докладчик", "cp1251"),
        ("التاريخ,البداية,النهاية,العنوان,القاعة,المتحدث", "utf-16"),
        ("日期,开始时间,结束时间,标题,会议室,演讲人", "utf-8"),
        ("Day,From,To,Agenda item,Where,Speaker(s)", "utf-16-le"),
    ],
)
def test_columns_are_known_by_their_words_in_many_languages_and_encodings(header: str, encoding: str) -> None:
    sign = next(one for one in ";\t|," if one in header)
    row = sign.join(["17.04.2017", "9:00", "9:30", "Café", "Hall A", "Ana Díaz"])
    if encoding == "cp1251":
        row = row.replace("é", "e").replace("í", "i")
    agenda = read(f"{header}\r\n{row}\r\n".encode(encoding), "a.csv")
    (item,) = agenda.items
    assert (str(item.date), str(item.start), item.minutes) == ("2017-04-17", "09:00:00", 30)
    assert (item.room, item.where, [one.name[:3] for one in item.speakers]) == ("Hall A", "row 2", ["Ana"])
    assert list(dict(agenda.mapping or {}).values()) == ["date", "start", "end", "title", "room", "speakers"]


@pytest.mark.parametrize(
    ("day", "start", "end", "found"),
    [
        (date(2016, 10, 27), time(9), time(9, 30), ("2016-10-27", "09:00", 30)),
        (datetime(2016, 10, 27), "9.00", "09:30 Uhr", ("2016-10-27", "09:00", 30)),
        (42670, 0.375, 0.5, ("2016-10-27", "09:00", 180)),
        ("27.10.2016", "2:15pm", "2:30 pm", ("2016-10-27", "14:15", 15)),
        ("27 Oct 2016", 9, 10, ("2016-10-27", "09:00", 60)),
        ("2016-10-27", "09:00–09:45", None, ("2016-10-27", "09:00", 45)),
        ("Thursday, October 27th, 2016", 9.3, None, ("2016-10-27", "09:30", None)),
        ("27 октября 2016 г.", "9h30", "10 h", ("2016-10-27", "09:30", 30)),
        (None, datetime(2016, 10, 27, 9), datetime(2016, 10, 27, 9, 30), ("2016-10-27", "09:00", 30)),
        (None, "2016-10-27 09:00", "2016-10-27 09:30", ("2016-10-27", "09:00", 30)),
        (date(2016, 10, 27), "23:30", "0:30", ("2016-10-27", "23:30", 60)),
        (date(2016, 10, 27), "24:00", None, ("2016-10-28", "00:00", None)),
        (date(2016, 10, 27), None, None, ("2016-10-27", "", None)),
    ],
)
def test_dates_and_times_in_cells(day: object, start: object, end: object, found: tuple[str, str, int | None]) -> None:
    agenda = read(workbook([HEAD, [day, start, end, "Welcome"]]), "a.xlsx")
    assert agenda.refused == ()
    ((begin, minutes, _),) = times(agenda)
    assert (days(agenda)[0], begin, minutes) == found


def test_date_and_time_in_one_cell_and_lengths() -> None:
    agenda = read(
        workbook(
            [
                ["When", "Duration", "Title"],
                ["27.10.2016 09:00", 45, "A"],
                ["27.10.2016 10:00", "1h30", "B"],
                [datetime(2016, 10, 28, 11), timedelta(minutes=20), "C"],
                [datetime(2016, 10, 28, 12), time(0, 10), "D"],
                [datetime(2016, 10, 28, 13), "-5", "E"],
            ]
        ),
        "a.xlsx",
    )
    assert [(str(item.date)[8:], str(item.start)[:5], item.minutes) for item in agenda.items] == [
        ("27", "09:00", 45),
        ("27", "10:00", 90),
        ("28", "11:00", 20),
        ("28", "12:00", 10),
        ("28", "13:00", None),
    ]
    assert codes(agenda.findings) == [("row 6", "length_unusable")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["27.10.2016", "25:00", None, "A"], "time_unreadable"),
        (["13/13/2016", "9:00", None, "A"], "date_unreadable"),
        (["01.01.1850", "9:00", None, "A"], "date_unreadable"),
        ([date(1900, 1, 5), "9:00", None, None], "no_title"),
        (["soon", "9:00", None, "A"], "date_unreadable"),
        (["27.10.2016", "when ready", None, "A"], "time_unreadable"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row: list[object], code: str) -> None:
    agenda = read(workbook([HEAD, row, ["27.10.2016", "9:00", "9:30", "B"]]), "a.xlsx")
    assert codes(agenda.refused) == [("row 2", code)]
    assert times(agenda) == [("09:00", 30, "B")]


def test_titles_merged_cells_and_days_above_and_between_the_rows() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Regional consultation"],
        ["Bangkok, 6 November 2017"],
        [],
        ["Time", "Session", "Room"],
        ["9:00", "Opening", "Hall"],
        ["9:30", "Overview", None],
        ["Tuesday, 7 November 2017"],
        ["Time", "Session", "Room"],
        ["9:00", "Groups", "B"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C5:C6")
    file = BytesIO()
    book.save(file)
    agenda = read(file.getvalue(), "a.xlsx")
    assert agenda.title == "Regional consultation"
    assert days(agenda) == ["2017-11-06", "2017-11-06", "2017-11-07"]
    assert [item.room for item in agenda.items] == ["Hall", "Hall", "B"]
    assert [item.where for item in agenda.items] == ["row 5", "row 6", "row 9"]


def test_speakers_in_several_columns_topics_notes_and_what_has_no_field() -> None:
    agenda = read(
        workbook(
            [
                ["Title", "Start", "Speaker 1", "Speaker 2", "Topics", "Notes", "Type", "Catering", "Link"],
                ["Talk", "9:00", "Dr. Ana Díaz, ICMC; Bo", "Chen (MFA)", "- a\n- b?", "VIP", "Panel", "tea", "x.org"],
            ]
        ),
        "a.xlsx",
    )  # fmt: skip
    (item,) = agenda.items
    assert speakers(agenda) == [("Dr.", "Ana Díaz", "ICMC"), ("", "Bo", ""), ("", "Chen", "MFA")]
    assert tree(item.topics) == ["a", "? b?"]
    assert (item.notes, item.kind, item.link) == ("VIP\nCatering: tea", ItemKind.PANEL, "x.org")


def test_columns_by_hand_come_before_guesses() -> None:
    rows: list[list[object]] = [["Title", "Subject", "X"], ["No. 1", "Welcome", "9:00"]]
    agenda = read(workbook(rows), "a.xlsx", mapping={"Subject": "title", "Title": "", "C": "start"})
    assert times(agenda) == [("09:00", None, "Welcome")]
    assert agenda.items[0].notes == ""
    assert agenda.mapping == {"Subject": "title", "X": "start"}
    bare = read(workbook([["9:00", "Welcome"]]), "a.xlsx", mapping={"A": "start", "B": "title"})
    assert times(bare) == [("09:00", None, "Welcome")]
    for mapping, header_row, code in (
        ({"Nothing": "title"}, 0, "column_unknown"),
        ({"Title": "colour"}, 0, "field_unknown"),
        ({}, 9, "header_row_unknown"),
        ({"Title": "", "Subject": ""}, 0, "no_title_column"),
    ):
        with pytest.raises(UserError) as refused:
            read(workbook(rows), "a.xlsx", mapping=mapping, header_row=header_row)
        assert refused.value.code == f"import.{code}"


def test_days_and_months_are_told_apart_by_the_other_dates_of_the_column() -> None:
    rows = "Date,Title\n4/5/2017,A\n4/17/2017,B\n"
    agenda = read(rows, "a.csv")
    assert days(agenda) == ["2017-04-05", "2017-04-17"]
    assert codes(agenda.findings) == [("", "date_order")]
    assert days(read("Date,Title\n4/5/2017,A\n", "a.csv")) == ["2017-05-04"]


def test_hidden_sheets_are_left_alone_and_other_agendas_named() -> None:
    days_and_titles = (("27.10.2016", "H"), ("27.10.2016", "A"), ("28.10.2016", "B"))
    tables: list[list[list[object]]] = [[HEAD, [day, "9:00", "", title]] for day, title in days_and_titles]
    hidden, one, two = tables
    content = workbook([["x"]], Hidden=hidden, One=one, Two=two)
    book = load_workbook(BytesIO(content))
    book["Hidden"].sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    agenda = read(file.getvalue(), "a.xlsx")
    assert [title for _, _, title in times(agenda)] == ["A"]
    assert dict(agenda.findings[0].data) == {"sheet": "One", "others": ["Two"]}
    assert days(read(file.getvalue(), "a.xlsx", sheet="Two")) == ["2016-10-28"]
    with pytest.raises(UserError) as refused:
        read(file.getvalue(), "a.xlsx", sheet="Three")
    assert refused.value.data["choices"] == ["Sheet", "One", "Two"]


def test_text_tables_of_any_encoding_and_delimiter(shared_data: Path) -> None:
    expected = json.loads((shared_data / "expected.json").read_text(encoding="utf-8"))
    tables = {name: told for name, told in expected.items() if "delimiter" in told}
    assert len(tables) > 10
    for name, told in tables.items():
        text = text_of((shared_data / name).read_bytes())
        rows = read_csv(text).rows
        assert (name, delimiter_of(text), len(rows)) == (name, told["delimiter"], told["records"])
        first = told.get("first_record", [])
        assert [str(cell).strip() for cell in rows[0][: len(first)]] == [cell.strip() for cell in first]
