"""The one place that puts the core together: engine, repositories, writers, services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from uuid import UUID

from rcsc_desktop.domain.consultation import AgendaStatus, Consultation
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda
from rcsc_desktop.domain.imported_people import ReadOptions, ReadTable
from rcsc_desktop.domain.reports.agenda import AgendaReport, Letterhead
from rcsc_desktop.domain.reports.mail import MailDraft
from rcsc_desktop.domain.reports.participant_list import ParticipantListReport
from rcsc_desktop.domain.reports.participants import ListRequest
from rcsc_desktop.services.agenda import AgendaService
from rcsc_desktop.services.agenda_findings import FindingService
from rcsc_desktop.services.agenda_flow import AgendaFlow
from rcsc_desktop.services.agenda_import import AgendaImportService
from rcsc_desktop.services.agenda_reports import AgendaReports, PaperChoices, read_logo, read_template, short_place
from rcsc_desktop.services.agenda_templates import TemplateService
from rcsc_desktop.services.agenda_versions import AgendaVersionService
from rcsc_desktop.services.attendance import AttendanceService
from rcsc_desktop.services.concept_notes import ConceptNoteService
from rcsc_desktop.services.consultations import ConsultationService
from rcsc_desktop.services.contact_cards import ContactCardService
from rcsc_desktop.services.contact_forms import ContactForms
from rcsc_desktop.services.contact_lists import ContactListService
from rcsc_desktop.services.contact_pages import ContactPages
from rcsc_desktop.services.contact_photos import ContactPhotos
from rcsc_desktop.services.contact_ways import ContactWays
from rcsc_desktop.services.contacts import ContactService
from rcsc_desktop.services.core import Core, WorkspaceInfo
from rcsc_desktop.services.doubles import DoubleService
from rcsc_desktop.services.exports import ExportService
from rcsc_desktop.services.glossary import GlossaryService
from rcsc_desktop.services.groups import GroupService
from rcsc_desktop.services.history import HistoryService
from rcsc_desktop.services.languages import LanguageService
from rcsc_desktop.services.list_versions import ListVersionService
from rcsc_desktop.services.mail_drafts import MailDrafts
from rcsc_desktop.services.merging import MergeService
from rcsc_desktop.services.own_fields import OwnFieldService
from rcsc_desktop.services.participant_lists import ParticipantListService
from rcsc_desktop.services.participant_pictures import ParticipantPictureService
from rcsc_desktop.services.participant_reports import ParticipantReports
from rcsc_desktop.services.participant_statuses import StatusService
from rcsc_desktop.services.participants import ParticipantService
from rcsc_desktop.services.people_import import PeopleImportService
from rcsc_desktop.services.programmes import ProgrammeService
from rcsc_desktop.services.quotas import QuotaService
from rcsc_desktop.services.records import RecordService
from rcsc_desktop.services.sample import SampleService
from rcsc_desktop.services.saved_views import SavedViewService
from rcsc_desktop.services.sealed import SealedService
from rcsc_desktop.services.search import SearchService
from rcsc_desktop.services.sessions import SessionService
from rcsc_desktop.services.speaker_lists import SpeakerListService
from rcsc_desktop.services.version_files import VersionFiles
from rcsc_desktop.storage import migrate
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.engine import open_engine
from rcsc_desktop.storage.journal import SCHEMA_VERSION, Identity
from rcsc_desktop.storage.repos.attendance import SqlAttendance
from rcsc_desktop.storage.repos.consultations import SqlConsultations
from rcsc_desktop.storage.repos.contact_pages import SqlContactPages
from rcsc_desktop.storage.repos.contacts import SqlContacts
from rcsc_desktop.storage.repos.history import SqlHistory
from rcsc_desktop.storage.repos.participant_pictures import SqlParticipantPictures
from rcsc_desktop.storage.repos.participants import SqlParticipants
from rcsc_desktop.storage.repos.quotas import SqlQuotas
from rcsc_desktop.storage.repos.search import SqlSearch
from rcsc_desktop.storage.safety import FileSafety, back_up, restore
from rcsc_desktop.storage.sealing import ScryptAesSealing
from rcsc_desktop.storage.workspace_file import examine
from rcsc_desktop.support import paths
from rcsc_desktop.support.ids import new_id
from rcsc_desktop.support.settings import Settings


def open_core(path: Path, settings: Settings, *, author: Callable[[], str] | None = None) -> Core:
    """The core over a workspace file, brought to this program's schema first (after a backup).

    ``author`` overrides the author of the settings. Raises ``EnvironmentFault`` where the file cannot be opened.
    """
    path = path.absolute()
    state = examine(path)
    if state.schema_version < SCHEMA_VERSION:
        if state.is_read_only:
            raise EnvironmentFault("workspace.read_only_old", path=str(path), version=state.schema_version)
        back_up(path, paths.backups_dir(), "before migration")
        migrate.upgrade(path)
    engine = open_engine(path, read_only=state.is_read_only, immutable=state.is_immutable)
    identity = _identity(settings, author)
    database = SqlDatabase(engine, path, identity, is_read_only=state.is_read_only)
    return _core(database, settings, lambda: identity().author)


def create_workspace(path: Path, settings: Settings, *, sample: bool = False) -> None:
    """Make an empty workspace file, or one that holds the sample programme; it appears whole or not at all."""
    path = path.absolute()
    if not sample:
        migrate.create(path)
        return
    if path.exists():
        raise UserError("workspace.exists", path=str(path))
    draft = path.with_name(f".{path.name}.sample-{new_id().hex[-12:]}")
    try:
        migrate.create(draft)
        core = open_core(draft, settings)
        try:
            core.sample.load()
        finally:
            core.close()
        draft.rename(path)
    finally:
        for left in path.parent.glob(f"{draft.name}*"):
            left.unlink(missing_ok=True)


def restore_backup(path: Path, backup: Path) -> Path:
    """Put a backup in a closed workspace's place; the backup of what stood there comes back."""
    return restore(path.absolute(), backup.absolute(), paths.backups_dir())


