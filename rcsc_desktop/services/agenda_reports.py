"""Agendas as writers receive them: all texts in the document's language, uncommitted ones laid over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    AgendaEntry,
    SessionAgenda,
    TopicNode,
)
from rcsc_desktop.domain.concept_note import ConceptNote, ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import (
    AgendaReport,
    Letterhead,
    ReportItem,
    ReportSession,
    ReportSpeaker,
    ReportTopic,
)
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.services.agenda_drafts import Draft, with_draft
from rcsc_desktop.services.agenda_reading import read_agenda, rendered_texts
from rcsc_desktop.services.agenda_texts import check_language
from rcsc_desktop.services.ports import Database, Reader

PAPERS = ("A4", "Letter")
NO_LETTERHEAD = Letterhead()


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """How papers are set where nothing else is asked for; from the settings."""

    letterhead: Letterhead = NO_LETTERHEAD
    paper: str = "A4"
    clock: str = "auto"
    author: str = ""


class AgendaReports:
    """Builds what the writers set."""

    def __init__(self, database: Database, choices: Callable[[], PaperChoices]) -> None:
        self._database = database
        self._choices = choices

    def report(
        self,
        consultation_id: UUID,
        *,
        language: str | None = None,
        paper: str | None = None,
        clock: str | None = None,
        with_concept_note: bool = False,
        draft: Draft | None = None,
    ) -> AgendaReport:
        """The agenda, with its concept note before it where asked; ``draft`` is laid over and never written."""
        choices = self._choices()
        if paper is not None and paper not in PAPERS:
            raise UserError("value.unknown", field="paper", text=paper, choices=list(PAPERS))
        with self._database.read() as reader:
            consultation = reader.get(Consultation, consultation_id)
            wanted = language or consultation.language
            check_language(wanted)
            agenda = read_agenda(reader, consultation_id, wanted)
            if draft is not None:
                agenda = with_draft(agenda, draft)
            texts = rendered_texts(reader, consultation_id, wanted) if wanted != consultation.language else {}
            note = _concept_note(reader, consultation_id) if with_concept_note else None
        sessions = tuple(_session(session) for session in agenda.sessions)
        return AgendaReport(
            language=wanted,
            title=texts.get((consultation.id, "title"), consultation.title),
            subtitle=texts.get((consultation.id, "subtitle"), consultation.subtitle),
            sessions=sessions,
            status=consultation.agenda_status,
            start_date=consultation.start_date,
            end_date=consultation.end_date,
            start=sessions[0].start if len(sessions) == 1 else None,
            end=sessions[0].end if len(sessions) == 1 else None,
            place_lines=place_lines(consultation),
            letterhead=choices.letterhead,
            concept_note=note,
            author=choices.author,
            paper=paper or choices.paper,
            clock=clock or choices.clock,
        )


def place_lines(consultation: Consultation) -> tuple[str, ...]:
    """Where it is held, as it stands under the date: building and room, then floor, street and city."""
    first = " ".join(part for part in (consultation.venue_name, consultation.venue_room) if part)
    second = ", ".join(
        part for part in (consultation.venue_floor, consultation.venue_street, consultation.venue_city) if part
    )
    return tuple(line for line in (first, second) if line) or ((consultation.place,) if consultation.place else ())


def read_logo(path: str) -> bytes | None:
    """The bytes of the letterhead's logo, ``None`` where none is chosen or the file is gone."""
    try:
        return Path(path).read_bytes() if path else None
    except OSError:
        return None


def _concept_note(reader: Reader, consultation_id: UUID) -> ConceptNote:
    return ConceptNote(
        reader.find(ConceptNoteSection, consultation_id=consultation_id),
        reader.find(Footnote, consultation_id=consultation_id),
    )


def _session(agenda: SessionAgenda) -> ReportSession:
    session = agenda.session
    return ReportSession(
        name=session.name,
        date=session.date,
        start=session.start,
        end=session.end,
        time_zone=session.time_zone,
        venue=session.venue,
        items=tuple(_item(entry) for entry in agenda.entries),
    )


def _item(entry: AgendaEntry) -> ReportItem:
    item = entry.item
    return ReportItem(
        number=entry.number,
        title=item.title,
        kind=item.kind,
        minutes=item.minutes,
        start=_clock(entry.start),
        end=_clock(entry.end),
        speakers=tuple(
            ReportSpeaker(
                line.name, line.speaker.title, line.organisation, line.speaker.role, line.speaker.is_confirmed
            )
            for line in entry.speakers
        ),
        topics=_topics(entry.topics),
        questions=_topics(entry.questions),
    )


def _clock(minutes: int | None) -> time | None:
    return None if minutes is None else clock_time(minutes)


def _topics(nodes: Iterable[TopicNode]) -> tuple[ReportTopic, ...]:
    return tuple(ReportTopic(node.topic.text, _topics(node.children)) for node in nodes)
