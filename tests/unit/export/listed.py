"""Lists of participants to print in tests: people of several countries and scripts, some of them with long names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.domain.reports.agenda import Letterhead
from rcsc_desktop.domain.reports.participant_list import (
    ChangedEntry,
    ChartBar,
    EntryGroup,
    EntrySection,
    ListChart,
    ListEntry,
    ListSince,
    ParticipantListReport,
)

NAMES = (
    "Colin Rajah",
    "María Pía Belloni Mignatti",
    "Mohamed Abdel-Rahman El-Sayed Hassan",
    "Żaneta Wróblewska-Święcicka",
    "Елена Владимировна Кузнецова-Преображенская",
    "فاطمة الزهراء بن يوسف",
    "Nguyễn Thị Minh Khai",
    "Jean-Baptiste Ouédraogo-Traoré",
)
_TITLES = (
    "International Coordinator",
    "",
    "Senior Adviser on Labour Mobility, Department of International Cooperation",
)
_ORGANISATIONS = (
    "Global Coalition on Migration",
    "Réseau des organisations paysannes et de producteurs de l’Afrique de l’Ouest",
    "",
)
_COUNTRIES = ("Brazil", "Burkina Faso", "France", "Philippines", "Viet Nam")
SECTIONS = ("Member States", "United Nations entities", "Civil society")


def entry(number: int, **fields: Any) -> ListEntry:
    """Somebody with a running number."""
    name = f"{NAMES[number % len(NAMES)]} {number}"
    made = ListEntry(number, name, _TITLES[number % 3], _ORGANISATIONS[number % 3])
    return replace(made, **fields)


def sections(people: int) -> tuple[EntrySection, ...]:
    """So many people in three categories and five countries."""
    shares = [people // 3, people // 3, people - 2 * (people // 3)]
    number = 0
    made = []
    for name, share in zip(SECTIONS, shares, strict=True):
        groups = []
        for place, country in enumerate(_COUNTRIES):
            count = share // 5 if place < 4 else share - 4 * (share // 5)
            entries = tuple(entry(number + one) for one in range(1, count + 1))
            number += count
            if entries:
                groups.append(EntryGroup(country, entries))
        made.append(EntrySection(name, tuple(groups)))
    return tuple(made)


def listed(people: int = 60, **fields: Any) -> ParticipantListReport:
    """The provisional list of so many people."""
    made = ParticipantListReport(
        language="en",
        title="Civil Society Informal Meeting on the Global Compact on Migration",
        sections=sections(people),
        status=ListStatus.PROVISIONAL,
        as_of=date(2017, 4, 10),
        start_date=PartialDate(2017, 4, 17),
        place_lines=("IOM New York Office Conference Room",),
        letterhead=Letterhead("International Organization for Migration (IOM)", "The UN Migration Agency"),
        author="Ana",
    )
    return replace(made, **fields)


SINCE = ListSince(
    status=ListStatus.PROVISIONAL,
    revision=0,
    number=1,
    issued=date(2017, 4, 3),
    added=(ListEntry(7, "Ada Newcomer", "Director", "Caritas"),),
    removed=(ListEntry(0, "Ben Gone", "", "Caritas"),),
    changed=(ChangedEntry("Carla Moved", (("position", "Adviser", "Envoy"),)),),
)

CHARTS = (
    ListChart("regional_scope", (ChartBar("Africa", 12), ChartBar("Asia", 6), ChartBar("", 3, others=2))),
    ListChart("gender", (ChartBar("woman", 11), ChartBar("", 10))),
    ListChart(
        "status",
        (ChartBar("2017-03-01", 4, (1, 3)), ChartBar("2017-04-01", 21, (15, 6))),
        ("confirmed", "invited"),
    ),
)
