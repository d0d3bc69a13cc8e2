"""Agendas as they were issued: numbered, frozen, compared, taken back, gone back to."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from rcsc_desktop.domain.agenda import Agenda, AgendaVersion, VersionFile
from rcsc_desktop.domain.agenda_changes import AgendaDiff
from rcsc_desktop.domain.agenda_diff import diff
from rcsc_desktop.domain.agenda_rows import AgendaRows, computed, frozen, rendered, thawed
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import AgendaStatus, Consultation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.agenda_changes import ChangesReport, IssuedState
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.services.agenda_reading import read_agenda, read_rows
from rcsc_desktop.services.agenda_reports import AgendaReports, PaperChoices, issued_on
from rcsc_desktop.services.agenda_restoring import put_back
from rcsc_desktop.services.agenda_texts import check_language
from rcsc_desktop.services.ports import Database, Reader
from rcsc_desktop.services.version_files import VersionFiles

ISSUED = tuple(status for status in AgendaStatus if status is not AgendaStatus.DRAFT)
"""What an agenda can be issued as."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What would be issued: the version, not stored yet, and the reports to print for it (all as PDF)."""

    version: AgendaVersion
    reports: tuple[AgendaReport, ...]


@dataclass(frozen=True, slots=True)
class IssuedVersion:
    """An issued version with the files that are kept with it, and who issued it (empty where nobody was named)."""

    version: AgendaVersion
    files: tuple[VersionFile, ...] = ()
    author: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of an agenda and what differs; ``None`` for ``after`` is the draft, for ``before`` nothing at all."""

    before: AgendaVersion | None
    after: AgendaVersion | None
    diff: AgendaDiff


@dataclass(frozen=True, slots=True)
class Standing:
    """The version that was issued last, ``None`` where none stands, and how many changes the draft has since."""

    version: AgendaVersion | None = None
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the next issue would be called, and in which languages it would be printed, the main one first.

    ``revisions`` are by status; ``changes`` count from the last version, ``None`` where there is none.
    """

    number: int
    revisions: Mapping[AgendaStatus, int]
    languages: tuple[str, ...]
    findings: int
    changes: int | None


