"""What a writer of agendas receives: all texts in the document's language, all times computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from rcsc_desktop.domain.agenda import ItemKind, Purpose, SpeakerRole, SpeakerStatus, Visibility
from rcsc_desktop.domain.concept_note import ConceptNote
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.reports.paper import USUAL_OPTIONS, PaperOptions


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who prints. ``logo`` is the bytes of a PNG or JPEG file, ``template`` those of a .docx or .dotx, or ``None``."""

    organisation: str = ""
    tagline: str = ""
    logo: bytes | None = field(default=None, repr=False)
    template: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ReportTopic:
    """A bullet with the bullets nested under it."""

    text: str
    children: tuple[ReportTopic, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSpeaker:
    """``title`` stands before the name ("Director-General"), ``organisation`` after it ("on behalf of")."""

    name: str
    title: str = ""
    organisation: str = ""
    role: SpeakerRole = SpeakerRole.SPEAKER
    status: SpeakerStatus = SpeakerStatus.CONFIRMED

    @property
    def is_confirmed(self) -> bool:
        """Has said yes for good."""
        return self.status is SpeakerStatus.CONFIRMED


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A document that an item deals with: "A/71/L.58" and its title, either may be empty."""

    symbol: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportItem:
    """An item; ``start`` and ``end`` are local times, ``None`` where the session has no start or the item no time.

    ``number`` counts the session's items from 1, ``label`` is the number that prints ("3.", "(b)"), empty for most.
    ``start_minute`` is minutes after midnight of the session's date: past 1,440 the item lies on the next day.
    Fields that the paper does not show are empty already, internal ones too. ``interpretation`` are language codes.
    ``source`` is the canonical JSON of what an imported file said of the item, for writers of schedules.
    """

    number: int
    title: str
    kind: ItemKind
    minutes: int
    start: time | None = None
    end: time | None = None
    speakers: tuple[ReportSpeaker, ...] = ()
    topics: tuple[ReportTopic, ...] = ()
    questions: tuple[ReportTopic, ...] = ()
    id: UUID | None = None
    label: str = ""
    start_minute: int | None = None
    is_timed: bool = True
    purpose: Purpose = Purpose.OPEN
    visibility: Visibility = Visibility.PUBLIC
    background: str = ""
    outcome: str = ""
    documents: tuple[ReportDocument, ...] = ()
    room: str = ""
    link: str = ""
    interpretation: tuple[str, ...] = ()
    owner: str = ""
    notes: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReportSession:
    """A session with its items; ``name`` is printed only where there are several. ``chair`` is a name."""

    name: str
    date: date | None
    start: time | None
    end: time | None
    time_zone: str
    venue: str
    items: tuple[ReportItem, ...]
    id: UUID | None = None
    track: str = ""
    link: str = ""
    chair: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AgendaReport:
    """An agenda, with its concept note before it where ``concept_note`` is given, ready to be set.

    ``language`` is one of ``domain.texts.LANGUAGES``; ``paper`` is ``A4`` or ``Letter``; ``clock`` is ``12``, ``24`` or
    ``auto`` (by language). ``place_lines`` are the lines under the date ("IOM New York Office", "48th Floor, …").

    ``version`` and ``revision`` (0: the first of its status) number an issued agenda of the day ``issued``; both are
    ``None`` and 0 for a draft. ``sequence`` grows with every change of the agenda and ``modified`` is when the last was
    made (for calendars). ``second`` is the same agenda in another language, item for item, for two languages side by
    side. ``cities`` are IANA zones whose local times stand beside the sessions.
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
    options: PaperOptions = USUAL_OPTIONS
    revision: int = 0
    issued: date | None = None
    id: UUID | None = None
    key: str = ""
    sequence: int = 0
    modified: datetime | None = None
    cities: tuple[str, ...] = ()
    second: AgendaReport | None = None
    source: str = ""
