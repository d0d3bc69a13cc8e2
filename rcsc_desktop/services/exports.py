"""What leaves the application: papers and lists, under sensible names, remembered in the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaVersion
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import AgendaStatus, Consultation
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.agenda_changes import ChangesReport
from rcsc_desktop.domain.reports.formats import known_format, options_for
from rcsc_desktop.domain.reports.paper import USUAL_OPTIONS, PaperOptions
from rcsc_desktop.domain.reports.participant_list import ParticipantListReport
from rcsc_desktop.domain.reports.participants import USUAL_REQUEST, ListRequest, ParticipantReport
from rcsc_desktop.domain.reports.speakers import SpeakersReport
from rcsc_desktop.services.agenda_reports import AgendaReports, PaperChoices, short_place
from rcsc_desktop.services.participant_reports import ParticipantReports
from rcsc_desktop.services.ports import Database, ExportEntry, Journal, Write
from rcsc_desktop.services.version_files import VersionFiles

_NAMED = frozenset({"passports", "agenda", "agenda-changes", "concept-note-and-agenda", "participants", "speakers"})
"""What a file can be named after."""


@dataclass(frozen=True, slots=True)
class AgendaRequest:
    """How an agenda is asked for; ``None`` is the consultation's language, the settings' paper and clock, the draft.

    ``version`` is the number of an issued one.
    """

    format: str = "pdf"
    language: str | None = None
    paper: str | None = None
    clock: str | None = None
    with_concept_note: bool = False
    options: PaperOptions = USUAL_OPTIONS
    second_language: str | None = None
    version: int | None = None

    @property
    def what(self) -> str:
        """What leaves, as names of files and the history tell it."""
        return "concept-note-and-agenda" if self.with_concept_note else "agenda"


class NamesFiles(Protocol):
    """Says what a file is called, in the document's language; ``version`` is ``None`` for a draft."""

    def __call__(
        self,
        what: str,
        status: AgendaStatus,
        date: PartialDate | None,
        place: str,
        language: str,
        extension: str,
        *,
        revision: int = 0,
        version: int | None = None,
    ) -> str: ...


