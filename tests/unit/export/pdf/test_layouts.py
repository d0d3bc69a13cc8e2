"""Every layout on every paper in every language, read back by other programs and measured against its frame."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfua import validate
from pypdf import PdfReader

from rcsc_desktop.domain.agenda import Purpose
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportTopic
from rcsc_desktop.domain.reports.paper import PaperColumn, PaperLayout, PaperOptions, Signature
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.export.pdf.agenda import compose
from rcsc_desktop.export.pdf.fitting import paper_findings
from rcsc_desktop.export.pdf.missing import missing_characters
from rcsc_desktop.export.pdf.preview import preview
from tests.unit.export.pdf.meetings import conference, everything, five_days, laid_out, side_by_side, untimed
from tests.unit.export.pdf.papers import april, printed, with_concept_note

_SIZES = {
    ("A4", PaperLayout.POSTER): (841.9, 1190.6),
    ("Letter", PaperLayout.POSTER): (792, 1224),
    ("A4", PaperLayout.POCKET): (297.6, 419.5),
    ("Letter", PaperLayout.POCKET): (306, 396),
    ("A4", PaperLayout.GRID): (841.9, 595.3),
    ("Letter", PaperLayout.RUN_OF_SHOW): (792, 612),
}


def _asked(layout: PaperLayout, language: str, paper: str = "A4") -> AgendaReport:
    if layout is PaperLayout.BILINGUAL:
        found = side_by_side(language, "ar" if language != "ar" else "en")
    else:
        internal = layout is PaperLayout.RUN_OF_SHOW
        found = laid_out(everything(language, internal=internal), layout, with_cities=True)
    return replace(found, paper=paper)


def _text(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(unicodedata.normalize("NFKC", " ".join(pages)).split())


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    def walk(element: Any) -> Iterator[Any]:
        yield element
        yield from (found for kid in _kids(element) for found in walk(kid))

    yield from walk(pdf.Root.StructTreeRoot.K[0])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


@pytest.mark.parametrize("layout", PaperLayout)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_finds_no_fault_and_nothing_leaves_the_sheet(
    language: str, paper: str, layout: PaperLayout, tmp_path: Path
) -> None:
    report = _asked(layout, language, paper)
    path = tmp_path / "paper.pdf"
    path.write_bytes(printed(report))
    assert [str(finding) for finding in validate(str(path)).findings] == []
    with pikepdf.open(path) as pdf:
        width, height = (float(side) for side in pdf.pages[0].mediabox[2:])
        assert str(pdf.Root.Lang) == language
    expected = _SIZES.get((paper, layout))
    if expected is not None:
        assert (width, height) == pytest.approx(expected, abs=0.5)
    _inside_its_frame(report)


def _inside_its_frame(report: AgendaReport) -> None:
    made = compose(report)
    for page in made.pages:
        for top, strip, _ in page.body:
            assert -0.1 <= top <= made.frame.depth
            assert top + strip.height <= made.frame.depth + 0.5
            for placed in strip.lines:
                assert placed.x >= -0.5
                assert placed.x + placed.line.width <= made.frame.measure + 0.5
                assert placed.drop <= strip.height + 1


def _sizes(report: AgendaReport) -> set[float]:
    """Sizes of all texts on paper, but for superscript numbers."""
    made = compose(report)
    return {
        round(segment.style.size * made.frame.scale, 2)
        for page in made.pages
        for _, strip, _ in page.body
        for placed in strip.lines
        for segment in placed.line.segments
        if not segment.style.rise
    }


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("layout", PaperLayout)
def test_no_text_is_smaller_than_seven_points(layout: PaperLayout, language: str, shared_data: Path) -> None:
    assert min(_sizes(_asked(layout, language))) >= (7.5 if layout is PaperLayout.POCKET else 7)
    if layout is PaperLayout.GRID:
        assert min(_sizes(laid_out(conference(shared_data), layout))) >= 7


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("layout", PaperLayout)
def test_each_item_has_its_place_in_the_preview(layout: PaperLayout, language: str) -> None:
    for report in (_asked(layout, language), *([] if layout is PaperLayout.BILINGUAL else [_days(layout, language)])):
        count = sum(len(session.items) for session in report.sessions)
        found = preview(report, 60, [0])
        places = {place.item: place for place in found.places if place.item is not None}
        titles = [item.title for session in report.sessions for item in session.items]
        assert sorted(places) == list(range(count))
        assert [places[number].text for number in range(count)] == titles
        assert all(0 < place.top < 1 for place in found.places)


def _days(layout: PaperLayout, language: str) -> AgendaReport:
    return laid_out(five_days(language), layout)


@pytest.mark.parametrize("layout", PaperLayout)
def test_equal_reports_give_equal_bytes(layout: PaperLayout) -> None:
    assert printed(_asked(layout, "ar")) == printed(_asked(layout, "ar"))


@pytest.mark.parametrize("layout", PaperLayout)
def test_a_concept_note_comes_before_the_agenda(layout: PaperLayout) -> None:
    report = with_concept_note(_asked(layout, "en"))
    pages = [page.extract_text() for page in PdfReader(BytesIO(printed(report))).pages]
    assert "Goals and Objectives" in " ".join(pages[:-1])
    assert "Next Steps and Timeline" in pages[-1]
    assert "Concept note" in pages[0]


@pytest.mark.parametrize("layout", PaperLayout)
def test_an_agenda_without_anything_but_a_title_prints(layout: PaperLayout) -> None:
    report = AgendaReport("en", "A meeting", (), options=PaperOptions(layout))
    assert "A meeting" in _text(printed(replace(report, second=report)))


def test_the_detailed_paper_says_all_that_an_item_holds() -> None:
    text = _text(printed(everything("en")))
    for expected in (
        "Provisional agenda · Rev. 1 Version 3 of 3 April 2017",
        "Chair: Michele LeVoy",
        "Local times: Zurich 8:00 pm – 12:00 am +1 Manila 2:00 – 6:00 am +1 Auckland 6:00 – 10:00 am +1",
        "1. Welcome For information · Interpretation: English, French, Arabic Director-General",
        "(a) Update on GCM Preparatory Process For discussion · Room XVII Michele Klein-Solomon",
        "The meeting will have before it: • the modalities agreed on 30 January 2017,",
        "Expected outcome: A common position for the first intersessional workshop.",
        "Documents A/RES/71/1 A/71/L.58 Modalities for the intergovernmental negotiations",
        "https://meet.example.org/gcm-2017",
        "(b) Regional Civil Society Consultations (RCSCs) For decision",
        "Colin Rajah Coordinator",
    ):
        assert expected in text


def test_the_file_says_status_revision_version_and_day_of_issue() -> None:
    facts = PdfReader(BytesIO(printed(everything("en")))).metadata
    assert facts is not None
    assert facts.subject == "Provisional agenda · Rev. 1, Version 3 of 3\xa0April\xa02017"


def test_days_are_headed_and_tracks_named() -> None:
    text = _text(printed(five_days("en")))
    assert "Monday, 8 May 2017 9:00 – 9:30 am, Room XX 9:00 – 9:30 am Opening of the day" in text
    assert "Track B: Governance 9:30 am – 6:00 pm, Room XVIII" in text
    assert text.count("Wednesday, 10 May 2017") == 1


def test_without_any_times_numbers_stand_where_the_times_would() -> None:
    pdf = printed(untimed("en"))
    assert "1. Welcome" in _text(pdf)
    with pikepdf.open(BytesIO(pdf)) as read:
        heads = [element for element in _elements(read) if element.S == pikepdf.Name.TH]
    assert len(heads) == 6, "the numbers are the headers of the rows"


def test_the_signature_stays_with_the_last_item() -> None:
    signature = Signature("Colin Rajah", "Coordinator")
    for topics in range(10, 26):
        report = april()
        session = report.sessions[0]
        items = (*session.items[:6], replace(session.items[6], topics=(ReportTopic("Topic"),) * topics))
        report = replace(report, sessions=(replace(session, items=items),), options=PaperOptions(signature=signature))
        last = PdfReader(BytesIO(printed(report))).pages[-1].extract_text()
        assert "Coordinator" in last
        assert "Topic" in last


def test_only_the_organisers_see_who_declined_and_what_is_internal() -> None:
    text = _text(printed(laid_out(everything("en", internal=True), PaperLayout.RUN_OF_SHOW)))
    for expected in (
        "Run of show · Provisional agenda · Rev. 1 · Internal",
        "Time Min. Item Speakers Place Responsible Notes",
        "1:30 – 1:50 pm 20 Sound check Internal",
        "Ignacio Packer, ICVA (declined)",
        "IMUMI / COMPA (proposed)",
        "Name plates in both languages.",
    ):
        assert expected in text
    assert "Name plates" not in _text(printed(everything("en")))


def test_the_run_of_show_has_no_columns_for_what_nobody_wrote() -> None:
    text = _text(printed(laid_out(april(), PaperLayout.RUN_OF_SHOW)))
    assert "Time Min. Item Speakers 2:00" in text


def test_the_annotated_agenda_lists_its_items_first_and_each_leads_to_its_annotation() -> None:
    pdf = printed(laid_out(untimed("en"), PaperLayout.ANNOTATED))
    text = _text(pdf)
    listed, annotated = text.split("Annotations", 1)
    assert "Annotated provisional agenda · Rev. 1" in listed
    assert "1. Welcome 2. Participant Introductions (a) Update on GCM Preparatory Process (b) Regional" in listed
    assert "(a) Update on GCM Preparatory Process For discussion · Room XVII" in annotated
    assert "Documents A/RES/71/1 A/71/L.58 Modalities" in annotated
    with pikepdf.open(BytesIO(pdf)) as read:
        inside = [each for page in read.pages for each in page.get("/Annots", []) if "/Dest" in each]
        headings = [element for element in _elements(read) if element.S == pikepdf.Name.H3]
    assert len(inside) == len(headings) == 6


def test_an_agenda_without_numbers_is_numbered_for_its_annotations() -> None:
    text = _text(printed(laid_out(april(), PaperLayout.ANNOTATED)))
    assert "1. Entrance and Registration 2. Welcome 3. Participant Introductions" in text


def test_one_page_becomes_smaller_then_shorter_and_then_says_so() -> None:
    usual = laid_out(april(), PaperLayout.ONE_PAGE)
    assert paper_findings(usual) == ()
    assert max(_sizes(usual)) == 18
    full = replace(everything("en"), options=replace(everything("en").options, layout=PaperLayout.ONE_PAGE))
    assert paper_findings(full) == ()
    assert len(compose(full).pages) == 1
    assert 7 <= min(_sizes(full)) < max(_sizes(full)) < 18
    long = _with_topics(april(), 70)
    (shortened,) = paper_findings(replace(long, options=usual.options))
    assert (shortened.code, dict(shortened.data)) == (
        "paper.shortened",
        {"layout": PaperLayout.ONE_PAGE, "columns": (PaperColumn.QUESTIONS, PaperColumn.TOPICS)},
    )
    assert len(compose(replace(long, options=usual.options)).pages) == 1
    days = laid_out(five_days("en"), PaperLayout.ONE_PAGE)
    (too_long,) = paper_findings(days)
    assert too_long.code == "paper.too_long"
    assert dict(too_long.data)["pages"] == len(compose(days).pages) > 1
    assert min(_sizes(days)) == 7


def _with_topics(report: AgendaReport, count: int) -> AgendaReport:
    session = report.sessions[0]
    topics = tuple(ReportTopic(f"Topic number {number}") for number in range(count))
    items = (*session.items[:6], replace(session.items[6], topics=topics))
    return replace(report, sessions=(replace(session, items=items),))


def test_a_poster_fills_its_sheet() -> None:
    made = compose(laid_out(april(), PaperLayout.POSTER))
    assert len(made.pages) == 1
    assert made.pages[0].filled > made.frame.depth * 0.93
    assert max(_sizes(laid_out(april(), PaperLayout.POSTER))) > 36


@pytest.mark.parametrize("pair", [("en", "ar"), ("ar", "en"), ("en", "fr")])
def test_each_language_has_its_side_and_says_which_it_is(pair: tuple[str, str]) -> None:
    first, second = pair
    base = side_by_side(first, second) if second != "fr" else side_by_side("en", "ru")
    second = base.second.language if base.second is not None else second
    with pikepdf.open(BytesIO(printed(base))) as read:
        cells = [element for element in _elements(read) if element.S == pikepdf.Name.TD]
        languages = [str(cell.Lang) if "/Lang" in cell else first for cell in cells]
        rows = [element for element in _elements(read) if element.S == pikepdf.Name.TR]
    assert languages == [first, second] * 7
    assert [len(_kids(row)) for row in rows] == [3] * 8
    text = _text(printed(base))
    assert "14:15 – 14:30" in text
    assert " pm" not in text


def test_arabic_stands_on_the_right_whichever_language_is_first() -> None:
    for report in (side_by_side("en", "ar"), side_by_side("ar", "en")):
        made = compose(report)
        title = next(strip for _, strip, _ in made.pages[0].body if strip.bookmark and strip.bookmark.is_item)
        lines = sorted(title.lines, key=lambda placed: placed.x)
        assert "Entrance" in lines[0].line.segments[0].text
        assert lines[-1].x + lines[-1].line.width > made.frame.measure * 0.9
        middle = lines[1].x + lines[1].line.width / 2
        assert middle == pytest.approx(made.frame.measure / 2, abs=0.5)


def _spans(row: Any) -> list[tuple[int, int]]:
    spans = []
    for cell in _kids(row):
        attributes = cell.get("/A", {})
        spans.append((int(attributes.get("/ColSpan", 1)), int(attributes.get("/RowSpan", 1))))
    return spans


@pytest.mark.parametrize("which", ["days", "conference"])
def test_the_grid_is_a_regular_table_for_a_screen_reader(which: str, shared_data: Path) -> None:
    report = laid_out(five_days("ar") if which == "days" else conference(shared_data), PaperLayout.GRID)
    with pikepdf.open(BytesIO(printed(report))) as read:
        tables = [element for element in _elements(read) if pikepdf.Name.Table == element.S]
        assert len(tables) == len(read.pages)
        for table in tables:
            rows = [_spans(row) for row in _kids(table)]
            width = sum(columns for columns, _ in rows[0])
            covered: list[int] = [0] * (len(rows) + 100)
            for number, row in enumerate(rows):
                for columns, down in row:
                    for each in range(number, number + down):
                        covered[each] += columns
            assert covered[: len(rows)] == [width] * len(rows)
            assert not any(covered[len(rows) :])


def test_every_event_of_a_conference_is_in_its_grid_whole_or_with_an_ellipsis(shared_data: Path) -> None:
    report = laid_out(conference(shared_data), PaperLayout.GRID)
    text = "".join(_text(printed(report)).split())
    titles = [item.title for session in report.sessions for item in session.items]
    assert len(titles) == 617
    whole = sum("".join(unicodedata.normalize("NFKC", title).split()) in text for title in titles)
    assert whole == 617, "titles are cut only where there is no room for them"
    assert 12 <= len(compose(report).pages) <= 24


def test_five_days_in_three_tracks_are_a_sheet_each_with_the_day_over_it() -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(printed(_days(PaperLayout.GRID, "en")))).pages]
    assert len(pages) == 5
    for page, day in zip(
        pages, ("Monday, 8", "Tuesday, 9", "Wednesday, 10", "Thursday, 11", "Friday, 12"), strict=True
    ):
        text = " ".join(page.split())
        assert f"{day} May 2017" in text
        assert re.search(r"Track A: Human rights Room XVII Track B: Governance Room XVIII", text)
        assert "Opening of the day" in text


def test_items_without_a_time_follow_the_grid() -> None:
    report = april()
    session = report.sessions[0]
    items = (*session.items[:6], replace(session.items[6], start=None, end=None, is_timed=False))
    text = _text(printed(laid_out(replace(report, sessions=(replace(session, items=items),)), PaperLayout.GRID)))
    assert "Items without a time" in text
    assert text.index("Preview Civil Society") < text.index("Items without a time") < text.index("Next Steps and Tim")


def test_characters_of_the_second_language_are_looked_at_and_those_of_sources_are_not() -> None:
    report = side_by_side("en", "ar")
    assert report.second is not None
    second = replace(report.second, title="世")
    found = missing_characters(replace(report, second=second, source='{"x": "世界"}'))
    assert [(each.where, each.characters) for each in found] == [("second.title", "世")]


def test_purposes_are_in_the_words_of_the_language() -> None:
    report = everything("ar")
    assert report.sessions[0].items[4].purpose is Purpose.DECISION
    with pikepdf.open(BytesIO(printed(report))) as read:
        spoken = [str(element.ActualText) for element in _elements(read) if "/ActualText" in element]
    assert any(text.startswith("لاتخاذ قرار") for text in spoken)
