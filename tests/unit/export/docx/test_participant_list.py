"""The list of participants in Word: real sections of two columns, people that no column cuts, both directions."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import mammoth  # type: ignore[import-untyped] # it has none
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from rcsc_desktop.domain.reports.agenda import Letterhead
from rcsc_desktop.domain.reports.participant_list import ParticipantListReport
from rcsc_desktop.export.docx.participant_list import write
from tests.unit.export.docx.test_agenda import template
from tests.unit.export.listed import CHARTS, SECTIONS, SINCE, entry, listed


def written(report: ParticipantListReport) -> bytes:
    target = BytesIO()
    write(report, target)
    return target.getvalue()


def opened(report: ParticipantListReport) -> Document:
    return docx.Document(BytesIO(written(report)))


def columns(document: Document) -> list[tuple[str, str]]:
    """Number of columns and kind of each section."""
    found = []
    for section in document.sections:
        element: Any = section._sectPr
        found.append((element.find(qn("w:cols")).get(qn("w:num")), element.find(qn("w:type")).get(qn("w:val"))))
    return found


def texts(document: Document, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style is not None and one.style.name == style]


def test_the_people_stand_in_two_columns_under_one_head() -> None:
    document = opened(listed(60))

    assert columns(document) == [("1", "nextPage"), ("2", "continuous")]
    assert texts(document, "Heading 2") == list(SECTIONS)
    assert [text.split("\t")[0] for text in texts(document, "Listed Name")] == [f"{n}." for n in range(1, 61)]
    assert texts(document, "Listed By")[:2] == ["Brazil", "Burkina Faso"]
    assert document.sections[0].different_first_page_header_footer
    assert not document.sections[1].different_first_page_header_footer
    assert document.sections[1].header.is_linked_to_previous


def test_changes_and_charts_begin_pages_of_their_own() -> None:
    document = opened(listed(20, since=SINCE, charts=CHARTS))

    assert columns(document) == [
        ("1", "nextPage"),
        ("2", "continuous"),
        ("1", "nextPage"),
        ("2", "continuous"),
        ("1", "nextPage"),
    ]
    assert texts(document, "Heading 1")[1:] == ["Changes to the list of participants", "Participants at a glance"]
    assert "\tBen Gone" in texts(document, "Listed Name")
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [row[:2] for row in rows[:3]] == [["Africa", "12"], ["Asia", "6"], ["Others (2)", "3"]]
    assert rows[-3] == ["", "Confirmed", "Invited"]
    assert rows[-2:] == [["1\u00a0March\u00a02017", "1", "3"], ["1\u00a0April\u00a02017", "15", "6"]]


def test_no_column_cuts_a_person() -> None:
    one = entry(1, position="Director", organisation="Caritas", contacts=("a@example.org",))
    report = listed(3)
    section = report.sections[0]
    document = opened(listed(sections=(type(section)("", (type(section.groups[0])("", (one,)),)),)))

    mine = [p for p in document.paragraphs if p.style is not None and (p.style.name or "").startswith("Listed")]
    kept = [p.paragraph_format.keep_with_next for p in mine[1:]]
    assert [p.text for p in mine[2:]] == ["Director", "Caritas", "a@example.org"]
    assert kept == [True, True, True, None]
    assert all(p.style is not None and p.style.paragraph_format.keep_together for p in mine[1:])


def test_arabic_runs_from_the_right_in_every_section() -> None:
    document = opened(listed(20, language="ar", since=SINCE))

    assert all(section._sectPr.find(qn("w:bidi")) is not None for section in document.sections)
    paragraphs: list[Any] = [one._p for one in document.paragraphs if one.text]
    assert all(one.pPr.find(qn("w:bidi")) is not None for one in paragraphs)


def test_another_reader_finds_everybody() -> None:
    html = mammoth.convert_to_html(BytesIO(written(listed(40)))).value
    assert all(entry(number).name in html for number in range(1, 41))


def test_a_template_keeps_its_head() -> None:
    document = opened(listed(10, letterhead=Letterhead("IOM", template=template())))

    assert document.sections[0].header.paragraphs[0].text == "Our own head"
    assert len(texts(document, "Listed Name")) == 10


@pytest.mark.parametrize("language", ["en", "ar"])
def test_equal_reports_give_equal_bytes(language: str) -> None:
    report = listed(12, language=language, since=SINCE, charts=CHARTS)
    assert written(report) == written(report)
