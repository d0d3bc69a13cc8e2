"""Real lists come in with the numbers that were counted without this program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.intake.people.reading import ORGANISATIONS, PEOPLE, codes, read_file, values

ENCODED = {"utf-8", "utf-8 with BOM", "utf-16le with BOM", "cp1252"}


@pytest.fixture(scope="module")
def expected(shared_data: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared_data / "expected.json").read_text(encoding="utf-8"))
    return found


def test_organisations_with_consultative_status(shared_data: Path) -> None:
    table = read_file(shared_data / "lists/1_ecosoc_status_granted.xlsx")
    assert (table.format, table.sheet, table.header_row) == ("xlsx", "ECOSOC Status Accepted", 1)
    assert table.mapping == {"NGO_name": "name"}
    assert table.rows_read == 6196
    assert len(table.entries) == 6194
    assert codes(table.refused) == [(2190, "NGO_name", "name_is_date"), (2399, "NGO_name", "no_name")]
    assert table.refused[0].data["text"] == "2025-06-28"
    names = [entry.values["name"] for entry in table.entries]
    assert sum(1 for name in names if not name.isascii()) == 1442


def test_changed_names_are_other_names(shared_data: Path) -> None:
    table = read_file(shared_data / "lists/2_name_changes.xlsx")
    assert (table.rows_read, len(table.entries)) == (204, 204)
    assert table.mapping == {"Old_name": "aliases", "New_name": "name"}
    assert sum("\n" in name for entry in table.entries for name in entry.raw[:2]) == 2


def test_votes_have_their_blank_row_and_their_blanks(shared_data: Path) -> None:
    table = read_file(
        shared_data / "lists/8_roll_call_votes.xlsx", mapping={"Country": "name", "Country_vote": "notes"}
    )
    assert (table.rows_read, len(table.entries)) == (1788, 1788)
    assert 496 not in {entry.row for entry in table.entries}
    assert len({entry.values["name"] for entry in table.entries}) == 64
    assert len({entry.values["notes"] for entry in table.entries}) == 5


def test_mergers(shared_data: Path) -> None:
    table = read_file(shared_data / "lists/12_mergers_organizations.xlsx")
    assert (table.rows_read, len(table.columns)) == (11, 6)
    assert table.entries[0].values["aliases"].count("\n") == 1


def test_members_of_the_house_of_councillors(shared_data: Path) -> None:
    mapping = {"議員氏名": "name", "会派": "organisation", "役職等": "role_title", "読み方": "aliases"}
    table = read_file(shared_data / "lists/sangiin-giin.csv", PEOPLE, mapping=mapping)
    assert (table.encoding, table.delimiter, table.header_row) == ("utf-8", ",", 1)
    assert (table.rows_read, len(table.entries), len(table.columns)) == (247, 247, 14)
    assert sum("\u3000" in entry.values["name"] for entry in table.entries) == 245
    assert len({entry.values["organisation"] for entry in table.entries}) == 13
    assert max(len(text) for entry in table.entries for text in entry.raw) == 420
    assert values(table, "name", "family_name", "given_name")[0] == ("青木\u3000愛", "青木", "愛")


def test_japanese_headers_are_guessed_sensibly(shared_data: Path) -> None:
    table = read_file(shared_data / "lists/sangiin-giin.csv", PEOPLE)
    assert table.mapping["議員氏名"] == "name"
    assert table.mapping["会派"] == "organisation"
    assert table.mapping["役職等"] == "role_title"
    assert table.mapping["議員個人の紹介ページ"] == "link"
    assert "任期満了" not in table.mapping


@pytest.mark.parametrize(
    ("file", "first"),
    [
        ("lists/UNSD-en.csv", "Algeria"),
        ("lists/UNSD-fr.csv", "Algérie"),
        ("lists/UNSD-ar.csv", "الجزائر"),
        ("csv/derived-UNSD-fr.cp1252-semicolon.csv", "Algérie"),
        ("csv/derived-UNSD-ar.utf-16.csv", "الجزائر"),
    ],
)
def test_codes_of_countries_keep_their_zeros(shared_data: Path, file: str, first: str) -> None:
    table = read_file(shared_data / file, mapping={"Country or Area": "name", "Global Code": "accreditation"})
    assert table.columns[0].header == "Global Code"
    assert (table.rows_read, len(table.columns)) == (249, 15)
    assert values(table, "name", "accreditation", "country")[0] == (first, "001", "DZ")
    assert table.entries[0].raw[9] == "012"


def test_states_with_fifty_six_columns(shared_data: Path) -> None:
    table = read_file(
        shared_data / "lists/country-codes.csv",
        mapping={"official_name_en": "name", "ISO3166-1-Alpha-2": "country", "ISO3166-1-Alpha-3": "acronym"},
    )
    assert (table.rows_read, len(table.columns)) == (249, 56)
    assert len({country for (country,) in values(table, "country")}) >= 248


def test_every_delimited_file_is_read_as_it_was_counted(shared_data: Path, expected: dict[str, Any]) -> None:
    counted = {name: facts for name, facts in expected.items() if name.endswith((".csv", ".ssv", ".psv"))}
    assert len(counted) == 15
    titles = {"csv/excel_pasting.csv": 2, "csv/begrotingsanalyse-2011.csv": 5}
    for name, facts in counted.items():
        table = read_file(shared_data / name, ORGANISATIONS)
        assert table.encoding == facts["encoding"], name
        assert table.delimiter == facts["delimiter"], name
        header = 0 if table.header_row is None else 1
        assert table.rows_read == facts["records_with_content"] - header - titles.get(name, 0), name
        assert len(table.columns) <= facts["columns_min_max"][1], name


@pytest.mark.parametrize(
    ("file", "header_row", "headers"),
    [
        ("null.csv", None, ["A", "B", "C", "D"]),
        ("complex.csv", 1, ["date", "another date", "temperature", "place"]),
        ("excel_pasting.csv", 4, ["Year", "2000"]),
        ("simple.ssv", 1, ["date", "temperature", "place"]),
        ("skip_initials.csv", 1, ["field1", "field2"]),
        ("utf8bom.csv", 1, ["kitten", "win"]),
        ("begrotingsanalyse-2011.csv", 7, ["NR.", "Cluster", "Groningen"]),
    ],
)
def test_header_rows_of_odd_files(shared_data: Path, file: str, header_row: int | None, headers: list[str]) -> None:
    table = read_file(shared_data / "csv" / file)
    assert table.header_row == header_row
    assert [column.header for column in table.columns][: len(headers)] == headers


def test_blanks_after_commas_are_no_part_of_cells(shared_data: Path) -> None:
    table = read_file(shared_data / "csv/skip_initials.csv", mapping={"field2": "name"})
    assert values(table, "name") == [("goodbye",), ("goodbye2",)]


def test_rows_longer_than_the_header_have_columns_by_letter(shared_data: Path) -> None:
    table = read_file(shared_data / "csv/complex.csv", mapping={"place": "name"})
    assert table.rows_read == 3
    assert values(table, "name") == [("Galway and more",), ("Galway",)]
    assert table.entries[1].raw[2] == "6,000,000"
