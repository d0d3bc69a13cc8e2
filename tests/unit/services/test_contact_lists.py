"""Contacts as tables, read back by other programs."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from rcsc_desktop.domain.contacts import ContactDetail, Organisation, Person, PostalAddress
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.core import Core


@pytest.fixture
def full(core: Core) -> Core:
    ada = Person(name="Ada Lovelace", family_name="Lovelace", email="ada@example.org", phone="+44 1", country="GB")
    club = Organisation(name="Analytical Society", acronym="AS", kind="NGO", notes="=1+1")  # type: ignore[arg-type]
    with core.records._database.write() as work:
        work.add(
            ada,
            club,
            ContactDetail(person_id=ada.id, value="ada@home.example"),
            PostalAddress(person_id=ada.id, street="1 Lane\nFlat 2", city="London", postal_code="N1"),
        )
        work.commit("person.add")
    return core


def test_people_and_organisations_have_a_tab_each_with_the_columns_that_are_filled(full: Core, tmp_path: Path) -> None:
    report = full.contact_lists.report()
    full.contact_lists.export(report, tmp_path / "contacts.xlsx")

    book = CalamineWorkbook.from_path(str(tmp_path / "contacts.xlsx"))
    assert book.sheet_names == ["People", "Organizations"]
    people = book.get_sheet_by_name("People").to_python()[-2:]
    assert people == [
        ["Name", "Family name", "Email", "Telephone", "Address", "Country"],
        [
            "Ada Lovelace",
            "Lovelace",
            "ada@example.org\nada@home.example",
            "+44 1",
            "1 Lane Flat 2, N1 London",
            "United Kingdom",
        ],
    ]
    assert book.get_sheet_by_name("Organizations").to_python()[-1] == ["Analytical Society", "AS", "NGO", "=1+1"]
    sheet = openpyxl.load_workbook(tmp_path / "contacts.xlsx").worksheets[0]
    assert sheet.protection.sheet
    assert not sheet.cell(sheet.max_row, 1).protection.locked


def test_a_text_file_says_which_each_is_and_holds_nothing_live(full: Core, tmp_path: Path) -> None:
    full.contact_lists.export(full.contact_lists.report(), tmp_path / "contacts.csv", format="csv")
    with (tmp_path / "contacts.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))

    assert [(row["Person or organization"], row["Name"]) for row in rows] == [
        ("Person", "Ada Lovelace"),
        ("Organization", "Analytical Society"),
    ]
    assert (rows[0]["Telephone"], rows[1]["Remarks"]) == ("'+44 1", "'=1+1")


def test_some_contacts_in_another_language(full: Core, tmp_path: Path) -> None:
    ids = full.contacts.lines("person", "ada")
    report = full.contact_lists.report(ids, "fr")
    full.contact_lists.export(report, tmp_path / "contacts.csv", format="csv")
    text = (tmp_path / "contacts.csv").read_text(encoding="utf-8-sig")

    assert text.splitlines()[0] == "Nom;Nom de famille;Courriel;Téléphone;Adresse;Pays"
    assert "Royaume-Uni" in text
    assert report.total == 1
    with pytest.raises(UserError):
        full.contact_lists.report(ids, "tlh")


def test_what_left_is_remembered(full: Core, tmp_path: Path) -> None:
    full.contact_lists.export(full.contact_lists.report(), tmp_path / "contacts.xlsx")
    database = full.records._database
    (row,) = database.exports(None, 10)  # type: ignore[attr-defined]
    assert (row.what, row.format, row.count) == ("contacts", "xlsx", 2)
    assert "email" in row.columns
