"""Schedules of other producers: their dialects, what stays of them, what is wrong with them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import overlaps
from rcsc_desktop.intake.source_json import compact, parsed
from tests.unit.intake.reading import codes, days, event, read, schedule, times, xml

C3VOC = """<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <generator name="pretalx" version="2023.1"/>
  <version>0.7</version>
  <url>https://example.org/schedule</url>
  <conference>
    <title>Consultation</title>
    <acronym>rcsc</acronym>
    <start>2023-08-15</start>
    <days>1</days>
    <timeslot_duration>00:05</timeslot_duration>
    <time_zone_name>Europe/Berlin</time_zone_name>
    <track name="Ethics" color="#ff0000" slug="7-ethics"/>
  </conference>
  <day index="1" date="2023-08-15" start="2023-08-15T04:00:00+02:00" end="2023-08-16T03:59:00+02:00">
    <room name="Hall A" guid="7202df07-050c-552f-8318-992f94e40ef6">
      <event guid="11111111-1111-1111-1111-111111111111" id="11" code="ABCDEF">
        <room>Hall A</room>
        <title>Late panel</title>
        <subtitle>with music</subtitle>
        <type>panel</type>
        <date>2023-08-16T00:30:00+02:00</date>
        <start>00:30</start>
        <duration>01:15</duration>
        <abstract><p>Two <b>bold</b> words</p></abstract>
        <url>https://example.org/11</url>
        <recording><license>CC BY</license><optout>true</optout></recording>
        <persons><person id="3" guid="aaa">Ana Díaz</person><person id="4">Boris</person></persons>
        <links><link href="https://example.org/a">A</link></links>
        <attachments><attachment href="/slides.pdf" type="slides">Slides</attachment></attachments>
        <feedback_url>https://example.org/11/feedback</feedback_url>
        <x-seats row="2">40</x-seats>
      </event>
    </room>
  </day>
