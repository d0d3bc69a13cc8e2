"""``rcsc programme`` and ``rcsc consultation``."""

import json
from pathlib import Path

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_the_list_has_the_shape_of_the_contract(rcsc: Rcsc) -> None:
    found = rcsc("consultation", "list", "--json").json
    assert found["count"] == len(found["consultations"]) == 10
    first = found["consultations"][0]
    assert {
        name: first[name]
        for name in ("key", "title", "kind", "programme", "status", "start_date", "end_date", "place", "participants")
    } == {
        "key": MEETING,
        "title": "Civil Society Informal Meeting on the Global Compact on Migration",
        "kind": "informal meeting",
        "programme": "Preparatory process for the Global Compact for Migration",
        "status": "planned",
        "start_date": "2017-04-17",
        "end_date": "2017-04-17",
        "place": "New York",
        "participants": 7,
    }
    webinars = found["consultations"][-1]
    assert (webinars["key"], webinars["place"], webinars["sessions"]) == ("2020-09-24-high-level-webinars", None, 2)


def test_the_plain_list_has_a_line_for_each_and_codes_as_headings(rcsc: Rcsc) -> None:
    lines = rcsc("consultation", "list", "--programme", "gcm-2017").out.splitlines()
    assert lines[0] == "key\ttitle\tkind\tstatus\tstart_date\tend_date\tplace\tparticipants"
    assert (
        "2017-08-04-bangkok\tAsia\tregional consultation\theld\t2017-08-04\t2017-08-05\tBangkok, Thailand\t0" in lines
    )
    assert not any(line.startswith("2020") for line in lines)


def test_a_consultation_is_added_with_a_key_of_its_own(empty: Rcsc) -> None:
    programme = empty("programme", "add", "Hearings of 2017", "start_date=2017-10", "--json").json
    assert programme["key"] == "hearings-of-2017"
    added = empty("consultation", "add", "Second hearing", "start_date=2017-10-11", "place=New York", "--json").json
    assert added["key"] == "2017-10-11-new-york"
    again = empty(
        "consultation", "add", "Third", "start_date=2017-10-11", "place=New York", "--programme", "hear", "--json"
    )
    assert again.json["key"] == "2017-10-11-new-york-2"
    shown = empty("consultation", "show", added["id"], "--json").json
    assert (shown["title"], shown["programme"], shown["status"]) == ("Second hearing", "Hearings of 2017", "planned")
    assert [session["date"] for session in shown["sessions"]] == ["2017-10-11"]
    assert shown["notes"] is None


def test_a_date_may_be_known_to_the_month(empty: Rcsc) -> None:
    added = empty("consultation", "add", "Later", "start_date=2018-03", "--json").json
    (line,) = empty("consultation", "list", "--json").json["consultations"]
    assert (line["key"], line["start_date"], line["end_date"]) == (added["key"], "2018-03", None)


def test_fields_are_set_in_one_operation(rcsc: Rcsc) -> None:
    answer = rcsc(
        "consultation", "set", MEETING, "status=held", "venue-room=Conference room 3", "agenda_status=final", "--json"
    )
    assert answer.json["name"] == "consultation.change"
    shown = rcsc("consultation", "show", MEETING, "--json").json
    assert (shown["status"], shown["venue_room"], shown["agenda_status"]) == ("held", "Conference room 3", "final")
    assert rcsc.agenda()["status"] == "final"
    assert rcsc("consultation", "set", MEETING, "status=held").out == "Nothing differs; nothing was changed.\n"
    rcsc("undo")
    assert rcsc("consultation", "show", MEETING, "--json").json["status"] == "planned"


def test_a_json_file_holds_sessions_partners_and_contact_points(rcsc: Rcsc, tmp_path: Path) -> None:
    before = rcsc("consultation", "show", MEETING, "--json").json
    file = tmp_path / "meeting.json"
    wanted = {
        "status": "held",
        "sessions": [{"start": "13:30"}, {"name": "Evening", "start": "19:00", "end": "21:00"}],
        "partners": [
            {"organisation": before["partners"][0]["organisation"], "role": before["partners"][0]["role"]},
            {"organisation": "Cairo Centre", "role": "host"},
        ],
        "contact_points": [{"email": "rcsc@example.org"}],
    }
    file.write_text(json.dumps(wanted), encoding="utf-8")
    assert rcsc("consultation", "set", MEETING, "--from", file, "status=planned").exit_code == 0
    after = rcsc("consultation", "show", MEETING, "--json").json
    assert after["status"] == "planned"
    assert [(one["name"], one["start"], one["end"]) for one in after["sessions"]] == [
        (None, "13:30", "18:00"),
        ("Evening", "19:00", "21:00"),
    ]
    assert after["sessions"][0]["id"] == before["sessions"][0]["id"]
    assert after["partners"][0]["id"] == before["partners"][0]["id"]
    assert [(one["organisation"], one["role"]) for one in after["partners"]][1:] == [("Cairo Centre", "host")]
    assert [one["email"] for one in after["contact_points"]] == ["rcsc@example.org"]
    assert rcsc("consultation", "set", MEETING, "--from", file, "status=planned", "--json").json["operation"] is None
    rcsc("undo")
    assert rcsc("consultation", "show", MEETING, "--json").json == before


