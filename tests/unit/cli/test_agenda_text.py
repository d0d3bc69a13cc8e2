"""``rcsc agenda text``: listing, writing, approving, tables for translators."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.rcsc import MEETING, Rcsc


def texts(rcsc: Rcsc, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rcsc("agenda", "text", MEETING, "--language", "fr", *options, "--json").json["texts"]
    return found


def test_every_text_of_the_paper_is_listed(rcsc: Rcsc) -> None:
    kinds = [one["kind"] for one in texts(rcsc)]
    assert kinds[0] == "consultation"
    assert {"concept_note_section", "agenda_item", "agenda_topic"} <= set(kinds)
    assert kinds.index("concept_note_section") < kinds.index("agenda_item") < kinds.index("agenda_topic")


def test_given_and_approved_in_one_step(rcsc: Rcsc) -> None:
    title = texts(rcsc)[0]
    done = rcsc(
        "agenda", "text", MEETING, "--language", "fr", "--id", title["id"], "--field", "title", "Titre", "--approve"
    )
    assert done.exit_code == 0, done.err
    assert [one["text"] for one in texts(rcsc, "--state", "approved")] == ["Titre"]


def test_an_out_of_date_text_is_still_right(rcsc: Rcsc) -> None:
    welcome = next(one for one in texts(rcsc) if one["source"] == "Welcome")
    rcsc("agenda", "text", MEETING, "--language", "fr", "--id", welcome["id"], "Bienvenue")
    rcsc("agenda", "set", MEETING, "--item", 2, "title=Welcome to all")
    (stale,) = texts(rcsc, "--state", "out of date")
    assert (stale["source"], stale["former"], stale["text"]) == ("Welcome to all", "Welcome", "Bienvenue")
    assert stale in texts(rcsc, "--missing")
    rcsc("agenda", "text", MEETING, "--language", "fr", "--id", welcome["id"], "--approve")
    assert [one["text"] for one in texts(rcsc, "--state", "approved")] == ["Bienvenue"]


def test_all_drafts_are_approved(rcsc: Rcsc) -> None:
    for one in texts(rcsc)[:3]:
        rcsc("agenda", "text", MEETING, "--language", "fr", "--id", one["id"], "--field", one["field"], "Texte")
    done = rcsc("agenda", "text", MEETING, "--language", "fr", "--approve")
    assert "Approve 3 texts (fr)" in done.out
    again = rcsc("agenda", "text", MEETING, "--language", "fr", "--approve")
    assert again.exit_code == 1
    assert "could be approved" in again.err


def test_a_table_goes_to_a_translator_and_comes_back(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "fr.json"
    written = rcsc("agenda", "text", MEETING, "--language", "fr", "--missing", "--export", file)
    assert written.exit_code == 0, written.err
    table = json.loads(file.read_text(encoding="utf-8"))
    assert (table["consultation"], table["language"], table["count"]) == (MEETING, "fr", len(table["texts"]))
    assert rcsc("agenda", "text", MEETING, "--language", "fr", "--export", file).exit_code == 1
    unchanged = rcsc("agenda", "text", MEETING, "--language", "fr", "--from", file, "--json").json
    assert unchanged["operation"] is None
    for row in table["texts"]:
        row["text"] = f"[{row['source']}]"
    file.write_text(json.dumps(table), encoding="utf-8")
    taken = rcsc("agenda", "text", MEETING, "--language", "fr", "--from", file, "--json").json
    assert taken["name"] == "agenda.translate_texts"
    (french,) = rcsc("agenda", "text", MEETING, "--summary", "--json").json["languages"]
    assert (french["language"], french["percent"], french["missing"]) == ("fr", 100, 0)
    assert french["draft"] == french["total"] == table["count"]
    rcsc("undo")
    assert rcsc("agenda", "text", MEETING, "--summary", "--json").json == {"count": 0, "languages": []}


def test_wanted_languages_are_a_field_of_the_consultation(rcsc: Rcsc) -> None:
    rcsc("consultation", "set", MEETING, "paper_languages=fr, ar")
    assert rcsc("consultation", "show", MEETING, "--json").json["paper_languages"] == "fr,ar"
    found = rcsc("agenda", "text", MEETING, "--summary", "--json").json["languages"]
    assert [(one["language"], one["done"]) for one in found] == [("fr", 0), ("ar", 0)]
    refused = rcsc("consultation", "set", MEETING, "paper_languages=fr,de")
    assert refused.exit_code == 1
    assert "“de”" in refused.err


ID = "00000000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("[]", "one object"),
        ("{", "line 1"),
        ("{}", "texts"),
        ('{"texts": [3]}', "texts 1"),
        ('{"texts": [{"id": "x", "field": "title", "text": "Titre"}]}', "Row 1"),
        (f'{{"texts": [{{"id": "{ID}", "field": "title", "text": "Titre"}}]}}', "Row 1"),
        ('{"texts": [{"id": "x", "field": "title", "text": "Titre", "state": "fine"}]}', "“fine”"),
        ('{"language": "es", "texts": []}', "another language"),
    ],
)
def test_a_table_that_cannot_be_taken_in(rcsc: Rcsc, table: str, told: str) -> None:
    refused = rcsc("agenda", "text", MEETING, "--language", "fr", "--from", "-", stdin=table.encode())
    assert refused.exit_code == 1
    assert told in refused.err
    assert all(one["state"] == "missing" for one in texts(rcsc))


@pytest.mark.parametrize(
    "options", [("Texte",), ("--id", ID), ("--summary", "--export", "x.json"), ("--from", "-", "--id", ID, "Texte")]
)
def test_wrong_usage(rcsc: Rcsc, options: tuple[str, ...]) -> None:
    assert rcsc("agenda", "text", MEETING, "--language", "fr", *options).exit_code == 2


def test_the_main_language_is_changed_in_the_agenda(rcsc: Rcsc) -> None:
    title = texts(rcsc)[0]
    refused = rcsc("agenda", "text", MEETING, "--id", title["id"], "--field", "title", "New title")
    assert refused.exit_code == 1
    assert "written in this language" in refused.err
