"""The page that tells what changed: one page, tagged, in five languages, read back by other programs."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic, SpeakerRole
from rcsc_desktop.domain.agenda_diff import diff
from rcsc_desktop.domain.agenda_rows import AgendaRows
from rcsc_desktop.domain.consultation import AgendaStatus, Consultation, Session
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.reports.agenda import Letterhead
from rcsc_desktop.domain.reports.agenda_changes import ChangesReport, IssuedState
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.export.pdf.agenda_changes import write
from rcsc_desktop.support.ids import new_id

ANA, BEN = new_id(), new_id()
MEETING = Consultation(programme_id=new_id(), key="m", title="Informal meeting", venue_room="Room 2")
DAY = Session(consultation_id=MEETING.id, name="Day 1", date=date(2017, 4, 17), start=time(14), order_key="a")
ITEMS = tuple(
    AgendaItem(session_id=DAY.id, title=title, order_key=key)
    for key, title in zip("abcde", ["Welcome", "Update", "Coffee", "Panel", "Closing"], strict=True)
)


def before() -> AgendaRows:
    return AgendaRows(
        consultation=MEETING,
        sessions=(DAY,),
        items=ITEMS,
        speakers=(AgendaSpeaker(item_id=ITEMS[3].id, person_id=ANA),),
        people={ANA: "Ana Silva", BEN: "Ben Okri"},
    )


def after() -> AgendaRows:
    welcome, update, _coffee, panel, closing = ITEMS
    return replace(
        before(),
        consultation=replace(MEETING, venue_room="Trusteeship Council Chamber"),
        items=(
            replace(welcome, title="Doors open", minutes=30),
            replace(update, order_key="f"),
            panel,
            closing,
            AgendaItem(session_id=DAY.id, title="Tea", order_key="c"),
        ),
        topics=(AgendaTopic(item_id=panel.id, text="Where people come from"),),
        speakers=(
            AgendaSpeaker(item_id=panel.id, person_id=BEN, role=SpeakerRole.MODERATOR),
            AgendaSpeaker(item_id=update.id, person_id=ANA),
        ),
    )


def report(language: str = "en", **more: object) -> ChangesReport:
    made = ChangesReport(
        language=language,
        title=MEETING.title,
        before=IssuedState(AgendaStatus.PROVISIONAL, 1, 0, date(2017, 4, 1)),
        after=IssuedState(AgendaStatus.PROVISIONAL, 2, 1, date(2017, 4, 3)),
        diff=diff(before(), after()),
        start_date=PartialDate(2017, 4, 17),
        letterhead=Letterhead("Global Coalition on Migration"),
        author="Ana",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def printed(wanted: ChangesReport) -> bytes:
    target = BytesIO()
    write(wanted, target)
    return target.getvalue()


def text_of(content: bytes, tool: Callable[[str], str], folder: Path) -> str:
    file = folder / "changes.pdf"
    file.write_bytes(content)
    found = subprocess.run([tool("pdftotext"), "-layout", file, "-"], capture_output=True, check=True)
    return " ".join(found.stdout.decode().replace("\u202f", " ").split())


def test_the_page_tells_all_that_changed(tool: Callable[[str], str], tmp_path: Path) -> None:
    text = text_of(printed(report()), tool, tmp_path)
    for said in (
        "Provisional agenda · Version 1 → Provisional agenda · Rev. 1 · Version 2",
        "Date and place: 1 · Added: 1 · Deleted: 1 · Moved: 1 · New title: 1 · New time: 1 · Speakers: 2 · Content: 1",
        "Room 2 → Trusteeship Council Chamber",
        "Doors open formerly: Welcome",
        "+ Ben Okri",
        "− Ana Silva",
        "+ Where people come from",
        "Page 1 of 1",
    ):
        assert said in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_tagged_page_in_each_language(language: str) -> None:
    with pikepdf.open(BytesIO(printed(report(language)))) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith(language)
        assert str(pdf.docinfo.Title) == "Informal meeting"
        assert "Version 2" in str(pdf.docinfo.Subject) or language != "en"


def test_equal_reports_give_equal_bytes() -> None:
    assert printed(report()) == printed(report())


def test_nothing_changed_is_said(tool: Callable[[str], str], tmp_path: Path) -> None:
    text = text_of(
        printed(report(diff=diff(before(), before()), after=IssuedState(AgendaStatus.DRAFT))), tool, tmp_path
    )
    assert "Provisional agenda · Version 1 → Draft agenda No changes" in text


def test_very_many_changes_run_on(tool: Callable[[str], str], tmp_path: Path) -> None:
    many = replace(
        before(),
        items=tuple(AgendaItem(session_id=DAY.id, title=f"Item {n}", order_key=f"b{n:03}") for n in range(150)),
    )
    content = printed(report(diff=diff(before(), many)))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.pages) > 3
    text = text_of(content, tool, tmp_path)
    assert "Item 149" in text
    assert "Changes to the agenda" in text