def test_a_json_file_holds_the_concept_note(rcsc: Rcsc, tmp_path: Path) -> None:
    before = rcsc("consultation", "show", MEETING, "--json").json
    assert [one["heading"] for one in before["concept_note_sections"]] == [
        "Background",
        "Goals and Objectives",
        "Outcomes",
    ]
    assert [one["number"] for one in before["footnotes"]] == [1, 2, 3]
    file = tmp_path / "note.json"
    wanted = {
        "concept_note_sections": [
            {"heading": "Outcomes", "body": "- One\n- Two[^1]"},
            {"heading": "Background"},
            {"heading": "Next", "body": "Soon."},
        ],
        "footnotes": [{"number": 1, "text": "See there.", "link": "https://example.org"}],
    }
    file.write_text(json.dumps(wanted), encoding="utf-8")
    assert rcsc("consultation", "set", MEETING, "--from", file).exit_code == 0
    after = rcsc("consultation", "show", MEETING, "--json").json
    sections = after["concept_note_sections"]
    assert [one["heading"] for one in sections] == ["Outcomes", "Background", "Next"]
    assert sections[0]["id"] == before["concept_note_sections"][2]["id"]
    assert [one["body"] for one in sections] == [
        "- One\n- Two[^1]",
        before["concept_note_sections"][0]["body"],
        "Soon.",
    ]
    assert [(one["number"], one["text"]) for one in after["footnotes"]] == [(1, "See there.")]
    rcsc("undo")
    assert rcsc("consultation", "show", MEETING, "--json").json == before
    file.write_text('{"footnotes": [{"text": "x"}]}', encoding="utf-8")
    assert rcsc("consultation", "set", MEETING, "--from", file).err == (
        f"{file}: Row 1, Number: This may not be blank. What was there before is kept.\n"
    )


def test_a_refusal_in_a_json_file_names_file_row_and_field(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "meeting.json"
    file.write_text('{"partners": [{"organisation": "A"}, {"organisation": "B", "role": "boss"}]}', encoding="utf-8")
    refused = rcsc("consultation", "set", MEETING, "--from", file)
    assert refused.exit_code == 1
    assert refused.err.startswith(f"{file}: Row 2, Role: “boss” is none of the values there are: ")
    assert "A" not in [one["organisation"] for one in rcsc("consultation", "show", MEETING, "--json").json["partners"]]


def test_a_copy_is_planned_again_and_a_removed_one_comes_back(rcsc: Rcsc) -> None:
    copied = rcsc("consultation", "copy", MEETING, "--title", "Once more", "--json").json
    assert copied["key"] == f"{MEETING}-2"
    assert [item["title"] for item in rcsc.items(copied["key"])] == [item["title"] for item in rcsc.items()]
    ambiguous = rcsc("consultation", "show", "2017-04-17")
    assert (ambiguous.exit_code, ambiguous.out) == (1, "")
    assert f"{MEETING}, {MEETING}-2" in ambiguous.err
    assert rcsc("consultation", "remove", copied["key"]).exit_code == 0
    assert rcsc("consultation", "list", "--json").json["count"] == 10
    rcsc("undo")
    assert rcsc("consultation", "list", "--json").json["count"] == 11


def test_programmes_are_listed_shown_and_changed(rcsc: Rcsc) -> None:
    found = rcsc("programme", "list", "--json").json
    assert (found["count"], [one["consultations"] for one in found["programmes"]]) == (2, [9, 1])
    key = found["programmes"][0]["key"]
    shown = rcsc("programme", "show", key, "--json").json
    assert len(shown["consultations"]) == 9
    assert "2016-09-19" in [milestone["start_date"] for milestone in shown["milestones"]]
    assert rcsc("programme", "set", key, "end_date=2018-12").exit_code == 0
    assert rcsc("programme", "show", key, "--json").json["end_date"] == "2018-12"
