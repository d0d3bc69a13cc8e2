"""Lists that harm or are broken: each ends in a sentence, in bounded time, and nothing is passed over in silence."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadOptions, ReadProblem
from rcsc_desktop.intake.limits import Limits, run_limited
from rcsc_desktop.intake.people import read_people_limited
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import errors, imports
from tests.unit.intake.people.reading import (
    ORGANISATIONS,
    PEOPLE,
    codes,
    lines,
    only,
    problems,
    read,
    read_file,
    saved,
    values,
    workbook,
)

T = translator("en")


def refusal(content: str | bytes, name: str = "list.xlsx", **options: object) -> str:
    started = time.process_time()
    with pytest.raises(UserError) as refused:
        read(content, name, **options)  # type: ignore[arg-type]
    assert time.process_time() - started < 5
    assert not errors.sentence(refused.value.code, refused.value.data, T).startswith("This could not be read (")
    return refused.value.code.removeprefix("import.")


def sheet_xml(cells: str, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook whose first sheet holds this XML of rows."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(("Name",), ("Ada",)))) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == name:
                head, _, rest = content.partition(b"<sheetData>")
                content = head + b"<sheetData>" + cells.encode() + b"</sheetData>" + rest.partition(b"</sheetData>")[2]
            new.writestr(part, content)
    return stream.getvalue()


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADER = f'<row r="1">{text_cell("A1", "Name")}{text_cell("B1", "Notes")}</row>'


def test_cells_that_lie_far_apart() -> None:
    far = f'{HEADER}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    padding = "".join(
        f'<row r="{at}">{text_cell(f"A{at}", f"Ada {at * 7919 % 99991}")}</row>' for at in range(2, 12000)
    )
    content = sheet_xml(far.replace("</row><row", f"</row>{padding}<row", 1))
    assert 100_000 < len(content) < 200_000
    assert refusal(content) == "too_big"
    limited = time.monotonic()
    with pytest.raises(UserError) as refused:
        read_people_limited(content, "far.xlsx", ReadOptions(subject=PEOPLE))
    assert refused.value.code == "import.too_big"
    assert time.monotonic() - limited < 30


def test_a_dimension_that_claims_too_much_harms_nothing() -> None:
    content = workbook(("Name",), ("Ada King",))
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'))
    assert values(read(stream.getvalue(), "x.xlsx"), "name") == [("Ada King",)]


def test_archives_that_unpack_to_far_more() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * (400 * 2**20 // 4))
    assert refusal(stream.getvalue()) == "too_big"
    lying = BytesIO()
    packed = zlib.compress(b" " * 2**20)[2:-4]
    name = b"xl/workbook.xml"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(packed), 9, len(name), 0) + name
    central = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(packed), 9, len(name), 0, 0, 0, 0, 0, 0)
    lying.write(local + packed + central + name)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(central) + len(name), len(local) + len(packed), 0)
    lying.write(end)
    assert refusal(lying.getvalue()) == "broken_workbook"


def test_entities_in_a_workbook() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(("Name",), ("Ada",)))) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part.endswith("sheet1.xml"):
                content = content.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)
            new.writestr(part, content)
    assert refusal(stream.getvalue()) == "xml_entities"


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("calamine-issue252.xlsx", "broken_workbook"),
        ("calamine-pass_protected.xlsx", "password_protected"),
        ("calamine-empty_sheet.xlsx", "empty"),
        ("calamine-too_small.xls", "wrong_extension"),
    ],
)
def test_broken_workbooks(shared_data: Path, file: str, code: str) -> None:
    assert refusal((shared_data / "bad" / file).read_bytes(), file) == code


def test_a_workbook_cut_off_anywhere(shared_data: Path) -> None:
    content = (shared_data / "lists/2_name_changes.xlsx").read_bytes()
    for part in (0.1, 0.5, 0.9, 0.999):
        assert refusal(content[: int(len(content) * part)]) == "broken_workbook"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.csv", "empty"),
        (b" \n\n ;;\n", "a.csv", "empty"),
        (b"%PDF-1.7 x", "a.csv", "foreign_format"),
        (b"\x89PNG\r\n", "a.xlsx", "foreign_format"),
        (b"BEGIN:VCALENDAR\n", "a.vcf", "foreign_format"),
        (b"<html><table><tr><td>Name</td></tr></table>", "a.csv", "foreign_format"),
        (bytes(range(256)) * 40, "a.csv", "not_text"),
        (b'[{"name": "Ada"', "a.json", "bad_json"),
        (b"[" * 100_000, "a.json", "too_deep"),
        (b"{}", "a.json", "empty"),
        (b'{"a": {"b": 1}}', "a.json", "no_list"),
    ],
)
def test_what_is_no_list(content: bytes, name: str, code: str) -> None:
    assert refusal(content, name) == code


def test_wrong_endings_are_found_out(tmp_path: Path) -> None:
    rows = (("Name", "Country"), ("Ada King", "UK"))
    assert read(workbook(*rows), "list.csv").format == "xlsx"
    assert read(lines(*rows), "list.xls").format == "csv"
    assert read("BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD", "list.txt").format == "vcf"
    assert read('[{"name": "Ada"}]', "list.csv").format == "json"


def test_error_cells_are_errors_and_not_empty(shared_data: Path) -> None:
    table = read_file(shared_data / "bad/calamine-errors.xlsx", header_row=-1)
    assert codes(table.refused) == [(row, "A", "name_is_error") for row in range(1, 8)]
    assert len({refused.data["text"] for refused in table.refused}) == 7
    cells = f'{HEADER}<row r="2">{text_cell("A2", "Ada King")}<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c></row>'
    table = read(sheet_xml(cells), "x.xlsx")
    assert problems(table) == [(2, "Notes", "error_cell")]
    assert only(table).raw == ("Ada King", "#N/A")
    assert imports.problem(only(table).problems[0], T) == (
        "Row 2, column “Notes”: The cell holds the error #N/A, so it was left out. Correct the formula."
    )


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """The same workbook, with an error, hidden rows and dates, in another format as LibreOffice saves it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("the program soffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Name", "Notes", "Registered on"),
        ("Ada King", "=1/0", "2017-04-17"),
        ("Bo Li", "=1+1", "x"),
        ("Cy", "", ""),
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    (folder / "list.xlsx").write_bytes(saved(book))

    def convert(extension: str) -> bytes:
        command = [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            extension,
        ]
        subprocess.run(
            [*command, "--outdir", folder, folder / "list.xlsx"], check=True, capture_output=True, timeout=120
        )
        return (folder / f"list.{extension}").read_bytes()

    return convert


