"""``rcsc agenda``: the shapes that others rely on, and every way to edit."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_show_holds_the_agenda_as_the_contract_names_it(rcsc: Rcsc) -> None:
    found = rcsc.agenda("2017-04")
    assert found["consultation"]["key"] == MEETING
    assert (found["status"], found["version"], found["language"]) == ("provisional", None, "en")
    (session,) = found["sessions"]
    assert (session["date"], session["start"], session["end"]) == ("2017-04-17", "14:00", "18:00")
    assert session["time_zone"] == "America/New_York"
    assert session["venue"].startswith("IOM New York Office")
    items = session["items"]
    assert [item["number"] for item in items] == [1, 2, 3, 4, 5, 6, 7]
    assert [item["start"] for item in items] == ["14:00", "14:15", "14:30", "14:45", "15:45", "16:30", "17:15"]
    assert (items[3]["end"], items[3]["minutes"], items[3]["pinned"], items[3]["kind"]) == (
        "15:45",
        60,
        False,
        "presentation",
    )
    (speaker,) = items[1]["speakers"]
    assert {name: speaker[name] for name in ("name", "title", "role", "confirmed")} == {
        "name": "William Lacy Swing",
        "title": "Director-General",
        "role": "speaker",
        "confirmed": True,
    }
    (first, *_) = items[4]["topics"]
    assert [child["text"] for child in first["children"]] == [
        "Africa",
        "Asia",
        "Europe",
        "Latin America",
        "Middle-East",
        "North America",
    ]
    assert [type(question) for question in items[3]["questions"]] == [str, str]
    assert [(one["code"], one["item"]) for one in found["findings"]] == [("agenda.no_break", items[4]["id"])]


def test_show_as_text_has_a_line_for_each_item(rcsc: Rcsc) -> None:
    lines = rcsc("agenda", "show", MEETING).out.splitlines()
    assert "   2  14:15–14:30  Welcome" in lines
    assert any(line.strip() == "Director-General William Lacy Swing (speaker)" for line in lines)


def test_an_item_is_added_behind_another_and_what_follows_moves(rcsc: Rcsc) -> None:
    third = rcsc.items()[2]["id"]
    added = rcsc("agenda", "add", MEETING, "Coffee", "--after", third, "--minutes", "20", "--json").json
    assert added["operation"]
    items = rcsc.items()
    assert (items[3]["id"], items[3]["title"], items[3]["start"], items[3]["minutes"]) == (
        added["id"],
        "Coffee",
        "14:45",
        20,
    )
    assert items[4]["start"] == "15:05"


def test_a_start_given_pins_the_item(rcsc: Rcsc) -> None:
    rcsc("agenda", "add", MEETING, "Closing", "--start", "18:10", "--minutes", "5m")
    last = rcsc.items()[-1]
    assert (last["start"], last["end"], last["pinned"]) == ("18:10", "18:15", True)
    findings = rcsc.agenda()["findings"]
    assert {"agenda.gap", "agenda.overrun", "agenda.no_break"} == {finding["code"] for finding in findings}
    gap = next(finding for finding in findings if finding["code"] == "agenda.gap")
    assert (gap["item"], gap["severity"]) == (last["id"], "warning")
    assert gap["message"] == "Between “Next Steps and Timeline” and “Closing” 10 minutes are free."


def test_fields_of_an_item_are_set_in_one_operation_and_undone_at_once(rcsc: Rcsc) -> None:
    before = rcsc.agenda()
    answer = rcsc(
        "agenda",
        "set",
        MEETING,
        "--item",
        2,
        "minutes=1h30",
        "start=2:15pm",
        "kind=break",
        "speakers=Amal Haddad",
        "--json",
    )
    item = rcsc.items()[1]
    assert (item["minutes"], item["start"], item["pinned"], item["kind"]) == (90, "14:15", True, "break")
    assert [speaker["name"] for speaker in item["speakers"]] == ["Amal Haddad"]
    assert answer.json["id"] == item["id"]
    assert rcsc("undo").exit_code == 0
    assert rcsc.agenda() == before


def test_an_empty_start_unpins(rcsc: Rcsc) -> None:
    rcsc("agenda", "set", MEETING, "--item", 2, "start=16:00")
    rcsc("agenda", "set", MEETING, "--item", 2, "start=")
    assert (rcsc.items()[1]["start"], rcsc.items()[1]["pinned"]) == ("14:15", False)


def test_a_speaker_is_changed_by_name(rcsc: Rcsc) -> None:
    rcsc(
        "agenda", "set", MEETING, "--item", 3, "--speaker", "colin rajah", "role=moderator", "confirmed=no", "title=Mr"
    )
    (speaker,) = rcsc.items()[2]["speakers"]
    assert (speaker["role"], speaker["confirmed"], speaker["title"]) == ("moderator", False, "Mr")


@pytest.mark.parametrize(("place", "titles"), [(["--first"], [6, 1, 2]), (["--after", "1"], [1, 6, 2])])
def test_an_item_moves(rcsc: Rcsc, place: list[str], titles: list[int]) -> None:
    before = [item["title"] for item in rcsc.items()]
    assert rcsc("agenda", "move", MEETING, "--item", 6, *place).exit_code == 0
    assert [item["title"] for item in rcsc.items()[:3]] == [before[number - 1] for number in titles]


def test_an_item_and_a_topic_are_removed(rcsc: Rcsc) -> None:
    fourth = rcsc.items()[3]
    assert rcsc("agenda", "remove", MEETING, "--item", fourth["topics"][0]["id"]).exit_code == 0
    assert [topic["id"] for topic in rcsc.items()[3]["topics"]] == [topic["id"] for topic in fourth["topics"][1:]]
    assert rcsc("agenda", "remove", MEETING, "--item", fourth["id"]).exit_code == 0
    assert fourth["id"] not in [item["id"] for item in rcsc.items()]


def test_topics_and_questions_hang_under_an_item(rcsc: Rcsc) -> None:
    topic = rcsc("agenda", "add", MEETING, "Roles", "--under", 1, "--json").json["id"]
    rcsc("agenda", "add", MEETING, "Chair", "--under", topic)
    rcsc("agenda", "add", MEETING, "Who else?", "--under", 1, "--question")
    rcsc("agenda", "set", MEETING, "--item", topic, "text=Roles and rules")
    item = rcsc.items()[0]
    assert [(one["text"], [child["text"] for child in one["children"]]) for one in item["topics"]] == [
        ("Roles and rules", ["Chair"])
    ]
    assert item["questions"] == ["Who else?"]


def test_a_json_file_holds_everything_of_an_item(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "item.json"
    wanted = {
        "title": "Panel",
        "minutes": 40,
        "start": "17:00",
        "kind": "panel",
        "room": "3",
        "speakers": [{"name": "Amal Haddad", "organisation": "Cairo Centre"}, "Colin Rajah"],
        "topics": ["One", {"text": "Two", "children": ["Two and a half"]}],
        "questions": ["Why?"],
    }
    file.write_text(json.dumps(wanted), encoding="utf-8")
    added = rcsc("agenda", "add", MEETING, "--from", file, "--json").json
    before = rcsc.agenda()
    item = rcsc.items()[-1]
    assert (item["id"], item["title"], item["minutes"], item["start"], item["room"]) == (
        added["id"],
        "Panel",
        40,
        "17:00",
        "3",
    )
    assert [(one["name"], one["organisation"]) for one in item["speakers"]] == [
        ("Amal Haddad", "Cairo Centre"),
        ("Colin Rajah", None),
    ]
    assert [(one["text"], [child["text"] for child in one["children"]]) for one in item["topics"]] == [
        ("One", []),
        ("Two", ["Two and a half"]),
    ]
    assert item["questions"] == ["Why?"]
    again = rcsc("agenda", "set", MEETING, "--item", added["id"], "--from", file, "--json").json
    assert again["operation"] is None
    file.write_text(json.dumps({"topics": [{"text": "Two"}, {"text": "One", "children": []}]}), encoding="utf-8")
    rcsc("agenda", "set", MEETING, "--item", added["id"], "--from", file)
    kept = rcsc.items()[-1]
    assert [one["text"] for one in kept["topics"]] == ["Two", "One"]
    assert {one["id"] for one in kept["topics"]} == {one["id"] for one in item["topics"]}
    assert kept["questions"] == ["Why?"]
    assert rcsc("undo").exit_code == 0
    assert rcsc.agenda() == before


def test_sessions_are_added_changed_and_named(rcsc: Rcsc) -> None:
    added = rcsc(
        "agenda", "add", MEETING, "--new-session", "name=Day 2", "date=2017-04-18", "start=9:30", "end=11", "--json"
    ).json
    refused = rcsc("agenda", "add", MEETING, "Opening")
    assert (refused.exit_code, refused.err) == (
        1,
        "This consultation has 2 sessions: say which with --session.\n",
    )
    assert rcsc("agenda", "add", MEETING, "Opening", "--session", "day 2").exit_code == 0
    assert rcsc("agenda", "set", MEETING, "--session", 2, "time_zone=Europe/Paris", "venue=Room 5").exit_code == 0
    session = rcsc.agenda()["sessions"][1]
    assert (session["id"], session["date"], session["start"], session["end"]) == (
        added["id"],
        "2017-04-18",
        "09:30",
        "11:00",
    )
    assert (session["time_zone"], session["venue"]) == ("Europe/Paris", "Room 5")
    assert session["items"][0]["start"] == "09:30"
    assert rcsc("agenda", "move", MEETING, "--item", "1.7", "--first", "--session", 2).exit_code == 0
    assert [item["title"] for item in rcsc.agenda()["sessions"][1]["items"]] == ["Next Steps and Timeline", "Opening"]
    assert rcsc("agenda", "remove", MEETING, "--session", 2).exit_code == 0
    assert len(rcsc.agenda()["sessions"]) == 1


def test_texts_in_another_language(rcsc: Rcsc) -> None:
    texts = rcsc("agenda", "text", MEETING, "--language", "fr", "--json").json
    welcome = next(one for one in texts["texts"] if one["source"] == "Welcome")
    assert (welcome["state"], welcome["text"], welcome["field"]) == ("missing", None, "title")
    assert rcsc("agenda", "text", MEETING, "--language", "fr", "--id", welcome["id"], "Mot de bienvenue").exit_code == 0
    shown = rcsc("agenda", "show", MEETING, "--language", "fr", "--json").json
    assert shown["language"] == "fr"
    assert shown["sessions"][0]["items"][1]["title"] == "Mot de bienvenue"
    rcsc("agenda", "set", MEETING, "--item", 2, "title=Welcome to all")
    again = rcsc("agenda", "text", MEETING, "--language", "fr", "--json").json
    assert [one["state"] for one in again["texts"] if one["id"] == welcome["id"]] == ["out of date"]


def test_versions_of_an_agenda_never_issued(rcsc: Rcsc) -> None:
    assert rcsc("agenda", "versions", MEETING, "--json").json == {"count": 0, "versions": []}


def test_every_field_of_an_item_is_set_and_shown(rcsc: Rcsc) -> None:
    fields = {
        "is_timed": "no",
        "numbering": "1",
        "purpose": "decision",
        "visibility": "internal",
        "background": "What went before.",
        "outcome": "A list of priorities",
        "link": "https://example.org/room",
        "interpretation": "en;FR",
        "owner": "Amal Haddad",
        "documents": "a/71/l.58; A/CONF.999/3 Modalities; Notes of the secretariat",
    }
    given = [f"{name}={text}" for name, text in fields.items()]
    rcsc("agenda", "set", MEETING, "--item", 3, *given)
    item = rcsc.items()[2]
    assert {name: item[name] for name in fields if name not in {"is_timed", "documents", "interpretation"}} == {
        name: text for name, text in fields.items() if name not in {"is_timed", "documents", "interpretation"}
    }
    assert (item["is_timed"], item["start"], item["interpretation"], item["label"]) == (False, None, "en, fr", None)
    assert [(one["symbol"], one["title"]) for one in item["documents"]] == [
        ("A/71/L.58", "Modalities Resolution"),
        ("A/CONF.999/3", "Modalities"),
        (None, "Notes of the secretariat"),
    ]
    assert rcsc.items()[3]["start"] == "14:30"
    rcsc("agenda", "set", MEETING, "--item", 3, "visibility=public")
    assert rcsc.items()[2]["label"] == "1."
    assert rcsc("agenda", "set", MEETING, "--item", 3, "interpretation=Klingonish").err == (
        "Interpretation: “Klingonish” is no language that is known here. Write names or codes with commas between: "
        "English, French; or en, fr.\n"
    )


def test_documents_that_stay_stay_the_same_and_one_step_takes_all_back(rcsc: Rcsc) -> None:
    before = rcsc.agenda()
    rcsc("agenda", "set", MEETING, "--item", 3, "documents=A/71/L.58; Paper one")
    first = rcsc.items()[2]["documents"]
    rcsc("agenda", "set", MEETING, "--item", 3, "documents=paper ONE; A/71/L.58")
    assert rcsc.items()[2]["documents"] == first[::-1]
    rcsc("undo"), rcsc("undo")
    assert rcsc.agenda() == before


def test_a_speaker_gets_a_state_an_organisation_and_another_name(rcsc: Rcsc) -> None:
    rcsc("agenda", "set", MEETING, "--item", 3, "--speaker", "colin rajah", "status=asked", "organisation=Cairo Centre")
    (speaker,) = rcsc.items()[2]["speakers"]
    assert (speaker["status"], speaker["confirmed"], speaker["organisation"]) == ("asked", False, "Cairo Centre")
    rcsc("agenda", "set", MEETING, "--item", 3, "--speaker", "colin rajah", "name=Amal Haddad", "organisation=")
    (speaker,) = rcsc.items()[2]["speakers"]
    assert (speaker["name"], speaker["status"], speaker["organisation"]) == ("Amal Haddad", "asked", None)
    assert "                    Amal Haddad (speaker, asked)" in rcsc("agenda", "show", MEETING).out.splitlines()


def test_sessions_get_a_chair_are_copied_moved_and_removed(rcsc: Rcsc) -> None:
    rcsc("agenda", "set", MEETING, "--session", 1, "name=Morning", "chair=Colin Rajah", "restarts_numbering=yes")
    copy = rcsc("agenda", "duplicate", MEETING, "--json").json["id"]
    rcsc("agenda", "set", MEETING, "--session", 2, "name=Afternoon", "start=20:00", "end=00:30", "chair=")
    first, second = rcsc.agenda()["sessions"]
    assert (first["name"], first["chair"], first["restarts_numbering"]) == ("Morning", "Colin Rajah", True)
    assert (second["id"], second["name"], second["chair"], second["end"]) == (copy, "Afternoon", None, "00:30")
    assert [(one["title"], one["minutes"], [who["name"] for who in one["speakers"]]) for one in first["items"]] == [
        (one["title"], one["minutes"], [who["name"] for who in one["speakers"]]) for one in second["items"]
    ]
    assert second["items"][0]["start"] == "20:00"
    rcsc("agenda", "move", MEETING, "--session", "Afternoon", "--first")
    assert [one["name"] for one in rcsc.agenda()["sessions"]] == ["Afternoon", "Morning"]
    rcsc("agenda", "remove", MEETING, "--session", 1)
    assert [one["name"] for one in rcsc.agenda()["sessions"]] == ["Morning"]
    rcsc("undo")
    assert len(rcsc.agenda()["sessions"][0]["items"]) == 7
