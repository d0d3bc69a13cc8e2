"""``rcsc agenda import`` with the real files, as a shell calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.rcsc import MEETING, Rcsc


@pytest.fixture(scope="session")
def expected(shared_data: Path) -> Any:
    return json.loads((shared_data / "expected.json").read_text(encoding="utf-8"))


SCHEDULES = ("camp2019-frab.json", "democon-pretalx.json", "fosdem-2008.xml", "fosdem-2013.xml", "fosdem-2016.xml")


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_is_reported_as_it_was_counted(empty: Rcsc, shared_data: Path, expected: Any, name: str) -> None:
    file, counted = shared_data / "schedules" / name, expected[f"schedules/{name}"]
    report = empty("agenda", "import", file, "--new", "A conference", "--time-zone", "Europe/Brussels", "--json").json
    assert report["events"] == counted["events"]
    assert report["days"] == len(counted["events_per_day"])
    assert report["rooms"] == counted["rooms_in_use"]
    assert report["speakers"] == counted["distinct_speaker_names"]
    assert report["first_start"] == counted["earliest_start"][:19]
    assert report["last_end"] == counted["latest_end"][:19]
    assert report["overlaps"] == counted["same_room_overlapping_pairs"]
    assert report["without_speaker"] == counted["events_without_speaker"]
    assert report["refused"] == []
    agenda = empty.agenda(report["key"])
    assert sum(len(session["items"]) for session in agenda["sessions"]) == counted["events"]
    for day, count in counted["events_per_day"].items():
        assert sum(len(one["items"]) for one in agenda["sessions"] if one["date"] == day) == count
    assert len([one for one in report["findings"] if one["code"] == "import.overlap"]) == report["overlaps"]


def test_one_undo_takes_all_of_it_back(empty: Rcsc, shared_data: Path) -> None:
    file = shared_data / "schedules" / "democon-pretalx.json"
    assert empty("agenda", "import", file, "--new", "Demo").exit_code == 0
    assert empty("undo").out == "Taken back: Import 36 items into “Demo”.\n"
    assert empty("consultation", "list", "--json").json["count"] == 0
    assert empty("contact", "list", "--json").json["count"] == 0


def test_a_dry_run_reports_and_writes_nothing(empty: Rcsc, shared_data: Path) -> None:
    file = shared_data / "schedules" / "democon-pretalx.json"
    report = empty("agenda", "import", file, "--new", "Demo", "--dry-run", "--json").json
    assert (report["events"], report["new_people"], report["operation"], report["key"]) == (36, 27, None, None)
    assert empty("consultation", "list", "--json").json["count"] == 0


def test_the_same_file_twice_is_pointed_out_and_done(rcsc: Rcsc, shared_data: Path) -> None:
    file = shared_data / "schedules" / "democon-pretalx.json"
    before = len(rcsc.items())
    first = rcsc("agenda", "import", file, "--into", MEETING, "--json").json
    second = rcsc("agenda", "import", file, "--into", MEETING, "--json").json
    assert (first["already_there"], second["already_there"]) == (0, 36)
    assert (first["new_people"], second["new_people"]) == (27, 0)
    assert len(rcsc.items()) == before + 72
    assert first["key"] == MEETING


def test_a_file_that_is_none_is_refused_by_name(empty: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_text('{"schedule": {\n "conference": [}', encoding="utf-8")
    answer = empty("agenda", "import", file, "--new", "Broken")
    assert answer.exit_code == 1
    assert answer.err.startswith(f"{file}: ")
    assert "Traceback" not in answer.err
    assert empty("consultation", "list", "--json").json["count"] == 0


def test_a_workbook_is_a_session_a_room(empty: Rcsc, shared_data: Path) -> None:
    file = shared_data / "schedules" / "muenchen-2016-agenda.xlsx"
    report = empty("agenda", "import", file, "--new", "München", "--time-zone", "Europe/Berlin", "--json").json
    assert (report["events"], report["rooms"], report["sessions"], report["first_start"]) == (
        13,
        2,
        2,
        "2016-10-27T09:00:00",
    )
    assert report["mapping"]["Titel"] == "title"
    assert [one["code"] for one in report["findings"]] == ["import.minutes_guessed"]
    assert {one["venue"] for one in empty.agenda(report["key"])["sessions"]} == {"Altes Rathaus", "Ratstrinkstube"}


def test_a_column_can_be_named_by_hand(empty: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("Von;Was;Wer\n2026-03-02 09:00;Begrüßung;Ana Díaz\n", encoding="utf-8")
    asked = ("agenda", "import", file, "--new", "Plan", "--time-zone", "Europe/Vienna", "--json")
    columns = ("--map", "Von=start", "--map", "Was=title", "--map", "Wer=speakers")
    report = empty(*asked, *columns).json
    assert report["mapping"] == {"Von": "start", "Was": "title", "Wer": "speakers"}
    assert [one["name"] for one in empty.items(report["key"])[0]["speakers"]] == ["Ana Díaz"]
    answer = empty(*asked, "--map", "Von=beginning")
    assert answer.exit_code == 1
    assert "beginning" in answer.err


SEED = b"""2:00pm - 2:15pm Entrance and Registration
2:15pm - 2:30pm Welcome, Director-General William Lacy Swing
2:30pm - 2:45pm Participant Introductions, Colin Rajah
"""


def test_a_pasted_text_takes_day_and_zone_of_its_consultation(rcsc: Rcsc) -> None:
    new = rcsc("consultation", "copy", MEETING, "--json")
    key = new.json["key"] if "key" in new.json else new.json["id"]
    for session in range(len(rcsc.agenda(key)["sessions"])):
        for item in rcsc.agenda(key)["sessions"][session]["items"]:
            rcsc("agenda", "remove", key, "--item", item["id"])
    report = rcsc("agenda", "import", "-", "--format", "text", "--into", key, "--json", stdin=SEED).json
    assert (report["events"], report["new_people"], report["sessions"]) == (3, 0, 1)
    (session,) = rcsc.agenda(key)["sessions"]
    assert (session["date"], session["time_zone"]) == ("2017-04-17", "America/New_York")
    assert [(one["start"], one["end"], one["title"]) for one in session["items"]] == [
        ("14:00", "14:15", "Entrance and Registration"),
        ("14:15", "14:30", "Welcome"),
        ("14:30", "14:45", "Participant Introductions"),
    ]
    assert session["items"][1]["speakers"][0]["name"] == "William Lacy Swing"
    assert session["items"][1]["speakers"][0]["title"] == "Director-General"
    assert not any(one["pinned"] for one in session["items"])


def test_times_in_no_zone_are_asked_for(empty: Rcsc) -> None:
    answer = empty("agenda", "import", "-", "--format", "text", "--new", "Meeting", stdin=SEED)
    assert answer.exit_code == 1
    assert "--time-zone" in answer.err
    assert empty("consultation", "list", "--json").json["count"] == 0


def test_a_file_without_events_makes_nothing(empty: Rcsc, shared_data: Path) -> None:
    answer = empty("agenda", "import", shared_data / "bad" / "empty.ics", "--new", "Nothing", "--json")
    assert answer.exit_code == 1
    report = json.loads(answer.binary)
    assert (report["events"], report["operation"], report["key"]) == (0, None, None)
    assert answer.err.endswith("holds no events. Nothing was imported.\n")
    assert empty("consultation", "list", "--json").json["count"] == 0


def test_where_it_goes_has_to_be_said(empty: Rcsc, tmp_path: Path) -> None:
    assert empty("agenda", "import", tmp_path / "x.json").exit_code == 2
    assert empty("agenda", "import", tmp_path / "x.json", "--new", "X").exit_code == 3


def test_a_dry_run_refuses_what_the_import_would(empty: Rcsc) -> None:
    nothing = b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"
    for dry in ((), ("--dry-run",)):
        answer = empty("agenda", "import", "-", "--new", "Meeting", *dry, stdin=nothing)
        assert (answer.exit_code, "holds no events" in answer.err) == (1, True)
