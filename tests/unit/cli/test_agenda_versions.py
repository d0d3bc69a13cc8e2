"""``rcsc agenda issue|versions|diff|restore|withdraw`` and ``show --version``."""

from pathlib import Path

from pypdf import PdfReader

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_issue_prints_the_number_and_versions_lists_it_with_its_file(rcsc: Rcsc) -> None:
    first = rcsc("agenda", "issue", MEETING, "--note", "To the network", "--json").json
    assert (first["number"], first["status"], first["revision"], first["label"]) == (1, "provisional", 0, "Provisional")
    assert "number: 2" in rcsc("agenda", "issue", MEETING).out.splitlines()
    listed = rcsc("agenda", "versions", MEETING, "--json").json
    assert listed["count"] == 2
    assert [(one["number"], one["label"], one["note"]) for one in listed["versions"]] == [
        (1, "Provisional", "To the network"),
        (2, "Provisional, Rev. 1", None),
    ]
    (file,) = listed["versions"][0]["files"]
    assert (file["format"], file["name"]) == ("pdf", "2017-04-17 New York - Provisional agenda - Version 1 - en.pdf")
    assert file["size"] > 10_000
    assert rcsc.agenda()["version"] == 2


def test_diff_tells_what_changed_since_the_last_issue(rcsc: Rcsc) -> None:
    refused = rcsc("agenda", "diff", MEETING)
    assert (refused.exit_code, "Nothing of this agenda was issued yet" in refused.err) == (1, True)
    rcsc("agenda", "issue", MEETING)
    assert rcsc("agenda", "diff", MEETING).out == "From version 1 (Provisional) to the draft: nothing changed.\n"
    rcsc("agenda", "add", MEETING, "Coffee", "--after", "3", "--minutes", "20")
    rcsc("agenda", "set", MEETING, "--item", "1", "title=Doors open")
    assert rcsc("agenda", "diff", MEETING).out.splitlines() == [
        "From version 1 (Provisional) to the draft: 1 added · 1 renamed · 4 at other times.",
        "",
        "Added",
        "  Coffee: 17\u00a0April\u00a02017, 2:45\u202f–\u20093:05\u202fpm",
        "",
        "Renamed",
        "  Doors open: was “Entrance and Registration”",
        "",
        "Other times",
        "  Update on GCM Preparatory Process: 2:45\u202f–\u20093:45\u202fpm → 3:05\u202f–\u20094:05\u202fpm, "
        "and 3 items after it by as much",
    ]
    found = rcsc("agenda", "diff", MEETING, "--from", "1", "--to", "draft", "--json").json
    assert (found["from"]["number"], found["to"]["number"], found["to"]["status"]) == (1, None, "draft")
    assert (found["count"], found["counts"]) == (3, {"added": 1, "renamed": 1, "times": 4})
    assert [(one["kind"], one["title"]) for one in found["changes"]][:2] == [
        ("added", "Coffee"),
        ("renamed", "Doors open"),
    ]
    assert found["changes"][0]["after"]["start"] == "14:45"
    rcsc("agenda", "issue", MEETING, "--status", "final")
    between = rcsc("agenda", "diff", MEETING, "--from", "1", "--to", "2", "--json").json
    assert (between["count"], between["to"]["label"]) == (3, "Final")
    assert rcsc("agenda", "diff", MEETING, "--to", "never").exit_code == 2


def test_show_restore_withdraw_and_undo(rcsc: Rcsc) -> None:
    before = [item["title"] for item in rcsc.items()]
    rcsc("agenda", "issue", MEETING)
    rcsc("agenda", "remove", MEETING, "--item", "2")
    shown = rcsc("agenda", "show", MEETING, "--version", "1", "--json").json
    assert [item["title"] for item in shown["sessions"][0]["items"]] == before
    assert (shown["status"], shown["version"]) == ("provisional", 1)
    assert rcsc("agenda", "restore", MEETING, "--version", "1", "--json").json["name"] == "agenda.restore"
    assert [item["title"] for item in rcsc.items()] == before
    assert rcsc.agenda()["status"] == "draft"
    rcsc("undo")
    assert len(rcsc.items()) == len(before) - 1
    assert rcsc("agenda", "withdraw", MEETING, "--version", "1").exit_code == 0
    gone = rcsc("agenda", "show", MEETING, "--version", "1")
    assert (gone.exit_code, "No version 1" in gone.err) == (1, True)
    assert rcsc("agenda", "issue", MEETING, "--json").json["number"] == 2


def test_what_changed_is_written_as_one_page(rcsc: Rcsc, tmp_path: Path) -> None:
    rcsc("agenda", "issue", MEETING)
    rcsc("agenda", "set", MEETING, "--item", "1", "title=Doors open")
    target = tmp_path / "changes.pdf"
    found = rcsc("agenda", "diff", MEETING, "--format", "pdf", "--language", "fr", "-o", target, "--json").json
    assert (found["file"], found["language"], found["counts"]) == (str(target), "fr", {"renamed": 1})
    (page,) = PdfReader(target).pages
    text = " ".join(page.extract_text().split())
    assert "Ordre du jour provisoire · Version 1 → Projet d’ordre du jour" in text.replace("'", "’")
    assert "Doors open" in text
    assert rcsc("agenda", "diff", MEETING, "--format", "pdf", "-o", target).exit_code == 1
    assert rcsc("agenda", "diff", MEETING, "-o", target).exit_code == 2


def test_a_version_is_exported_as_it_was_issued(rcsc: Rcsc, tmp_path: Path) -> None:
    rcsc("agenda", "issue", MEETING)
    rcsc("agenda", "set", MEETING, "--item", "1", "title=Doors open")
    files = [tmp_path / f"{number}.html" for number in range(2)]
    for file in files:
        rcsc("agenda", "export", MEETING, "--version", "1", "--format", "html", "-o", file)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "Entrance and Registration" in files[0].read_text(encoding="utf-8")
    kept = rcsc("agenda", "versions", MEETING, "--json").json["versions"][0]["files"]
    assert [one["format"] for one in kept] == ["pdf", "html"]
