"""Sources made in the test, and what was read of them in few words."""

from __future__ import annotations

import json
from io import BytesIO

from openpyxl import Workbook

from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda, ImportedTopic, ImportNote
from rcsc_desktop.intake.agendas import read_agenda


def read(content: str | bytes, name: str = "-", **choices: object) -> ImportedAgenda:
    """The agenda of a content, read in this process; ``choices`` are those of ``ImportChoices``."""
    data = content.encode() if isinstance(content, str) else content
    return read_agenda(data, name, ImportChoices(**choices))  # type: ignore[arg-type]


def times(agenda: ImportedAgenda) -> list[tuple[str, int | None, str]]:
    """``(09:00, 15, title)`` of each item."""
    return [(f"{item.start:%H:%M}" if item.start else "", item.minutes, item.title) for item in agenda.items]


def days(agenda: ImportedAgenda) -> list[str]:
    return [str(item.date) for item in agenda.items]


def speakers(agenda: ImportedAgenda, at: int = 0) -> list[tuple[str, str, str]]:
    """Title, name and organisation of the speakers of one item."""
    return [(one.title, one.name, one.organisation) for one in agenda.items[at].speakers]


def codes(notes: tuple[ImportNote, ...]) -> list[tuple[str, str]]:
    """Place and code of each note."""
    return [(note.where, note.code.removeprefix("import.")) for note in notes]


def tree(topics: tuple[ImportedTopic, ...]) -> list[object]:
    """Texts of topics, a question with a mark in front, lists for what is nested."""
    found: list[object] = []
    for topic in topics:
        found.append(f"? {topic.text}" if topic.is_question else topic.text)
        if topic.children:
            found.append(tree(topic.children))
    return found


def schedule(*events: dict[str, object], zone: str = "Europe/Berlin", date: str = "2019-08-21") -> str:
    """A schedule as JSON with all events in one room of one day."""
    day = {"index": 1, "date": date, "rooms": {"Curie": list(events)}}
    conference = {"title": "Camp", "time_zone_name": zone, "days": [day]}
    return json.dumps({"schedule": {"version": "1", "conference": conference}})


def event(**fields: object) -> dict[str, object]:
    return {"id": 1, "title": "Opening", "date": "2019-08-21T11:00:00+02:00", "duration": "00:30", **fields}


def xml(*events: str, day: str = 'date="2016-01-30"', conference: str = "<title>Days</title>") -> str:
    """A schedule as XML, one line an event, the first one in line 4."""
    inside = "\n".join(events)
    return (
        f"<schedule><conference>{conference}</conference>\n<day {day}>\n<room name='Janson'>\n{inside}\n"
        "</room></day></schedule>"
    )


def workbook(rows: list[list[object]], **sheets: list[list[object]]) -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    for row in rows:
        first.append(row)
    for name, others in sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