</schedule>"""


def test_the_c3voc_dialect_with_its_own_dates_and_everything_else_kept() -> None:
    agenda = read(C3VOC)
    (item,) = agenda.items
    assert (agenda.format, agenda.title, agenda.time_zone) == ("frab-xml", "Consultation", "Europe/Berlin")
    assert (str(item.date), str(item.start), item.minutes) == ("2023-08-16", "00:30:00", 75)
    assert (item.where, item.kind, item.link) == ("line 17", ItemKind.PANEL, "https://example.org/11")
    assert [speaker.name for speaker in item.speakers] == ["Ana Díaz", "Boris"]
    assert item.background == "with music\n\nTwo bold words"
    source = json.loads(item.source)
    assert source["persons"] == [{"id": 3, "guid": "aaa", "public_name": "Ana Díaz"}, {"id": 4, "public_name": "Boris"}]
    assert source["attachments"] == [{"url": "/slides.pdf", "title": "Slides", "type": "slides"}]
    assert source["recording_license"] == "CC BY"
    assert source["do_not_record"] is True
    assert source["abstract"] == "<p>Two <b>bold</b> words</p>"
    assert source["x-seats"] == {"@row": "2", "#text": "40"}
    assert (source["id"], source["code"], source["guid"][:4]) == (11, "ABCDEF", "1111")
    whole = json.loads(agenda.source)["schedule"]
    assert whole["generator"] == {"name": "pretalx", "version": "2023.1"}
    assert whole["conference"]["track"] == {"@name": "Ethics", "@color": "#ff0000", "@slug": "7-ethics"}
    assert whole["conference"]["daysCount"] == 1
    assert whole["conference"]["rooms"] == [{"name": "Hall A", "guid": "7202df07-050c-552f-8318-992f94e40ef6"}]
    assert whole["conference"]["days"] == [
        {
            "index": 1,
            "date": "2023-08-15",
            "day_start": "2023-08-15T04:00:00+02:00",
            "day_end": "2023-08-16T03:59:00+02:00",
            "rooms": {"Hall A": []},
        }
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_xml_in_other_encodings(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + xml(
        "<event id='1'><title>Café</title><start>10:00</start></event>"
    )
    assert times(read(text.encode(encoding))) == [("10:00", None, "Café")]


def test_small_hours_belong_to_the_night_after_the_day_that_lists_them() -> None:
    agenda = read(
        xml(
            "<event><title>Night</title><start>01:30</start></event>",
            "<event><title>Early</title><start>08:30</start></event>",
            "<event><title>End</title><start>24:00</start></event>",
            "<event><title>Never</title><start>25:00</start></event>",
            conference="<title>C</title><day_change>09:00:00</day_change>",
        )
    )
    assert days(agenda) == ["2016-01-31", "2016-01-30", "2016-01-31"]
    assert times(agenda) == [("01:30", None, "Night"), ("08:30", None, "Early"), ("00:00", None, "End")]
    assert codes(agenda.refused) == [("line 7", "time_unreadable")]
    assert agenda.needs_time_zone


@pytest.mark.parametrize("cut", [1000, 1700])
def test_a_truncated_schedule_is_read_up_to_where_it_breaks_off(cut: int) -> None:
    events = [f"<event id='{n}'><title>Item {n}</title><start>10:00</start></event>" for n in range(60)]
    agenda = read(xml(*events)[:cut])
    assert len(agenda.items) == xml(*events)[:cut].count("</event>")
    ((where, code),) = codes(agenda.refused)
    assert (where, code) == (f"line {xml(*events)[:cut].count(chr(10)) + 1}", "xml_broken_off")


def test_offsets_that_no_zone_of_the_schedule_has_win_item_by_item() -> None:
    agenda = read(
        schedule(
            event(),
            event(id=2, title="Far", date="2019-08-21T11:00:00+05:45"),
            event(id=3, title="Nowhere", date="2019-08-21T11:00:00+00:07"),
            event(id=4, title="No offset", date="2019-08-21T11:00:00"),
        )
    )
    zones = [item.time_zone for item in agenda.items]
    assert zones[0] == zones[3] == agenda.time_zone == "Europe/Berlin"
    assert zones[1] in {"Asia/Kathmandu", "Asia/Katmandu"}
    assert zones[2] == ""
    assert codes(agenda.findings) == [("", "zone_contradicts")] * 2


def test_an_unknown_zone_is_asked_for_and_a_chosen_one_must_exist() -> None:
    unknown = read(schedule(event(date="2019-08-21T11:00:00"), zone="Mars/Olympus"))
    assert unknown.needs_time_zone
    assert codes(unknown.findings) == [("", "zone_unknown")]
    with pytest.raises(UserError) as refused:
        read(schedule(event()), time_zone="Mars/Olympus")
    assert refused.value.code == "zone.unknown"


@pytest.mark.parametrize(
    ("fields", "minutes", "code"),
    [
        ({"duration": "00:45"}, 45, ""),
        ({"duration": "0:45:00"}, 45, ""),
        ({"duration": "1:02:00"}, 62, ""),
        ({"duration": "PT1H5M"}, 65, ""),
        ({"duration": 30}, 30, ""),
        ({"duration": ""}, None, ""),
        ({"duration": None, "end": "2019-08-21T12:00:00+02:00"}, 60, ""),
        ({"duration": "-00:30"}, None, "length_unusable"),
        ({"duration": "00:00"}, None, "length_unusable"),
        ({"duration": "99999:00"}, None, "length_unusable"),
        ({"duration": ["x"]}, None, "length_unusable"),
        ({"duration": None, "end": "2019-08-21T12:00:00"}, None, "length_unusable"),
    ],
)
def test_lengths_and_absurd_ones(fields: dict[str, object], minutes: int | None, code: str) -> None:
    agenda = read(schedule(event(**fields)))
    assert agenda.items[0].minutes == minutes
    assert [found for _, found in codes((*agenda.refused, *agenda.findings))] == ([code] if code else [])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"date": "1899-12-31T10:00:00+01:00"}, "date_out_of_range"),
        ({"date": "20008-02-24"}, "date_unreadable"),
        ({"date": "2019-08-21T25:00:00+02:00"}, "time_unreadable"),
        ({"date": "", "start": "99:99"}, "time_unreadable"),
        ({"title": "  \n"}, "no_title"),
        ({"title": None}, "no_title"),
        ({"title": ["x"]}, "no_title"),
    ],
)
def test_an_event_that_cannot_be_read_is_refused_with_its_place(fields: dict[str, object], code: str) -> None:
    agenda = read(schedule(event(**fields), event(id=2)))
    assert codes(agenda.refused) == [("event 1", code)]
    assert len(agenda.items) == 1


def test_hour_24_is_the_next_midnight() -> None:
    agenda = read(schedule(event(date="2019-08-21T24:00:00+02:00")))
    assert (days(agenda), times(agenda)) == (["2019-08-22"], [("00:00", 30, "Opening")])


def test_ids_that_stand_twice_are_pointed_out_and_both_events_stay() -> None:
    agenda = read(schedule(event(guid="g"), event(guid="g", date="2019-08-21T11:15:00+02:00")))
    assert codes(agenda.findings) == [("event 1", "id_twice"), ("event 1", "id_twice")]
    assert len(list(overlaps(agenda.items))) == 1


def test_a_megabyte_of_title_and_ten_thousand_speakers_are_bounded_and_said() -> None:
    people = [{"id": n, "public_name": f"Person {n}"} for n in range(10_000)]
    agenda = read(schedule(event(title="a" * 2**20, persons=people)))
    assert len(agenda.items[0].title) == 500
    assert len(agenda.items[0].speakers) == 500
    assert codes(agenda.findings) == [("event 1", "text_cut"), ("event 1", "too_many_speakers")]
    assert len(json.loads(agenda.items[0].source)["persons"]) == 10_000


@pytest.mark.parametrize(
    "odd",
    ["\ud800", "a\0b", "\u202ea", "👩‍👩‍👧", "İstanbul", "= 1+1"],
)
def test_odd_characters_go_through_and_come_back_in_the_source(odd: str) -> None:
    agenda = read(schedule(event(title=f"x{odd}", abstract=odd)))
    agenda.items[0].title.encode()
    assert json.loads(agenda.items[0].source)["abstract"] == odd
    agenda.items[0].source.encode()


def test_everything_a_schedule_says_is_in_its_sources() -> None:
    told = event(answers=[{"question": 1}], logo=None, do_not_record=False, extra={"deep": [1, 2.5, None]})
    document = json.loads(schedule(told, event(id=2)))
    document["schedule"]["conference"]["rooms"] = [{"name": "Curie", "slug": "c"}]
    document["schedule"]["conference"]["tracks"] = [{"name": "T", "color": "#fff"}]
    agenda = read(json.dumps(document))
    whole = json.loads(agenda.source)
    whole["schedule"]["conference"]["days"][0]["rooms"]["Curie"] = [json.loads(item.source) for item in agenda.items]
    assert whole == document


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_compact_json_says_the_same(value: object) -> None:
    text = compact(value)
    text.encode()
    assert parsed(text) == value


def test_the_second_version_of_the_format_has_its_events_beside_the_conference() -> None:
    told = {
        "title": "Opening",
        "start": "2024-12-27T10:30:00+01:00",
        "end": "2024-12-27T11:00:00+01:00",
        "room": {"name": "Saal 1", "slug": "saal-1"},
        "track": {"slug": "ccc"},
        "participants": [{"name": "Ana", "role": "moderator"}, {"name": "Boris", "role": "angel"}],
    }
    tracks = [{"slug": "ccc", "name": "CCC"}]
    conference = {"title": "38C3", "time_zone_name": "Europe/Berlin", "tracks": tracks, "days": [{"index": 1}]}
    agenda = read(json.dumps({"schedule": {"conference": conference, "events": [told]}}))
    (item,) = agenda.items
    assert (times(agenda), item.room, item.track) == ([("10:30", 30, "Opening")], "Saal 1", "CCC")
    assert [str(one.role) for one in item.speakers] == ["moderator", "speaker"]
    assert json.loads(item.source) == told
    assert json.loads(agenda.source)["schedule"] == {"conference": conference, "events": []}


WIDGET = {
    "timezone": "Europe/Berlin",
    "talks": [
        {
            "code": "AAA",
            "title": {"de": "Eröffnung", "en": "Opening"},
            "speakers": ["S1", "S2"],
            "room": 7,
            "track": 3,
            "start": "2023-08-15T10:00:00+02:00",
            "end": "2023-08-15T10:45:00+02:00",
        },
        {"title": {"en": "Lunch"}, "room": 7, "start": "2023-08-15T12:00:00+02:00", "duration": 60, "speakers": None},
    ],
    "rooms": [{"id": 7, "name": {"en": "Hall A"}}],
    "tracks": [{"id": 3, "name": {"en": "Ethics"}}],
    "speakers": [{"code": "S1", "name": "Ana Díaz"}, {"code": "S2", "name": "Boris"}],
}


def test_lists_that_name_rooms_tracks_and_speakers_by_id() -> None:
    agenda = read(json.dumps(WIDGET))
    assert times(agenda) == [("10:00", 45, "Opening"), ("12:00", 60, "Lunch")]
    assert [(item.room, item.track) for item in agenda.items] == [("Hall A", "Ethics"), ("Hall A", "")]
    assert [speaker.name for speaker in agenda.items[0].speakers] == ["Ana Díaz", "Boris"]
    assert [item.kind for item in agenda.items] == [ItemKind.OPENING, ItemKind.BREAK]
    assert json.loads(agenda.items[0].source) == WIDGET["talks"][0]
    assert json.loads(agenda.source)["rooms"] == WIDGET["rooms"]


def test_slots_that_hold_their_submission_and_pages_that_are_missing() -> None:
    slot = {"room": {"id": 1, "name": "Hall"}, "start": "2023-08-15T10:00:00+02:00", "end": "2023-08-15T11:00:00+02:00"}
    told = {"code": "X", "title": "Talk", "speakers": [{"code": "S", "name": "Ana"}], "submission_type": "Panel"}
    slots = read(json.dumps({"slots": [{**slot, "submission": told}], "version": "1"}))
    assert times(slots) == [("10:00", 60, "Talk")]
    assert (slots.items[0].room, slots.items[0].kind) == ("Hall", ItemKind.PANEL)
    paged = read(json.dumps({"count": 40, "next": "https://x/?page=2", "results": [{**told, "slot": slot}]}))
    assert times(paged) == [("10:00", 60, "Talk")]
    assert codes(paged.findings) == [("", "more_pages")]
