"""Agendas pasted as text, from papers, mails and web pages in several languages."""

from __future__ import annotations

from datetime import date, time

import pytest

from rcsc_desktop.domain.agenda import ItemKind, SpeakerRole
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportedAgenda
from tests.unit.intake.reading import codes, days, read, speakers, times, tree

APRIL = """International Organization for Migration (IOM)
The UN Migration Agency

## Civil Society Informal Meeting on the Global Compact on Migration In Conjunction with the International Dialogue on Migration

2:00pm – 6:00pm

17 April 2017

IOM New York Office Conference Room

48<sup>th</sup> Floor, Chanin Building, 122 East 42nd Street, New York

### Provisional Agenda

<b>2:00pm – 2:15pm</b>\t<b>Entrance and Registration</b>
<b>2:15pm – 2:30pm</b>\t<b>Welcome</b> <i>Director-General William Lacy Swing</i>
<b>2:30pm – 2:45pm</b>\t<b>Participant Introductions</b> <i>Colin Rajah</i> <ul style="list-style-type: none"><li>Name, Organization, Regional Scope, Thematic Focus</li></ul>
<b>2:45pm – 3:45pm</b>\t<b>Update on GCM Preparatory Process</b> <i>Michele Klein-Solomon</i> <ul><li>Thematic sessions</li><li>Other sessions</li></ul> Discussion: <ul><li>Given limited time, how to prioritize focus for maximum effectiveness?</li><li>Where to streamline our efforts?</li></ul>
<b>3:45pm – 4:30pm</b>\t<b>Regional Civil Society Consultations (RCSCs)</b> <i>Colin Rajah</i> <ul><li>Review preliminary meetings, and initial concepts:<ul><li>Africa</li><li>Middle-East</li><li>North America</li></ul></li></ul>



International Organization for Migration (IOM)
The UN Migration Agency

<b>4:30pm – 5:15pm</b>\t<b>Preview Civil Society Interventions in IDM</b> <ul><li>• <i>Robert Vitillo, ICMC</i></li><li>• <i>William Gois, MFA</i></li><li>• <i>Maria Pia Belloni Mignatti, NGO Committee on Migration</i></li><li>• <i>Berenice Valdez Rivera, IMUMI / COMPA</i></li></ul>
<b>5:15pm – 6:00pm</b>\t<b>Next Steps and Timeline</b> <i>Colin Rajah</i>
"""  # noqa: E501 - as it stands in its source

APRIL_PLAIN = """International Organization for Migration (IOM)
The UN Migration Agency

Civil Society Informal Meeting on the Global Compact on Migration In Conjunction with the International Dialogue on Migration
2:00pm – 6:00pm
17 April 2017
IOM New York Office Conference Room
48th Floor, Chanin Building, 122 East 42nd Street, New York
Provisional Agenda

2:00pm – 2:15pm\tEntrance and Registration
2:15pm – 2:30pm\tWelcome
Director-General William Lacy Swing
2:30pm – 2:45pm
Participant Introductions
Colin Rajah
• Name, Organization, Regional Scope, Thematic Focus
2:45pm – 3:45pm\tUpdate on GCM Preparatory Process
Michele Klein-Solomon
• Thematic sessions
• Other sessions
Discussion:
• Given limited time, how to prioritize focus
for maximum effectiveness?
• Where to streamline our efforts?
3:45pm – 4:30pm\tRegional Civil Society Consultations (RCSCs)
Colin Rajah
• Review preliminary meetings, and initial concepts:
    o Africa
    o Middle-East
    o North America
1
International Organization for Migration (IOM)
The UN Migration Agency
4:30pm – 5:15pm\tPreview Civil Society Interventions in IDM
• Robert Vitillo, ICMC
• William Gois, MFA
• Maria Pia Belloni Mignatti, NGO Committee on Migration
• Berenice Valdez Rivera, IMUMI / COMPA
5:15pm – 6:00pm\tNext Steps and Timeline
Colin Rajah
"""  # noqa: E501 - as it is pasted


@pytest.fixture(params=[APRIL, APRIL_PLAIN], ids=["marked up", "plain"])
def april(request: pytest.FixtureRequest) -> ImportedAgenda:
    return read(request.param, time_zone="America/New_York")


def test_an_agenda_comes_in_right_in_one_paste(april: ImportedAgenda) -> None:
    assert times(april) == [
        ("14:00", 15, "Entrance and Registration"),
        ("14:15", 15, "Welcome"),
        ("14:30", 15, "Participant Introductions"),
        ("14:45", 60, "Update on GCM Preparatory Process"),
        ("15:45", 45, "Regional Civil Society Consultations (RCSCs)"),
        ("16:30", 45, "Preview Civil Society Interventions in IDM"),
        ("17:15", 45, "Next Steps and Timeline"),
    ]
    assert set(days(april)) == {"2017-04-17"}
    assert [item.kind for item in april.items[:3]] == [
        ItemKind.REGISTRATION,
        ItemKind.OPENING,
        ItemKind.INTRODUCTIONS,
    ]
    assert {item.time_zone for item in april.items} == {"America/New_York"}


