"""Who has what to say when: built from an agenda, and written as Excel and PDF in every language."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook

from rcsc_desktop.domain.agenda import SpeakerRole, SpeakerStatus, Visibility
from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.reports.speakers import SpeakersReport
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import paper_speakers


@pytest.fixture
def april(sample_core: Core) -> UUID:
    """The meeting of April with a chair, somebody who is asked, one who declined, and an item past midnight."""
    core = sample_core
    april = core.consultations.resolve("2017-04-17")
    (part,) = core.agenda.view(april).sessions
    core.sessions.change(part.session.id, {"chair": "Amal Haddad", "name": "Main session", "venue": "Hall 1"})
    first, second, third = (entry.item.id for entry in part.entries[:3])
    core.agenda.set_item(second, {"room": "Room 4", "link": "https://example.org/join"})
    core.agenda.add_speaker(second, "Jane Doe", {"status": "declined"})
    core.agenda.add_speaker(third, "Jane Doe", {"status": "asked", "role": "moderator", "organisation": "Cairo Centre"})
    core.agenda.add_speaker(first, "Nobody Seen")
    core.agenda.set_item(first, {"visibility": Visibility.HIDDEN})
    core.sessions.change(part.session.id, {"start": "23:00", "end": "03:00"})
    person = core.contacts.suggest("person", "Jane Doe")[0].id
    core.records.change(Person, person, {"email": "jane@example.org", "phone": "+1 212"})
    return april


def told(report: SpeakersReport) -> dict[str, list[tuple[str, str, str, str, str]]]:
    return {
        one.name: [
            (str(slot.day), f"{slot.start:%H:%M}" if slot.start else "", slot.title, slot.role.value, slot.status.value)
            for slot in one.slots
        ]
        for one in report.people
    }


def test_each_person_has_their_parts_in_order_with_local_days_and_times(sample_core: Core, april: UUID) -> None:
    report = sample_core.speaker_lists.report(april)
    found = told(report)
    assert list(found) == sorted(found)
    assert "Nobody Seen" not in found
    assert found["Amal Haddad"] == [("2017-04-17", "23:00", "Main session", "chair", "confirmed")]
    assert found["William Lacy Swing"] == [("2017-04-17", "23:15", "Welcome", "speaker", "confirmed")]
    assert found["Jane Doe"] == [("2017-04-17", "23:30", "Participant Introductions", "moderator", "asked")]
    assert ("2017-04-18", "00:45") in [slot[:2] for slot in found["Colin Rajah"]]
    jane = next(one for one in report.people if one.name == "Jane Doe")
    assert (jane.organisation, jane.email, jane.phone) == ("Cairo Centre", "", "")
    assert (jane.slots[0].minutes, jane.slots[0].place, jane.slots[0].time_zone) == (15, "Hall 1", "America/New_York")
    swing = next(one for one in report.people if one.name == "William Lacy Swing").slots[0]
    assert (swing.place, swing.link) == ("Room 4", "https://example.org/join")


def test_states_and_contact_details_are_chosen(sample_core: Core, april: UUID) -> None:
    report = sample_core.speaker_lists.report(
        april, statuses={SpeakerStatus.DECLINED, SpeakerStatus.ASKED}, with_contact_details=True
    )
    assert [(one.name, [slot.title for slot in one.slots], one.email) for one in report.people] == [
        ("Jane Doe", ["Welcome", "Participant Introductions"], "jane@example.org")
    ]
    assert SpeakerRole.CHAIR not in {slot.role for one in report.people for slot in one.slots}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_a_line_for_each_part(sample_core: Core, april: UUID, tmp_path: Path, language: str) -> None:
    report = sample_core.speaker_lists.report(april, language=language, with_contact_details=True)
    file = tmp_path / "speakers.xlsx"
    sample_core.exports.write_speakers(april, report, file, format="xlsx")
    sheet = load_workbook(file).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row.count(None) == 0)
    lines = rows[head + 1 :]
    assert len(lines) == report.slots
    jane = next(row for row in lines if row[0] == "Jane Doe")
    assert {"Cairo Centre", "jane@example.org", "+1 212", 15, "Hall 1"} <= set(jane)
    assert sheet.title == paper_speakers.title(translator(language))
    assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_names_everybody_and_is_tagged(
    sample_core: Core, april: UUID, tmp_path: Path, language: str, tool: Callable[[str], str]
) -> None:
    report = sample_core.speaker_lists.report(april, language=language)
    files = [tmp_path / f"{name}.pdf" for name in "ab"]
    for file in files:
        sample_core.exports.write_speakers(april, report, file)
    assert files[0].read_bytes() == files[1].read_bytes()
    text = subprocess.run([tool("pdftotext"), "-layout", files[0], "-"], capture_output=True, text=True, check=True)
    for person in report.people:
        assert person.name in text.stdout
    assert "jane@example.org" not in text.stdout
    facts = subprocess.run([tool("pdfinfo"), files[0]], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in facts
    assert sample_core.exports.file_name(april, "speakers", language, "pdf").endswith(f" - {language}.pdf")


def test_an_agenda_without_speakers_gives_an_empty_list(core: Core, tmp_path: Path) -> None:
    made = core.consultations.create(None, "Nothing yet").new_id
    assert made is not None
    report = core.speaker_lists.report(made)
    assert report.people == ()
    for kind in ("pdf", "xlsx"):
        assert core.exports.write_speakers(made, report, tmp_path / f"none.{kind}", format=kind).is_file()
