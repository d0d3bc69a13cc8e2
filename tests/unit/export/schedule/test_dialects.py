"""Schedules of any producer: whatever stands in an event comes out again as it was."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.imported_agenda import ImportChoices
from rcsc_desktop.domain.reports.formats import AgendaFormat, options_for
from rcsc_desktop.domain.reports.paper import USUAL_OPTIONS, PaperOptions
from rcsc_desktop.export.formats import writer
from rcsc_desktop.intake.agendas import read_agenda
from rcsc_desktop.services.agenda_import import ImportTarget
from rcsc_desktop.services.core import Core
from tests.unit.export.schedule.test_schedule import missing

TEXT = st.text(max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    ["logo", "subtitle", "track", "x-answers", "do_not_record", "recording_license", "url", "x-own", "é"]
)


def event(number: int, room: str) -> dict[str, Any]:
    return {
        "id": number,
        "guid": f"00000000-0000-4000-8000-{number:012}",
        "date": f"2026-03-02T{8 + number % 12:02}:30:00+01:00",
        "start": f"{8 + number % 12:02}:30",
        "duration": "00:45",
        "room": room,
        "slug": f"own-{number}",
        "title": f"Talk {number}",
        "persons": [{"id": number, "public_name": f"Person {number}", "biography": "…"}],
        "links": [{"url": "https://example.org", "title": "More"}],
    }


def again(core: Core, document: Any) -> Any:
    content = json.dumps(document).encode()
    imported = read_agenda(content, "schedule.json", ImportChoices(time_zone="Europe/Berlin"))
    done = core.agenda_import.apply(imported, ImportTarget(title="A conference"))
    assert done.consultation_id is not None
    options = options_for(AgendaFormat.SCHEDULE_JSON, USUAL_OPTIONS)
    stream = BytesIO()
    report = core.agenda.report(done.consultation_id, options=options, with_sources=True)
    writer("agenda", "schedule-json")(report, stream)
    writer("agenda", "schedule-xml")(report, BytesIO())
    return json.loads(stream.getvalue())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), min_size=1, max_size=4), st.dictionaries(KEYS, VALUES))
def test_fields_that_nobody_knows_come_out_again(
    core: Core, extras: list[dict[str, Any]], whole: dict[str, Any]
) -> None:
    events = [{**event(number, "Hall"), **extra} for number, extra in enumerate(extras, 1)]
    day = {"index": 1, "date": "2026-03-02", "x-note": "first", "rooms": {"Hall": events, "Empty": []}}
    conference = {"title": "Dialects", "acronym": "dia", "days": [day]}
    document = {"schedule": {**whole, "version": "1", "conference": conference}}
    assert missing(document, again(core, document)) == []


def test_what_a_producer_tells_organisers_alone_is_not_public(core: Core) -> None:
    talk = {
        "code": "ABC",
        "title": "Talk",
        "slot": {"room": "Hall", "start": "2026-03-02T09:00:00+01:00", "end": "2026-03-02T10:00:00+01:00"},
        "speakers": [{"name": "Amal Haddad", "email": "amal@example.org"}],
        "internal_notes": "Late as ever",
        "answers": [{"question": "Diet", "answer": "none"}],
        "state": "confirmed",
    }
    imported = read_agenda(json.dumps({"results": [talk]}).encode(), "talks.json", ImportChoices())
    consultation_id = core.agenda_import.apply(imported, ImportTarget(title="Talks")).consultation_id
    assert consultation_id is not None
    told = []
    for is_internal in (False, True):
        options = options_for(AgendaFormat.SCHEDULE_JSON, PaperOptions(is_internal=is_internal))
        stream = BytesIO()
        writer("agenda", "schedule-json")(
            core.agenda.report(consultation_id, options=options, with_sources=True), stream
        )
        (event,) = json.loads(stream.getvalue())["conference"]["days"][0]["rooms"]["Hall"]
        told.append((event["state"], event.get("internal_notes"), event["answers"], event["speakers"]))
    assert told == [
        ("confirmed", None, [], [{"name": "Amal Haddad"}]),
        ("confirmed", talk["internal_notes"], talk["answers"], talk["speakers"]),
    ]


@pytest.mark.parametrize("is_wrapped", [True, False])
def test_rooms_may_be_a_list(core: Core, is_wrapped: bool) -> None:
    rooms = [{"name": "Hall", "guid": "x", "events": [event(1, "Hall")]}, {"name": "Yard", "events": []}]
    inner = {"conference": {"title": "Dialects", "days": [{"date": "2026-03-02", "rooms": rooms}]}}
    document = {"schedule": inner} if is_wrapped else inner
    assert missing(document, again(core, document)) == []


def test_small_hours_stay_under_the_night_that_listed_them(core: Core) -> None:
    night = {**event(1, "Hall"), "date": "2026-03-03T00:30:00+01:00", "start": "00:30"}
    days = [
        {
            "index": number,
            "date": f"2026-03-0{number + 1}",
            "day_start": f"2026-03-0{number + 1}T04:00:00+01:00",
            "day_end": f"2026-03-0{number + 2}T03:59:00+01:00",
            "rooms": {"Hall": [night] if number == 1 else []},
        }
        for number in (1, 2)
    ]
    document = {"schedule": {"version": "1", "conference": {"title": "Night", "acronym": "night", "days": days}}}
    found = again(core, document)["schedule"]["conference"]["days"]
    assert [[one["title"] for one in day["rooms"]["Hall"]] for day in found] == [["Talk 1"], []]


def test_a_generator_of_an_xml_stands_in_both_forms(core: Core) -> None:
    content = b"""<schedule><generator name="Maker" version="2"/><version>1</version><conference><title>C</title>
    </conference><day date="2026-03-02"><room name="Hall" slug="hall"><event id="1"><title>A</title><start>10:00</start>
    </event></room></day></schedule>"""
    imported = read_agenda(content, "a.xml", ImportChoices(time_zone="Europe/Berlin"))
    done = core.agenda_import.apply(imported, ImportTarget(title="A conference"))
    assert done.consultation_id is not None
    options = options_for(AgendaFormat.SCHEDULE_XML, USUAL_OPTIONS)
    stream = BytesIO()
    report = core.agenda.report(done.consultation_id, options=options, with_sources=True)
    writer("agenda", "schedule-xml")(report, stream)
    assert b'<generator name="Maker" version="2"/>' in stream.getvalue()
    again_read = read_agenda(stream.getvalue(), "a.xml", ImportChoices())
    assert [item.title for item in again_read.items] == ["A"]
