"""Agendas as writers receive them: all texts in the document's language, uncommitted ones laid over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

from rcsc_desktop.domain.agenda import (
    AgendaEntry,
    AgendaSource,
    AgendaVersion,
    SessionAgenda,
    SpeakerStatus,
    TopicNode,
    Visibility,
)
from rcsc_desktop.domain.agenda_rows import AgendaRows, computed, rendered, thawed
from rcsc_desktop.domain.concept_note import ConceptNote
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import (
    AgendaReport,
    Letterhead,
    ReportDocument,
    ReportItem,
    ReportSession,
    ReportSpeaker,
    ReportTopic,
)
from rcsc_desktop.domain.reports.paper import USUAL_OPTIONS, PaperColumn, PaperLayout, PaperOptions
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.services.agenda_drafts import Draft, with_draft
from rcsc_desktop.services.agenda_reading import read_rows
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
        options: PaperOptions = USUAL_OPTIONS,
        second_language: str | None = None,
        version: int | AgendaVersion | None = None,
        with_sources: bool = False,
        typed: TextVersion | None = None,
    ) -> AgendaReport:
        """The agenda, with its concept note before it where asked.

        ``draft`` and ``typed``, a language version that is not stored, are laid over and never written.

        ``version`` is an issued one or its number (``version.unknown``); the bilingual layout needs
        ``second_language`` (``paper.second_language``).
        """
        choices = self._choices()
        if paper is not None and paper not in PAPERS:
            raise UserError("value.unknown", field="paper", text=paper, choices=list(PAPERS))
        with self._database.read() as reader:
            rows, issued = self._rows(reader, consultation_id, version, with_concept_note=with_concept_note)
            progress = reader.progress(consultation_id, None if issued is None else issued.issued_at)
        if typed is not None:
            rows = replace(rows, texts=(*rows.texts, typed))
        wanted = language or rows.consultation.language
        check_language(wanted)
        found = replace(
            report_of(
                rows, wanted, options, draft=draft, with_concept_note=with_concept_note, with_sources=with_sources
            ),
            letterhead=choices.letterhead if options.with_letterhead else NO_LETTERHEAD,
            author=choices.author,
            paper=paper or choices.paper,
            clock=clock or choices.clock,
            sequence=progress.operations,
            modified=progress.last,
        )
        if issued is not None:
            found = as_issued(found, issued)
        if options.layout is PaperLayout.BILINGUAL:
            if second_language is None or second_language == wanted:
                raise UserError("paper.second_language", field="second_language", language=wanted)
            check_language(second_language)
            second = report_of(rows, second_language, options, draft=draft, with_concept_note=with_concept_note)
            found = replace(found, second=second if issued is None else as_issued(second, issued))
        return found

    def _rows(
        self, reader: Reader, consultation_id: UUID, version: int | AgendaVersion | None, *, with_concept_note: bool
    ) -> tuple[AgendaRows, AgendaVersion | None]:
        if version is None:
            rows = read_rows(
                reader, consultation_id, with_texts=True, with_concept_note=with_concept_note, with_sources=True
            )
            return rows, None
        if isinstance(version, AgendaVersion):
            return thawed(version.content), version
        issued = reader.find(AgendaVersion, consultation_id=consultation_id, number=version)
        if not issued:
            raise UserError("version.unknown", number=version)
        return thawed(issued[0].content), issued[0]


def as_issued(report: AgendaReport, version: AgendaVersion) -> AgendaReport:
    """The report with what makes it an issued version."""
    moment = datetime.fromtimestamp(version.issued_at / 1000, UTC)
    return replace(
        report,
        status=version.status,
        version=version.number,
        revision=version.revision,
        issued=issued_on(version),
        modified=moment,
    )


def issued_on(version: AgendaVersion) -> date:
    """The day of its issue, where the program runs."""
    return datetime.fromtimestamp(version.issued_at / 1000, UTC).astimezone().date()


def report_of(
    rows: AgendaRows,
    language: str,
    options: PaperOptions = USUAL_OPTIONS,
    *,
    draft: Draft | None = None,
    with_concept_note: bool = False,
    with_sources: bool = False,
) -> AgendaReport:
    """The rows as a report in ``language``, without what the settings say."""
    rows = rendered(rows, language)
    consultation = rows.consultation
    agenda = computed(rows)
    if draft is not None:
        agenda = with_draft(agenda, draft)
    sources = {one.owner_id: one for one in rows.sources} if with_sources else {}
    sessions = tuple(_session(session, options, sources) for session in agenda.sessions)
    return AgendaReport(
        language=language,
        title=consultation.title,
        subtitle=consultation.subtitle,
        sessions=sessions,
        status=consultation.agenda_status,
        start_date=consultation.start_date,
        end_date=consultation.end_date,
        start=sessions[0].start if len(sessions) == 1 else None,
        end=sessions[0].end if len(sessions) == 1 else None,
        place_lines=place_lines(consultation),
        concept_note=ConceptNote(rows.sections, rows.footnotes) if with_concept_note else None,
        options=options,
        id=consultation.id,
        key=consultation.key,
        cities=tuple(filter(None, (one.strip() for one in consultation.cities.split(","))))
        if options.with_cities
        else (),
        source=sources[consultation.id].content if consultation.id in sources else "",
    )


def place_lines(consultation: Consultation) -> tuple[str, ...]:
    """Where it is held, as it stands under the date: building and room, then floor, street and city."""
    first = " ".join(part for part in (consultation.venue_name, consultation.venue_room) if part)
    second = ", ".join(
        part for part in (consultation.venue_floor, consultation.venue_street, consultation.venue_city) if part
    )
    return tuple(line for line in (first, second) if line) or ((consultation.place,) if consultation.place else ())


def short_place(consultation: Consultation) -> str:
    """Where it is held in a word or two, as names of files have it: the city, else what lists show."""
    return consultation.venue_city or consultation.place.split(",")[0] or consultation.title


def read_logo(path: str) -> bytes | None:
    """The bytes of the letterhead's logo, ``None`` where none is chosen or the file is gone."""
    try:
        return Path(path).read_bytes() if path else None
    except OSError:
        return None