@pytest.mark.parametrize("extension", ["xls", "ods"])
def test_errors_and_hidden_rows_in_other_workbooks(converted: Callable[[str], bytes], extension: str) -> None:
    table = read(converted(extension), f"list.{extension}")
    assert table.format == extension
    assert values(table, "name", "notes") == [("Ada King", ""), ("Bo Li", "2"), ("Cy", "")]
    assert problems(table) == [(2, "Notes", "error_cell")]
    assert only_data(table.entries[0].problems) == "#DIV/0!"
    assert [code for _, _, code in codes(table.notes)] == ["hidden_rows", "hidden_columns"]


def only_data(found: tuple[ReadProblem, ...]) -> object:
    (one,) = found
    return one.data["text"]


def test_formulas_whose_result_is_not_stored() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Name", "Notes"), ("Ada King", "=B3"), ("=A2", "x")):
        sheet.append(row)
    table = read(saved(book), "x.xlsx")
    assert problems(table) == [(2, "Notes", "formula_without_value")]
    assert codes(table.refused) == [(3, "Name", "no_name")]


def test_dates_where_names_should_be() -> None:
    table = read("Name,Organisation\n2025-06-28,X\nAda King,2025-03-01\n28. Jun,Y\n", "x.csv")
    assert codes(table.refused) == [(2, "Name", "name_is_date")]
    assert imports.problem(table.refused[0], T) == (
        "Row 2, column “Name”: There is a date, 2025-06-28, where a name should be. The spreadsheet made it of the "
        "name: type it again, with an apostrophe in front."
    )
    assert values(table, "name", "organisation") == [("Ada King", ""), ("28. Jun", "Y")]
    assert problems(table) == [(3, "Organisation", "date_in_text")]


