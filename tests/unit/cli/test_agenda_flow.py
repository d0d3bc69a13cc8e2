"""What moves time, from the command line: each verb, its look before, and that undo brings everything back."""

from __future__ import annotations

from typing import Any

from tests.unit.cli.rcsc import MEETING, Rcsc


def lines(rcsc: Rcsc) -> list[str]:
    return [f"{one['start']}{'*' if one['pinned'] else ''} {one['title'][:7]} {one['minutes']}" for one in rcsc.items()]


def changed(found: Any) -> list[tuple[str, int, str, int]]:
    return [(one["start_before"], one["minutes_before"], one["start"], one["minutes"]) for one in found["items"]]


BEFORE = [
    "14:00 Entranc 15",
    "14:15 Welcome 15",
    "14:30 Partici 15",
    "14:45 Update  60",
    "15:45 Regiona 45",
    "16:30 Preview 45",
    "17:15 Next St 45",
]


def test_an_item_moves_to_a_time(rcsc: Rcsc) -> None:
    done = rcsc("agenda", "move", MEETING, "--item", "7", "--start", "5:20pm", "--json").json
    assert done["name"] == "agenda.move"
    assert changed(done) == [("17:15", 45, "17:20", 45)]
    assert lines(rcsc)[-1] == "17:20* Next St 45"
    rcsc("undo")
    assert lines(rcsc) == BEFORE


def test_items_are_parked_and_taken_out_again(rcsc: Rcsc) -> None:
    rcsc("agenda", "park", MEETING, "--item", "2", "--item", "3")
    assert [one["title"] for one in rcsc.agenda()["parking"]] == ["Welcome", "Participant Introductions"]
    assert "  p1  Welcome (15′)" in rcsc("agenda", "show", MEETING).out.splitlines()
    rcsc("agenda", "move", MEETING, "--item", "p2", "--first")
    assert lines(rcsc)[:2] == ["14:00 Partici 15", "14:15 Entranc 15"]


def test_a_dry_run_says_and_changes_nothing(rcsc: Rcsc) -> None:
    found = rcsc("agenda", "late", MEETING, "12", "--keep-end", "--dry-run", "--json").json
    assert found["dry_run"] is True
    assert found["count"] == len(found["items"])
    assert changed(found)[0] == ("14:00", 15, "14:12", 15)
    assert found["excess"] == 0
    assert lines(rcsc) == BEFORE
    told = rcsc("agenda", "late", MEETING, "12", "--dry-run").out
    assert "14:12" in told


def test_late_fit_room_gap_and_length(rcsc: Rcsc) -> None:
    rcsc("agenda", "resize", MEETING, "1h30", "--item", "4")
    assert lines(rcsc)[-1] == "17:45 Next St 45"
    rcsc("agenda", "fit", MEETING)
    items = rcsc.items()
    assert items[-1]["end"] == "18:00"
    rcsc("agenda", "room", MEETING, "--item", "2", "--minutes", "10")
    assert lines(rcsc)[1].startswith("14:20* Welcome")
    rcsc("agenda", "close-gap", MEETING, "--item", "2")
    assert lines(rcsc)[1].startswith("14:10 Welcome")
    rcsc("agenda", "late", MEETING, "12m")
    (session,) = rcsc.agenda()["sessions"]
    assert (session["start"], session["end"]) == ("14:12", "18:12")


def test_refusals_name_what_to_do(rcsc: Rcsc) -> None:
    rcsc("agenda", "set", MEETING, "--session", "1", "end=")
    refused = rcsc("agenda", "fit", MEETING)
    assert refused.exit_code == 1
    assert refused.err.strip().endswith(
        "The session has no start or no end to keep to. Give it both first; nothing was changed."
    )
    wrong = rcsc("agenda", "move", MEETING, "--item", "1", "--first", "--start", "14:00")
    assert wrong.exit_code == 2
    assert rcsc("agenda", "park", MEETING, "--item", "99").exit_code == 1


def test_no_item_is_put_behind_itself(rcsc: Rcsc) -> None:
    before = rcsc.items()
    refused = rcsc("agenda", "move", MEETING, "--item", "2", "--after", "2")
    assert (refused.exit_code, "behind itself" in refused.err) == (2, True)
    assert rcsc.items() == before