def read_template(path: str) -> bytes | None:
    """The bytes of the letterhead's template for Word, ``None`` where none is chosen, none at all where it is gone."""
    try:
        return Path(path).read_bytes() if path else None
    except OSError:
        return b""


def _session(agenda: SessionAgenda, options: PaperOptions, sources: Mapping[UUID, AgendaSource]) -> ReportSession:
    session = agenda.session
    return ReportSession(
        name=session.name,
        date=session.date,
        start=session.start,
        end=session.end,
        time_zone=session.time_zone,
        venue=session.venue,
        items=tuple(_item(entry, options, sources) for entry in agenda.entries if _is_seen(entry, options)),
        id=session.id,
        track=session.track,
        link=session.link,
        chair=agenda.chair,
        source=sources[session.id].content if session.id in sources else "",
    )


def _is_seen(entry: AgendaEntry, options: PaperOptions) -> bool:
    visibility = entry.item.visibility
    return visibility is Visibility.PUBLIC or (visibility is Visibility.INTERNAL and options.is_for_organisers)


def _item(entry: AgendaEntry, options: PaperOptions, sources: Mapping[UUID, AgendaSource]) -> ReportItem:
    item, shown = entry.item, options.shown

    def text(column: PaperColumn, value: str) -> str:
        return value if column in shown else ""

    return ReportItem(
        number=entry.number,
        title=item.title,
        kind=item.kind,
        minutes=item.minutes,
        start=_clock(entry.start),
        end=_clock(entry.end),
        speakers=_speakers(entry, options) if PaperColumn.SPEAKERS in shown else (),
        topics=_topics(entry.topics) if PaperColumn.TOPICS in shown else (),
        questions=_topics(entry.questions) if PaperColumn.QUESTIONS in shown else (),
        id=item.id,
        label=entry.label,
        start_minute=entry.start,
        is_timed=item.is_timed,
        purpose=item.purpose if PaperColumn.PURPOSE in shown else type(item.purpose)(""),
        visibility=item.visibility,
        background=text(PaperColumn.BACKGROUND, item.background),
        outcome=text(PaperColumn.OUTCOME, item.outcome),
        documents=tuple(ReportDocument(one.symbol, one.title) for one in entry.documents)
        if PaperColumn.DOCUMENTS in shown
        else (),
        room=text(PaperColumn.ROOM, item.room),
        link=text(PaperColumn.LINK, item.link),
        interpretation=tuple(item.interpretation.replace(" ", "").split(","))
        if item.interpretation.strip() and PaperColumn.INTERPRETATION in shown
        else (),
        owner=text(PaperColumn.OWNER, item.owner),
        notes=text(PaperColumn.NOTES, item.notes),
        source=sources[item.id].content if item.id in sources else "",
    )


def _speakers(entry: AgendaEntry, options: PaperOptions) -> tuple[ReportSpeaker, ...]:
    """Who declined stands in papers for the organisers only."""
    return tuple(
        ReportSpeaker(line.name, line.speaker.title, line.organisation, line.speaker.role, line.speaker.status)
        for line in entry.speakers
        if options.is_for_organisers or line.speaker.status is not SpeakerStatus.DECLINED
    )


def _clock(minutes: int | None) -> time | None:
    return None if minutes is None else clock_time(minutes)


def _topics(nodes: Iterable[TopicNode]) -> tuple[ReportTopic, ...]:
    return tuple(ReportTopic(node.topic.text, _topics(node.children)) for node in nodes)