def test_names_that_are_hardly_any() -> None:
    table = read(lines(("Name", "Country"), ("A", "CH"), ("NaN", "CH"), ("1234", "CH"), ("", "CH"), ("李", "CN")))
    assert values(table, "name") == [("A",), ("NaN",), ("1234",), ("李",)]
    assert problems(table) == [
        (2, "Name", "name_one_letter"),
        (3, "Name", "name_says_nothing"),
        (4, "Name", "name_is_number"),
    ]
    assert codes(table.refused) == [(5, "Name", "no_name")]


def test_formulas_in_text_stay_text() -> None:
    texts = ["=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")']
    table = read(workbook(("Name", "Notes"), *((f"Ada {at}", f"'{text}") for at, text in enumerate(texts))))
    assert [entry.values["notes"] for entry in table.entries] == [f"'{text}" for text in texts]
    rows = "\n".join(json.dumps({"name": "Ada", "notes": text}) for text in texts).replace("\n", ",")
    assert [entry.values["notes"] for entry in read(f"[{rows}]", "x.json").entries] == texts


def test_naughty_strings_come_in_as_cells(shared_data: Path) -> None:
    content = (shared_data / "bad/blns.json").read_bytes()
    strings = [text for text in json.loads(content) if text.strip()]
    table = read(content, "blns.json", PEOPLE)
    assert len(table.entries) + len(table.refused) == table.rows_read
    assert table.rows_read == len(strings)
    assert len(table.entries) >= 510
    kept = read(json.dumps([{"name": f"Ada {at}", "notes": text} for at, text in enumerate(strings)]), "x.json")
    assert len(kept.entries) == len(strings)
    assert {text.strip() for text in strings if text.isprintable()} <= {
        entry.values["notes"] for entry in kept.entries if "notes" in entry.values
    }


def test_signs_that_no_text_can_hold_are_taken_out_and_told() -> None:
    table = read('[{"name": "A\\ud800da\\u0000 King", "notes": "tab\\tline\\nbell\\u0007"}]', "x.json")
    assert values(table, "name", "notes") == [("Ada King", "tab\tline\nbell")]
    assert problems(table) == [(1, "name", "signs_taken_out"), (1, "notes", "signs_taken_out")]
    assert [(note.code, note.data["count"]) for note in table.notes] == [("import.characters_taken_out", 3)]


def test_damaged_letters_are_counted() -> None:
    content = "Name;Country\nZo\udce9 M;CH\n".encode("utf-8", "surrogateescape") + "é;è;ü;ö\n".encode() * 20
    table = read(content, "x.csv")
    assert [(note.code, note.data["count"]) for note in table.notes] == [("import.letters_damaged", 1)]


def test_very_wide_rows_and_very_long_cells() -> None:
    long = "x" * 32_767
    table = read(workbook(("Name", "Notes"), ("Ada King", long)), "x.xlsx")
    assert only(table).values["notes"] == long
    row = "".join(f"<c r={name!r}><v>1</v></c>" for name in _letters(16_384))
    wide = sheet_xml(f'{HEADER}<row r="2">{row.replace(chr(39), chr(34)).replace("A1", "A2")}</row>')
    assert refusal(wide) == "too_many_columns"
    assert refusal("Name" + "," * 16_383 + "\n" + ",".join("x" * 16_384), "x.csv") == "too_many_columns"
    mostly_empty = "Name" + "," * 16_383 + "\nAda King" + "," * 16_383
    assert values(read(mostly_empty, "x.csv"), "name") == [("Ada King",)]


def _letters(count: int) -> list[str]:
    from openpyxl.utils import get_column_letter

    return [f"{get_column_letter(at)}2" for at in range(1, count + 1)]


