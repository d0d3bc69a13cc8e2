"""Importing an agenda: what would come of it, and doing it as one operation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSource
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.import_people import ImportPeople
from rcsc_desktop.domain.import_plan import ImportPlace, ImportPlan, already_there, plan, with_nights
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda, ImportNote, ImportSummary, summary
from rcsc_desktop.domain.names import fold, lookup
from rcsc_desktop.domain.programme import Programme
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.services.agenda_reading import read_agenda
from rcsc_desktop.services.consultations import new_consultation
from rcsc_desktop.services.ports import Database, Reader, UnitOfWork

ReadAgenda = Callable[[bytes, str, ImportChoices], ImportedAgenda]
"""Reads the bytes of a file called so, or of a text; ``UserError`` where nothing of it can be read."""


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """Into the consultation of that id, or into a new one of that title (the source's own where it is empty)."""

    consultation_id: UUID | None = None
    title: str = ""
    programme_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import makes. ``already_there`` items have the title and start of one that the agenda holds.

    ``findings`` are the reader's and those of the rows; ``time_zone`` is the zone of the first session.
    """

    title: str
    summary: ImportSummary
    findings: tuple[ImportNote, ...]
    sessions: int
    new_people: int
    new_organisations: int
    already_there: int
    time_zone: str


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import made, and of which consultation; without items nothing was written."""

    preview: ImportPreview
    change_set: ChangeSet
    consultation_id: UUID | None
    key: str | None


class AgendaImportService:
    """Brings agendas of other programs into consultations."""

    def __init__(self, database: Database, read: ReadAgenda, read_limited: ReadAgenda) -> None:
        self._database = database
        self._read = read
        self.read = read_limited

    def read_job(self) -> ReadAgenda:
        """For another process: as ``read``, without the limits on time and memory that the process has itself."""
        return self._read

    def preview(self, imported: ImportedAgenda, target: ImportTarget) -> ImportPreview:
        """What ``apply`` would make of it; refused for the same reasons, and nothing is written."""
        imported = with_nights(imported)
        with self._database.read() as reader:
            consultation = None if target.consultation_id is None else reader.get(Consultation, target.consultation_id)
            made = self._plan(reader, imported, consultation, consultation or _consultation(imported, target))
            return _preview(reader, imported, target, consultation, made)

    def apply(self, imported: ImportedAgenda, target: ImportTarget) -> ImportOutcome:
        """All of it as one operation.

        Raises ``import.time_zone_needed`` where nobody says in which zone its times are, ``text.required`` where a new
        consultation would have no title.
        """
        imported = with_nights(imported)
        with self._database.write() as work:
            standing = None if target.consultation_id is None else work.get(Consultation, target.consultation_id)
            consultation = standing or _consultation(imported, target)
            made = self._plan(work, imported, standing, consultation)
            preview = _preview(work, imported, target, standing, made)
            if not made.items:
                known = (None, None) if standing is None else (standing.id, standing.key)
                return ImportOutcome(preview, ChangeSet(), *known)
            if standing is None:
                consultation = new_consultation(work, target.programme_id or _newest_programme(work), consultation)
            _write(work, made)
            change_set = work.commit(
                "agenda.import",
                consultation_id=consultation.id,
                new_id=consultation.id if standing is None else made.items[0].id,
                title=consultation.title,
                count=len(made.items),
            )
        return ImportOutcome(preview, change_set, consultation.id, consultation.key)

    def _plan(
        self, reader: Reader, imported: ImportedAgenda, standing: Consultation | None, consultation: Consultation
    ) -> ImportPlan:
        if not consultation.time_zone and _needs_zone(imported):
            raise UserError("import.time_zone_needed")
        people = ImportPeople(
            lookup(reader.names(Person)),
            lookup(reader.names(Organisation)),
        )
        return plan(imported, _place(reader, standing, consultation), people)


def _newest_programme(reader: Reader) -> UUID | None:
    """An imported meeting belongs to the programme that was begun last, unless somebody says another."""
    return max((programme.id for programme in reader.find(Programme)), default=None)


def _consultation(imported: ImportedAgenda, target: ImportTarget) -> Consultation:
    """The new consultation, with what the source says of the whole."""
    days = sorted({item.date for item in imported.items if item.date} | ({imported.date} if imported.date else set()))
    venue, _, place = imported.venue.rpartition(", ")
    zones = [item.time_zone for item in imported.items if item.time_zone]
    return Consultation(
        programme_id=target.programme_id or UUID(int=0),
        key="",
        title=target.title.strip() or imported.title,
        start_date=PartialDate.of(days[0]) if days else None,
        end_date=PartialDate.of(days[-1]) if len(days) > 1 else None,
        place=place,
        venue_name=venue,
        time_zone=max(set(zones), key=zones.count) if zones else imported.time_zone,
    )


def _needs_zone(imported: ImportedAgenda) -> bool:
    """Some item has a time that nobody says the zone of."""
    return not imported.time_zone and any(item.start is not None and not item.time_zone for item in imported.items)


def _place(reader: Reader, standing: Consultation | None, consultation: Consultation) -> ImportPlace:
    start = consultation.start_date
    day = start.first_day if start is not None and start.is_firm else None
    if standing is None:
        return ImportPlace(consultation.id, consultation.title, consultation.time_zone, day)
    sessions = [one for one in reader.find(Session, consultation_id=standing.id) if not one.is_parking]
    is_empty = len(sessions) == 1 and not reader.find(AgendaItem, session_id=sessions[0].id)
    return ImportPlace(
        consultation.id,
        consultation.title,
        consultation.time_zone,
        (sessions[0].date if is_empty else None) or day,
        sessions[-1].order_key or None if sessions else None,
        sessions[0] if is_empty else None,
    )


def _preview(
    reader: Reader, imported: ImportedAgenda, target: ImportTarget, standing: Consultation | None, made: ImportPlan
) -> ImportPreview:
    there = [] if standing is None else _starts(reader, standing.id)
    return ImportPreview(
        title=standing.title if standing is not None else target.title.strip() or imported.title,
        summary=summary(imported),
        findings=(*imported.findings, *made.findings),
        sessions=len(made.sessions),
        new_people=len(made.people),
        new_organisations=len(made.organisations),
        already_there=already_there(made, there),
        time_zone=made.sessions[0].time_zone if made.sessions else imported.time_zone,
    )


def _starts(reader: Reader, consultation_id: UUID) -> list[tuple[str, date | None, time | None]]:
    agenda = read_agenda(reader, consultation_id)
    return [
        (fold(entry.item.title), session.session.date, None if entry.start is None else clock_time(entry.start))
        for session in agenda.sessions
        for entry in session.entries
    ]


def _write(work: UnitOfWork, made: ImportPlan) -> None:
    """Sessions are put: one that stood empty is used up. The first file's words of the whole stay."""
    work.put(*made.sessions)
    told = [one for one in made.sources if one.owner_id == one.consultation_id]
    rows = [row for row in made.rows() if not isinstance(row, Session)]
    if told and work.find(AgendaSource, owner_id=told[0].owner_id):
        rows = [row for row in rows if row.id != told[0].id]
    work.add(*rows)
