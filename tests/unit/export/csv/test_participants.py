"""The list as a text file of values, read back by the standard library and by LibreOffice's own rules."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS
from rcsc_desktop.domain.reports.participants import CsvChoices, ParticipantReport
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.csv.participants import write
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS
from tests.unit.export.xlsx.lists import person, report


def written(wanted: ParticipantReport) -> bytes:
    target = BytesIO()
    write(wanted, target)
    assert not target.closed
    return target.getvalue()


def rows(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_every_column_has_its_heading_and_its_value() -> None:
    head, first = rows(written(report(person())))
    values = dict(zip(PARTICIPANT_COLUMNS, first, strict=True))

    assert head == [PARTICIPANT_HEADINGS[name] for name in PARTICIPANT_COLUMNS]
    assert (values["name"], values["status"], values["status_date"]) == ("Colin Rajah", "Confirmed", "2017-04-03")
    assert (values["may_be_shared"], values["may_be_photographed"], values["rank"]) == ("Yes", "No", "2")
    assert values["phone"] == "'+1 555 0100"


@pytest.mark.parametrize(("language", "delimiter"), [("en", ","), ("fr", ";"), ("es", ";"), ("ru", ";"), ("ar", ";")])
def test_the_delimiter_is_the_one_of_the_language_unless_another_is_chosen(language: str, delimiter: str) -> None:
    def wanted() -> ParticipantReport:
        return report(person(), columns=("name", "may_be_shared"), language=language)

    assert rows(written(wanted()), delimiter)[1][0] == "Colin Rajah"
    tabbed = replace(wanted(), csv=CsvChoices("\t"))
    assert rows(written(tabbed), "\t")[1][0] == "Colin Rajah"


def test_it_begins_with_a_byte_order_mark_unless_that_is_not_wanted() -> None:
    assert written(report(columns=("name",))) == b"\xef\xbb\xbfName\r\n"
    assert written(replace(report(columns=("name",)), csv=CsvChoices(with_byte_order_mark=False))) == b"Name\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+41", "-2", "@SUM(A1)", "\tx", "\r=x", "=cmd|' /C calc'!A0"])
def test_nothing_live_goes_out(text: str) -> None:
    found = rows(written(report(person(notes=text), columns=("notes",))))[1][0]
    assert found == "'" + clean(text).text


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_any_text_comes_back(pairs: list[tuple[str, str]]) -> None:
    people = [person(name=name, notes=notes) for name, notes in pairs]
    found = rows(written(report(*people, columns=("name", "notes"))))[1:]

    assert len(found) == len(pairs)
    for row, pair in zip(found, pairs, strict=True):
        for value, text in zip(row, pair, strict=True):
            kept = clean(text).text
            assert value == (f"'{kept}" if kept.startswith(("=", "+", "-", "@", "\t", "\r")) else kept)
