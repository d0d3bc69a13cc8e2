"""Issued, not overwritten: numbers, files that come out again, going back, taking back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.agenda import AgendaSpeaker, AgendaVersion
from rcsc_desktop.domain.consultation import AgendaStatus, Consultation, Session
from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.engine import open_engine
from rcsc_desktop.storage.journal import Identity
from rcsc_desktop.support.ids import new_id
from rcsc_desktop.support.settings import Settings

KEY = "2017-04-17"


@pytest.fixture
def core(sample_file: Path, settings: Settings, tmp_path: Path) -> Iterator[Core]:
    opened = bootstrap.open_core(Path(shutil.copy(sample_file, tmp_path / "issued.rcsc")), settings)
    yield opened
    opened.close()


@pytest.fixture
def meeting(core: Core) -> UUID:
    return core.consultations.resolve(KEY)


def quick_issue(core: Core, meeting: UUID, status: AgendaStatus = AgendaStatus.PROVISIONAL, note: str = "") -> UUID:
    """Issued with a file that is no PDF, which printing takes longer for."""
    issue = core.versions.prepare(meeting, status, note)
    core.versions.issue(issue, [f"file {issue.version.number}".encode() for _report in issue.reports])
    return issue.version.id


def titles(core: Core, meeting: UUID) -> list[str]:
    return [entry.item.title for part in core.agenda.view(meeting).sessions for entry in part.entries]


def first_item(core: Core, meeting: UUID) -> UUID:
    return core.agenda.view(meeting).sessions[0].entries[0].item.id


def status(core: Core, meeting: UUID) -> AgendaStatus:
    return core.records.get(Consultation, meeting).agenda_status


def test_an_issue_freezes_number_date_note_and_prints_each_language(core: Core, meeting: UUID) -> None:
    core.records.change(Consultation, meeting, {"paper_languages": "fr, ar"})
    done = core.versions.print_and_issue(meeting, "final", " As agreed ")
    (issued,) = core.versions.listed(meeting)
    assert (done.name, done.new_id) == ("agenda.issue", issued.version.id)
    assert (issued.version.number, issued.version.revision, issued.version.note) == (1, 0, "As agreed")
    assert issued.author == "Ana"
    assert status(core, meeting) is AgendaStatus.FINAL
    assert [one.file_name for one in issued.files] == [
        "2017-04-17 New York - Agenda - Version 1 - en.pdf",
        "2017-04-17 New York - Ordre du jour - Version 1 - fr.pdf",
        "2017-04-17 New York - جدول الأعمال - الصيغة 1 - ar.pdf",
    ]
    for file in issued.files:
        with pikepdf.open(BytesIO(file.content)) as pdf:
            assert len(pdf.pages) >= 1


def test_the_history_tells_the_issue_without_what_was_frozen(core: Core, meeting: UUID) -> None:
    quick_issue(core, meeting)
    view = core.history.show(core.history.list(consultation_id=meeting, limit=1)[0].id)
    fields = {(change.noun, change.field) for change in view.changes}
    assert ("agenda_version", "number") in fields
    assert ("version_file", "file_name") in fields
    assert not [one for one in fields if one[1] == "content"]


def test_the_page_of_changes_says_nothing_that_only_organisers_see(core: Core, meeting: UUID) -> None:
    quick_issue(core, meeting)
    entries = core.agenda.view(meeting).sessions[0].entries
    core.agenda.set_item(entries[0].item.id, {"notes": "Ask for a lower fee", "owner": "Ben"})
    core.agenda.set_item(entries[2].item.id, {"visibility": "internal", "title": "Briefing of the chair"})
    core.agenda.set_text(entries[2].item.id, "title", "fr", "Consignes")
    report = core.versions.changes_report(meeting)
    assert [(one.kind.value, one.title) for one in report.diff.changes] == [("dropped", "Participant Introductions")]
    everything = core.versions.compare(meeting).diff.changes
    assert {one.kind.value for one in everything} == {"content", "renamed", "languages"}


def test_numbers_and_revisions_are_never_used_again(core: Core, meeting: UUID) -> None:
    first = quick_issue(core, meeting)
    core.history.undo()
    assert core.versions.issued(meeting) == ()
    quick_issue(core, meeting)
    core.versions.withdraw(quick_issue(core, meeting, AgendaStatus.FINAL))
    quick_issue(core, meeting, AgendaStatus.FINAL)
    found = [(one.number, one.status.value, one.revision) for one in core.versions.issued(meeting)]
    assert found == [(2, "provisional", 1), (4, "final", 1)]
    assert first not in [one.id for one in core.versions.issued(meeting)]


def test_a_redo_brings_the_version_back_with_its_number_and_file(core: Core, meeting: UUID) -> None:
    quick_issue(core, meeting)
    before = core.versions.listed(meeting)
    core.history.undo()
    core.history.redo()
    assert core.versions.listed(meeting) == before


def test_a_file_kept_later_does_not_stand_in_the_way_of_undo_or_redo(core: Core, meeting: UUID) -> None:
    core.agenda.set_item(first_item(core, meeting), {"title": "Doors open"})
    quick_issue(core, meeting)
    core.history.undo()
    core.history.redo()
    report = core.agenda.report(meeting, language="fr", version=1)
    kept = core.versions.files.keep(report, "pdf", b"another file")
    assert kept.name == "agenda_version.keep_file"
    assert core.history.undo().name == "agenda.issue"
    core.history.redo()
    assert [one.content for one in core.versions.listed(meeting)[0].files] == [b"file 1", b"another file"]


def test_an_agenda_that_moved_on_while_it_printed_is_not_issued(core: Core, meeting: UUID) -> None:
    issue = core.versions.prepare(meeting, AgendaStatus.PROVISIONAL)
    core.agenda.set_item(first_item(core, meeting), {"minutes": "20"})
    with pytest.raises(UserError) as refused:
        core.versions.issue(issue, [b""])
    assert refused.value.code == "version.moved_on"
    assert core.versions.issued(meeting) == ()
    again = core.versions.prepare(meeting, AgendaStatus.PROVISIONAL)
    quick_issue(core, meeting)
    with pytest.raises(UserError) as second:
        core.versions.issue(again, [b""])
    assert second.value.code == "version.moved_on"


def test_a_draft_and_an_agenda_without_sessions_cannot_be_issued(core: Core, meeting: UUID) -> None:
    with pytest.raises(UserError) as refused:
        core.versions.prepare(meeting, "draft")
    assert refused.value.code == "value.unknown"
    core.records.remove(Session, core.agenda.view(meeting).sessions[0].session.id)
    with pytest.raises(UserError) as empty:
        core.versions.prepare(meeting, "final")
    assert empty.value.code == "agenda.no_session"


def test_withdrawing_gives_the_status_of_the_version_before(core: Core, meeting: UUID) -> None:
    quick_issue(core, meeting)
    final = quick_issue(core, meeting, AgendaStatus.FINAL)
    core.versions.withdraw(final)
    assert status(core, meeting) is AgendaStatus.PROVISIONAL
    core.history.undo()
    assert (status(core, meeting), len(core.versions.issued(meeting))) == (AgendaStatus.FINAL, 2)
    core.versions.withdraw(final)
    core.versions.withdraw(core.versions.issued(meeting)[0].id)
    assert status(core, meeting) is AgendaStatus.DRAFT


def test_what_was_issued_is_never_written_again(core: Core, meeting: UUID) -> None:
    version_id = quick_issue(core, meeting)
    before = core.records.get(AgendaVersion, version_id)
    for field, value in (("content", "{}"), ("number", 7), ("note", "else"), ("status", "final")):
        with pytest.raises(UserError) as refused:
            core.records.change(AgendaVersion, version_id, {field: value})
        assert refused.value.code == "field.fixed"
    assert core.records.get(AgendaVersion, version_id) == before


def test_no_unit_of_work_writes_over_an_issued_version_or_its_file(database: SqlDatabase) -> None:
    with database.write() as work:
        from rcsc_desktop.domain.programme import Programme

        programme = Programme(key="p", title="P")
        consultation = Consultation(programme_id=programme.id, key="c", title="C")
        version = AgendaVersion(
            consultation_id=consultation.id, number=1, status=AgendaStatus.FINAL, issued_at=1, content="{}"
        )
        work.add(programme, consultation, version)
        work.commit("sample.load")
    with database.write() as work, pytest.raises(UserError) as refused:
        work.put(replace(version, content="{...}"))
    assert refused.value.code == "field.fixed"
    with database.write() as work:
        work.remove(AgendaVersion, version.id)
        work.put(version)
        assert not work.commit("agenda.withdraw").changes


def test_an_export_of_a_version_is_the_file_that_was_kept(core: Core, meeting: UUID, tmp_path: Path) -> None:
    core.versions.print_and_issue(meeting, "provisional")
    (printed,) = core.versions.listed(meeting)[0].files
    core.agenda.set_item(first_item(core, meeting), {"title": "Doors open"})
    again, french, second = (tmp_path / name for name in ("again.pdf", "fr.pdf", "fr2.pdf"))
    for target, language in ((again, None), (french, "fr"), (second, "fr")):
        report = core.agenda.report(meeting, language=language, version=1)
        core.exports.write_agenda(meeting, report, target)
    assert again.read_bytes() == printed.content
    assert french.read_bytes() == second.read_bytes()
    assert len(core.versions.listed(meeting)[0].files) == 2


def test_the_kept_file_comes_out_though_the_letterhead_and_the_author_are_others(
    core: Core, meeting: UUID, settings: Settings, tmp_path: Path
) -> None:
    quick_issue(core, meeting)
    settings.set("letterhead.organisation", "Another network")
    settings.set("author", "Ben")
    target = tmp_path / "again.pdf"
    core.exports.write_agenda(meeting, core.agenda.report(meeting, version=1), target)
    assert target.read_bytes() == b"file 1"


def test_going_back_makes_a_draft_that_says_what_the_version_said(core: Core, meeting: UUID) -> None:
    before = titles(core, meeting)
    version_id = quick_issue(core, meeting)
    agenda = core.agenda.view(meeting)
    first, second, third = (entry.item for entry in agenda.sessions[0].entries[:3])
    core.agenda.remove(first.id)
    core.agenda.move_item(second.id, third.id)
    core.agenda.set_speakers(second.id, "Somebody Else")
    core.agenda.add_item(agenda.sessions[0].session.id, "15m Coffee")
    core.agenda.set_text(third.id, "title", "fr", "Tour de table")
    draft = titles(core, meeting)
    assert core.versions.compare(meeting).diff
    core.versions.restore(version_id)
    assert not core.versions.compare(meeting).diff
    assert (titles(core, meeting), status(core, meeting)) == (before, AgendaStatus.DRAFT)
    core.history.undo()
    assert (titles(core, meeting), status(core, meeting)) == (draft, AgendaStatus.PROVISIONAL)


def test_what_hangs_under_a_removed_item_or_session_does_not_slip_in(core: Core, meeting: UUID) -> None:
    version_id = quick_issue(core, meeting)
    part = core.agenda.view(meeting).sessions[0]
    item = part.entries[0].item
    core.agenda.add_topic(item.id, "A later topic")
    core.agenda.remove(item.id)
    core.agenda.add_item(part.session.id, "A later item")
    core.records.remove(type(part.session), part.session.id)
    core.versions.restore(version_id)
    assert not core.versions.compare(meeting).diff


def test_people_who_were_removed_meanwhile_come_back_with_the_items(core: Core, meeting: UUID) -> None:
    version_id = quick_issue(core, meeting)
    entry = core.agenda.view(meeting).sessions[0].entries[1]
    (line,) = entry.speakers
    core.agenda.set_speakers(entry.item.id, "")
    core.records.remove(Person, line.speaker.person_id)
    core.versions.restore(version_id)
    (again,) = core.agenda.view(meeting).sessions[0].entries[1].speakers
    assert (again.speaker.person_id, again.name) == (line.speaker.person_id, "William Lacy Swing")
    core.history.undo()
    assert core.records.find(AgendaSpeaker, item_id=entry.item.id) == ()
    with pytest.raises(UserError):
        core.records.get(Person, line.speaker.person_id)


def test_a_comparison_needs_something_issued(core: Core, meeting: UUID) -> None:
    with pytest.raises(UserError) as none:
        core.versions.compare(meeting)
    assert none.value.code == "version.none"
    quick_issue(core, meeting)
    quick_issue(core, meeting)
    both = core.versions.compare(meeting, after=2)
    assert both.before is not None
    assert (both.before.number, both.diff.changes) == (1, ())
    with pytest.raises(UserError) as unknown:
        core.versions.compare(meeting, 9)
    assert unknown.value.code == "version.unknown"


def test_another_laptop_cannot_break_the_numbers(core: Core, meeting: UUID, tmp_path: Path) -> None:
    quick_issue(core, meeting)
    path = tmp_path / "issued.rcsc"
    other = SqlDatabase(open_engine(path), path, lambda: Identity("Ben", "another"))
    with other.write() as work:
        (version,) = work.find(AgendaVersion, consultation_id=meeting)
        work.add(replace(version, id=new_id(), number=5))
        work.commit("agenda.issue", consultation_id=meeting, number=5)
    other.close()
    quick_issue(core, meeting)
    assert [one.number for one in core.versions.issued(meeting)] == [1, 5, 6]