def _identity(settings: Settings, author: Callable[[], str] | None) -> Callable[[], Identity]:
    def identity() -> Identity:
        return Identity(author() if author is not None else settings.get("author"), settings.get("device_id"))

    return identity


def _core(database: SqlDatabase, settings: Settings, author: Callable[[], str]) -> Core:
    def choices() -> PaperChoices:
        return PaperChoices(
            letterhead=Letterhead(
                settings.get("letterhead.organisation"),
                settings.get("letterhead.tagline"),
                read_logo(settings.get("letterhead.logo")),
                read_template(settings.get("letterhead.docx_template")),
            ),
            paper=settings.get("paper"),
            clock=settings.get("clock"),
            author=author(),
        )

    contacts = ContactService(database, database.query(SqlContacts))
    history = HistoryService(database, database.query(SqlHistory))
    participants = ParticipantService(database, database.query(SqlParticipants))
    pictures = ParticipantPictureService(database.query(SqlParticipantPictures))
    agendas = AgendaReports(database, choices)
    files = VersionFiles(database, render_report, _version_file_name, is_read_only=database.is_read_only)
    sealed = SealedService(database, ScryptAesSealing(), database.query(SqlParticipants), write_report, database)

    def close() -> None:
        sealed.seal()
        database.close()

    return Core(
        workspace=WorkspaceInfo(database.path, database.path.stem, database.is_read_only),
        records=RecordService(database),
        programmes=ProgrammeService(database, database.query(SqlConsultations)),
        consultations=ConsultationService(database, database.query(SqlConsultations)),
        agenda=AgendaService(database, agendas),
        versions=AgendaVersionService(database, agendas, files, choices),
        findings=FindingService(database),
        languages=LanguageService(database),
        flow=AgendaFlow(database),
        sessions=SessionService(database),
        templates=TemplateService(database),
        speaker_lists=SpeakerListService(database, choices),
        agenda_import=AgendaImportService(database, read_agenda, read_agenda_limited),
        glossary=GlossaryService(database),
        concept_notes=ConceptNoteService(database),
        people_import=PeopleImportService(database, read_people_limited),
        doubles=DoubleService(database),
        merging=MergeService(database),
        contacts=contacts,
        groups=GroupService(database, database.query(SqlContacts), database),
        contact_ways=ContactWays(database),
        contact_forms=ContactForms(database),
        contact_photos=ContactPhotos(database, read_photo_limited),
        contact_pages=ContactPages(database, contacts, history, database.query(SqlContactPages)),
        contact_cards=ContactCardService(database, database, write_report),
        contact_lists=ContactListService(database, database, write_report, choices),
        participants=participants,
        statuses=StatusService(database),
        own_fields=OwnFieldService(database),
        saved_views=SavedViewService(database),
        participant_lists=ParticipantListService(database, database.query(SqlParticipants), pictures, choices),
        list_versions=ListVersionService(database, database.query(SqlParticipants)),
        history=history,
        participant_pictures=pictures,
        sealed=sealed,
        attendance=AttendanceService(database, database.query(SqlAttendance)),
        quotas=QuotaService(database, database.query(SqlQuotas)),
        search=SearchService(database.query(SqlSearch)),
        exports=ExportService(
            database,
            database,
            agendas,
            ParticipantReports(database, participants, choices),
            choices,
            write_report,
            _file_name,
            missing_characters,
            preview,
            write_participants,
            paper_findings,
            files,
        ),
        mail_drafts=MailDrafts(database, database, write_mail, _mail_file_name, _days),
        sample=SampleService(database),
        safety=FileSafety(database, paths.backups_dir()),
        close=close,
    )


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


def _mail_file_name(number: int, name: str) -> str:
    from rcsc_desktop.wording.files import mail_file_name

    return mail_file_name(number, name)


def _days(first: object, last: object, language: str) -> str:
    from rcsc_desktop.wording.formats import days

    if not isinstance(first, PartialDate):
        return ""
    return days(first, last if isinstance(last, PartialDate) else None, language)


def _file_name(
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


def _version_file_name(report: AgendaReport, consultation: Consultation, extension: str) -> str:
    return _file_name(
        "agenda" if report.concept_note is None else "concept-note-and-agenda",
        report.status,
        consultation.start_date,
        short_place(consultation),
        report.language,
        extension.removeprefix("schedule-"),
        revision=report.revision,
        version=report.version,
    )