def test_its_head_tells_title_date_time_and_place(april: ImportedAgenda) -> None:
    assert april.title.startswith("Civil Society Informal Meeting on the Global Compact on Migration In Conjunction")
    assert (april.date, april.start, april.end) == (date(2017, 4, 17), time(14), time(18))
    assert april.venue == (
        "IOM New York Office Conference Room, 48th Floor, Chanin Building, 122 East 42nd Street, New York"
    )
    assert codes(april.findings) == [("line 1", "line_left_out"), ("line 2", "line_left_out")]
    assert april.refused == ()


def test_its_speakers_topics_and_questions(april: ImportedAgenda) -> None:
    assert speakers(april, 1) == [("Director-General", "William Lacy Swing", "")]
    assert speakers(april, 2) == [("", "Colin Rajah", "")]
    assert speakers(april, 5) == [
        ("", "Robert Vitillo", "ICMC"),
        ("", "William Gois", "MFA"),
        ("", "Maria Pia Belloni Mignatti", "NGO Committee on Migration"),
        ("", "Berenice Valdez Rivera", "IMUMI / COMPA"),
    ]
    assert tree(april.items[3].topics) == [
        "Thematic sessions",
        "Other sessions",
        "? Given limited time, how to prioritize focus for maximum effectiveness?",
        "? Where to streamline our efforts?",
    ]
    assert tree(april.items[4].topics) == [
        "Review preliminary meetings, and initial concepts:",
        ["Africa", "Middle-East", "North America"],
    ]


@pytest.mark.parametrize(
    ("line", "start", "minutes", "title"),
    [
        ("2:15pm - 2:30pm Welcome", "14:15", 15, "Welcome"),
        ("14:00–14:15 Title", "14:00", 15, "Title"),
        ("14h00 – 14h15 : Ouverture", "14:00", 15, "Ouverture"),
        ("De 14 h 00 à 14 h 15 Ouverture", "14:00", 15, "Ouverture"),
        ("9.30 am Coffee", "09:30", None, "Coffee"),
        ("9.30–10.15 Uhr Begrüßung", "09:30", 45, "Begrüßung"),
        ("von 9:00 bis 10:00 Uhr Plenum", "09:00", 60, "Plenum"),
        ("de 9:00 a 10:00 Inauguración", "09:00", 60, "Inauguración"),
        ("с 14:00 до 14:15 Открытие", "14:00", 15, "Открытие"),
        ("١٤:٠٠ – ١٤:١٥ افتتاح", "14:00", 15, "افتتاح"),
        ("من ٢:٠٠ إلى ٣:٠٠ مساءً النقاش", "14:00", 60, "النقاش"),
        ("下午2:15 开幕", "14:15", None, "开幕"),
        ("10 a.m.-1 p.m. Thematic session", "10:00", 180, "Thematic session"),
        ("11:45 – 12:30pm Panel", "11:45", 45, "Panel"),
        ("12 noon to 1pm Lunch", "12:00", 60, "Lunch"),
        ("23:30 - 00:30 Night", "23:30", 60, "Night"),
        ("| 14:00 | Welcome |", "14:00", None, "Welcome"),
        ("**14:00 – 14:30** Welcome", "14:00", 30, "Welcome"),
        ("- 14:00 Welcome", "14:00", None, "Welcome"),
        ("(14:00-14:30) Welcome", "14:00", 30, "Welcome"),
    ],
)
def test_times_as_people_write_them(line: str, start: str, minutes: int | None, title: str) -> None:
    assert times(read(line, "a.txt")) == [(start, minutes, title)]


@pytest.mark.parametrize(
    ("line", "title", "people"),
    [
        ("2pm Hello, Director-General William Swing", "Hello", [("Director-General", "William Swing", "")]),
        ("2pm Opening – H.E. Ana Díaz, Chair", "Opening", [("H.E.", "Ana Díaz", "Chair")]),
        ("2pm Update, next steps", "Update, next steps", []),
        ("2pm Update\tAna Díaz, ICMC\tRoom: Hall A", "Update", [("", "Ana Díaz", "ICMC")]),
        ("2pm A\nAna Díaz (ICMC)\nDr. Boris Ivanov", "A", [("", "Ana Díaz", "ICMC"), ("Dr.", "Boris Ivanov", "")]),
        ("2pm Update\nby Ana Díaz", "Update", [("", "Ana Díaz", "")]),
        ("14:00 Обзор\nАнна Петрова, МОМ", "Обзор", [("", "Анна Петрова", "МОМ")]),
    ],
)  # fmt: skip
def test_speakers_of_a_line(line: str, title: str, people: list[tuple[str, str, str]]) -> None:
    agenda = read(line, "a.txt")
    assert (agenda.items[0].title, speakers(agenda)) == (title, people)


