"""Files printed from issued agendas: kept with the version, so that they come out again byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaVersion, VersionFile
from rcsc_desktop.domain.agenda_rows import thawed
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.formats import AgendaFormat
from rcsc_desktop.services.ports import Database, Reader

Render = Callable[[tuple[str, str], object], bytes]
"""Sets a report as (what, format); the bytes of the file."""

NamesReports = Callable[[AgendaReport, Consultation, str], str]
"""What the file of an issued agenda is called; the last argument is its extension."""


class VersionFiles:
    """Keeps what is printed from issued agendas and gives it again."""

    def __init__(self, database: Database, render: Render, name: NamesReports, *, is_read_only: bool = False) -> None:
        self._database = database
        self._render = render
        self._name = name
        self._is_read_only = is_read_only

    def render(self, report: AgendaReport, format: str) -> bytes:
        """The file set anew, in this process."""
        return self._render(("agenda", format), report)

    def render_job(self) -> Render:
        """For another process: ``render(("agenda", format), report)``."""
        return self._render

    def file_of(self, version: AgendaVersion, report: AgendaReport, format: str, content: bytes) -> VersionFile:
        """A printed file as it is kept; not stored yet."""
        return VersionFile(
            version_id=version.id,
            format=format,
            choices=choices_of(report),
            file_name=self._name(report, thawed(version.content).consultation, AgendaFormat(format).extension),
            content=content,
        )

    def get(self, file_id: UUID) -> VersionFile:
        """A kept file; ``row.unknown`` where it is not there (any more)."""
        with self._database.read() as reader:
            return reader.get(VersionFile, file_id)

    def kept(self, report: AgendaReport, format: str) -> bytes | None:
        """The file that was printed for the same choices before, if it was; ``report`` is of an issued version."""
        with self._database.read() as reader:
            found = _kept(reader, _version(reader, report), report, format)
        return None if found is None else found.content

    def keep(self, report: AgendaReport, format: str, content: bytes) -> ChangeSet:
        """Keep a file that was printed just now; nothing where one is kept already, or in a read-only workspace."""
        if self._is_read_only:
            return ChangeSet()
        with self._database.write() as work:
            version = _version(work, report)
            if _kept(work, version, report, format) is None:
                work.add(self.file_of(version, report, format, content))
            return work.commit(
                "agenda_version.keep_file",
                consultation_id=version.consultation_id,
                is_undoable=False,
                number=version.number,
                format=format,
            )

    def content(self, report: AgendaReport, format: str) -> bytes:
        """The file of an issued version: as it was printed before, or printed now in this process and kept."""
        found = self.kept(report, format)
        if found is None:
            found = self.render(report, format)
            self.keep(report, format, found)
        return found


def choices_of(report: AgendaReport) -> str:
    """How a file was asked for, as canonical JSON; who prints (letterhead, author) is no part of it."""
    asked = {
        **asdict(report.options),
        "columns": None if report.options.columns is None else sorted(report.options.columns),
        "language": report.language,
        "second_language": report.second.language if report.second is not None else None,
        "paper": report.paper,
        "clock": report.clock,
        "with_concept_note": report.concept_note is not None,
    }
    return json.dumps(asked, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _version(reader: Reader, report: AgendaReport) -> AgendaVersion:
    found = reader.find(AgendaVersion, consultation_id=report.id, number=report.version)
    if not found:
        raise UserError("version.unknown", number=report.version)
    return found[0]


def _kept(reader: Reader, version: AgendaVersion, report: AgendaReport, format: str) -> VersionFile | None:
    found = reader.find(VersionFile, version_id=version.id, format=format, choices=choices_of(report))
    return found[0] if found else None
