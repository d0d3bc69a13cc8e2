"""Agendas with everything in them, and with any text in them, for tests of writers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from uuid import UUID

from rcsc_desktop.domain.agenda import ItemKind, Purpose, SpeakerRole, SpeakerStatus, Visibility
from rcsc_desktop.domain.concept_note import ConceptNote, ConceptNoteSection, Footnote
from rcsc_desktop.domain.reports.agenda import (
    AgendaReport,
    Letterhead,
    ReportDocument,
    ReportItem,
    ReportSession,
    ReportSpeaker,
    ReportTopic,
)
from rcsc_desktop.domain.reports.paper import PaperLayout, PaperOptions, Signature
from rcsc_desktop.export.formats import writer
from tests.unit.export.pdf.papers import concept_note, translated

MEETING = UUID(int=7)


def written(report: AgendaReport, format: str) -> bytes:
    """The file of ``report``."""
    target = BytesIO()
    writer("agenda", format)(report, target)
    return target.getvalue()


def full(language: str = "en", layout: PaperLayout = PaperLayout.DETAILED) -> AgendaReport:
    """The April agenda with every kind of fact about its fourth item, a break, an id for everything, a signature."""
    report = translated(language)
    session = report.sessions[0]
    items = list(session.items)
    items[3] = replace(
        items[3],
        label="1.",
        purpose=Purpose.DISCUSSION,
        background="The declaration set a process in motion.\n\n- First point\n- Second point",
        outcome="A list of priorities",
        documents=(ReportDocument("A/71/L.58", "Modalities for the negotiations"),),
        room="Conference Room 2",
        link="https://example.org/meet",
        interpretation=("en", "fr"),
        owner="Amina",
        notes="Two microphones",
    )
    items.insert(5, ReportItem(0, "Coffee", ItemKind.BREAK, 15, time(16, 15), time(16, 30)))
    items = [replace(item, id=UUID(int=100 + number), number=number) for number, item in enumerate(items, 1)]
    report = replace(
        report,
        sessions=(replace(session, items=tuple(items), id=UUID(int=50), chair="Ana Díaz"),),
        options=PaperOptions(layout=layout, signature=Signature("William Lacy Swing", "Director-General")),
        revision=1,
        version=3,
        issued=date(2017, 4, 10),
        id=MEETING,
        key="2017-04-17-new-york",
        sequence=12,
        modified=datetime(2017, 4, 9, 8, 30, tzinfo=UTC),
        cities=("Africa/Nairobi", "Asia/Manila"),
        concept_note=concept_note(),
    )
    if layout is PaperLayout.BILINGUAL:
        other = translated("ar" if language != "ar" else "fr")
        theirs = list(other.sessions[0].items)
        theirs.insert(5, replace(items[5], title="استراحة"))
        report = replace(report, second=replace(other, sessions=(replace(other.sessions[0], items=tuple(theirs)),)))
    return report


def in_tracks(language: str = "en") -> AgendaReport:
    """Two parallel tracks on one day and a session on the next, as a grid."""
    report = full(language, PaperLayout.GRID)
    base = report.sessions[0]
    return replace(
        report,
        concept_note=None,
        sessions=(
            replace(base, name="Plenary", track="Main hall"),
            replace(base, name="Working group", track="Room B", items=base.items[1:3]),
            replace(base, name="Second day", track="Main hall", date=date(2017, 4, 18), items=base.items[:2]),
        ),
    )


def of_text(text: str) -> AgendaReport:
    """An agenda all of whose texts are ``text``."""
    topic = ReportTopic(text, (ReportTopic(text),))
    speaker = ReportSpeaker(text, text, text, SpeakerRole.MODERATOR, SpeakerStatus.PROPOSED)
    item = ReportItem(
        1,
        text,
        ItemKind.PANEL,
        15,
        time(14),
        time(14, 15),
        speakers=(speaker,),
        topics=(topic,),
        questions=(topic,),
        id=UUID(int=1),
        background=text,
        outcome=text,
        documents=(ReportDocument(text, text),),
        room=text,
        link=text,
        interpretation=("en", text[:20]),
        owner=text,
        notes=text,
        visibility=Visibility.INTERNAL,
    )
    session = ReportSession(text, date(2017, 4, 17), time(14), time(18), "America/New_York", text, (item,))
    session = replace(session, track=text, link=text, chair=text, id=UUID(int=2))
    section = ConceptNoteSection(id=UUID(int=3), order_key="a", consultation_id=MEETING, heading=text, body=text)
    note = Footnote(id=UUID(int=4), order_key="a", consultation_id=MEETING, number=1, text=text, link=text)
    return AgendaReport(
        "en",
        text,
        (session, replace(session, id=UUID(int=5), items=())),
        subtitle=text,
        place_lines=(text,),
        letterhead=Letterhead(text, text),
        concept_note=ConceptNote((section,), (note,)),
        author=text,
        options=PaperOptions(layout=PaperLayout.RUN_OF_SHOW, signature=Signature(text, text)),
    )


def naughty(shared_data: Path) -> list[str]:
    """Strings that are known to break programs."""
    strings: list[str] = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    return strings


def one_line(text: str) -> str:
    """``text`` with single blanks, as readers that fold white space give it back."""
    return " ".join(text.split())