def test_labels_give_roles_rooms_and_questions() -> None:
    agenda = read(
        "14:00 Panel on data\nModerator: Ana Díaz, ICMC\nPanellists:\n• Boris Ivanov\n• Chen Wei, MFA\nRoom: Hall A\n"
        "Guiding questions:\n• What works\nQuestions: Who pays?\nIt is a long debate.\n",
        "a.txt",
    )
    (item,) = agenda.items
    assert [(one.name, one.role) for one in item.speakers] == [
        ("Ana Díaz", SpeakerRole.MODERATOR),
        ("Boris Ivanov", SpeakerRole.SPEAKER),
        ("Chen Wei", SpeakerRole.SPEAKER),
    ]
    assert (item.room, item.background) == ("Hall A", "It is a long debate.")
    assert tree(item.topics) == ["? What works", "? Who pays?"]


def test_days_as_headings() -> None:
    agenda = read(
        "Two days in Berlin\n\nMonday, 17 April 2017\n9:00 Opening\nTuesday, 18 April\n9:00 Work\n"
        "Day 3: Groups\n9:00 End",
        "a.txt",
    )
    assert days(agenda) == ["2017-04-17", "2017-04-18", "2017-04-19"]
    assert agenda.title == "Two days in Berlin"
    undated = read("Day 1\n9:00 A\nDay 2\n9:00 B", "a.txt")
    assert days(undated) == ["None", "None"]
    assert codes(undated.findings)[-1] == ("line 3", "day_without_date")
    dated = read("Day 1\n9:00 A\nDay 2\n9:00 B", "a.txt", date=date(2017, 4, 17))
    assert days(dated) == ["2017-04-17", "2017-04-18"]


def test_hours_of_the_afternoon_without_pm() -> None:
    agenda = read("9:00 A\n11:30 – 1:00 B\n1:00 – 2:30 C\n2:30 D", "a.txt")
    assert times(agenda) == [("09:00", None, "A"), ("11:30", 90, "B"), ("13:00", 90, "C"), ("14:30", None, "D")]


def test_a_part_of_the_day_is_no_item() -> None:
    agenda = read("10:00 – 13:00 Morning session\n10:00 – 11:00 A\n11:00 – 13:00 B", "a.txt")
    assert times(agenda) == [("10:00", 60, "A"), ("11:00", 120, "B")]


def test_numbered_items_without_times() -> None:
    agenda = read("Annotated agenda\n\n1. Opening\nThe Chair opens.\n2. Adoption of the agenda", "a.txt")
    assert times(agenda) == [("", None, "Opening"), ("", None, "Adoption of the agenda")]
    assert agenda.items[0].background == "The Chair opens."
    assert not agenda.needs_time_zone


def test_a_time_that_is_none_is_named_with_its_line() -> None:
    agenda = read("14:00 A\n25:00 B\n15:00 C", "a.txt")
    assert codes(agenda.refused) == [("line 2", "time_unreadable")]
    assert [title for _, _, title in times(agenda)] == ["A", "C"]


def test_a_page_of_the_web_is_read_too() -> None:
    agenda = read(
        "<html><head><style>p{}</style></head><body><h1>Meeting</h1><p>17 April 2017</p><table><tr><td>14:00</td>"
        "<td>Welcome &amp; tea</td></tr><tr><td>15:00</td><td>End</td></tr></table></body></html>",
        "a.html",
    )
    assert times(agenda) == [("14:00", None, "Welcome & tea"), ("15:00", None, "End")]
    assert (agenda.title, agenda.date) == ("Meeting", date(2017, 4, 17))


def test_rows_copied_out_of_a_spreadsheet_are_a_table() -> None:
    agenda = read("Session\tSpeaker\tRoom\nWelcome\tAna Díaz\tHall\n", "-")
    assert (agenda.format, agenda.items[0].room, speakers(agenda)) == ("csv", "Hall", [("", "Ana Díaz", "")])


def test_a_letter_is_no_agenda() -> None:
    with pytest.raises(UserError) as refused:
        read("Dear all, we meet in May.", format="text")
    assert refused.value.code == "import.no_items"