def test_a_quotation_mark_that_is_not_closed_swallows_nobody() -> None:
    table = read('Name\tNote\nAda King\t"so called\nBo Li\tx\nCy Twombly\ty\n')
    assert values(table, "name", "notes") == [("Ada King", '"so called'), ("Bo Li", "x"), ("Cy Twombly", "y")]
    assert [(note.code, note.data["line"]) for note in table.notes] == [("import.quote_open", 2)]
    fine = read('Name\tNote\nAda King\t5" wide\nBo Li\t"two\nlines"\n')
    assert values(fine, "notes") == [('5" wide',), ("two\nlines",)]
    assert fine.notes == ()


def test_merged_cells_are_filled_down_but_names() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (("Delegation", "Name"), ("Kenya", "Ada King"), (None, "Bo Li"), ("Chad", "Cy Twombly"), ("Peru", None))
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B4:B5")
    table = read(saved(book), "x.xlsx")
    assert values(table, "organisation", "name") == [("Kenya", "Ada King"), ("Kenya", "Bo Li"), ("Chad", "Cy Twombly")]
    assert codes(table.refused) == [(5, "Name", "no_name")]
    assert [(note.code, note.data["count"]) for note in table.notes] == [("import.cells_merged", 2)]


def test_hidden_sheets_are_left_and_hidden_rows_are_read(shared_data: Path) -> None:
    table = read_file(shared_data / "bad/calamine-any_sheets.xlsx", header_row=-1, mapping={"A": "name"})
    assert (table.sheet, table.rows_read) == ("Visible", 4)
    assert codes(table.notes) == [(0, "", "hidden_sheets")]
    assert imports.problem(table.notes[0], T) == (
        "Hidden sheets were not read: Hidden, VeryHidden. Name one with --sheet to read it."
    )


def test_escaped_returns_and_cdata(shared_data: Path) -> None:
    table = read_file(shared_data / "bad/calamine-has_x000D_.xlsx", header_row=-1)
    assert table.entries[0].raw == ("ABC\nDEF",)
    table = read_file(shared_data / "bad/calamine-inlineStr_cdata.xlsx", header_row=-1, mapping={"B": "name"})
    assert [entry.raw for entry in table.entries] == [("Hello CDATA", "World"), ("12345", "NormalText")]


def test_a_header_after_title_rows_in_a_workbook(shared_data: Path) -> None:
    table = read_file(shared_data / "bad/calamine-header-row.xlsx")
    assert (table.header_row, table.rows_read) == (9, 1)
    assert [column.header for column in table.columns] == ["Columns", "Column A", "Column B", "Column C"]


def test_reading_is_bounded_in_memory() -> None:
    with pytest.raises(UserError) as refused:
        run_limited(_greedy, (), 1000, Limits(seconds=20, seconds_per_mib=1, memory=100 * 2**20, memory_per_byte=1))
    assert refused.value.code == "import.too_big"


def _greedy() -> int:
    return len(bytearray(400 * 2**20))


def test_every_row_is_either_an_entry_or_refused(shared_data: Path) -> None:
    for file in ("lists/1_ecosoc_status_granted.xlsx", "lists/sangiin-giin.csv", "bad/blns.json", "csv/null.csv"):
        table = read_file(shared_data / file, ORGANISATIONS)
        assert table.rows_read == len(table.entries) + len(table.refused)


PIECES = [
    *("Name", ",", "\t", "\n", ";", '"', "Doe, Jane", "a@b.org", "17/4/2017", "=", "[{", "}]", "1", "Kenya"),
    *("BEGIN:VCARD\n", "END:VCARD\n", "FN:x\n", "N:;;", "PHOTO;ENCODING=b:é", "EMAIL;ENCODING=QUOTED-PRINTABLE:="),
    *("\u202b", "\udc80"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from([PEOPLE, ORGANISATIONS]))
def test_whatever_is_pasted_is_read_or_refused(text: str, subject: ImportSubject) -> None:
    try:
        table = read(text, subject=subject)
    except UserError as error:
        assert not errors.sentence(error.code, error.data, T).startswith("This could not be read (")
    else:
        assert table.rows_read == len(table.entries) + len(table.refused)
        told = [*table.notes, *table.refused, *(one for entry in table.entries for one in entry.problems)]
        assert not [one.code for one in told if imports.problem_reason(one, T).startswith("This could not be read (")]
