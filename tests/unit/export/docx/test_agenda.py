"""Papers in Word, read again by mammoth and as XML: styles, tables, notes, direction, templates, any text."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import lxml.html
import mammoth  # type: ignore[import-untyped] # it has none
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport, Letterhead
from rcsc_desktop.domain.reports.formats import LAYOUTS_OF, AgendaFormat
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.domain.text import clean
from rcsc_desktop.domain.texts import LANGUAGES
from tests.unit.export.agendas import full, in_tracks, naughty, of_text, one_line, written

_STYLES = """
p[style-name='Agenda Item'] => p.item
p[style-name='Agenda Speaker'] => p.speaker
p[style-name='Title'] => h1.title
"""


def opened(report: AgendaReport) -> Document:
    return docx.Document(BytesIO(written(report, "docx")))


def seen(report: AgendaReport) -> lxml.html.HtmlElement:
    """The document as mammoth understands it."""
    found = mammoth.convert_to_html(BytesIO(written(report, "docx")), style_map=_STYLES)
    return lxml.html.fromstring(f"<div>{found.value}</div>")


def template() -> bytes:
    """A template of an organisation, with a header and text of its own."""
    made = docx.Document()
    made.styles["Title"].font.name = "Georgia"
    made.sections[0].left_margin = Mm(40)
    made.sections[0].header.paragraphs[0].text = "Our own head"
    made.add_paragraph("Text of the template")
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def with_template(content: bytes) -> AgendaReport:
    return replace(full(), letterhead=Letterhead("IOM", template=content))


def test_real_styles() -> None:
    document = opened(full())
    named = [(one.style.name, one.text) for one in document.paragraphs if one.style is not None and one.text]
    assert named[0] == ("Title", full().title)
    assert named[1] == ("Subtitle", full().subtitle)
    assert ("Heading 1", "Concept note") in named
    assert ("Heading 2", "Goals and Objectives") in named
    assert ("Heading 1", "Provisional agenda Rev. 1   Version 3 of 10\u00a0April\u00a02017") in named
    assert named[-2:] == [("Agenda Signature", "William Lacy Swing"), ("Agenda Where", "Director-General")]


def test_a_table_to_go_on_editing() -> None:
    (table,) = opened(full()).tables
    assert table.style is not None
    assert table.style.name == "Agenda Table"
    assert len(table.rows) == 9
    assert [cell.text for cell in table.rows[0].cells] == ["Time", "Item"]
    first: Any = table.rows[0]._tr
    assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    for row in table.rows:
        properties: Any = row._tr.trPr
        assert properties.find(qn("w:cantSplit")) is not None
    grid: Any = table._tbl.tblGrid
    assert abs(sum(int(one.get(qn("w:w"))) for one in grid) - (Mm(210) - Mm(44)) / 635) <= 1
    cell = table.rows[4].cells[1]
    assert [(one.style.name if one.style else "", one.text) for one in cell.paragraphs][:3] == [
        ("Agenda Item", "1. Update on GCM Preparatory Process"),
        ("Agenda Speaker", "Michele Klein-Solomon"),
        ("List Bullet", "Thematic sessions"),
    ]


def test_topics_are_lists_within_lists_and_questions_stand_apart() -> None:
    root = seen(full())
    (row,) = root.xpath("//tr[contains(., 'Regional Civil Society')]")
    assert [one.text for one in row.xpath(".//ul/li/ul/li")][:2] == ["Africa", "Asia"]
    (row,) = root.xpath("//tr[contains(., 'Update on GCM')]")
    assert "Discussion" in [one.text_content() for one in row.xpath(".//p")]
    assert row.xpath(".//a/@href") == ["https://example.org/meet"]


def test_footnotes_are_real() -> None:
    root = seen(full())
    assert len(root.xpath("//sup/a[starts-with(@href, '#footnote')]")) == 3
    notes = [one_line(one.text_content()) for one in root.xpath("//ol/li[starts-with(@id, 'footnote')]")]
    assert notes[0].startswith("http://refugeesmigrants.un.org/declaration")


def test_letterhead_and_pages() -> None:
    picture = BytesIO()
    Image.new("RGB", (400, 100), "red").save(picture, "PNG")
    report = replace(full(), letterhead=Letterhead("IOM", "Migration for all", picture.getvalue()))
    section = opened(report).sections[0]
    assert [one.text for one in section.first_page_header.paragraphs] == ["", "IOM", "Migration for all"]
    head: Any = section.first_page_header._element
    (drawn,) = head.iter(qn("wp:docPr"))
    assert drawn.get("descr") == "Logo of IOM"
    (size,) = head.iter(qn("wp:extent"))
    assert int(size.get("cx")) == Mm(50)
    foot: Any = section.footer._element
    assert [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_what_the_file_says_of_itself() -> None:
    facts = opened(full()).core_properties
    assert (facts.title, facts.author, facts.language) == (full().title, "Colin Rajah", "en")
    assert one_line(facts.subject) == "Concept note, Provisional agenda Rev. 1, Version 3 of 10 April 2017"
    assert (facts.modified, facts.comments, facts.version) == (facts.created, "", "3")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_in_its_direction(language: str) -> None:
    document = opened(full(language))
    is_mirrored = language == "ar"
    body: Any = document.element.body
    assert all((one.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None) == is_mirrored for one in body.iter(qn("w:p")))
    arabic = [run for run in body.iter(qn("w:r")) if re.search("[\u0621-\u064a]", "".join(run.itertext()))]
    assert (len(arabic) > 20) == is_mirrored
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in arabic)
    assert len(list(body.iter(qn("w:bidiVisual")))) == is_mirrored
    assert len(body.findall(f"{qn('w:sectPr')}/{qn('w:bidi')}")) == is_mirrored
    assert full(language).sessions[0].items[1].title in document.tables[0].rows[2].cells[1].text
    assert written(full(language), "docx") == written(full(language), "docx")


def test_two_languages_in_two_columns() -> None:
    table = opened(full(layout=PaperLayout.BILINGUAL)).tables[0]
    assert [cell.text for cell in table.rows[6].cells][1:] == ["Coffee", "استراحة"]
    cells: Any = table.rows[6].cells[2]._tc
    assert cells.find(f".//{qn('w:bidi')}") is not None


def test_tracks_are_columns() -> None:
    first, second = opened(in_tracks()).tables
    assert [cell.text for cell in first.rows[0].cells] == ["Time", "Main hall", "Room B"]
    assert len(second.columns) == 2
    section = opened(in_tracks()).sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)


def test_who_does_what_is_for_the_organisers() -> None:
    table = opened(full(layout=PaperLayout.RUN_OF_SHOW)).tables[0]
    assert [cell.text for cell in table.rows[4].cells][2:] == ["Amina", "Two microphones"]
    assert b"Two microphones" not in ZipFile(BytesIO(written(full(), "docx"))).read("word/document.xml")


def test_an_annotated_agenda_has_a_heading_for_each_item() -> None:
    document = opened(full(layout=PaperLayout.ANNOTATED))
    assert not document.tables
    heads = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 2"]
    assert "1. Update on GCM Preparatory Process" in heads


@pytest.mark.parametrize("layout", LAYOUTS_OF[AgendaFormat.DOCX])
def test_properties_stand_in_the_order_that_word_wants(layout: PaperLayout) -> None:
    body: Any = opened(full("ar", layout)).element.body
    order = ["pStyle", "keepNext", "pageBreakBefore", "numPr", "tabs", "bidi", "spacing", "ind"]
    for properties in body.iter(qn("w:pPr")):
        names = [one.tag.partition("}")[2] for one in properties]
        assert names == sorted(names, key=order.index)
    order = ["rStyle", "b", "bCs", "i", "iCs", "rtl", "lang"]
    for properties in body.iter(qn("w:rPr")):
        names = [one.tag.partition("}")[2] for one in properties]
        assert names == sorted(names, key=order.index)


def test_a_template_gives_styles_page_and_head() -> None:
    document = opened(with_template(template()))
    assert document.styles["Title"].font.name == "Georgia"
    assert abs((document.sections[0].left_margin or 0) - Mm(40)) < 635
    assert document.sections[0].header.paragraphs[0].text == "Our own head"
    texts = [one.text for one in document.paragraphs]
    assert "Text of the template" not in texts
    assert full().title in texts
    assert document.tables[0].style is not None
    assert document.tables[0].style.name == "Agenda Table"


def test_a_dotx_is_a_template_too() -> None:
    source, changed = template(), BytesIO()
    with ZipFile(BytesIO(source)) as archive, ZipFile(changed, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
            copy.writestr(name, data)
    assert opened(with_template(changed.getvalue())).sections[0].header.paragraphs[0].text == "Our own head"


def test_no_style_refers_to_one_that_is_not_there() -> None:
    for report in (full(), with_template(template())):
        document = opened(report)
        root: Any = document.styles.element
        ids = {style.styleId for style in root.style_lst}
        names = [style.name_val.casefold() for style in root.style_lst]
        assert len(names) == len(set(names))
        body: Any = document.element.body
        used = {one.get(qn("w:val")) for name in ("pStyle", "rStyle", "tblStyle") for one in body.iter(qn(f"w:{name}"))}
        assert used <= ids
        for name in ("basedOn", "next", "link"):
            assert {one.get(qn("w:val")) for one in root.iter(qn(f"w:{name}"))} <= ids


def test_heads_of_earlier_sections_go_on() -> None:
    made = docx.Document(BytesIO(template()))
    made.add_section()
    saved = BytesIO()
    made.save(saved)
    document = opened(with_template(saved.getvalue()))
    assert len(document.sections) == 1
    assert document.sections[0].header.paragraphs[0].text == "Our own head"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not much", b"%PDF-1.7"])
def test_a_broken_template_is_refused(content: bytes) -> None:
    with pytest.raises(UserError) as refused:
        written(with_template(content), "docx")
    assert refused.value.code == "export.bad_template"


def test_a_workbook_is_no_template() -> None:
    with pytest.raises(UserError) as refused:
        written(with_template(written(full(), "xlsx")), "docx")
    assert refused.value.code == "export.bad_template"


def test_truncated_templates_are_refused_or_work() -> None:
    whole = template()
    for end in range(0, len(whole), len(whole) // 12):
        with pytest.raises(UserError):
            written(with_template(whole[:end]), "docx")


def test_a_text_without_its_translation_keeps_its_question_mark_at_its_end() -> None:
    paragraph = opened(replace(of_text("Who takes it up?"), language="ar")).tables[0].rows[1].cells[1].paragraphs[0]
    (run,) = (run for run in paragraph.runs if "Who" in run.text)
    assert (run.text, run.font.rtl) == ("Who takes it up?\u200e", None)


def survive(texts: list[str]) -> None:
    report = of_text("A text")
    items = tuple(replace(of_text(text).sessions[0].items[0], number=at) for at, text in enumerate(texts, 1))
    report = replace(report, title=texts[0], sessions=(replace(report.sessions[0], items=items),))
    rows = opened(report).tables[0].rows[1:]
    kept = [clean(text).text for text in texts]
    assert [row.cells[1].paragraphs[0].text for row in rows] == kept
    assert [row.cells[3].text for row in rows] == kept


@settings(max_examples=40)
@given(st.text(max_size=60))
@example("<w:p/>&amp;\x00\ttab\nline")
def test_any_text_survives(text: str) -> None:
    survive([text])


def test_naughty_strings_survive(shared_data: Path) -> None:
    survive(naughty(shared_data))


def test_no_date_of_today_is_in_the_file() -> None:
    with ZipFile(BytesIO(written(full(), "docx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
        assert not re.search(rb"python-docx", archive.read("docProps/core.xml"))
