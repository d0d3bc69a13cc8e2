"""An agenda in words, as documents that are not set by hand show it: whole lines in the document's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rcsc_desktop.domain.agenda import ItemKind, Visibility
from rcsc_desktop.domain.concept_note import Block, blocks
from rcsc_desktop.domain.reports.agenda import (
    AgendaReport,
    ReportDocument,
    ReportItem,
    ReportSession,
    ReportSpeaker,
    ReportTopic,
)
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import formats, paper, paper_columns, paper_items


@dataclass(frozen=True, slots=True)
class Fact:
    """A named piece of information; ``href`` is set where the text is a link."""

    heading: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """``part`` and ``state`` surround the name: "Moderator: " Colin Rajah, ICMC "(tbc)"."""

    name: str
    part: str = ""
    state: str = ""

    def __str__(self) -> str:
        return f"{self.part}{self.name}{self.state}"


@dataclass(frozen=True, slots=True)
class ItemView:
    """What a paper says of an item; empty where it says nothing."""

    item: ReportItem
    time: str
    title: str
    speakers: tuple[SpeakerView, ...]
    facts: tuple[Fact, ...]
    documents: tuple[str, ...]
    background: tuple[Block, ...]

    @property
    def topics(self) -> tuple[ReportTopic, ...]:
        """Bullets under the item."""
        return self.item.topics

    @property
    def questions(self) -> tuple[ReportTopic, ...]:
        """Bullets under the word for a discussion."""
        return self.item.questions

    @property
    def is_break(self) -> bool:
        """Nothing is dealt with."""
        return self.item.kind is ItemKind.BREAK


@dataclass(frozen=True, slots=True)
class SessionView:
    """``heading`` is empty where the agenda has but one session that needs none."""

    session: ReportSession
    heading: str
    facts: str
    chair: str
    link: str
    cities: tuple[str, ...]
    items: tuple[ItemView, ...]


class AgendaView:
    """The words of one agenda; ``report.second`` has a view of its own."""

    def __init__(self, report: AgendaReport) -> None:
        self.report = report
        self.say = translator(report.language)
        self.headings = paper_columns.headings(self.say)

    @property
    def is_right_to_left(self) -> bool:
        """The document runs from right to left."""
        return self.say.is_right_to_left

    @property
    def title(self) -> str:
        """The title in one line; the document's name where there is none."""
        return " ".join(self.report.title.split()) or self.status

    @property
    def status(self) -> str:
        """What the document is: "Provisional agenda Rev. 1"."""
        layout = self.report.options.layout
        if layout is PaperLayout.RUN_OF_SHOW:
            name = paper.run_of_show(self.say)
        elif layout is PaperLayout.ANNOTATED:
            name = paper.annotated(self.say, self.report.status)
        else:
            name = paper.status(self.say, self.report.status)
        return paper.titled(self.say, name, self.report.revision)

    @property
    def issue(self) -> str:
        """Number and day of an issued version; empty for a draft."""
        if self.report.version is None:
            return ""
        return paper.version(self.say, self.report.version, self.report.issued)

    @property
    def subject(self) -> str:
        """For a file's properties: concept note, status and version."""
        note = paper.concept_note(self.say) if self.report.concept_note is not None else ""
        return self.joined(note, self.status, self.issue)

    @property
    def when(self) -> tuple[str, ...]:
        """The span of times and the dates, as far as they are known."""
        report = self.report
        lines = []
        if report.start is not None:
            lines.append(formats.times(report.start, report.end, report.language, report.clock))
        if report.start_date is not None:
            lines.append(formats.days(report.start_date, report.end_date, report.language))
        else:
            lines.append(paper.date_to_be_confirmed(self.say))
        return tuple(lines)

    def joined(self, *parts: str) -> str:
        """The parts that say something, with commas between."""
        return paper.comma(self.say).join(part for part in parts if part.strip())

    def sessions(self) -> Iterator[SessionView]:
        """Each session with its items."""
        for number, session in enumerate(self.report.sessions, 1):
            yield self.session(session, number)

    def session(self, session: ReportSession, number: int) -> SessionView:
        """One session; ``number`` counts from 1."""
        facts = self.joined(*self._session_facts(session))
        heading = ""
        if len(self.report.sessions) > 1:
            heading = session.name.strip() or session.track.strip() or facts or paper_columns.session(self.say, number)
        chair = paper.role(self.say, "chair")
        return SessionView(
            session=session,
            heading=heading,
            facts="" if facts == heading or not heading else facts,
            chair=paper.role_before(self.say, chair, session.chair) if session.chair.strip() else "",
            link=session.link,
            cities=tuple(self._cities(session)),
            items=tuple(self.item(item) for item in session.items),
        )

    def item(self, item: ReportItem) -> ItemView:
        """One item."""
        return ItemView(
            item=item,
            time=self.time(item),
            title=f"{item.label} {item.title}".strip() if item.label else item.title,
            speakers=tuple(self.speaker(speaker) for speaker in item.speakers),
            facts=tuple(fact for fact in self._facts(item) if fact.text.strip()),
            documents=tuple(self.document(document) for document in item.documents),
            background=tuple(blocks(item.background)),
        )

    def time(self, item: ReportItem) -> str:
        """The span of times; the number where there is none and the title has no number of its own."""
        if item.start is None or not item.is_timed:
            return "" if item.label else f"{item.number}."
        return formats.times(item.start, item.end, self.report.language, self.report.clock)

    def speaker(self, speaker: ReportSpeaker) -> SpeakerView:
        """Title, name and organisation, with the part played and whether it is confirmed."""
        say = self.say
        name = self.joined(f"{speaker.title} {speaker.name}".strip(), speaker.organisation)
        state = ""
        if self.report.options.is_for_organisers and not speaker.is_confirmed:
            state = f"{formats.NO_BREAK}{paper_items.speaker_state(say, speaker.status)}"
        elif not speaker.is_confirmed:
            state = f"{formats.NO_BREAK}{paper.to_be_confirmed(say)}"
        role = paper.role(say, speaker.role)
        if not role:
            return SpeakerView(name, state=state)
        before, _, after = paper.role_before(say, role, "\0").partition("\0")
        return SpeakerView(name, before, after + state)

    def document(self, document: ReportDocument) -> str:
        """Symbol and title."""
        return self.joined(document.symbol, document.title)

    def languages(self, codes: tuple[str, ...]) -> str:
        """Names of languages."""
        return self.joined(*(formats.language_name(code, self.report.language) for code in codes))

    def _facts(self, item: ReportItem) -> Iterator[Fact]:
        heading = self.headings
        yield Fact(heading["purpose"], paper_items.purpose(self.say, item.purpose))
        yield Fact(heading["room"], item.room)
        yield Fact(heading["link"], item.link, web_address(item.link))
        yield Fact(heading["interpretation"], self.languages(item.interpretation))
        yield Fact(heading["outcome"], item.outcome)
        if item.visibility is not Visibility.PUBLIC:
            yield Fact(heading["visibility"], paper_columns.visibility(self.say, item.visibility))
        options = self.report.options
        if options.is_for_organisers and options.layout is not PaperLayout.RUN_OF_SHOW:  # which has columns for them
            yield Fact(heading["owner"], item.owner)
            yield Fact(heading["notes"], item.notes)

    def _session_facts(self, session: ReportSession) -> Iterator[str]:
        report = self.report
        if session.date is not None:
            yield formats.weekday(session.date, report.language)
        if session.start is not None:
            yield formats.times(session.start, session.end, report.language, report.clock)
        if session.venue.strip() not in {session.name.strip(), session.track.strip()}:
            yield session.venue

    def _cities(self, session: ReportSession) -> Iterator[str]:
        """The local times of the session in each city, with the days between."""
        begin = _moment(session, session.start)
        end = _moment(session, session.end)
        if begin is None:
            return
        if end is not None and end <= begin:
            end += timedelta(days=1)
        language, clock = self.report.language, self.report.clock
        for zone in self.report.cities:
            try:
                there = ZoneInfo(zone)
                local, last = begin.astimezone(there), None if end is None else end.astimezone(there).time()
            except (ZoneInfoNotFoundError, ValueError, OverflowError, OSError):
                continue
            days = (local.date() - begin.date()).days
            times = formats.times(local.time(), last, language, clock)
            yield " ".join(filter(None, (formats.city(zone, language), times, formats.days_on(days, language))))


def twins(view: AgendaView, second: AgendaView) -> Callable[[ItemView], ItemView]:
    """For each item of ``view`` the same one in the language of ``second``."""
    pairs = {
        id(item): twin
        for session, other in zip(view.report.sessions, second.report.sessions, strict=True)
        for item, twin in zip(session.items, other.items, strict=True)
    }
    return lambda shown: second.item(pairs[id(shown.item)])


def web_address(text: str) -> str:
    """``text`` where a click on it may be followed: an address of the web or of mail; else empty."""
    address = text.strip()
    lower = address.lower()
    is_safe = lower.startswith(("http://", "https://", "mailto:")) and not any(each.isspace() for each in address)
    return address if is_safe else ""


def zone_of(session: ReportSession) -> ZoneInfo | None:
    """The session's time zone; ``None`` where none is known."""
    try:
        return ZoneInfo(session.time_zone) if session.time_zone.strip() else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _moment(session: ReportSession, at: time | None) -> datetime | None:
    zone = zone_of(session)
    if session.date is None or at is None or zone is None:
        return None
    moment = datetime.combine(session.date, at, zone)
    return moment if 1 < moment.year < 9999 else moment.replace(tzinfo=UTC)
