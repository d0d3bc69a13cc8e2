"""Calendars of other programs: zones, recurrence, what is broken in them."""

from __future__ import annotations

import json

import pytest

from tests.unit.intake.reading import codes, days, read, speakers, times, tree

OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Headquarters
BEGIN:STANDARD
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700308T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE"""


def calendar(*lines: str, zone: str = "") -> str:
    inside = "\n".join(lines)
    return f"BEGIN:VCALENDAR\n{zone}\nBEGIN:VEVENT\n{inside}\nEND:VEVENT\nEND:VCALENDAR\n".replace("\n\n", "\n")


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        ('"W. Europe Standard Time"', "Europe/Berlin"),
        ("/citadel.org/20211207_1/Europe/Berlin", "Europe/Berlin"),
        ("custom_America/New_York", "America/New_York"),
        ("Headquarters", "Etc/GMT+4"),
    ],
)
def test_zones_by_any_name(tzid: str, zone: str) -> None:
    agenda = read(calendar(f"DTSTART;TZID={tzid}:20170417T140000", "SUMMARY:A", zone=OWN_ZONE))
    assert (agenda.items[0].time_zone, times(agenda)) == (zone, [("14:00", None, "A")])
    assert (agenda.findings, agenda.needs_time_zone) == ((), False)


def test_a_zone_of_its_own_is_the_chosen_one_where_they_agree() -> None:
    content = calendar("DTSTART;TZID=Headquarters:20170417T140000", "SUMMARY:A", zone=OWN_ZONE)
    assert read(content, time_zone="America/New_York").items[0].time_zone == "America/New_York"


def test_an_unknown_zone_is_asked_for() -> None:
    agenda = read(calendar("DTSTART;TZID=Mars:20170417T140000", "SUMMARY:A"))
    assert (agenda.items[0].time_zone, agenda.needs_time_zone) == ("", True)
    assert codes(agenda.findings) == [("", "zone_unknown")]
    assert read(calendar("DTSTART:20170417T140000", "SUMMARY:A")).needs_time_zone


def test_times_in_utc_are_told_in_the_calendars_own_zone() -> None:
    lines = ("DTSTART:20170417T180000Z", "DTEND:20170417T220000Z", "SUMMARY:A")
    assert times(read(calendar(*lines))) == [("18:00", 240, "A")]
    assert times(read(calendar(*lines), time_zone="America/New_York")) == [("14:00", 240, "A")]
    assert times(read(calendar(*lines, zone="X-WR-TIMEZONE:Asia/Tokyo"))) == [("03:00", 240, "A")]
    assert days(read(calendar(*lines, zone="X-WR-TIMEZONE:Asia/Tokyo"))) == ["2017-04-18"]


def test_folded_lines_escapes_and_what_has_no_field_is_kept() -> None:
    agenda = read(
        calendar(
            "UID:1",
            "DTSTART;TZID=Europe/Berlin:20170417T140000",
            "SUMMARY:A\\, b\\; c",
            " and more",
            "DESCRIPTION:one\\ntwo",
            "URL:https://example.org",
            "COMMENT:quiet",
            "X-SEATS;X-A=\"b:c\":40",
            "BEGIN:VALARM",
            "TRIGGER:-PT15M",
            "SUMMARY:not this",
            "END:VALARM",
        ).replace("\n", "\r\n")
    )  # fmt: skip
    (item,) = agenda.items
    assert (item.title, item.background, item.link) == ("A, b; cand more", "one\ntwo", "https://example.org")
    assert item.notes == "quiet"
    assert 'X-SEATS;X-A="b:c":40' in json.loads(item.source)["lines"]
    assert json.loads(item.source)["lines"][-4:] == ["BEGIN:VALARM", "TRIGGER:-PT15M", "SUMMARY:not this", "END:VALARM"]


def test_speakers_are_attendees_without_an_address() -> None:
    agenda = read(
        calendar(
            "DTSTART:20170417T140000Z",
            "SUMMARY:A",
            'ATTENDEE;ROLE=REQ-PARTICIPANT;CN="Ana Díaz":invalid:nomail',
            "ATTENDEE;CN=Boris:mailto:boris@example.org",
            "ATTENDEE;ROLE=CHAIR;CN=Chen:mailto:chen@example.org",
        )
    )
    assert [(one.name, str(one.role)) for one in agenda.items[0].speakers] == [
        ("Ana Díaz", "speaker"),
        ("Chen", "chair"),
    ]


@pytest.mark.parametrize(
    ("lines", "minutes", "notes"),
    [
        (("DTSTART:20170417T140000Z", "DURATION:PT1H30M"), 90, []),
        (("DTSTART:20170417T140000Z", "DURATION:-PT1H"), None, [("line 4", "length_unusable")]),
        (("DTSTART:20170417T140000Z", "DURATION:soon"), None, [("line 4", "length_unusable")]),
        (("DTSTART:20170417T140000Z", "DTEND:20170417T130000Z"), None, [("line 2", "length_unusable")]),
        (("DTSTART:20170417T140000Z", "DTEND:20170419T140000Z"), 2880, [("line 2", "many_days")]),
        (("DTSTART;VALUE=DATE:20170417", "DTEND;VALUE=DATE:20170420"), None, [("line 2", "whole_days")]),
        (("DTSTART;VALUE=DATE:20170417", "DTEND;VALUE=DATE:20170418"), None, []),
        (("DTSTART;TZID=Europe/Berlin:20170417T140000", "DTEND;TZID=Europe/London:20170417T140000"), 60, []),
        (("DTSTART:18500417T140000Z",), None, [("line 3", "date_out_of_range")]),
        (("DTSTART:20170417T250000Z",), None, [("line 3", "time_unreadable")]),
    ],
)
def test_lengths_and_ends(lines: tuple[str, ...], minutes: int | None, notes: list[tuple[str, str]]) -> None:
    agenda = read(calendar(*lines, "SUMMARY:A"))
    assert [item.minutes for item in agenda.items] in ([minutes], [])
    assert codes((*agenda.refused, *agenda.findings)) == notes


def test_hour_24_is_the_next_midnight() -> None:
    assert days(read(calendar("DTSTART:20170417T240000Z", "SUMMARY:A"))) == ["2017-04-18"]


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        (["RRULE:FREQ=WEEKLY;COUNT=3"], ["01-15", "01-22", "01-29"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20250130T000000Z"], ["01-15", "01-22", "01-29"]),
        (["RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Berlin:20250122T100000"], ["01-15", "01-29"]),
        (["RDATE;TZID=Europe/Berlin:20250116T100000,20250118T100000"], ["01-15", "01-16", "01-18"]),
    ],
)
def test_recurrence_is_unrolled_on_request(rules: list[str], found: list[str]) -> None:
    content = calendar("UID:1", "DTSTART;TZID=Europe/Berlin:20250115T100000", "SUMMARY:A", *rules)
    agenda = read(content, is_unrolled=True)
    assert [day[5:] for day in days(agenda)] == found
    assert len(read(content).items) == 1


@pytest.mark.parametrize(
    ("rule", "items", "code"),
    [
        ("FREQ=DAILY", 2000, "occurrences_cut"),
        ("FREQ=SECONDLY", 1, "rule_unusable"),
        ("FREQ=DAILY;INTERVAL=0", 1, "rule_unusable"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1, ""),
        ("FREQ=DAILY;COUNT=99999999;BYMONTH=2;BYMONTHDAY=30", 1, ""),
        ("nonsense", 1, "rule_unusable"),
        ("FREQ=WEEKLY;BYDAY=XX", 1, "rule_unusable"),
    ],
)
def test_rules_that_never_end_are_bounded(rule: str, items: int, code: str) -> None:
    agenda = read(calendar("DTSTART:20250115T100000Z", f"RRULE:{rule}", "SUMMARY:A"), is_unrolled=True)
    assert len(agenda.items) == items
    assert [found for _, found in codes((*agenda.refused, *agenda.findings))] == ([code] if code else [])


def test_an_occurrence_that_was_moved_replaces_the_one_of_the_rule() -> None:
    second = "END:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20250122T100000Z\nDTSTART:20250123T120000Z\nSUMMARY:Moved"
    content = calendar("UID:1", "DTSTART:20250115T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:A", second)
    assert sorted(days(read(content, is_unrolled=True))) == ["2025-01-15", "2025-01-23", "2025-01-29"]
    assert len(read(content).items) == 2


def test_a_calendar_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    agenda = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20170417T140000Z\nSUMMARY:A\nDESCR")
    assert times(agenda) == [("14:00", None, "A")]
    assert codes(agenda.findings) == [("line 5", "line_unreadable"), ("line 5", "calendar_not_closed")]


def test_a_calendar_of_this_program_comes_back_with_speakers_and_topics() -> None:
    told = "Director-General William Lacy Swing\\nColin Rajah\\n- Africa\\n- Asia\\nDiscussion:\\n- Who pays?"
    place = "LOCATION:Conference Room\\, New York"
    second = f"END:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:20170417T190000Z\nSUMMARY:B\n{place}"
    lines = ("UID:1@rcsc-desktop", "DTSTART:20170417T180000Z", "SUMMARY:A", f"DESCRIPTION:{told}", place, second)
    agenda = read(calendar(*lines))
    assert speakers(agenda) == [("Director-General", "William Lacy Swing", ""), ("", "Colin Rajah", "")]
    assert tree(agenda.items[0].topics) == ["Africa", "Asia", "? Who pays?"]
    assert (agenda.venue, {item.room for item in agenda.items}) == ("Conference Room, New York", {""})