CONSULTATION = """Regional Civil Society Consultation – Asia
Bangkok, Thailand
6-7 November 2017

Day 1 – Monday, 6 November 2017
Time\tSession\tSpeakers
08:30 – 09:00\tRegistration
09:00 – 09:30\tOpening Session
\tChair: Ms. Ellene Sana, Center for Migrant Advocacy
\tOpening remarks:
\t- Mr. William Gois, Migrant Forum in Asia
\t- thanks to the hosts
09:30 – 10:30\tPanel 1: Human rights (Room 2)
\tPanellists:
\tTatcee Macabuag (MFA)

Day 2
09:00\tClosing
"""


def test_a_consultation_of_two_days() -> None:
    agenda = read(CONSULTATION)
    assert (agenda.title, agenda.venue, agenda.date) == (
        "Regional Civil Society Consultation – Asia",
        "Bangkok, Thailand",
        date(2017, 11, 6),
    )
    assert (agenda.refused, agenda.findings) == ((), ())
    assert days(agenda) == ["2017-11-06"] * 3 + ["2017-11-07"]
    assert [(one.name, str(one.role)) for one in agenda.items[1].speakers] == [
        ("Ellene Sana", "chair"),
        ("William Gois", "speaker"),
    ]
    assert tree(agenda.items[1].topics) == ["Opening remarks:", ["thanks to the hosts"]]
    assert (agenda.items[2].title, agenda.items[2].room) == ("Panel 1: Human rights", "Room 2")
    assert speakers(agenda, 2) == [("", "Tatcee Macabuag", "MFA")]


def test_parts_of_a_day_keep_their_items_together() -> None:
    agenda = read(
        "Thursday 24 September 2020\nAM Session (9:00 am - 11:00 am)\n\n9:00 - 9:10 Welcome\n9:10 - 11:00 Debate\n\n"
        "PM Session (7:00 pm - 9:00 pm)\n7:00 - 7:10 Welcome\n7:10 - 9:00 Debate\n"
    )
    assert [(item.track, str(item.start)[:5]) for item in agenda.items] == [
        ("AM Session", "09:00"),
        ("AM Session", "09:10"),
        ("PM Session", "19:00"),
        ("PM Session", "19:10"),
    ]


def test_numbered_items_with_times() -> None:
    agenda = read("1. 10.00 am Opening\n2. 10.15 am Adoption of the agenda\n")
    assert times(agenda) == [("10:00", None, "Opening"), ("10:15", None, "Adoption of the agenda")]


OUT_OF_A_PDF = """Civil Society Informal Meeting on
the Global Compact on Migration
2:00 – 6:00 pm
17 April 2017
IOM New York Office
Provisional agenda

2:00 – 2:15 pm

Entrance and Registration

2:15 – 3:45 pm

Update on the Process
Michele Klein-Solomon
•
•

Thematic sessions
Hearings

Discussion
• Given limited time, how to prioritize focus for
maximum effectiveness?
3:45 – 6:00 pm

Consultations
• Review:
– Africa
– Asia

Civil Society Informal Meeting on the Global Compact on Migration · 17 April 2017

Page 1 of 1
"""


def test_text_copied_out_of_a_pdf() -> None:
    agenda = read(OUT_OF_A_PDF)
    assert agenda.title == "Civil Society Informal Meeting on the Global Compact on Migration"
    assert times(agenda) == [
        ("14:00", 15, "Entrance and Registration"),
        ("14:15", 90, "Update on the Process"),
        ("15:45", 135, "Consultations"),
    ]
    assert speakers(agenda, 1) == [("", "Michele Klein-Solomon", "")]
    question = "? Given limited time, how to prioritize focus for maximum effectiveness?"
    assert tree(agenda.items[1].topics) == ["Thematic sessions", "Hearings", question]
    assert tree(agenda.items[2].topics) == ["Review:", ["Africa", "Asia"]]
    assert [item.background for item in agenda.items] == ["", "", ""]


def test_speakers_behind_a_comma_are_read_where_the_text_puts_them_there() -> None:
    lines = """2:15pm - 2:30pm {}
2:30pm - 2:45pm Participant Introductions, Colin Rajah
2:45pm - 3:45pm Update on the Process, Michele Klein-Solomon
3:45pm - 4:00pm Questions, Coffee Break
4:00pm - 4:30pm Ports, roads and railways
"""
    found = read(lines.format("Welcome, Director-General William Lacy Swing"))
    assert [item.title for item in found.items] == [
        *("Welcome", "Participant Introductions", "Update on the Process"),
        *("Questions, Coffee Break", "Ports, roads and railways"),
    ]
    assert [speakers(found, at) for at in range(3)] == [
        [("Director-General", "William Lacy Swing", "")],
        [("", "Colin Rajah", "")],
        [("", "Michele Klein-Solomon", "")],
    ]
    assert not any(item.speakers for item in found.items[3:])
    assert not any(item.speakers for item in read(lines.format("Welcome")).items)