class ExportService:
    """Builds reports, has them written whole under their name, and notes what left."""

    def __init__(
        self,
        database: Database,
        notes: Journal,
        agendas: AgendaReports,
        participants: ParticipantReports,
        choices: Callable[[], PaperChoices],
        write: Write,
        name: NamesFiles,
        missing: Callable[[AgendaReport | ParticipantListReport], Sequence[tuple[str, str]]],
        preview: Callable[..., Any],
        write_list: Callable[..., None],
        paper_findings: Callable[[AgendaReport], Sequence[tuple[str, Mapping[str, object]]]],
        files: VersionFiles,
    ) -> None:
        self._database = database
        self._notes = notes
        self._agendas = agendas
        self._participants = participants
        self._choices = choices
        self._write = write
        self._name = name
        self._missing = missing
        self._preview = preview
        self._write_list = write_list
        self._paper_findings = paper_findings
        self._files = files

    def agenda(
        self,
        consultation_id: UUID,
        target: Path,
        *,
        format: str = "pdf",
        language: str | None = None,
        paper: str | None = None,
        clock: str | None = None,
        with_concept_note: bool = False,
        force: bool = False,
        options: PaperOptions = USUAL_OPTIONS,
        second_language: str | None = None,
        version: int | None = None,
    ) -> Path:
        """Write the agenda; the file is there whole or not at all. Raises what ``agenda_report`` raises."""
        request = AgendaRequest(format, language, paper, clock, with_concept_note, options, second_language, version)
        report = self.agenda_report(consultation_id, request)
        return self.write_agenda(consultation_id, report, target, format=format, force=force)

    def agenda_report(self, consultation_id: UUID, request: AgendaRequest) -> AgendaReport:
        """What the writer of the format gets.

        Raises ``UserError``: ``value.unknown`` (field, text, choices) for an unknown format or paper,
        ``export.no_such_layout`` (format, layout, choices), ``version.unknown``, ``paper.second_language``.
        """
        kind = known_format(request.format, request.options.layout)
        return self._agendas.report(
            consultation_id,
            language=request.language,
            paper=request.paper,
            clock=request.clock,
            with_concept_note=request.with_concept_note and kind.is_paper,
            options=options_for(kind, request.options),
            second_language=request.second_language,
            version=request.version,
            with_sources=kind.is_schedule,
        )

    def write_agenda(
        self, consultation_id: UUID, report: AgendaReport, target: Path, *, format: str = "pdf", force: bool = False
    ) -> Path:
        """Write a report that was built before, e.g. after its findings were looked at.

        An issued version's file is the one that was printed for the same choices before, if it was.
        """
        content = report if report.version is None else self._files.content(report, format)
        self._write(("agenda", format), content, target, force)
        self.note_agenda(consultation_id, report, target, format)
        return target

    def kept_agenda(self, report: AgendaReport, format: str) -> bytes | None:
        """The file that is kept with an issued version for the same choices; ``None`` for drafts and new choices."""
        return None if report.version is None else self._files.kept(report, format)

    def keep_agenda(self, report: AgendaReport, format: str, content: bytes) -> ChangeSet:
        """Keep a file with its issued version; nothing happens for a draft."""
        return ChangeSet() if report.version is None else self._files.keep(report, format, content)

    def write_changes(self, consultation_id: UUID, report: ChangesReport, target: Path, *, force: bool = False) -> Path:
        """Write what changed between two states of an agenda, as PDF."""
        self._write(("agenda-changes", "pdf"), report, target, force)
        self.note_changes(consultation_id, report, target)
        return target

    def note_changes(self, consultation_id: UUID, report: ChangesReport, target: Path) -> None:
        """Remember that a page of changes left."""
        self._note(consultation_id, "agenda-changes", "pdf", report.language, target, len(report.diff.changes))

    def write_speakers(
        self, consultation_id: UUID, report: SpeakersReport, target: Path, *, format: str = "pdf", force: bool = False
    ) -> Path:
        """Write a list of speakers as ``pdf`` or ``xlsx``."""
        self._write(("speakers", format), report, target, force)
        self.note_speakers(consultation_id, report, target, format)
        return target

    def note_speakers(self, consultation_id: UUID, report: SpeakersReport, target: Path, format: str) -> None:
        """Remember that a list of speakers left, and whether contact details went with it."""
        details = "email,phone" if any(one.email or one.phone for one in report.people) else ""
        self._note(consultation_id, "speakers", format, report.language, target, len(report.people), details)

    def participants(
        self,
        consultation_id: UUID,
        target: Path,
        request: ListRequest = USUAL_REQUEST,
        *,
        format: str = "xlsx",
        force: bool = False,
    ) -> Path:
        """Write the list of participants as ``xlsx`` or ``csv``. Raises what ``participant_report`` raises."""
        report = self.participant_report(consultation_id, request)
        self._write(("participant", format), report, target, force)
        self.note_participants(consultation_id, report, target, format)
        return target

    def participant_report(self, consultation_id: UUID, request: ListRequest = USUAL_REQUEST) -> ParticipantReport:
        """What the list will hold; its lines are read when it is written (see ``ParticipantReports.report``)."""
        return self._participants.report(consultation_id, request)

    def write_participant_list(
        self,
        consultation_id: UUID,
        report: ParticipantListReport,
        target: Path,
        *,
        format: str = "pdf",
        force: bool = False,
    ) -> Path:
        """Write the list of participants as a paper, ``pdf`` or ``docx``."""
        self._write(("participant", format), report, target, force)
        self.note_participant_list(consultation_id, report, target, format)
        return target

    def note_participant_list(
        self, consultation_id: UUID, report: ParticipantListReport, target: Path, format: str = "pdf"
    ) -> None:
        """Remember that a list of participants left as a paper, and whether ways to reach people went with it."""
        columns = "name,title,organisation" + (",email,phone" if report.has_contact_lines else "")
        self._note(consultation_id, "participant", format, report.language, target, report.total, columns)

    def note_participants(
        self, consultation_id: UUID, report: ParticipantReport, target: Path, format: str = "xlsx"
    ) -> None:
        """Remember that a list of participants left."""
        columns = ",".join(report.shown)
        self._note(consultation_id, "participant", format, report.language, target, report.total, columns)

    def file_name(
        self, consultation_id: UUID, what: str, language: str | None, extension: str, *, version: int | None = None
    ) -> str:
        """A sensible name; ``what`` is one of ``_NAMED``.

        ``version`` is the number of an issued agenda (``version.unknown``), whose status and revision it tells.
        """
        if what not in _NAMED:
            raise UserError("export.unknown_format", noun=what, format=extension)
        with self._database.read() as reader:
            consultation = reader.get(Consultation, consultation_id)
            issued = reader.find(AgendaVersion, consultation_id=consultation_id, number=version) if version else ()
        if version is not None and not issued:
            raise UserError("version.unknown", number=version)
        return self._name(
            what,
            issued[0].status if issued else consultation.agenda_status,
            consultation.start_date,
            short_place(consultation),
            language or consultation.language,
            extension,
            revision=issued[0].revision if issued else 0,
            version=version,
        )

    def missing_characters(self, report: AgendaReport | ParticipantListReport) -> Sequence[tuple[str, str]]:
        """Texts of the report with characters that the paper's font lacks: (text, those characters)."""
        return self._missing(report)

    def paper_findings(self, report: AgendaReport) -> Sequence[tuple[str, Mapping[str, object]]]:
        """What the layout of the report could not keep to: codes and values of sentences (``wording.findings``)."""
        return self._paper_findings(report)

    def preview_job(self) -> Callable[..., Any]:
        """For another process: takes a report, a width in pixels and page numbers, gives pages and their places."""
        return self._preview

    def write_job(self) -> Write:
        """For another process: sets a report into a file."""
        return self._write

    def list_job(self) -> Callable[..., None]:
        """For another process: as ``participants``, with the workspace's path before the other arguments."""
        return self._write_list

    def missing_job(self) -> Callable[[AgendaReport | ParticipantListReport], Sequence[tuple[str, str]]]:
        """For another process: as ``missing_characters``."""
        return self._missing

    def findings_job(self) -> Callable[[AgendaReport], Sequence[tuple[str, Mapping[str, object]]]]:
        """For another process: as ``paper_findings``."""
        return self._paper_findings

    def note_agenda(self, consultation_id: UUID, report: AgendaReport, target: Path, format: str = "pdf") -> None:
        """Remember that an agenda left."""
        items = sum(len(session.items) for session in report.sessions)
        self._note(consultation_id, "agenda", format, report.language, target, items, report.options.layout.value)

    def _language(self, consultation_id: UUID) -> str:
        with self._database.read() as reader:
            return reader.get(Consultation, consultation_id).language

    def _note(
        self, consultation_id: UUID, what: str, format: str, language: str, target: Path, count: int, columns: str = ""
    ) -> None:
        self._notes.note_export(
            ExportEntry(
                what=what,
                format=format,
                language=language,
                file_name=target.name,
                count=count,
                columns=columns,
                consultation_id=consultation_id,
            )
        )
