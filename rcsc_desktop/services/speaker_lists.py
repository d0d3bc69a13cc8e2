"""Who has what to say when: the agenda turned round, by person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from rcsc_desktop.domain.agenda import Agenda, AgendaEntry, SessionAgenda, SpeakerRole, SpeakerStatus, Visibility
from rcsc_desktop.domain.agenda_rows import computed, rendered
from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.reports.speakers import SpeakerSheet, SpeakerSlot, SpeakersReport
from rcsc_desktop.domain.schedule import DAY, clock_time, session_minutes
from rcsc_desktop.services.agenda_reading import read_rows
from rcsc_desktop.services.agenda_reports import PaperChoices, place_lines
from rcsc_desktop.services.agenda_texts import check_language
from rcsc_desktop.services.ports import Database

USUAL_STATUSES = frozenset(SpeakerStatus) - {SpeakerStatus.DECLINED}
"""Who declined has nothing to say."""

_Part = tuple[UUID, str, str, SpeakerSlot]
"""Person, title on paper, on behalf of, and the slot."""


class SpeakerListService:
    """Builds lists of speakers."""

    def __init__(self, database: Database, choices: Callable[[], PaperChoices]) -> None:
        self._database = database
        self._choices = choices

    def report(
        self,
        consultation_id: UUID,
        *,
        language: str | None = None,
        statuses: Collection[SpeakerStatus] = USUAL_STATUSES,
        with_contact_details: bool = False,
        paper: str | None = None,
    ) -> SpeakersReport:
        """Everybody who speaks in one of the states, or chairs a session, by name; hidden items are left out."""
        choices = self._choices()
        with self._database.read() as reader:
            rows = read_rows(reader, consultation_id, with_texts=True)
            wanted = language or rows.consultation.language
            check_language(wanted)
            rows = rendered(rows, wanted)
            parts = list(_parts(computed(rows), statuses))
            people = reader.get_many(Person, {one[0] for one in parts}) if with_contact_details else {}
        consultation = rows.consultation
        return SpeakersReport(
            language=wanted,
            title=consultation.title,
            people=_sheets(parts, rows.people, people),
            start_date=consultation.start_date,
            end_date=consultation.end_date,
            place_lines=place_lines(consultation),
            letterhead=choices.letterhead,
            author=choices.author,
            paper=paper or choices.paper,
            clock=choices.clock,
        )


def _sheets(parts: list[_Part], names: Mapping[UUID, str], people: Mapping[UUID, Person]) -> tuple[SpeakerSheet, ...]:
    """One sheet a person; title and organisation are the first that any part names."""
    by_person: dict[UUID, list[_Part]] = {}
    for part in parts:
        by_person.setdefault(part[0], []).append(part)
    sheets = []
    for person_id, found in by_person.items():
        person = people.get(person_id)
        sheets.append(
            SpeakerSheet(
                name=names.get(person_id, ""),
                title=next((title for _, title, _, _ in found if title), ""),
                organisation=next((behalf for _, _, behalf, _ in found if behalf), ""),
                slots=tuple(slot for _, _, _, slot in found),
                email=person.email if person else "",
                phone=person.phone if person else "",
            )
        )
    return tuple(sorted(sheets, key=lambda one: fold(one.name)))


def _parts(agenda: Agenda, statuses: Collection[SpeakerStatus]) -> Iterator[_Part]:
    for part in agenda.sessions:
        if part.session.chair_id is not None and SpeakerStatus.CONFIRMED in statuses:
            yield part.session.chair_id, "", "", _chairing(part)
        for entry in part.entries:
            if entry.item.visibility is Visibility.HIDDEN:
                continue
            for line in entry.speakers:
                if line.speaker.status in statuses:
                    slot = _speaking(part, entry, line.speaker.role, line.speaker.status)
                    yield line.speaker.person_id, line.speaker.title, line.organisation, slot


def _chairing(part: SessionAgenda) -> SpeakerSlot:
    session = part.session
    return SpeakerSlot(
        title=session.name,
        role=SpeakerRole.CHAIR,
        status=SpeakerStatus.CONFIRMED,
        minutes=session_minutes(session),
        day=session.date,
        start=session.start,
        end=session.end,
        time_zone=session.time_zone,
        session=session.name,
        place=session.venue,
        link=session.link,
    )


def _speaking(part: SessionAgenda, entry: AgendaEntry, role: SpeakerRole, status: SpeakerStatus) -> SpeakerSlot:
    session, item = part.session, entry.item
    return SpeakerSlot(
        title=item.title,
        role=role,
        status=status,
        minutes=item.minutes if item.is_timed else None,
        day=_day(session.date, entry.start),
        start=None if entry.start is None else clock_time(entry.start),
        end=None if entry.end is None else clock_time(entry.end),
        time_zone=session.time_zone,
        session=session.name,
        place=item.room or session.venue,
        link=item.link or session.link,
    )


def _day(day: date | None, start: int | None) -> date | None:
    if day is None or start is None:
        return day
    try:
        return day + timedelta(days=start // DAY)
    except OverflowError:
        return day
