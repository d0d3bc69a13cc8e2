"""``rcsc agenda speakers``: on screen, as JSON, as a file."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_the_list_of_speakers_as_json_as_text_and_as_a_file(rcsc: Rcsc, tmp_path: Path) -> None:
    rcsc("agenda", "set", MEETING, "--item", 3, "--speaker", "Colin Rajah", "status=asked", "role=moderator")
    found = rcsc("agenda", "speakers", MEETING, "--status", "asked", "--json").json
    assert found["count"] == 1
    assert found["people"][0]["name"] == "Colin Rajah"
    assert found["people"][0]["items"] == [
        {
            "date": "2017-04-17",
            "start": "14:30",
            "end": "14:45",
            "minutes": 15,
            "time_zone": "America/New_York",
            "item": "Participant Introductions",
            "session": None,
            "role": "moderator",
            "status": "asked",
            "place": None,
            "link": None,
        }
    ]
    lines = rcsc("agenda", "speakers", MEETING).out.splitlines()
    assert "William Lacy Swing, Director-General" in lines
    assert any(
        "Participant Introductions" in line and "Moderator · 15 min · New York · asked" in line for line in lines
    )
    file = tmp_path / "list.xlsx"
    answer = rcsc("agenda", "speakers", MEETING, "--format", "xlsx", "-o", file, "--json").json
    assert (answer["people"], file.is_file()) == (7, True)
    assert rcsc("agenda", "speakers", MEETING, "--format", "xlsx", "-o", file).exit_code == 1
    assert rcsc("agenda", "speakers", MEETING, "-o", file).exit_code == 2
    assert rcsc("agenda", "speakers", MEETING, "--status", "perhaps").exit_code == 1
