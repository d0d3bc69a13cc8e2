"""What a writer of agendas receives: all texts in the document's language, all times computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from rcsc_desktop.domain.agenda import ItemKind, SpeakerRole
from rcsc_desktop.domain.concept_note import ConceptNote
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who prints. ``logo`` is the bytes of a PNG or JPEG file, or ``None``."""

    organisation: str = ""
    tagline: str = ""
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ReportTopic:
    """A bullet with the bullets nested under it."""

    text: str
    children: tuple[ReportTopic, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSpeaker:
    """``title`` stands before the name ("Director-General"), ``organisation`` after it."""

    name: str
    title: str = ""
    organisation: str = ""
    role: SpeakerRole = SpeakerRole.SPEAKER
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class ReportItem:
    """An item; ``start`` and ``end`` are local times, ``None`` where the session has no start."""

    number: int
    title: str
    kind: ItemKind
    minutes: int
    start: time | None = None
    end: time | None = None
    speakers: tuple[ReportSpeaker, ...] = ()
    topics: tuple[ReportTopic, ...] = ()
    questions: tuple[ReportTopic, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSession:
    """A session with its items; ``name`` is printed only where there are several."""

    name: str
    date: date | None
    start: time | None
    end: time | None
    time_zone: str
    venue: str
    items: tuple[ReportItem, ...]


@dataclass(frozen=True, slots=True)
class AgendaReport:
    """An agenda, with its concept note before it where ``concept_note`` is given, ready to be set.

    ``language`` is one of ``domain.texts.LANGUAGES``; ``paper`` is ``A4`` or ``Letter``; ``clock`` is ``12``, ``24`` or
    ``auto`` (by language). ``place_lines`` are the lines under the date ("IOM New York Office", "48th Floor, …").
    """

    language: str
    title: str
    sessions: tuple[ReportSession, ...]
    subtitle: str = ""
    status: AgendaStatus = AgendaStatus.DRAFT
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    start: time | None = None
    end: time | None = None
    place_lines: tuple[str, ...] = ()
    letterhead: Letterhead = Letterhead()
    concept_note: ConceptNote | None = None
    version: int | None = None
    author: str = ""
    paper: str = "A4"
    clock: str = "auto"
