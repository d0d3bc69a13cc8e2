"""``rcsc agenda export``: every format, layout and option, and what is refused."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import openpyxl
import pytest
import vobject  # type: ignore[import-untyped] # it has none
from pypdf import PdfReader

from tests.unit.cli.rcsc import MEETING, Rcsc


def page(content: str) -> Any:
    return lxml.html.fromstring(content)


BEGINS = {
    "pdf": b"%PDF-",
    "docx": b"PK",
    "html": b"<!DOCTYPE html>",
    "ics": b"BEGIN:VCALENDAR",
    "xlsx": b"PK",
    "schedule-xml": b"<?xml",
    "schedule-json": b"{",
}


@pytest.mark.parametrize("format", BEGINS)
def test_every_format_comes_out_and_stands_in_the_history(rcsc: Rcsc, tmp_path: Path, format: str) -> None:
    file = tmp_path / "agenda"
    answer = rcsc("agenda", "export", MEETING, "--format", format, "-o", file, "--json").json
    assert (answer["format"], answer["layout"], answer["items"]) == (format, "detailed", 7)
    assert file.read_bytes().startswith(BEGINS[format])
    newest = rcsc("history", "list", "--json").json["operations"][0]
    assert (newest["kind"], newest["format"], newest["layout"], newest["columns"]) == (
        "export",
        format,
        "detailed",
        None,
    )


@pytest.mark.parametrize("layout", ["detailed", "annotated", "grid", "run-of-show"])
def test_a_page_in_each_layout(rcsc: Rcsc, layout: str) -> None:
    answer = rcsc("agenda", "export", MEETING, "--format", "html", "--layout", layout, "-o", "-")
    root = page(answer.binary.decode())
    assert root.xpath("//body/@class") == [layout]
    assert "Update on GCM Preparatory Process" in root.text_content()


def test_two_languages(rcsc: Rcsc) -> None:
    asked = ("agenda", "export", MEETING, "--format", "html", "--layout", "bilingual", "-o", "-")
    assert rcsc(*asked).err.startswith("Second language: Two languages side by side need a second language")
    root = page(rcsc(*asked, "--second-language", "fr").binary.decode())
    assert len(root.xpath("//th[@lang='fr']")) == 1


def test_one_entry_a_session(rcsc: Rcsc) -> None:
    found = vobject.readOne(rcsc("agenda", "export", MEETING, "--format", "ics", "-o", "-").out)
    assert len(found.vevent_list) == 7
    found = vobject.readOne(rcsc("agenda", "export", MEETING, "--format", "ics", "--per", "session", "-o", "-").out)
    assert len(found.vevent_list) == 1
    answer = rcsc("agenda", "export", MEETING, "--per", "session", "-o", "-")
    assert answer.exit_code == 2


def test_an_item_of_the_same_calendar_is_updated_after_a_change(rcsc: Rcsc) -> None:
    def first() -> tuple[str, int, str]:
        found = vobject.readOne(rcsc("agenda", "export", MEETING, "--format", "ics", "-o", "-").out).vevent_list[0]
        return found.uid.value, int(found.sequence.value), found.summary.value

    uid, sequence, _ = first()
    rcsc("agenda", "set", MEETING, "--item", "1", "title=Doors open")
    assert first() == (uid, sequence + 1, "Doors open")


def test_what_a_calendar_cannot_hold_is_told(rcsc: Rcsc) -> None:
    rcsc("agenda", "set", MEETING, "--session", "1", "date=")
    answer = rcsc("agenda", "export", MEETING, "--format", "ics", "-o", "-")
    assert answer.err == "7 items have no time and are not in the calendar.\n"
    assert "BEGIN:VEVENT" not in answer.out


def test_only_the_columns_named_are_shown(rcsc: Rcsc) -> None:
    answer = rcsc("agenda", "export", MEETING, "--format", "xlsx", "--columns", "speakers", "-o", "-")
    rows = list(openpyxl.load_workbook(BytesIO(answer.binary)).worksheets[0].iter_rows(min_row=5, values_only=True))
    assert rows[0] == ("Date", "Start", "End", "Minutes", "Item", "Speakers")
    answer = rcsc("agenda", "export", MEETING, "--columns", "speakers,shoes", "-o", "-")
    assert "“shoes” is none of the values there are: speakers, topics" in answer.err


def test_letterhead_signature_and_who_it_is_for(rcsc: Rcsc) -> None:
    asked = ("agenda", "export", MEETING, "--format", "html", "-o", "-", "--signature", "Ana Díaz; Chair")
    root = page(rcsc(*asked, "--no-letterhead", "--internal").binary.decode())
    assert not root.xpath("//header")
    assert root.xpath("//*[@class='signature']")[0].text_content() == "Ana DíazChair"
    assert root.xpath("//*[@class='internal']")


def test_names_of_files(rcsc: Rcsc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rcsc("agenda", "issue", MEETING)
    rcsc("agenda", "issue", MEETING)
    for more in (("--version", "2", "--language", "fr", "--format", "docx"), ("--format", "schedule-json")):
        assert rcsc("agenda", "export", MEETING, *more).exit_code == 0
    assert sorted(file.name for file in tmp_path.glob("*York*")) == [
        "2017-04-17 New York - Ordre du jour provisoire Rev. 1 - Version 2 - fr.docx",
        "2017-04-17 New York - Provisional agenda - en.json",
    ]


def test_an_issued_version_stays_as_it_was(rcsc: Rcsc) -> None:
    rcsc("agenda", "issue", MEETING)
    rcsc("agenda", "set", MEETING, "--item", "1", "title=Doors open")
    text = PdfReader(BytesIO(rcsc("agenda", "export", MEETING, "--version", "1", "-o", "-").binary)).pages[0]
    assert "Entrance and Registration" in text.extract_text()
    answer = rcsc("agenda", "export", MEETING, "--version", "9", "-o", "-")
    assert (answer.exit_code, answer.err[:27]) == (1, "No version 9 of this agenda")


def test_a_layout_that_a_format_cannot_take_is_refused_with_the_choices(rcsc: Rcsc, tmp_path: Path) -> None:
    answer = rcsc("agenda", "export", MEETING, "--format", "docx", "--layout", "poster", "-o", tmp_path / "a.docx")
    assert answer.exit_code == 1
    assert answer.err == (
        "“docx” cannot be set as “poster”. It can be: detailed, annotated, grid, bilingual, run-of-show. "
        "Nothing was written.\n"
    )
    assert not list(tmp_path.glob("*.docx"))


def test_a_broken_template_is_refused(rcsc: Rcsc, tmp_path: Path) -> None:
    rcsc("settings", "set", f"letterhead.docx_template={tmp_path / 'gone.docx'}")
    answer = rcsc("agenda", "export", MEETING, "--format", "docx", "-o", tmp_path / "agenda.docx")
    assert answer.exit_code == 1
    assert answer.err.startswith("The letterhead's template for Word cannot be read.")
    assert rcsc("agenda", "export", MEETING, "-o", tmp_path / "agenda.pdf").exit_code == 0


def test_a_schedule_is_valid_json(rcsc: Rcsc) -> None:
    found = json.loads(rcsc("agenda", "export", MEETING, "--format", "schedule-json", "-o", "-").out)
    assert "conference" in found["schedule"]