class AgendaVersionService:
    """Issues agendas and looks back at what was issued. What is frozen is never written again."""

    def __init__(
        self,
        database: Database,
        reports: AgendaReports,
        files: VersionFiles,
        choices: Callable[[], PaperChoices],
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        self._database = database
        self._reports = reports
        self.files = files
        self._choices = choices
        self._now_ms = now_ms

    def issued(self, consultation_id: UUID) -> tuple[AgendaVersion, ...]:
        """The versions that stand, the oldest first."""
        with self._database.read() as reader:
            return _standing(reader, consultation_id)

    def listed(self, consultation_id: UUID) -> tuple[IssuedVersion, ...]:
        """The versions that stand with their files, the newest first."""
        with self._database.read() as reader:
            versions = _standing(reader, consultation_id)
            files = reader.find(VersionFile, version_id=tuple(version.id for version in versions))
            authors = reader.makers(version.id for version in versions)
        return tuple(
            IssuedVersion(
                version, tuple(one for one in files if one.version_id == version.id), authors.get(version.id, "")
            )
            for version in reversed(versions)
        )

    def standing(self, consultation_id: UUID) -> Standing:
        """How the draft stands to what was issued last."""
        with self._database.read() as reader:
            standing = _standing(reader, consultation_id)
            if not standing:
                return Standing()
            rows = _rows(reader, consultation_id, None)
        found = diff(issued_rows(standing[-1]), rows)
        return Standing(standing[-1], sum(found.counts.values()))

    def outlook(self, consultation_id: UUID) -> Outlook:
        """What issuing would do; ``agenda.no_session`` where there is no agenda."""
        standing = self.standing(consultation_id)
        with self._database.read() as reader:
            found = {status: self._next(reader, consultation_id, status, "") for status in ISSUED}
            agenda = read_agenda(reader, consultation_id)
            consultation = reader.get(Consultation, consultation_id)
        return Outlook(
            number=found[ISSUED[0]].number,
            revisions={status: version.revision for status, version in found.items()},
            languages=paper_languages(consultation),
            findings=len(agenda.findings),
            changes=None if standing.version is None else standing.changes,
        )

    def version(self, consultation_id: UUID, number: int) -> AgendaVersion:
        """The version of that number; ``version.unknown`` where none stands."""
        with self._database.read() as reader:
            return _numbered(reader, consultation_id, number)

    def rows(self, consultation_id: UUID, number: int) -> AgendaRows:
        """An issued agenda as its rows were."""
        return issued_rows(self.version(consultation_id, number))

    def view(self, consultation_id: UUID, number: int, language: str | None = None) -> tuple[Agenda, Consultation]:
        """An issued agenda computed anew, and its meeting as it was then."""
        rows = rendered(self.rows(consultation_id, number), language)
        return computed(rows), rows.consultation

    def prepare(self, consultation_id: UUID, status: AgendaStatus | str, note: str = "") -> Issue:
        """What would be issued now: nothing is written.

        The reports are to be printed before ``issue``: one in the main language and one in each of the consultation's
        ``paper_languages``. Raises ``agenda.no_session`` where there is no agenda, ``value.unknown`` for a draft.
        """
        wanted: AgendaStatus = coerce(AgendaVersion, "status", status)
        if wanted not in ISSUED:
            raise UserError("value.unknown", field="status", text=wanted.value, choices=[one.value for one in ISSUED])
        with self._database.read() as reader:
            version = self._next(reader, consultation_id, wanted, note)
            consultation = reader.get(Consultation, consultation_id)
        reports = tuple(
            self._reports.report(consultation_id, language=language, version=version)
            for language in paper_languages(consultation)
        )
        return Issue(version, reports)

    def issue(self, issue: Issue, printed: Sequence[bytes]) -> ChangeSet:
        """Freeze what was prepared, with its printed files (the PDF of each report, in order), in one operation.

        ``version.moved_on`` where the agenda, or the number of its next version, is not what was prepared.
        """
        version = issue.version
        with self._database.write() as work:
            now = self._next(work, version.consultation_id, version.status, version.note)
            if replace(now, id=version.id, issued_at=version.issued_at) != version:
                raise UserError("version.moved_on")
            work.add(version)
            for report, content in zip(issue.reports, printed, strict=True):
                work.add(self.files.file_of(version, report, "pdf", content))
            work.change(Consultation, version.consultation_id, agenda_status=version.status)
            return work.commit(
                "agenda.issue",
                consultation_id=version.consultation_id,
                new_id=version.id,
                number=version.number,
                status=version.status.value,
                revision=version.revision,
            )

    def print_and_issue(self, consultation_id: UUID, status: AgendaStatus | str, note: str = "") -> ChangeSet:
        """``prepare``, print and ``issue`` in this process."""
        issue = self.prepare(consultation_id, status, note)
        return self.issue(issue, [self.files.render(report, "pdf") for report in issue.reports])

    def withdraw(self, version_id: UUID) -> ChangeSet:
        """Take an issued version back: it is out of sight, its number is not used again.

        Where it was the newest, the agenda has the status again that the one before it gave.
        """
        with self._database.write() as work:
            version = work.get(AgendaVersion, version_id)
            standing = _standing(work, version.consultation_id)
            work.remove(AgendaVersion, version_id)
            status = work.get(Consultation, version.consultation_id).agenda_status
            if standing[-1].id == version_id and status is version.status:
                before = standing[-2].status if len(standing) > 1 else AgendaStatus.DRAFT
                work.change(Consultation, version.consultation_id, agenda_status=before)
            return work.commit(
                "agenda.withdraw",
                consultation_id=version.consultation_id,
                number=version.number,
                status=version.status.value,
                revision=version.revision,
            )

    def restore(self, version_id: UUID) -> ChangeSet:
        """Go back: sessions, items and all under them are as in the version again, as a new draft.

        The meeting's own fields and its concept note stay as they are.
        """
        with self._database.write() as work:
            version = work.get(AgendaVersion, version_id)
            put_back(work, issued_rows(version))
            work.change(Consultation, version.consultation_id, agenda_status=AgendaStatus.DRAFT)
            return work.commit(
                "agenda.restore",
                consultation_id=version.consultation_id,
                number=version.number,
                status=version.status.value,
                revision=version.revision,
            )

    def compare(self, consultation_id: UUID, before: int | None = None, after: int | None = None) -> Comparison:
        """What changed from version ``before`` (the last issued one) to version ``after`` (the draft).

        ``version.none`` where nothing was issued yet.
        """
        with self._database.read() as reader:
            first, last = _pair(reader, consultation_id, before, after)
            rows = _rows(reader, consultation_id, last)
        return Comparison(first, last, diff(issued_rows(first), rows))

    def changes_report(
        self, consultation_id: UUID, before: int | None = None, after: int | None = None, language: str | None = None
    ) -> ChangesReport:
        """``compare`` as one page in the document's language, with what public papers say."""
        with self._database.read() as reader:
            first, last = _pair(reader, consultation_id, before, after)
            rows = _rows(reader, consultation_id, last)
            consultation = reader.get(Consultation, consultation_id)
        wanted = language or consultation.language
        check_language(wanted)
        found = diff(_in(issued_rows(first), wanted), _in(rows, wanted), is_public=True)
        choices, meeting = self._choices(), _in(rows, wanted).consultation
        return ChangesReport(
            language=wanted,
            title=meeting.title,
            before=_state(first),
            after=_state(last),
            diff=found,
            start_date=meeting.start_date,
            end_date=meeting.end_date,
            letterhead=choices.letterhead,
            author=choices.author,
            paper=choices.paper,
            clock=choices.clock,
        )

    def _next(self, reader: Reader, consultation_id: UUID, status: AgendaStatus, note: str) -> AgendaVersion:
        rows = read_rows(reader, consultation_id, with_texts=True, with_concept_note=True, with_sources=True)
        if not any(not one.is_parking for one in rows.sessions):
            raise UserError("agenda.no_session")
        ever = reader.find_all(AgendaVersion, consultation_id=consultation_id)
        revisions = [one.revision for one in ever if one.status is status]
        return AgendaVersion(
            consultation_id=consultation_id,
            number=max((one.number for one in ever), default=0) + 1,
            status=status,
            revision=max(revisions, default=-1) + 1,
            issued_at=self._now_ms(),
            note=note.strip(),
            content=frozen(rows),
        )


@lru_cache(maxsize=8)
def _thawed(content: str) -> AgendaRows:
    return thawed(content)


def issued_rows(version: AgendaVersion) -> AgendaRows:
    """What a version holds; read once, since it never changes."""
    return _thawed(version.content)


def paper_languages(consultation: Consultation) -> tuple[str, ...]:
    """The languages that its papers are wanted in, the main one first."""
    wanted = (one.strip() for one in consultation.paper_languages.split(","))
    known = (one for one in wanted if one in LANGUAGES)
    return tuple(dict.fromkeys((consultation.language, *known)))


def _rows(reader: Reader, consultation_id: UUID, version: AgendaVersion | None) -> AgendaRows:
    if version is not None:
        return issued_rows(version)
    return read_rows(reader, consultation_id, with_texts=True, with_concept_note=True)


def _in(rows: AgendaRows, language: str) -> AgendaRows:
    """The rows in a language; what other languages say is told apart from it."""
    return replace(rendered(rows, language), texts=tuple(one for one in rows.texts if one.language != language))


def _standing(reader: Reader, consultation_id: UUID) -> tuple[AgendaVersion, ...]:
    found: Iterable[AgendaVersion] = reader.find(AgendaVersion, consultation_id=consultation_id)
    return tuple(sorted(found, key=lambda version: version.number))


def _numbered(reader: Reader, consultation_id: UUID, number: int) -> AgendaVersion:
    found = reader.find(AgendaVersion, consultation_id=consultation_id, number=number)
    if not found:
        raise UserError("version.unknown", number=number)
    return found[0]


def _pair(
    reader: Reader, consultation_id: UUID, before: int | None, after: int | None
) -> tuple[AgendaVersion, AgendaVersion | None]:
    last = None if after is None else _numbered(reader, consultation_id, after)
    if before is not None:
        return _numbered(reader, consultation_id, before), last
    standing = [one for one in _standing(reader, consultation_id) if last is None or one.number < last.number]
    if not standing:
        raise UserError("version.none")
    return standing[-1], last


def _state(version: AgendaVersion | None) -> IssuedState:
    if version is None:
        return IssuedState(AgendaStatus.DRAFT)
    return IssuedState(version.status, version.number, version.revision, issued_on(version), version.note)
