"""Schedules that go out: what came in comes out again, what was edited wins, and other programs can read it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema
import pytest
from lxml import etree

from rcsc_desktop.domain.agenda import AgendaItem, Visibility
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda, summary
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.formats import AgendaFormat, options_for
from rcsc_desktop.domain.reports.paper import USUAL_OPTIONS
from rcsc_desktop.export.formats import writer
from rcsc_desktop.intake.agendas import read_agenda
from rcsc_desktop.services.agenda_import import ImportTarget
from rcsc_desktop.services.core import Core
from tests.unit.export.schedule.rules import JSON_RULES, XML_RULES

BRUSSELS = ImportChoices(time_zone="Europe/Brussels")


def brought_in(core: Core, file: Path) -> tuple[ImportedAgenda, UUID]:
    imported = read_agenda(file.read_bytes(), file.name, BRUSSELS)
    done = core.agenda_import.apply(imported, ImportTarget(title="A conference"))
    assert done.consultation_id is not None
    return imported, done.consultation_id


def report(core: Core, consultation_id: UUID) -> AgendaReport:
    options = options_for(AgendaFormat.SCHEDULE_JSON, USUAL_OPTIONS)
    return core.agenda.report(consultation_id, options=options, with_sources=True)


def written(found: AgendaReport, kind: str) -> bytes:
    stream = BytesIO()
    writer("agenda", kind)(found, stream)
    return stream.getvalue()


def as_json(core: Core, consultation_id: UUID) -> Any:
    return json.loads(written(report(core, consultation_id), "schedule-json"))


def missing(said: Any, answer: Any, place: str = "") -> list[str]:
    """Places of what was said and is not in the answer; the order of events in a room is free."""
    if isinstance(said, dict):
        if not isinstance(answer, dict):
            return [place]
        return [
            one
            for name, value in said.items()
            for one in (missing(value, answer[name], f"{place}/{name}") if name in answer else [f"{place}/{name}"])
        ]
    if isinstance(said, list):
        if not isinstance(answer, list) or len(said) != len(answer):
            return [place]
        if said and all(isinstance(one, dict) and "guid" in one and "start" in one for one in said):
            said, answer = (sorted(events, key=lambda one: one["guid"]) for events in (said, answer))
        return [
            one
            for at, (mine, theirs) in enumerate(zip(said, answer, strict=True))
            for one in missing(mine, theirs, f"{place}[{at}]")
        ]
    return [] if said == answer and type(said) is type(answer) else [place]


@pytest.mark.parametrize("name", ["camp2019-frab.json", "democon-pretalx.json"])
def test_what_came_in_comes_out_again_without_a_loss(core: Core, shared_data: Path, name: str) -> None:
    file = shared_data / "schedules" / name
    _, consultation_id = brought_in(core, file)
    assert missing(json.loads(file.read_bytes()), as_json(core, consultation_id)) == []


@pytest.mark.parametrize("kind", ["schedule-json", "schedule-xml"])
@pytest.mark.parametrize(
    "name",
    ["camp2019-frab.json", "democon-pretalx.json", "fosdem-2016.xml", "fosdem-2008.xml", "muenchen-2016-agenda.xlsx"],
)
def test_read_back_it_is_the_same_agenda(core: Core, shared_data: Path, name: str, kind: str) -> None:
    imported, consultation_id = brought_in(core, shared_data / "schedules" / name)
    content = written(report(core, consultation_id), kind)
    again = read_agenda(content, f"x.{kind.removeprefix('schedule-')}", BRUSSELS)
    before, after = summary(imported), summary(again)
    if name.endswith("xlsx"):
        before = replace(before, last_end=after.last_end)
    assert after == before
    assert [(one.title, one.date, one.start, one.room) for one in in_order(again)] == [
        (one.title, one.date, one.start, one.room) for one in in_order(imported)
    ]


def in_order(imported: ImportedAgenda) -> list[Any]:
    return sorted(imported.items, key=lambda one: (one.date, one.start, one.room, one.title))


def test_elements_of_an_xml_come_out_again(core: Core, shared_data: Path) -> None:
    file = shared_data / "schedules" / "fosdem-2013.xml"
    _, consultation_id = brought_in(core, file)
    before, after = texts(file.read_bytes()), texts(written(report(core, consultation_id), "schedule-xml"))
    assert sorted(before) == sorted(after)
    for number, elements in before.items():
        assert elements == {name: after[number].get(name) for name in elements}


def texts(content: bytes) -> dict[str, dict[str, Any]]:
    """The texts of each event by its id; of people and links their attributes too."""
    found: dict[str, dict[str, Any]] = {}
    for event in etree.fromstring(content).iter("event"):
        elements: dict[str, Any] = {}
        for child in event:
            inner = [(dict(one.attrib), " ".join((one.text or "").split())) for one in child]
            elements[child.tag] = inner or (child.text or "").strip()
        found[event.get("id") or ""] = {name: value for name, value in elements.items() if value}
    return found


def test_what_was_edited_since_wins(core: Core, shared_data: Path) -> None:
    _, consultation_id = brought_in(core, shared_data / "schedules" / "camp2019-frab.json")
    entry = next(
        entry
        for session in core.agenda.view(consultation_id).sessions
        for entry in session.entries
        if entry.item.title == "card10 Badge"
    )
    core.agenda.set_item(entry.item.id, {"title": "The badge", "pinned_start": "12:10", "minutes": "40"})
    core.agenda.set_speakers(entry.item.id, "schneider; Ana Díaz")
    guid = "c9edea6f-1da1-4772-a0a9-6dd4e33f11bb"
    event = next(one for one in events(as_json(core, consultation_id)) if one["guid"] == guid)
    assert (event["title"], event["date"], event["start"], event["duration"]) == (
        "The badge",
        "2019-08-21T12:10:00+02:00",
        "12:10",
        "00:40",
    )
    assert event["persons"][0] == {"id": 5339, "public_name": "schneider"}
    assert event["persons"][1]["public_name"] == "Ana Díaz"
    assert event["url"] == "https://fahrplan.events.ccc.de/camp/2019/Fahrplan/events/10365.html"
    assert event["abstract"].startswith("Introducing you to card10")


def events(document: Any) -> list[Any]:
    return [
        event for day in document["schedule"]["conference"]["days"] for room in day["rooms"].values() for event in room
    ]


def test_what_is_not_public_stays_inside(core: Core, shared_data: Path) -> None:
    _, consultation_id = brought_in(core, shared_data / "schedules" / "democon-pretalx.json")
    hidden = core.agenda.view(consultation_id).sessions[0].entries[0].item
    core.records.change(AgendaItem, hidden.id, {"visibility": Visibility.INTERNAL})
    found = events(as_json(core, consultation_id))
    assert len(found) == 35
    assert hidden.title not in {one["title"] for one in found}


def test_a_file_imported_twice_has_every_number_once(core: Core, shared_data: Path) -> None:
    file = shared_data / "schedules" / "democon-pretalx.json"
    imported, consultation_id = brought_in(core, file)
    core.agenda_import.apply(imported, ImportTarget(consultation_id))
    found = events(as_json(core, consultation_id))
    assert [len({one[key] for one in found}) for key in ("guid", "id", "slug")] == [72, 72, 72]


def test_guids_of_one_s_own_items_stay(core: Core) -> None:
    consultation_id = own_agenda(core)
    first, second = (events(as_json(core, consultation_id)) for _ in range(2))
    assert [one["guid"] for one in first] == [one["guid"] for one in second]
    assert (first[0]["start"], first[0]["date"]) == ("14:00", "2017-04-17T14:00:00-04:00")
    assert first[1]["date"] == "2017-04-17T14:30:00-04:00"


def own_agenda(core: Core) -> UUID:
    made = core.consultations.create(
        None, "Hearing", start_date="2017-04-17", time_zone="America/New_York", place="New York"
    )
    assert made.new_id is not None
    session = core.consultations.view(made.new_id).sessions[0]
    core.records.change(type(session), session.id, {"start": time(14), "venue": "Room 1"})
    welcome = core.agenda.add_item(session.id, "14:00 30m Welcome").new_id
    assert welcome is not None
    core.agenda.set_speakers(welcome, "Colin Rajah")
    core.agenda.add_topic(welcome, "Names & “places”")
    core.agenda.add_item(session.id, "90m Discussion\u200b 讨论")
    return made.new_id


def test_one_s_own_agenda_keeps_the_rules_of_the_public_format(core: Core) -> None:
    found = report(core, own_agenda(core))
    jsonschema.Draft7Validator(JSON_RULES, format_checker=jsonschema.FormatChecker()).validate(
        json.loads(written(found, "schedule-json"))
    )
    XML_RULES.assertValid(etree.fromstring(written(found, "schedule-xml")))


@pytest.mark.parametrize("name", ["muenchen-2016-agenda.xlsx"])
def test_a_table_leaves_as_a_schedule_by_the_rules(core: Core, shared_data: Path, name: str) -> None:
    _, consultation_id = brought_in(core, shared_data / "schedules" / name)
    jsonschema.Draft7Validator(JSON_RULES).validate(as_json(core, consultation_id))
    XML_RULES.assertValid(etree.fromstring(written(report(core, consultation_id), "schedule-xml")))


def test_an_agenda_without_dates_is_no_schedule(core: Core) -> None:
    made = core.consultations.create(None, "Open")
    assert made.new_id is not None
    with pytest.raises(UserError, match="nothing_dated"):
        written(report(core, made.new_id), "schedule-xml")
    assert as_json(core, made.new_id)["schedule"]["conference"]["days"] == []
