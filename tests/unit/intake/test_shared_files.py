"""The real files say what was counted in them by other means."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda, summary
from rcsc_desktop.intake.agendas import read_agenda, read_agenda_limited
from tests.unit.intake.reading import codes, speakers

SCHEDULES = ["camp2019-frab.json", "democon-pretalx.json", "fosdem-2008.xml", "fosdem-2013.xml", "fosdem-2016.xml"]
CALENDARS = [
    *(
        "america_new_york",
        "created_calendar_with_unicode_fields",
        "example",
        "issue_1050_calendar_with_events_and_todos",
    ),
    *("issue_1081_event_with_rrule", "issue_127_categories_with_commas", "issue_313_globally_unique_tzid"),
    *("issue_321_assert_dst_offset_is_not_false", "pr_480_summary_with_colon", "timezoned"),
]


@pytest.fixture(scope="module")
def expected(shared_data: Path) -> dict[str, Any]:
    return dict(json.loads((shared_data / "expected.json").read_text(encoding="utf-8")))


def read_file(path: Path, **choices: Any) -> ImportedAgenda:
    return read_agenda(path.read_bytes(), path.name, ImportChoices(**choices))


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_has_the_counted_numbers(shared_data: Path, expected: dict[str, Any], name: str) -> None:
    agenda = read_file(shared_data / "schedules" / name)
    counted = expected[f"schedules/{name}"]
    found = summary(agenda)
    per_day: dict[str, int] = {}
    for item in agenda.items:
        per_day[str(item.date)] = per_day.get(str(item.date), 0) + 1
    lasts = [(item.start.hour * 60 + item.start.minute, item.minutes or 0) for item in agenda.items if item.start]

    assert agenda.refused == ()
    assert found.events == counted["events"]
    assert per_day == counted["events_per_day"]
    assert found.rooms == counted["rooms_in_use"]
    assert found.speakers == counted["distinct_speaker_names"]
    assert sum(len(item.speakers) for item in agenda.items) == counted["speaker_links"]
    assert found.without_speaker == counted["events_without_speaker"]
    assert found.overlaps == counted["same_room_overlapping_pairs"]
    assert found.first_start == datetime.fromisoformat(counted["earliest_start"]).replace(tzinfo=None)
    assert found.last_end == datetime.fromisoformat(counted["latest_end"]).replace(tzinfo=None)
    assert len({item.track for item in agenda.items if item.track}) == counted["tracks"]
    assert max(len(item.title) for item in agenda.items) == counted["longest_title"]
    assert sum(1 for start, length in lasts if start + length > 1440) == counted["events_ending_after_midnight"]
    if counted["rooms_declared"] is not None:
        conference = json.loads(agenda.source)["schedule"]["conference"]
        assert len({room for day in conference["days"] for room in day["rooms"]}) == counted["rooms_declared"]


@pytest.mark.parametrize("name", CALENDARS)
def test_a_calendar_has_the_counted_events(shared_data: Path, expected: dict[str, Any], name: str) -> None:
    agenda = read_file(shared_data / "calendars" / f"{name}.ics")
    counted = expected[f"calendars/{name}.ics"]
    found = summary(agenda)

    assert (found.events, agenda.refused) == (counted["events"], ())
    for key, moment in (("start", found.first_start), ("end", found.last_end)):
        if key in counted:
            told, _, zone = counted[key].partition(" ")
            assert moment == datetime.fromisoformat(told)
            assert not zone or agenda.time_zone == zone.strip("()").removeprefix("custom ")


def test_vendors_names_of_zones_are_understood(shared_data: Path) -> None:
    agenda = read_file(shared_data / "calendars" / "issue_313_globally_unique_tzid.ics")
    zones = [item.time_zone for item in agenda.items]
    assert zones == ["Europe/Berlin", "America/New_York", "America/Argentina/Buenos_Aires"]
    assert {str(item.start) for item in agenda.items} == {"14:00:00"}


def test_a_recurring_event_counts_once_and_ten_times_on_request(shared_data: Path) -> None:
    path = shared_data / "calendars" / "issue_1081_event_with_rrule.ics"
    once = read_file(path)
    assert codes(once.findings) == [("line 4", "recurring")]
    assert once.items[0].recurrence == "RRULE:FREQ=DAILY;COUNT=10"
    each = read_file(path, is_unrolled=True)
    assert [str(item.date) for item in each.items] == [f"2025-01-{day:02}" for day in range(1, 11)]


def test_a_zone_that_contradicts_the_offsets_is_a_finding(shared_data: Path) -> None:
    path = shared_data / "schedules" / "democon-pretalx.json"
    agenda = read_file(path)
    (note,) = agenda.findings
    assert (note.code, dict(note.data)) == (
        "import.zone_contradicts",
        {"zone": "UTC", "used": "Etc/GMT-1", "count": 36},
    )
    assert agenda.time_zone == "Etc/GMT-1"
    assert agenda.format == "pretalx-json"
    chosen = read_file(path, time_zone="Europe/Berlin")
    assert (chosen.time_zone, chosen.findings) == ("Europe/Berlin", ())


def test_a_citys_agenda_in_excel(shared_data: Path, expected: dict[str, Any]) -> None:
    agenda = read_file(shared_data / "schedules" / "muenchen-2016-agenda.xlsx")
    counted = expected["schedules/muenchen-2016-agenda.xlsx"]
    found = summary(agenda)

    assert (found.events, agenda.refused, agenda.findings) == (counted["sessions"], (), ())
    assert found.first_start == datetime.fromisoformat(f"{counted['date']}T{counted['first_start']}")
    assert found.last_end == datetime.fromisoformat(f"{counted['date']}T{counted['last_start']}")
    assert sorted({item.room for item in agenda.items}) == counted["rooms"]
    assert sum(len(item.speakers) for item in agenda.items) == counted["speaker_cells"]
    assert {item.minutes for item in agenda.items} == {None}
    assert speakers(agenda) == [("", "Peter Onderscheka", "Landeshauptstadt München")]
    assert agenda.title == "<Veranstaltungsname>"
    assert agenda.items[0].notes == "ID: 1001"
    assert dict(agenda.mapping or {})["Uhrzeit"] == "start"
    assert agenda.needs_time_zone


@pytest.mark.parametrize(
    ("name", "events", "notes"),
    [
        ("bom_calendar.ics", 0, [("", "nothing_found")]),
        ("empty.ics", 0, [("", "nothing_found")]),
        ("broken_dtstart.ics", 0, [("line 6", "time_unreadable")]),
        ("invalid_duration.ics", 1, [("line 8", "length_unusable")]),
        ("issue_104_broken_calendar.ics", 1, [("line 13", "line_unreadable")]),
        ("winterchaos-schema-invalid.json", 1, []),
    ],
)
def test_a_bad_file_is_read_as_far_as_it_goes(
    shared_data: Path, name: str, events: int, notes: list[tuple[str, str]]
) -> None:
    agenda = read_file(shared_data / "bad" / name)
    assert (len(agenda.items), codes((*agenda.refused, *agenda.findings))) == (events, notes)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("blns.json", "import.no_conference"),
        ("calamine-issue252.xlsx", "import.broken_workbook"),
        ("calamine-pass_protected.xlsx", "import.password_protected"),
        ("calamine-too_small.xls", "import.wrong_extension"),
        ("calamine-empty_sheet.xlsx", "import.empty"),
        ("calamine-errors.xlsx", "import.empty"),
        ("calamine-date.xlsx", "import.no_header"),
        ("calamine-merged_range.xlsx", "import.no_header"),
    ],
)
def test_a_bad_file_is_refused_by_name_of_the_cause(shared_data: Path, name: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read_file(shared_data / "bad" / name)
    assert refused.value.code == code


def test_the_columns_of_a_bad_table_can_be_given_by_hand(shared_data: Path) -> None:
    path = shared_data / "bad" / "calamine-header-row.xlsx"
    agenda = read_file(path, header_row=9, mapping={"Columns": "title", "B": "notes"})
    assert [(item.where, item.title) for item in agenda.items][:1] == [("row 10", agenda.items[0].title)]
    assert agenda.mapping == {"Columns": "title", "Column A": "notes"}


def test_a_process_of_its_own_reads_the_same_and_refuses_the_same(shared_data: Path) -> None:
    path = shared_data / "schedules" / "camp2019-frab.json"
    content = path.read_bytes()
    assert read_agenda_limited(content, path.name, ImportChoices()) == read_file(path)
    with pytest.raises(UserError) as refused:
        read_agenda_limited(content[:1000], path.name, ImportChoices())
    assert refused.value.code == "import.bad_json"
    assert refused.value.data["line"] == content[:1000].count(b"\n") + 1
