"""What leaves: reports by format, names of files, what the history remembers, what is refused."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from rcsc_desktop.domain.agenda import AgendaItem, Visibility
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.formats import AgendaFormat
from rcsc_desktop.domain.reports.paper import PaperColumn, PaperLayout, PaperOptions
from rcsc_desktop.services.core import Core
from rcsc_desktop.services.exports import AgendaRequest


@pytest.fixture
def meeting(sample_core: Core) -> UUID:
    return sample_core.consultations.resolve("2017-04-17")


def refused(core: Core, meeting: UUID, request: AgendaRequest) -> UserError:
    with pytest.raises(UserError) as caught:
        core.exports.agenda_report(meeting, request)
    return caught.value


def test_an_unknown_format_is_refused_with_the_choices(sample_core: Core, meeting: UUID) -> None:
    error = refused(sample_core, meeting, AgendaRequest("wpd"))
    assert error.code == "value.unknown"
    assert error.data["choices"] == ["pdf", "docx", "html", "ics", "xlsx", "schedule-xml", "schedule-json"]


@pytest.mark.parametrize("format", ["docx", "html", "ics", "xlsx", "schedule-json"])
def test_a_poster_is_pdf_alone(sample_core: Core, meeting: UUID, format: str) -> None:
    error = refused(sample_core, meeting, AgendaRequest(format, options=PaperOptions(PaperLayout.POSTER)))
    assert (error.code, error.data["layout"]) == ("export.no_such_layout", "poster")
    assert "detailed" in str(error.data["choices"])


def test_data_has_everything_that_its_reader_may_see(sample_core: Core, meeting: UUID) -> None:
    for kind in AgendaFormat:
        report = sample_core.exports.agenda_report(meeting, AgendaRequest(kind.value, with_concept_note=True))
        assert (PaperColumn.LINK in report.options.shown) == (not kind.is_paper)
        assert PaperColumn.NOTES not in report.options.shown
        assert (report.concept_note is not None) == kind.is_paper
    internal = AgendaRequest("xlsx", options=PaperOptions(is_internal=True))
    assert PaperColumn.NOTES in sample_core.exports.agenda_report(meeting, internal).options.shown


@pytest.mark.parametrize("format", [kind.value for kind in AgendaFormat])
def test_what_is_internal_stays_here(sample_core: Core, meeting: UUID, tmp_path: Path, format: str) -> None:
    item = sample_core.records.find(AgendaItem)[0]
    sample_core.records.change(AgendaItem, item.id, {"title": "Secret lunch", "visibility": Visibility.INTERNAL})
    file = sample_core.exports.agenda(meeting, tmp_path / "agenda", format=format)
    text = file.read_bytes()
    assert b"Secret" not in text
    report = sample_core.exports.agenda_report(meeting, AgendaRequest(format))
    assert "Secret lunch" not in [one.title for session in report.sessions for one in session.items]


def test_the_history_remembers_format_and_layout(sample_core: Core, meeting: UUID, tmp_path: Path) -> None:
    options = PaperOptions(PaperLayout.ANNOTATED)
    sample_core.exports.agenda(meeting, tmp_path / "agenda.docx", format="docx", language="fr", options=options)
    (left,) = sample_core.history.exports(consultation_id=meeting)
    assert (left.what, left.format, left.language, left.columns, left.file_name) == (
        "agenda",
        "docx",
        "fr",
        "annotated",
        "agenda.docx",
    )


def test_a_name_tells_status_revision_and_version(sample_core: Core, meeting: UUID) -> None:
    name = sample_core.exports.file_name
    sample_core.versions.print_and_issue(meeting, "provisional")
    sample_core.versions.print_and_issue(meeting, "provisional")
    assert name(meeting, "agenda", "fr", "docx", version=2) == (
        "2017-04-17 New York - Ordre du jour provisoire Rev. 1 - Version 2 - fr.docx"
    )
    assert name(meeting, "agenda", "en", "html") == "2017-04-17 New York - Provisional agenda - en.html"
    with pytest.raises(UserError) as caught:
        name(meeting, "agenda", "en", "html", version=7)
    assert caught.value.code == "version.unknown"


def test_a_file_of_an_issued_version_is_kept(sample_core: Core, meeting: UUID, tmp_path: Path) -> None:
    sample_core.versions.print_and_issue(meeting, "final")
    exports = sample_core.exports
    report = exports.agenda_report(meeting, AgendaRequest("ics", version=1))
    assert exports.kept_agenda(report, "ics") is None
    first = exports.agenda(meeting, tmp_path / "first.ics", format="ics", version=1).read_bytes()
    assert exports.kept_agenda(report, "ics") == first
    assert exports.agenda(meeting, tmp_path / "second.ics", format="ics", version=1).read_bytes() == first
    draft = exports.agenda_report(meeting, AgendaRequest("ics"))
    assert exports.kept_agenda(draft, "ics") is None
    assert exports.keep_agenda(draft, "ics", b"").consultation_ids == frozenset()
