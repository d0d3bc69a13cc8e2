"""``rcsc history``, ``undo``, ``redo``, ``check``, ``backup``, ``settings``, ``init``."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from rcsc_desktop.entry.command import main
from tests.unit.cli.rcsc import MEETING, Rcsc, call


def test_each_write_is_a_step_with_author_and_instant(rcsc: Rcsc) -> None:
    call(main, ["settings", "set", "author=Amal Haddad"])
    done = rcsc("agenda", "add", MEETING, "Coffee", "--json").json
    found = rcsc("history", "list", MEETING, "--limit", 1, "--json").json
    (step,) = found["operations"]
    assert found["count"] == 1
    assert (step["id"], step["author"], step["text"], step["kind"]) == (
        done["operation"],
        "Amal Haddad",
        "Add “Coffee”",
        "do",
    )
    assert (step["consultation"], step["undoable"]) == (MEETING, True)
    assert datetime.fromisoformat(step["at"]).tzinfo is not None
    shown = rcsc("history", "show", step["number"], "--json").json
    assert {"noun": "agenda_item", "id": done["id"], "field": "title", "before": None, "after": "Coffee"} in shown[
        "changes"
    ]
    assert shown["count"] == len(shown["changes"])


def test_exports_stand_in_the_history_and_are_no_steps(rcsc: Rcsc, tmp_path: Path) -> None:
    rcsc("agenda", "add", MEETING, "Coffee")
    rcsc("participant", "export", MEETING, "-o", tmp_path / "list.xlsx")
    newest, before, *_ = rcsc("history", "list", MEETING, "--json").json["operations"]
    assert (newest["kind"], newest["file"], newest["undoable"], newest["rows"]) == ("export", "list.xlsx", False, 7)
    assert newest["text"] == "Export the list of participants as “list.xlsx”"
    assert before["text"] == "Add “Coffee”"
    assert rcsc("undo").out == "Taken back: Add “Coffee”.\n"


def test_undo_and_redo_say_what_they_did(rcsc: Rcsc) -> None:
    before = rcsc.agenda()
    rcsc("agenda", "add", MEETING, "Coffee")
    after = rcsc.agenda()
    assert rcsc("undo", "--json").json["kind"] == "undo"
    assert rcsc.agenda() == before
    assert rcsc("redo").out == "Done again: Add “Coffee”.\n"
    assert rcsc.agenda() == after
    assert rcsc("redo").err == "There is nothing to do again.\n"


def test_a_blocked_undo_names_the_steps_that_stand_on_it(rcsc: Rcsc) -> None:
    first = rcsc("agenda", "set", MEETING, "--item", 2, "title=Greetings", "--json").json["operation"]
    rcsc("agenda", "set", MEETING, "--item", 2, "title=Welcome to all")
    refused = rcsc("undo", first)
    assert refused.exit_code == 1
    assert "Greetings" in refused.err or "Welcome" in refused.err
    assert "later steps stand on it" in refused.err
    assert rcsc.items()[1]["title"] == "Welcome to all"


@pytest.mark.parametrize("operation", ["9999", "0192f0c1-0000-7000-8000-000000000000", "yesterday"])
def test_a_step_that_is_not_there(rcsc: Rcsc, operation: str) -> None:
    refused = rcsc("undo", operation)
    assert (refused.exit_code, refused.err) == (1, f"The history has no step {operation}.\n")


def test_the_sample_is_kept_for_good(rcsc: Rcsc) -> None:
    assert rcsc("undo").err == "There is nothing to take back.\n"
    assert rcsc("undo", "1").exit_code == 1
    assert rcsc("consultation", "list", "--json").json["count"] == 10


def test_a_whole_workspace_is_clean(rcsc: Rcsc) -> None:
    found = rcsc("check", "--json").json
    assert (found["clean"], found["count"], found["problems"]) == (True, 0, [])
    assert (found["counts"]["consultation"], found["counts"]["participant"]) == (10, 10)
    assert rcsc("check").out.startswith(f"“{rcsc.workspace}” is whole.\n")


def test_a_backup_brings_back_what_was(rcsc: Rcsc) -> None:
    made = rcsc("backup", "make", "--json").json
    rcsc("consultation", "remove", MEETING)
    listed = rcsc("backup", "list", "--json").json
    assert [(one["file"], one["reason"], one["size"]) for one in listed["backups"]] == [
        (made["file"], "by hand", made["size"])
    ]
    restored = rcsc("backup", "restore", made["file"], "--json").json
    assert rcsc("consultation", "list", "--json").json["count"] == 10
    rcsc("backup", "restore", restored["previous"])
    assert rcsc("consultation", "list", "--json").json["count"] == 9


def test_a_copy_is_saved_anywhere_but_over_the_workspace(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "copy.rcsc"
    assert rcsc("backup", "make", "-o", file).exit_code == 0
    assert Rcsc(file)("consultation", "list", "--json").json["count"] == 10
    assert rcsc("backup", "make", "-o", file).exit_code == 1
    assert rcsc("backup", "make", "-o", file, "--force").exit_code == 0
    sentence = f"“{rcsc.workspace}” is the workspace itself. Choose another name.\n"
    assert rcsc("backup", "make", "-o", rcsc.workspace, "--force").err == sentence
    assert rcsc("agenda", "export", MEETING, "-o", rcsc.workspace, "--force").err == sentence
    assert rcsc("check").exit_code == 0


def test_settings_are_listed_and_checked_before_the_first_is_kept() -> None:
    def value(key: str) -> object:
        listed = call(main, ["settings", "list", "--json"]).json
        assert listed["count"] == len(listed["settings"])
        return next(one["value"] for one in listed["settings"] if one["key"] == key)

    assert value("paper") == "A4"
    assert value("author") is None
    refused = call(main, ["settings", "set", "author=Amal", "paper=A5"])
    assert (refused.exit_code, refused.err) == (
        1,
        "“A5” is none of the values of paper; there are: A4, Letter.\n",
    )
    assert value("author") is None
    assert call(main, ["settings", "set", "author=Amal", "paper=Letter"]).exit_code == 0
    assert (value("author"), value("paper")) == ("Amal", "Letter")
    unknown = call(main, ["settings", "set", "device_id=mine"])
    assert unknown.err == "There is no setting called “device_id”; “rcsc settings list” shows them all.\n"


def test_init_never_replaces_a_file(tmp_path: Path) -> None:
    file = tmp_path / "new.rcsc"
    made = call(main, ["init", str(file), "--json"]).json
    assert made == {"workspace": str(file), "sample": False}
    before = file.read_bytes()
    again = call(main, ["init", str(file), "--sample"])
    assert (again.exit_code, file.read_bytes() == before) == (1, True)
    assert again.err == f"“{file}” is there already and was left as it is. Choose another name, or open it.\n"


def test_without_a_workspace_the_way_to_one_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RCSC_DATA_DIR", str(tmp_path))
    refused = call(main, ["consultation", "list"])
    assert refused.exit_code == 3
    assert refused.err.startswith(
        f"There is no workspace yet at “{tmp_path / 'workspace.rcsc'}”. Make one with “rcsc init”"
    )
    assert call(main, ["init"]).exit_code == 0
    assert call(main, ["consultation", "list", "--json"]).json == {"count": 0, "consultations": []}


def test_the_environment_names_the_workspace(rcsc: Rcsc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RCSC_WORKSPACE", str(rcsc.workspace))
    assert json.loads(call(main, ["programme", "list", "--json"]).binary)["count"] == 2
