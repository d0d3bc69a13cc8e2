"""The core as a face receives it: one frozen record of services over one open workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rcsc_desktop.services.agenda import AgendaService
from rcsc_desktop.services.agenda_findings import FindingService
from rcsc_desktop.services.agenda_flow import AgendaFlow
from rcsc_desktop.services.agenda_import import AgendaImportService
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
from rcsc_desktop.services.doubles import DoubleService
from rcsc_desktop.services.exports import ExportService
from rcsc_desktop.services.glossary import GlossaryService
from rcsc_desktop.services.groups import GroupService
from rcsc_desktop.services.history import HistoryService
from rcsc_desktop.services.languages import LanguageService
from rcsc_desktop.services.list_presets import ListPresetService
from rcsc_desktop.services.list_versions import ListVersionService
from rcsc_desktop.services.mail_drafts import MailDrafts
from rcsc_desktop.services.merging import MergeService
from rcsc_desktop.services.own_fields import OwnFieldService
from rcsc_desktop.services.participant_lists import ParticipantListService
from rcsc_desktop.services.participant_pictures import ParticipantPictureService
from rcsc_desktop.services.participant_statuses import StatusService
from rcsc_desktop.services.participants import ParticipantService
from rcsc_desktop.services.people_import import PeopleImportService
from rcsc_desktop.services.ports import Safety
from rcsc_desktop.services.programmes import ProgrammeService
from rcsc_desktop.services.quotas import QuotaService
from rcsc_desktop.services.records import RecordService
from rcsc_desktop.services.sample import SampleService
from rcsc_desktop.services.saved_views import SavedViewService
from rcsc_desktop.services.sealed import SealedService
from rcsc_desktop.services.search import SearchService
from rcsc_desktop.services.sessions import SessionService
from rcsc_desktop.services.speaker_lists import SpeakerListService


@dataclass(frozen=True, slots=True)
class WorkspaceInfo:
    """Which workspace is open. A read-only one takes no writes (``workspace.read_only``)."""

    path: Path
    name: str
    is_read_only: bool = False


@dataclass(frozen=True, slots=True)
class Core:
    """The services; each call opens its own unit of work, so they may be called from any thread."""

    workspace: WorkspaceInfo
    records: RecordService
    programmes: ProgrammeService
    consultations: ConsultationService
    agenda: AgendaService
    versions: AgendaVersionService
    findings: FindingService
    languages: LanguageService
    flow: AgendaFlow
    sessions: SessionService
    templates: TemplateService
    speaker_lists: SpeakerListService
    agenda_import: AgendaImportService
    glossary: GlossaryService
    concept_notes: ConceptNoteService
    contacts: ContactService
    contact_cards: ContactCardService
    contact_lists: ContactListService
    groups: GroupService
    people_import: PeopleImportService
    doubles: DoubleService
    merging: MergeService
    contact_ways: ContactWays
    contact_forms: ContactForms
    contact_photos: ContactPhotos
    contact_pages: ContactPages
    participants: ParticipantService
    list_presets: ListPresetService
    statuses: StatusService
    own_fields: OwnFieldService
    saved_views: SavedViewService
    participant_lists: ParticipantListService
    list_versions: ListVersionService
    participant_pictures: ParticipantPictureService
    sealed: SealedService
    quotas: QuotaService
    attendance: AttendanceService
    history: HistoryService
    search: SearchService
    exports: ExportService
    mail_drafts: MailDrafts
    sample: SampleService
    safety: Safety
    close: Callable[[], None]
