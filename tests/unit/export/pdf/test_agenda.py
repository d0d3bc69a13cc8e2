"""The agenda as a PDF, read back by other programs: its text, its structure, its facts, its links."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfua import validate
from pypdf import PdfReader

from rcsc_desktop.domain.agenda import SpeakerRole
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport, Letterhead, ReportSpeaker, ReportTopic
from rcsc_desktop.domain.text import clean
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.export.pdf.agenda import compose
from rcsc_desktop.export.pdf.bidi import is_right_to_left
from rcsc_desktop.export.pdf.characters import printable, visible
from rcsc_desktop.export.pdf.furniture import Furniture
from tests.unit.export.pdf.papers import april, printed, translated, with_concept_note


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _text(pdf: bytes) -> str:
    return _folded(" ".join(_pages(pdf)))


@pytest.fixture
def structure(tool: Callable[[str], str], tmp_path: Path) -> Callable[[bytes], str]:
    """What poppler reads along the structure tree."""

    def read(pdf: bytes) -> str:
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        done = subprocess.run([tool("pdfinfo"), "-struct-text", str(path)], capture_output=True, check=True, timeout=60)
        return done.stdout.decode()

    return read


def _item(report: AgendaReport, number: int, **changes: Any) -> AgendaReport:
    """`report` with one item changed."""
    session = report.sessions[0]
    items = list(session.items)
    items[number] = replace(items[number], **changes)
    return replace(report, sessions=(replace(session, items=tuple(items)),))


def test_the_april_agenda_says_all_that_the_meeting_needs() -> None:
    text = _text(printed(april()))
    for expected in (
        "International Organization for Migration (IOM) The UN Migration Agency",
        "Civil Society Informal Meeting on the Global Compact on Migration",
        "In Conjunction with the International Dialogue on Migration",
        "2:00 – 6:00 pm 17 April 2017 IOM New York Office Conference Room",
        "48th Floor, Chanin Building, 122 East 42nd Street, New York",
        "2:00 – 2:15 pm",
        "Director-General William Lacy Swing",
        "• Name, Organization, Regional Scope, Thematic Focus",
        "Discussion • Given limited time and resources within civil society, how to prioritize focus for maximum",
        "– Latin America – Middle-East – North America",
        "Berenice Valdez Rivera, IMUMI / COMPA (tbc)",
        "5:15 – 6:00 pm",
        "Page 1 of 1",
    ):
        assert expected in text


def test_the_running_head_begins_on_the_second_page_and_names_the_part() -> None:
    first, second, third = _pages(printed(with_concept_note(april())))
    assert first.count("International Organization for Migration (IOM)") == 1
    assert "Concept note" in second
    assert "International Organization for Migration (IOM)" in second
    assert third.count("Provisional agenda") == 2, "in the head and as the status line"
    assert [f"Page {number} of 3" in page for number, page in enumerate((first, second, third), 1)] == [True] * 3


def test_a_few_lines_do_not_get_a_page_of_their_own() -> None:
    assert len(_pages(printed(april()))) == 1
    assert len(_pages(printed(_item(april(), 6, topics=tuple(ReportTopic("Topic") for _ in range(8)))))) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            ["Ordre du jour provisoire", "17 avril 2017", "14:00 – 18:00", "Débat", "(à confirmer)", "Page 1 sur 1"],
        ),
        ("es", ["Programa provisional", "17 de abril de 2017", "14:00 – 18:00", "Debate", "(por confirmar)"]),
        ("ru", ["Предварительная повестка дня", "17 апреля 2017 года", "Обсуждение", "Стр. 1 из 1"]),
        ("ar", ["جدول الأعمال المؤقت", "المناقشة", "14:00 – 18:00", "أبريل"]),
    ],
)
def test_fixed_words_dates_and_times_follow_the_language(language: str, words: list[str]) -> None:
    pdf = printed(translated(language))
    text = _text(pdf)
    assert PdfReader(BytesIO(pdf)).metadata.subject.startswith(words[0])  # type: ignore[union-attr] # there is one
    for word in words:
        assert word in text


@pytest.mark.parametrize(
    ("language", "clock", "expected"),
    [
        ("en", "auto", "2:15 – 2:30 pm"),
        ("en", "24", "14:15 – 14:30"),
        ("fr", "12", "2:15 – 2:30 PM"),
        ("es", "12", "2:15 – 2:30 p. m."),
        ("ru", "auto", "14:15 – 14:30"),
    ],
)
def test_the_clock_follows_the_language_unless_told(language: str, clock: str, expected: str) -> None:
    assert expected in _text(printed(replace(april(), language=language, clock=clock)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_finds_no_fault(language: str, paper: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(printed(with_concept_note(replace(translated(language), paper=paper))))
    assert list(validate(str(path)).findings) == []
    with pikepdf.open(path) as pdf:
        width = float(pdf.pages[0].mediabox[2])
        assert width == pytest.approx(595.28 if paper == "A4" else 612, abs=0.1)
        assert str(pdf.Root.Lang) == language


def _roles(structure: str) -> list[str]:
    return re.findall(
        r"^\s*(Document|Figure|H\d|P|L|LI|Lbl|LBody|Table|TR|TH|TD|Note|Reference|Link)\b", structure, re.M
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_headings_lists_and_table_are_read_in_order(language: str, structure: Callable[[bytes], str]) -> None:
    found = structure(printed(with_concept_note(translated(language))))
    roles = _roles(found)
    headings = [role for role in roles if role.startswith("H")]
    assert headings == ["H1", "H2", "H3", "H3", "H3", "H1", "H2"]
    table = roles[roles.index("Table") :]
    assert table[:8] == ["Table", "TR", "TH", "TD", "P", "TR", "TH", "TD"]
    assert table.count("TR") == 7
    assert [role for role in roles if role == "Note"] == ["Note"] * 3
    times = re.findall(r'"(\d?\d:\d\d – \d?\d:\d\d(?: pm)?)"', found)[2:]
    assert times[0].startswith("2:00" if language == "en" else "14:00")
    assert len(times) == 7
    nested = re.findall(r"LBody \(block\)\n\s+P \(block\)\n.*\n\s+L \(block\)", found)
    assert len(nested) == 1


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    def walk(element: Any) -> Iterator[Any]:
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K[0])


def test_arabic_is_read_out_in_logical_order() -> None:
    report = translated("ar")
    with pikepdf.open(BytesIO(printed(report))) as pdf:
        spoken = [str(element.ActualText) for element in _elements(pdf) if "/ActualText" in element]
    assert report.title in spoken
    assert "جدول الأعمال المؤقت" in spoken
    for item in report.sessions[0].items:
        assert item.title in spoken
        for question in item.questions:
            assert question.text in spoken
    assert any(text.startswith("Berenice Valdez Rivera، IMUMI / COMPA") and "(يُؤكَّد لاحقاً)" in text for text in spoken)


def test_columns_are_mirrored_in_arabic() -> None:
    def left(report: AgendaReport, wanted: str) -> float:
        found: list[float] = []

        def see(text: str, _matrix: list[float], place: list[float], _font: object, _size: float) -> None:
            if wanted in text:
                found.append(place[4])

        PdfReader(BytesIO(printed(report))).pages[0].extract_text(visitor_text=see)
        return found[0]

    assert left(replace(april(), clock="24"), "14:15 – 14:30") < left(april(), "William Lacy Swing")
    assert left(translated("ar"), "14:15 – 14:30") > left(translated("ar"), "William Lacy Swing")


def test_a_title_that_is_not_translated_keeps_the_day_at_the_foot_together() -> None:
    report = replace(april(), language="ar", version=None)
    made = compose(report)
    foot, *_ = Furniture(made.galley, made.frame, report, pages=1, agenda=0).of(0)[0].strip.lines
    painted = "".join(segment.text for segment in foot.line.segments).replace("\xa0", " ")
    assert painted.startswith("2017 ")
    assert painted.index(" 17 ·") < painted.index("Civil Society")


def test_links_of_footnotes_can_be_pressed_and_are_tagged() -> None:
    with pikepdf.open(BytesIO(printed(with_concept_note(april())))) as pdf:
        annotations = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        addresses = [str(each.A.URI) for each in annotations if "/A" in each]
        inside = [each for each in annotations if "/Dest" in each]
        owners = [element for element in _elements(pdf) if pikepdf.Name.Link == element.S]
        for annotation in annotations:
            assert str(annotation.Contents)
            assert annotation.StructParent >= len(pdf.pages)
        for element in owners:
            assert any("/Obj" in kid for kid in element.K if isinstance(kid, pikepdf.Dictionary))
    assert addresses == [
        "http://refugeesmigrants.un.org/declaration",
        "https://www.iom.int/idm-2017-global-compact-migration",
        "https://www.iom.int/sites/default/files/our_work/ODG/GCM/modalities.pdf",
    ]
    assert len(inside) == 3, "each small number leads to its note"
    assert len(owners) == 6


def test_the_agenda_follows_the_concept_note_on_a_new_page() -> None:
    pages = _pages(printed(with_concept_note(april())))
    begins = next(number for number, page in enumerate(pages) if "2:00 – 2:15 pm" in page)
    assert "Concept note" in pages[begins - 1].split("\n")[-1] + pages[begins - 1]
    assert "Entrance and Registration" in pages[begins]
    assert "coordination of efforts" not in pages[begins]
    assert "http://refugeesmigrants.un.org/declaration" in pages[0]


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(printed(april())))
    facts = reader.metadata
    assert facts is not None
    assert facts.title == "Civil Society Informal Meeting on the Global Compact on Migration"
    assert facts.author == "Colin Rajah"
    assert facts.subject == "Provisional agenda, Version 1"
    assert bool(reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"])  # type: ignore[index] # as set
    outline: list[Any] = reader.outline
    assert outline[0].title == "Provisional agenda"
    assert [each.title for each in outline[1]] == [item.title for item in april().sessions[0].items]


def test_every_font_is_embedded() -> None:
    with pikepdf.open(BytesIO(printed(with_concept_note(translated("ar"))))) as pdf:
        fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.resources.Font.values()}
        for name, font in fonts.items():
            assert "RCSCPaper" in name
            assert "/FontFile2" in font.FontDescriptor
            assert b"<0000>" not in font.ToUnicode.read_bytes().split(b"beginbfchar")[1]


def test_equal_reports_give_equal_bytes_in_another_process() -> None:
    program = (
        "import sys, hashlib; from tests.unit.export.pdf.papers import printed, translated, with_concept_note;"
        "print(hashlib.sha256(printed(with_concept_note(translated('ar')))).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            text=True,
            timeout=60,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_several_sessions_have_headings_with_their_facts() -> None:
    report = april()
    morning = replace(report.sessions[0], name="AM Session", venue="Room XVII", items=report.sessions[0].items[:2])
    afternoon = replace(morning, name="PM Session", date=None, start=None, venue="")
    text = _text(printed(replace(report, sessions=(morning, afternoon))))
    assert "AM Session Monday, 17 April 2017, 2:00 – 6:00 pm, Room XVII" in text
    assert "PM Session" in text


def test_a_session_without_a_start_prints_numbers_instead_of_times() -> None:
    report = april()
    items = tuple(replace(item, start=None, end=None) for item in report.sessions[0].items)
    text = _text(printed(replace(report, start=None, end=None, sessions=(replace(report.sessions[0], items=items),))))
    assert "1. Entrance and Registration" in text
    assert " pm" not in text


def test_an_open_date_is_said_to_be_open() -> None:
    assert "Date to be confirmed" in _text(printed(replace(april(), start_date=None)))


def test_parts_played_are_named() -> None:
    speakers = (ReportSpeaker("Ana", role=SpeakerRole.MODERATOR), ReportSpeaker("Ben", role=SpeakerRole.PRESENTER))
    text = _text(printed(_item(april(), 1, speakers=speakers)))
    assert "Moderator: Ana Ben" in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (AgendaStatus.DRAFT, "Draft agenda"),
        (AgendaStatus.FINAL, "Agenda"),
        (AgendaStatus.AS_HELD, "Agenda of the meeting as held"),
    ],
)
def test_the_status_line(status: AgendaStatus, words: str) -> None:
    assert f" {words} " in _text(printed(replace(april(), status=status, version=None)))


def test_an_item_that_goes_over_the_page_says_so() -> None:
    topics = tuple(ReportTopic(f"Topic number {number}") for number in range(60))
    pages = _pages(printed(_item(april(), 3, topics=topics)))
    assert "Update on GCM Preparatory Process (continued)" in _folded(pages[1])
    assert "(continued)" not in pages[0]
    assert all(f"Topic number {number}" in "".join(pages) for number in range(60))


def test_an_agenda_without_anything_but_a_title_prints() -> None:
    report = AgendaReport("en", "A meeting", ())
    assert _text(printed(report)).startswith("A meeting Date to be confirmed Draft agenda")


def test_a_picture_is_shown_in_the_letterhead_and_described(tmp_path: Path) -> None:
    from PIL import Image

    logo = BytesIO()
    Image.new("RGBA", (900, 300), (10, 110, 138, 128)).save(logo, "PNG")
    path = tmp_path / "paper.pdf"
    path.write_bytes(printed(replace(april(), letterhead=Letterhead("IOM", "", logo.getvalue()))))
    assert list(validate(str(path)).findings) == []
    with pikepdf.open(path) as pdf:
        (figure,) = [element for element in _elements(pdf) if pikepdf.Name.Figure == element.S]
        assert str(figure.Alt) == "Logo of IOM"
        left, low, right, high = map(float, figure.A.BBox)
        assert right - left == pytest.approx(3 * (high - low), rel=0.01)
        assert high - low <= 45.4, "at most 16 mm"


def test_a_huge_picture_does_not_make_a_huge_file() -> None:
    from PIL import Image

    logo = BytesIO()
    Image.effect_noise((3000, 3000), 50).convert("CMYK").save(logo, "JPEG")
    assert len(printed(replace(april(), letterhead=Letterhead("IOM", "", logo.getvalue())))) < 2_000_000


@pytest.mark.parametrize("content", [b"no picture", b"\x89PNG\r\n\x1a\n", b""])
def test_a_picture_that_cannot_be_read_is_refused(content: bytes) -> None:
    report = replace(april(), letterhead=Letterhead("IOM", "", content))
    if not content:
        assert "IOM" in _text(printed(report))
        return
    with pytest.raises(UserError) as refused:
        printed(report)
    assert refused.value.code == "export.bad_logo"


def test_every_naughty_string_is_in_the_text_or_read_out(shared_data: Path) -> None:
    strings = [clean(text).text for text in json.loads((shared_data / "bad" / "blns.json").read_text("utf-8"))]
    assert len(strings) == 515
    strings = [text for text in strings if text.strip()]
    report = april()
    items = tuple(replace(report.sessions[0].items[0], title=text) for text in strings)
    pdf = printed(replace(report, sessions=(replace(report.sessions[0], items=items),)))
    text = "".join(unicodedata.normalize("NFKC", "".join(_pages(pdf))).split())
    with pikepdf.open(BytesIO(pdf)) as read:
        spoken = {str(element.ActualText) for element in _elements(read) if "/ActualText" in element}
    for each in strings:
        shown = "".join(unicodedata.normalize("NFKC", visible(printable(each, "en"))).split())
        assert shown in text or (is_right_to_left(each) and each in spoken), repr(each)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60).map(lambda text: clean(text).text), st.sampled_from(["en", "fr", "ar"]))
def test_any_text_prints_in_any_field(text: str, language: str) -> None:
    note = with_concept_note(april()).concept_note
    assert note is not None
    section = replace(note.sections[0], heading=text, body=f"{text}[^1]\n\n- {text}[^9]\n- [^2]{text}")
    report = replace(
        _item(april(), 3, title=text, speakers=(ReportSpeaker(text, text, text),), topics=(ReportTopic(text),)),
        language=language,
        title=text,
        place_lines=(text,),
        letterhead=Letterhead(text, text),
        concept_note=replace(note, sections=(section,), footnotes=(replace(note.footnotes[0], text=text, link=text),)),
    )
    with pikepdf.open(BytesIO(printed(report))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) >= 2
