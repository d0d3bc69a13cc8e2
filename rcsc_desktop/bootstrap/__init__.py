"""The one place that puts the core together: engine, repositories, writers, services."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rcsc_desktop.bootstrap.jobs import (
    file_name,
    missing_characters,
    paper_findings,
    preview,
    read_agenda,
    read_agenda_limited,
    render_report,
    version_file_name,
    write_participants,
    write_report,
)
from rcsc_desktop.bootstrap.people import people_services
from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.domain.reports.agenda import Letterhead
from rcsc_desktop.services.agenda import AgendaService
from rcsc_desktop.services.agenda_findings import FindingService
from rcsc_desktop.services.agenda_flow import AgendaFlow
from rcsc_desktop.services.agenda_import import AgendaImportService
from rcsc_desktop.services.agenda_reports import AgendaReports, PaperChoices, read_logo, read_template
from rcsc_desktop.services.agenda_templates import TemplateService
from rcsc_desktop.services.agenda_versions import AgendaVersionService
from rcsc_desktop.services.concept_notes import ConceptNoteService
from rcsc_desktop.services.consultations import ConsultationService
from rcsc_desktop.services.core import Core, WorkspaceInfo
from rcsc_desktop.services.exports import ExportService
from rcsc_desktop.services.glossary import GlossaryService
from rcsc_desktop.services.history import HistoryService
from rcsc_desktop.services.languages import LanguageService
from rcsc_desktop.services.participant_reports import ParticipantReports
from rcsc_desktop.services.programmes import ProgrammeService
from rcsc_desktop.services.records import RecordService
from rcsc_desktop.services.sample import SampleService
from rcsc_desktop.services.search import SearchService
from rcsc_desktop.services.sessions import SessionService
from rcsc_desktop.services.speaker_lists import SpeakerListService
from rcsc_desktop.services.version_files import VersionFiles
from rcsc_desktop.storage import migrate
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.engine import open_engine
from rcsc_desktop.storage.journal import SCHEMA_VERSION, Identity
from rcsc_desktop.storage.repos.consultations import SqlConsultations
from rcsc_desktop.storage.repos.history import SqlHistory
from rcsc_desktop.storage.repos.search import SqlSearch
from rcsc_desktop.storage.safety import FileSafety, back_up, restore
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

    history = HistoryService(database, database.query(SqlHistory))
    people = people_services(database, history, choices)
    agendas = AgendaReports(database, choices)
    files = VersionFiles(database, render_report, version_file_name, is_read_only=database.is_read_only)

    def close() -> None:
        people["sealed"].seal()
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
        history=history,
        search=SearchService(database.query(SqlSearch)),
        exports=ExportService(
            database,
            database,
            agendas,
            ParticipantReports(database, people["participants"], people["list_presets"], choices),
            choices,
            write_report,
            file_name,
            missing_characters,
            preview,
            write_participants,
            paper_findings,
            files,
        ),
        sample=SampleService(database),
        safety=FileSafety(database, paths.backups_dir()),
        close=close,
        **people,
    )
