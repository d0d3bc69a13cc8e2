"""Larger meetings to print in tests: one that says everything, five days in three tracks, a whole conference."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from itertools import cycle
from pathlib import Path

from rcsc_desktop.domain.agenda import ItemKind, Purpose, SpeakerStatus, Visibility
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.reports.agenda import (
    AgendaReport,
    ReportDocument,
    ReportItem,
    ReportSession,
    ReportSpeaker,
)
from rcsc_desktop.domain.reports.paper import PaperColumn, PaperLayout, PaperOptions, Signature
from rcsc_desktop.domain.schedule import clock_time
from tests.unit.export.pdf.papers import april, translated

_BACKGROUND = {
    "en": (
        "In its resolution 71/1 the General Assembly decided to launch a process of intergovernmental negotiations "
        "leading to the adoption of a global compact for safe, orderly and regular migration.\n\n"
        "The meeting will have before it:\n- the modalities agreed on 30 January 2017,\n- a note by the organizers on "
        "regional consultations."
    ),
    "ar": (
        "قررت الجمعية العامة في قرارها 71/1 الشروع في عملية مفاوضات حكومية دولية تفضي إلى اعتماد اتفاق عالمي من أجل "
        "الهجرة الآمنة والمنظمة والنظامية.\n\n"
        "وسيُعرض على الاجتماع ما يلي:\n- الطرائق المتفق عليها في 30 كانون الثاني/يناير 2017؛\n- مذكرة من المنظمين عن "
        "المشاورات الإقليمية."
    ),
    "ru": (
        "В своей резолюции 71/1 Генеральная Ассамблея постановила начать процесс межправительственных переговоров, "
        "ведущих к принятию глобального договора о безопасной, упорядоченной и легальной миграции.\n\n"
        "Совещанию будут представлены:\n- порядок работы, согласованный 30 января 2017 года;\n- записка организаторов "
        "о региональных консультациях."
    ),
}
_OUTCOME = {
    "en": "A common position for the first intersessional workshop.",
    "ar": "موقف مشترك لحلقة العمل الأولى بين الدورات.",
    "ru": "Общая позиция к первому межсессионному семинару.",
}
_DOCUMENT = {
    "en": "Modalities for the intergovernmental negotiations",
    "ar": "طرائق المفاوضات الحكومية الدولية",
    "ru": "Порядок проведения межправительственных переговоров",
}
_TRACKS = {
    "en": ("Track A: Human rights", "Track B: Governance", "Track C: Labour mobility"),
    "ar": ("المسار ألف: حقوق الإنسان", "المسار باء: الحوكمة", "المسار جيم: تنقل اليد العاملة"),
    "ru": ("Секция A: права человека", "Секция B: управление", "Секция C: трудовая мобильность"),
}
_OPENING = {"en": "Opening of the day", "ar": "افتتاح اليوم", "ru": "Открытие дня"}
_BREAK = {"en": "Coffee break", "ar": "استراحة", "ru": "Перерыв"}


def laid_out(report: AgendaReport, layout: PaperLayout | str, **options: object) -> AgendaReport:
    """`report` in another layout, with what that shows where nothing else is asked for."""
    chosen = PaperOptions(PaperLayout(layout), **options)  # type: ignore[arg-type] # by name
    sessions = tuple(replace(one, items=tuple(_shown(item, chosen) for item in one.items)) for one in report.sessions)
    cities = report.cities if chosen.with_cities else ()
    return replace(report, sessions=sessions, options=chosen, cities=cities)


def _shown(item: ReportItem, options: PaperOptions) -> ReportItem:
    empty = ReportItem(0, "", ItemKind.OTHER, 0)
    hidden = [column.value for column in PaperColumn if column not in options.shown]
    return replace(item, **{name: getattr(empty, name) for name in hidden})


@cache
def everything(language: str, *, internal: bool = False) -> AgendaReport:
    """The April agenda with numbers, documents, background and all else that an item may hold."""
    report = translated(language)
    session = report.sessions[0]
    words = {name: texts.get(language, texts["en"]) for name, texts in _EACH.items()}
    items = list(session.items)
    for place, label in enumerate(("1.", "2.", "(a)", "(b)", "3.", "4."), 1):
        items[place] = replace(items[place], label=label)
    items[1] = replace(items[1], purpose=Purpose.INFORMATION, interpretation=("en", "fr", "ar"))
    items[3] = replace(
        items[3],
        purpose=Purpose.DISCUSSION,
        background=words["background"],
        outcome=words["outcome"],
        documents=(
            ReportDocument("A/RES/71/1", ""),
            ReportDocument("A/71/L.58", words["document"]),
        ),
        room="Room XVII",
        link="https://meet.example.org/gcm-2017",
    )
    items[4] = replace(items[4], purpose=Purpose.DECISION, room="Room XVII")
    if internal:
        items[4] = replace(items[4], owner="Colin Rajah", notes="Print 60 copies of the map. Microphone for the floor.")
        items[2] = replace(items[2], owner="Monami Maulik", notes="Name plates in both languages.")
        declined = ReportSpeaker("Ignacio Packer", organisation="ICVA", status=SpeakerStatus.DECLINED)
        items[5] = replace(items[5], speakers=(*items[5].speakers, declined), link="https://meet.example.org/b")
        briefing = ReportItem(
            8,
            "Sound check",
            ItemKind.OTHER,
            20,
            time(13, 30),
            time(13, 50),
            visibility=Visibility.INTERNAL,
            start_minute=810,
            owner="Colin Rajah",
            room="Room XVII",
        )
        items.insert(0, briefing)
    session = replace(session, items=tuple(_with_minutes(items)), chair="Michele LeVoy")
    return replace(
        report,
        sessions=(session,),
        revision=1,
        version=3,
        issued=date(2017, 4, 3),
        cities=("America/New_York", "Europe/Zurich", "Asia/Manila", "Pacific/Auckland"),
        options=PaperOptions(
            columns=tuple(PaperColumn),
            is_internal=internal,
            with_cities=True,
            signature=Signature("Colin Rajah", "Coordinator"),
        ),
    )


_EACH = {"background": _BACKGROUND, "outcome": _OUTCOME, "document": _DOCUMENT}


def _with_minutes(items: Sequence[ReportItem]) -> list[ReportItem]:
    return [
        replace(item, start_minute=item.start.hour * 60 + item.start.minute) if item.start is not None else item
        for item in items
    ]


def untimed(language: str) -> AgendaReport:
    """`everything`, with no times at all: as an annotated agenda of the United Nations has it."""
    report = everything(language)
    session = report.sessions[0]
    items = tuple(replace(item, start=None, end=None, start_minute=None, is_timed=False) for item in session.items[1:])
    session = replace(session, items=items, start=None, end=None)
    return replace(report, sessions=(session,), start=None, end=None, cities=())


@cache
def five_days(language: str) -> AgendaReport:
    """Five days: a plenary each morning, then three tracks side by side, before and after lunch."""
    source = everything(language).sessions[0].items[1:]
    told = cycle((item.title, item.speakers) for item in source)
    sessions: list[ReportSession] = []
    for day in range(5):
        when = date(2017, 5, 8) + timedelta(days=day)
        opening = _item(1, _OPENING[language], 540, 30, source[0].speakers, ItemKind.OPENING, room="Room XX")
        sessions.append(_session("", when, 540, 570, "Room XX", (opening,), ""))
        for place, track in enumerate(_TRACKS[language]):
            room = ("Room XVII", "Room XVIII", "Room XIX")[place]
            lengths = (570, *((45, 45, 15, 60), (90, 15, 30, 30), (30, 60, 15, 60))[(place + day) % 3])
            items = _run(lengths, room, told, _BREAK[language])
            items += _run((900, 60, 60, 45) if place else (900, 90, 75), room, told, "")
            numbered = tuple(replace(item, number=number) for number, item in enumerate(items, 1))
            sessions.append(_session("", when, 570, 1080, room, numbered, track))
    return replace(
        translated(language),
        sessions=tuple(sessions),
        start=None,
        end=None,
        start_date=PartialDate(2017, 5, 8),
        end_date=PartialDate(2017, 5, 12),
    )


def _run(
    lengths: Sequence[int], room: str, told: Iterator[tuple[str, tuple[ReportSpeaker, ...]]], pause: str
) -> list[ReportItem]:
    """Items one after the other: the first number is the start, a quarter of an hour is a break."""
    start, *rest = lengths
    items = []
    for minutes in rest:
        title, speakers = (pause, ()) if minutes == 15 else next(told)
        kind = ItemKind.BREAK if minutes == 15 else ItemKind.PANEL
        items.append(_item(1, title, start, minutes, speakers, kind, room="" if minutes == 15 else room))
        start += minutes
    return items


def _item(
    number: int,
    title: str,
    start: int,
    minutes: int,
    speakers: tuple[ReportSpeaker, ...] = (),
    kind: ItemKind = ItemKind.PRESENTATION,
    room: str = "",
) -> ReportItem:
    return ReportItem(
        number,
        title,
        kind,
        minutes,
        clock_time(start),
        clock_time(start + minutes),
        speakers=speakers,
        start_minute=start,
        room=room,
    )


def _session(
    name: str, when: date, start: int, end: int, venue: str, items: tuple[ReportItem, ...], track: str
) -> ReportSession:
    return ReportSession(name, when, clock_time(start), clock_time(end), "Europe/Zurich", venue, items, track=track)


@cache
def conference(shared_data: Path) -> AgendaReport:
    """The 617 events of a conference with a track for each of its rooms."""
    root = ET.parse(shared_data / "schedules" / "fosdem-2016.xml").getroot()
    sessions = []
    for day in root.iter("day"):
        when = date.fromisoformat(day.get("date", ""))
        for room in day.iter("room"):
            items = []
            for number, event in enumerate(room.iter("event"), 1):
                start, minutes = _minutes(event.findtext("start", "")), _minutes(event.findtext("duration", ""))
                people = tuple(ReportSpeaker(each.text or "") for each in event.iter("person"))
                items.append(_item(number, event.findtext("title", ""), start, minutes, people))
            if items:
                first = min(item.start_minute or 0 for item in items)
                last = max((item.start_minute or 0) + item.minutes for item in items)
                name = room.get("name", "")
                sessions.append(_session(name, when, first, last, name, tuple(items), name))
    return replace(
        april(),
        title="FOSDEM 2016",
        subtitle="",
        sessions=tuple(sessions),
        start=None,
        end=None,
        place_lines=("ULB Solbosch, Brussels",),
    )


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")[:2]
    return int(hours) * 60 + int(minutes)


def side_by_side(first: str, second: str) -> AgendaReport:
    """`everything` in two languages."""
    return replace(
        laid_out(everything(first), PaperLayout.BILINGUAL), second=laid_out(everything(second), PaperLayout.BILINGUAL)
    )
