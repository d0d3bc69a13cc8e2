"""What services hand to readers and writers of files: imported when it is done, and picklable for other processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from uuid import UUID

from rcsc_desktop.domain.consultation import AgendaStatus, Consultation
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda
from rcsc_desktop.domain.imported_people import ReadOptions, ReadTable
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.mail import MailDraft
from rcsc_desktop.domain.reports.participant_list import ParticipantListReport
from rcsc_desktop.domain.reports.participants import ListRequest
from rcsc_desktop.services.agenda_reports import short_place
from rcsc_desktop.support.settings import Settings


def write_report(kind: tuple[str, str], report: object, target: Path, force: bool) -> None:
    """Set a report into a file, whole or not at all; picklable, so that another process may do it.

    Bytes are a file that is set already.
    """
    from rcsc_desktop.export.atomic import replacing
    from rcsc_desktop.export.formats import writer

    write = None if isinstance(report, bytes) else writer(*kind)
    with replacing(target, force=force) as stream:
        if write is not None:
            write(report, stream)
        elif isinstance(report, bytes):
            stream.write(report)


def render_report(kind: tuple[str, str], report: object) -> bytes:
    """A report as the bytes of a file; picklable, so that another process may do it."""
    from rcsc_desktop.export.formats import writer

    stream = BytesIO()
    writer(*kind)(report, stream)
    return stream.getvalue()


def write_participants(
    path: Path, consultation_id: UUID, target: Path, request: ListRequest, format: str, force: bool
) -> None:
    """Write a list of participants from a workspace; picklable, so that another process may read the rows."""
    from rcsc_desktop.bootstrap import open_core

    core = open_core(path, Settings.load())
    try:
        core.exports.participants(consultation_id, target, request, format=format, force=force)
    finally:
        core.close()


def read_agenda(content: bytes, name: str, choices: ImportChoices) -> ImportedAgenda:
    """An agenda out of a file's bytes; picklable, so that another process may read them."""
    from rcsc_desktop.intake.agendas import read_agenda as read

    return read(content, name, choices)


def read_agenda_limited(content: bytes, name: str, choices: ImportChoices) -> ImportedAgenda:
    """As ``read_agenda``, in a process that is ended where it takes too long or too much memory."""
    from rcsc_desktop.intake.agendas import read_agenda_limited as read

    return read(content, name, choices)


def read_people_limited(content: bytes, name: str, options: ReadOptions) -> ReadTable:
    """People out of a file's bytes, in a process that is ended where it takes too long or too much memory."""
    from rcsc_desktop.intake.people import read_people_limited as read

    return read(content, name, options)


def read_photo_limited(content: bytes) -> bytes:
    """A small portrait out of a picture file, in a process that is ended where it takes too long or too much memory."""
    from rcsc_desktop.intake.photos import read_photo_limited as read

    return read(content)


def missing_characters(report: AgendaReport | ParticipantListReport) -> Sequence[tuple[str, str]]:
    """Texts of a paper with characters that the paper's font lacks, and these characters."""
    from rcsc_desktop.export.pdf.missing import missing_characters as missing

    return [(each.text, each.characters) for each in missing(report)]


def paper_findings(report: AgendaReport) -> Sequence[tuple[str, Mapping[str, object]]]:
    """What the paper's layout could not keep to: ``paper.too_long``, ``paper.shortened`` with their values."""
    from rcsc_desktop.export.pdf.fitting import paper_findings as found

    return [(each.code, dict(each.data)) for each in found(report)]


def preview(report: AgendaReport | ParticipantListReport, width: int, pages: Sequence[int] | None = None) -> object:
    """Pages of an agenda as pictures, and where its items stand (see ``export.pdf.preview``); for another process."""
    from rcsc_desktop.export.pdf.preview import preview as paint

    return paint(report, width, pages)


def write_mail(drafts: Sequence[tuple[str, MailDraft]], target: Path, force: bool) -> None:
    """Write mail drafts, one as a file, several into a new folder; picklable, so that another process may do it."""
    from rcsc_desktop.export.eml.mail import write_files

    write_files(drafts, target, force)


def mail_file_name(number: int, name: str) -> str:
    """What a mail draft is called."""
    from rcsc_desktop.wording.files import mail_file_name as named

    return named(number, name)


def days(first: object, last: object, language: str) -> str:
    """The days of a meeting in words; empty where they are not known."""
    from rcsc_desktop.wording.formats import days as told

    if not isinstance(first, PartialDate):
        return ""
    return told(first, last if isinstance(last, PartialDate) else None, language)


def file_name(
    what: str,
    status: AgendaStatus,
    date: PartialDate | None,
    place: str,
    language: str,
    extension: str,
    *,
    revision: int = 0,
    version: int | None = None,
) -> str:
    """What a file that leaves is called, in the document's language."""
    from rcsc_desktop.support.i18n import translator
    from rcsc_desktop.wording import files, paper, paper_changes, paper_speakers, sealed

    t = translator(language)
    titles = {
        "participants": files.participants,
        "agenda-changes": paper_changes.title,
        "passports": sealed.title,
        "speakers": paper_speakers.title,
    }
    title = titles[what](t) if what in titles else paper.titled(t, paper.status(t, status), revision)
    if what == "concept-note-and-agenda":
        title = files.concept_note_and_agenda(title, t)
    if version is not None:
        title = files.issued(title, paper.version(t, version))
    return files.file_name(title, str(date or ""), place, t, extension)


def version_file_name(report: AgendaReport, consultation: Consultation, extension: str) -> str:
    """What a file of an issued agenda is called."""
    return file_name(
        "agenda" if report.concept_note is None else "concept-note-and-agenda",
        report.status,
        consultation.start_date,
        short_place(consultation),
        report.language,
        extension.removeprefix("schedule-"),
        revision=report.revision,
        version=report.version,
    )
