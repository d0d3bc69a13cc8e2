"""``rcsc agenda template`` and ``rcsc agenda copy``."""

from __future__ import annotations

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_templates_are_listed_applied_saved_and_removed(rcsc: Rcsc) -> None:
    key = rcsc("consultation", "add", "Next", "programme=gcm-2017", "start_date=2026-11-16", "--json").json["key"]
    listed = rcsc("agenda", "template", "list", "--json").json
    assert listed["count"] == 5
    assert listed["templates"][2] == {
        "key": "two-day-regional-consultation",
        "name": "Two-day regional consultation",
        "built_in": True,
        "sessions": 2,
        "items": 23,
    }
    rcsc("agenda", "template", "apply", key, "webinar-in-two-time-zones")
    first, second = rcsc.agenda(key)["sessions"]
    assert [(one["name"], one["date"], one["start"]) for one in (first, second)] == [
        ("Morning session", "2026-11-16", "09:00"),
        ("Afternoon session", "2026-11-16", "16:00"),
    ]
    assert [one["title"] for one in first["items"]] == [one["title"] for one in second["items"]]
    assert rcsc("agenda", "template", "save", MEETING, "Ours").exit_code == 0
    assert rcsc("agenda", "template", "list", "--json").json["templates"][5]["name"] == "Ours"
    assert rcsc("agenda", "template", "remove", "ours").exit_code == 0
    answer = rcsc("agenda", "template", "apply", key, "ours")
    assert answer.exit_code == 1
    assert answer.err.startswith("There is no template called “ours”. There are: half-day-informal-meeting, one-day")


def test_an_agenda_is_copied_to_another_consultation(rcsc: Rcsc) -> None:
    key = rcsc("consultation", "add", "Next", "programme=gcm-2017", "start_date=2026-11-16", "--json").json["key"]
    rcsc("agenda", "copy", MEETING, "--to", key)
    (session,) = rcsc.agenda(key)["sessions"]
    assert (session["date"], session["start"]) == ("2026-11-16", "14:00")
    assert [(one["title"], one["start"]) for one in session["items"]] == [
        (one["title"], one["start"]) for one in rcsc.items()
    ]
    assert session["items"][1]["speakers"][0]["name"] == "William Lacy Swing"
    rcsc("undo")
    rcsc("agenda", "copy", MEETING, "--to", key, "--without-speakers")
    assert rcsc.items(key)[1]["speakers"] == []
    assert rcsc("agenda", "copy", key, "--to", key).exit_code == 1
