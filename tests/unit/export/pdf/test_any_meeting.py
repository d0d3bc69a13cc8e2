"""Meetings that nobody planned: odd texts, times and lengths print in every layout and stay on their sheets."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pikepdf
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import ItemKind, Purpose, SpeakerStatus, Visibility
from rcsc_desktop.domain.reports.agenda import (
    AgendaReport,
    ReportDocument,
    ReportItem,
    ReportSession,
    ReportSpeaker,
    ReportTopic,
)
from rcsc_desktop.domain.reports.paper import PaperLayout, PaperOptions, Signature
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.pdf.agenda import compose
from rcsc_desktop.export.pdf.preview import preview
from tests.unit.export.pdf.papers import printed

_TEXTS = st.one_of(
    st.sampled_from(["", " ", "Welcome", "كلمة ترحيب", "A/71/L.58", "x" * 300, "- a\n- b\n\nc"]),
    st.text(max_size=40).map(lambda text: clean(text).text),
)


@st.composite
def _items(draw: st.DrawFn, number: int) -> ReportItem:
    start = draw(st.one_of(st.none(), st.integers(0, 2000)))
    minutes = draw(st.sampled_from([0, 1, 5, 15, 60, 1500]))
    return ReportItem(
        number,
        draw(_TEXTS),
        draw(st.sampled_from([ItemKind.BREAK, ItemKind.PANEL])),
        minutes,
        None if start is None else clock_time(start),
        None if start is None else clock_time(start + minutes),
        speakers=tuple(
            ReportSpeaker(draw(_TEXTS), draw(_TEXTS), draw(_TEXTS), status=draw(st.sampled_from(SpeakerStatus)))
            for _ in range(draw(st.integers(0, 2)))
        ),
        topics=(ReportTopic(draw(_TEXTS), (ReportTopic(draw(_TEXTS)),)),) * draw(st.integers(0, 1)),
        questions=(ReportTopic(draw(_TEXTS)),) * draw(st.integers(0, 1)),
        label=draw(st.sampled_from(["", "1.", "(a)", "(i)", "(iv)", "x"])),
        start_minute=start,
        is_timed=draw(st.booleans()),
        purpose=draw(st.sampled_from(Purpose)),
        visibility=draw(st.sampled_from([Visibility.PUBLIC, Visibility.INTERNAL])),
        background=draw(_TEXTS),
        outcome=draw(_TEXTS),
        documents=(ReportDocument(draw(_TEXTS), draw(_TEXTS)),) * draw(st.integers(0, 1)),
        room=draw(_TEXTS),
        link=draw(_TEXTS),
        interpretation=draw(st.sampled_from([(), ("en", "xx"), ("",)])),
        owner=draw(_TEXTS),
        notes=draw(_TEXTS),
    )


@st.composite
def _reports(draw: st.DrawFn) -> AgendaReport:
    sessions = []
    for _ in range(draw(st.integers(0, 4))):
        items = tuple(draw(_items(number)) for number in range(1, draw(st.integers(0, 4)) + 1))
        sessions.append(
            ReportSession(
                draw(_TEXTS),
                draw(st.sampled_from([None, date(2017, 5, 8), date(2017, 5, 9)])),
                draw(st.sampled_from([None, time(9), time(23, 30)])),
                draw(st.sampled_from([None, time(1), time(18)])),
                draw(st.sampled_from(["Europe/Zurich", "", "Nowhere/Land"])),
                draw(_TEXTS),
                items,
                track=draw(st.sampled_from(["", "Track A", "Track B"])),
                link=draw(_TEXTS),
                chair=draw(_TEXTS),
            )
        )
    return AgendaReport(
        draw(st.sampled_from(["en", "ar", "fr"])),
        draw(_TEXTS),
        tuple(sessions),
        subtitle=draw(_TEXTS),
        cities=("Asia/Tokyo", "America/Los_Angeles", "Not/AZone"),
        revision=draw(st.integers(0, 2)),
        version=draw(st.sampled_from([None, 3])),
    )


@pytest.mark.parametrize("layout", PaperLayout)
@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(st.data())
def test_any_meeting_prints_in_any_layout(layout: PaperLayout, data: st.DataObject) -> None:
    report = data.draw(_reports())
    options = PaperOptions(layout, is_internal=data.draw(st.booleans()), signature=Signature("Ana", "Chair"))
    report = replace(report, options=options)
    report = replace(report, second=replace(report, language="ar" if report.language != "ar" else "en"))
    with pikepdf.open(BytesIO(printed(report))) as pdf:
        assert pdf.check_pdf_syntax() == []
    made = compose(report)
    for page in made.pages:
        for top, strip, _ in page.body:
            assert top + strip.height <= made.frame.depth + 0.5
            for placed in strip.lines:
                assert placed.x >= -0.5
                assert placed.x + placed.line.width <= made.frame.measure + 0.5
    places = [place.item for place in preview(report, 20, []).places if place.item is not None]
    assert sorted(places) == list(range(sum(len(session.items) for session in report.sessions)))


@pytest.mark.parametrize("layout", PaperLayout)
def test_thirty_thousand_letters_in_a_title_print(layout: PaperLayout) -> None:
    item = ReportItem(1, "word " * 6_000, ItemKind.PANEL, 30, time(9), time(9, 30))
    session = ReportSession("", date(2017, 5, 8), time(9), None, "UTC", "", (item,))
    report = AgendaReport("en", "A meeting", (session,), options=PaperOptions(layout))
    assert len(compose(replace(report, second=report)).pages) >= 1
