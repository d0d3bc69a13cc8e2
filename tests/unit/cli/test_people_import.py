"""``rcsc participant import`` and ``rcsc contact import`` with the real files, and what becomes of doubles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.rcsc import MEETING, Rcsc


@pytest.fixture(scope="session")
def expected(shared_data: Path) -> Any:
    return json.loads((shared_data / "expected.json").read_text(encoding="utf-8"))


def accounted(report: Any) -> int:
    return int(
        report["created"] + report["updated"] + report["unchanged"] + report["doubtful"] + len(report["refused"])
    )


def test_the_organisations_of_ecosoc_come_in_once(empty: Rcsc, shared_data: Path) -> None:
    file = shared_data / "lists" / "1_ecosoc_status_granted.xlsx"
    call = ("contact", "import", file, "--as", "organisations", "--json")
    report = empty(*call).json
    assert (report["rows_read"], report["header_row"], report["format"]) == (6196, 1, "xlsx")
    assert report["mapping"] == {"NGO_name": "name"}
    assert [(one["row"], one["code"]) for one in report["refused"]] == [
        (2190, "import.name_is_date"),
        (2399, "import.no_name"),
    ]
    assert accounted(report) == 6196
    assert report["created"] + report["doubtful"] + report["unchanged"] == 6194
    names = [one["name"] for one in empty("contact", "list", "--json").json["contacts"]]
    assert len(names) == len(set(names)) == report["created"] > 6170
    again = empty(*call, "--on-doubt", "new").json
    assert (again["created"], again["updated"], again["doubtful"], again["operation"]) == (0, 0, 0, None)
    assert again["unchanged"] == 6194
    assert empty("undo").exit_code == 0
    assert empty("contact", "list", "--json").json["count"] == 0
    assert empty(*call).json["created"] == report["created"]


def test_the_members_of_japans_upper_house_take_part(rcsc: Rcsc, shared_data: Path) -> None:
    file = shared_data / "lists" / "sangiin-giin.csv"
    before = rcsc("participant", "list", MEETING, "--json").json["count"]
    call = ("participant", "import", file, "--into", MEETING, "--json")
    columns = ("--map", "議員氏名=name", "--map", "会派=organisation", "--map", "選挙区=constituency")
    report = rcsc(*call, *columns).json
    assert (report["rows_read"], report["created"], report["doubtful"], report["refused"]) == (247, 247, 0, [])
    assert report["delimiter"] == ","
    listed = rcsc("participant", "list", MEETING, "--json").json
    assert listed["count"] == before + 247
    assert len({one["organisation"] for one in listed["participants"] if one["constituency"]}) == 13
    again = rcsc(*call, *columns).json
    assert (again["unchanged"], again["operation"]) == (247, None)
    assert rcsc("undo").exit_code == 0
    assert rcsc("participant", "list", MEETING, "--json").json["count"] == before


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("simple.ssv", "place"),
        ("simple.psv", "Year"),
        ("complex.csv", "place"),
        ("skip_initials.csv", "field1"),
        ("utf8bom.csv", "kitten"),
        ("derived-UNSD-fr.cp1252-semicolon.csv", "Country or Area"),
        ("derived-UNSD-ar.utf-16.csv", "Country or Area"),
    ],
)
def test_oddities_come_in_as_they_were_counted(
    empty: Rcsc, shared_data: Path, expected: Any, name: str, column: str
) -> None:
    counted = expected[f"csv/{name}"]
    call = ("contact", "import", shared_data / "csv" / name, "--as", "organisations", "--map", f"{column}=name")
    report = empty(*call, "--dry-run", "--json").json
    assert report["rows_read"] == counted["records_with_content"] - 1
    assert report["delimiter"] == counted["delimiter"]
    assert report["encoding"].split()[0].removesuffix("le") == counted["encoding"].split()[0].removesuffix("le")
    assert accounted(report) == report["rows_read"]
    assert empty("contact", "list", "--json").json["count"] == 0


def test_a_header_can_be_absent_and_a_file_without_names_is_refused(empty: Rcsc, shared_data: Path) -> None:
    file = shared_data / "csv" / "null.csv"
    report = empty("contact", "import", file, "--header-row", "0", "--map", "B=name", "--dry-run", "--json").json
    assert report["rows_read"] == 10
    nameless = empty("contact", "import", shared_data / "csv" / "simple.psv", "--json")
    assert nameless.exit_code == 1
    assert json.loads(nameless.out)["rows_read"] == 28
    assert nameless.err.startswith(str(shared_data / "csv" / "simple.psv"))
    assert nameless.err.count("\n") == 1
    assert ": No column was found for the names. Choose one of: Year, " in nameless.err
    told = empty("contact", "import", shared_data / "csv" / "simple.psv").out
    assert told.count("No column was found for the names") == 1


def test_cards_of_one_person_are_one_person(empty: Rcsc, shared_data: Path, expected: Any) -> None:
    names = [f"John_Doe_{one}.vcf" for one in ("EVOLUTION", "GMAIL", "IPHONE", "MS_OUTLOOK")]
    for name in names:
        report = empty("contact", "import", shared_data / "vcards" / name, "--json").json
        assert report["rows_read"] == expected[f"vcards/{name}"]["cards"]
        assert report["created"] + report["updated"] + report["doubtful"] == 1
        assert report["missing"] == []
    assert empty("contact", "list", "--as", "people", "--json").json["count"] == 1


def test_several_files_are_one_step(empty: Rcsc, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name;Email\nAmal Haddad;amal@example.org\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Name,Country\nColin Rajah,CH\nAmal Haddad,EG\n", encoding="utf-8")
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    report = empty("contact", "import", *files, "--json").json
    assert [(one["created"], one["doubtful"]) for one in report["files"]] == [(1, 0), (1, 1)]
    assert "rows_read" not in report
    (doubt,) = report["files"][1]["doubts"]
    assert (doubt["row"], doubt["candidates"][0]["row"], doubt["candidates"][0]["reasons"]) == (3, 2, ["Same name"])
    assert empty("undo").out == "Taken back: Import 2 contacts.\n"


def test_it_reads_standard_input_and_names_what_it_cannot_read(empty: Rcsc, tmp_path: Path) -> None:
    text = "Name\tEmail\nAmal Haddad\tnot an address\n"
    said = empty("contact", "import", "-", stdin=text.encode())
    assert said.exit_code == 0
    assert "Row 2, column “Email”" in said.out
    missing = empty("contact", "import", tmp_path / "none.csv")
    assert missing.exit_code == 3
    assert "none.csv" in missing.err
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 broken")
    broken = empty("contact", "import", tmp_path / "bad.xlsx")
    assert broken.exit_code == 1
    assert broken.err.startswith(str(tmp_path / "bad.xlsx"))
    assert empty("contact", "import", tmp_path / "bad.xlsx", "--on-doubt", "maybe").exit_code == 2
    assert empty("participant", "import", tmp_path / "bad.xlsx").exit_code == 2


def test_doubles_are_listed_merged_and_kept_apart(empty: Rcsc) -> None:
    for name in ("Amal Haddad", "HADDAD, Amal", "Amal Hadad"):
        assert empty("contact", "add", name, "country=EG").exit_code == 0
    found = empty("contact", "doubles", "--json").json
    assert found["count"] == 3
    first = found["doubles"][0]
    assert {first["first"]["name"], first["second"]["name"]} == {"Amal Haddad", "HADDAD, Amal"}
    assert [one["code"] for one in first["reasons"]] == ["name_order", "same_country"]
    assert empty("contact", "doubles", "--kind", "organisations", "--json").json == {"count": 0, "doubles": []}
    plan = empty("contact", "merge", "Amal Haddad", "HADDAD, Amal", "--dry-run", "--json").json
    assert {one["field"]: one["proposed"] for one in plan["fields"]} == {"name": "Amal Haddad", "country": "EG"}
    done = empty("contact", "merge", "Amal Haddad", "HADDAD, Amal", "--field", "country=LB", "--json").json
    shown = empty("contact", "show", done["id"], "--json").json
    assert (shown["name"], shown["aliases"], shown["country"]) == ("Amal Haddad", "HADDAD, Amal", "LB")
    assert empty("contact", "keep-apart", "Amal Haddad", "Amal Hadad").exit_code == 0
    assert empty("contact", "doubles", "--json").json["count"] == 0
    assert empty("undo").out == "Taken back: Keep “Amal Haddad” and “Amal Hadad” apart.\n"
    assert empty("undo").out == "Taken back: Merge 2 contacts into “Amal Haddad”.\n"
    assert empty("contact", "doubles", "--json").json["count"] == 3


def test_what_cannot_be_merged_is_refused_in_a_sentence(rcsc: Rcsc) -> None:
    assert rcsc("contact", "add", "Amal Haddad").exit_code == 0
    mixed = rcsc("contact", "merge", "Amal Haddad", "ICMC")
    assert (mixed.exit_code, mixed.err) == (
        1,
        "People and organizations cannot be taken for one. Nothing was changed.\n",
    )
    alone = rcsc("contact", "merge", "Amal Haddad", "Amal Haddad")
    assert alone.exit_code == 1
    assert alone.err.startswith("These are one contact already.")
    assert rcsc("contact", "merge", "Amal Haddad", "Colin Rajah", "--field", "shoe=1").exit_code == 1
    assert rcsc("contact", "merge", "Amal Haddad", "Colin Rajah", "--keep", "ICMC").exit_code == 1


def test_own_fields_come_in_as_what_they_hold(rcsc: Rcsc, tmp_path: Path) -> None:
    for field in (("Size", "--kind", "choice", "--choices", "S; M; L"), ("Arrives", "--kind", "date")):
        assert rcsc("participant", "field", "add", MEETING, *field).exit_code == 0
    for field in (("Visa", "--kind", "yes or no"), ("Nights", "--kind", "number")):
        assert rcsc("participant", "field", "add", MEETING, *field).exit_code == 0
    file = tmp_path / "own.csv"
    file.write_text('Name,Size,Arrives,Visa,Nights\nZed One,l,16.04.2017,Да,"2,5"\nZed Two,XS,soon,perhaps,many\n')
    report = rcsc("participant", "import", file, "--into", MEETING, "--json").json
    assert report["mapping"] == {one: one if one != "Name" else "name" for one in report["mapping"]}
    assert [(one["row"], one["column"]) for one in report["findings"]] == [
        (3, "Size"),
        (3, "Arrives"),
        (3, "Visa"),
        (3, "Nights"),
    ]
    assert "“XS” is not known as a value of Size" in report["findings"][0]["message"]
    own = [rcsc("participant", "show", MEETING, name, "--json").json["own"] for name in ("Zed One", "Zed Two")]
    assert own[0] == {"Size": "L", "Arrives": "2017-04-16", "Visa": "yes", "Nights": "2.5"}
    assert set(own[1].values()) == {None}
    assert rcsc("participant", "import", file, "--into", MEETING, "--json").json["unchanged"] == 2


def test_columns_that_were_named_by_hand_are_remembered(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Wer,Wo\nZed One,A remark\n")
    call = ("participant", "import", file, "--into", MEETING, "--json")
    assert rcsc(*call, "--map", "Wer=name", "--map", "Wo=notes").json["created"] == 1
    file.write_text("Wer,Wo\nZed One,A remark\nZed Two,Another remark\n")
    report = rcsc(*call).json
    assert (report["mapping"], report["created"]) == ({"Wer": "name", "Wo": "notes"}, 1)
    assert rcsc("undo").exit_code == rcsc("undo").exit_code == 0
    assert rcsc(*call, "--dry-run").json["mapping"] != {"Wer": "name", "Wo": "notes"}


def test_who_is_drafted_comes_back_without_a_date(rcsc: Rcsc, empty: Rcsc, tmp_path: Path) -> None:
    assert rcsc("participant", "add", "2017-08-04", "--name", "Ana Díaz", "country=MX").exit_code == 0
    assert rcsc("participant", "export", "2017-08-04", "-o", tmp_path / "out.xlsx").exit_code == 0
    assert empty("programme", "add", "Programme").exit_code == 0
    key = empty("consultation", "add", "Meeting", "--json").json["key"]
    assert empty("participant", "import", tmp_path / "out.xlsx", "--into", key).exit_code == 0
    keys = ("name", "status", "status_date", "country")
    listed = [call("participant", "list", at, "--json").json for call, at in ((rcsc, "2017-08-04"), (empty, key))]
    found = [[[one[key] for key in keys] for one in each["participants"]] for each in listed]
    assert found[0] == found[1] == [["Ana Díaz", "draft", None, "MX"]]
