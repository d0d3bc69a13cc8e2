"""Every text field takes every text and gives it back by the rule of `domain.text`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from rcsc_desktop import bootstrap
from rcsc_desktop.cli import app
from rcsc_desktop.cli.call import Call, Workspaces
from rcsc_desktop.cli.printing import Printer, speak_utf8
from rcsc_desktop.domain.text import clean
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.settings import Settings
from tests.unit.cli.rcsc import MEETING, Rcsc, Result

MARKED = ["a\x00b", "\x1b[31mred", "tab\tand\nline", "\ufffe", "lone \ud800 surrogate", "\r\n", "  ", "a\r\nb\rc"]


@pytest.fixture
def open_rcsc(sample_file: Path, tmp_path: Path) -> Iterator[Rcsc]:
    """The command over a copy of the sample that stays open from call to call, for many calls."""
    file = tmp_path / "meetings.rcsc"
    file.write_bytes(sample_file.read_bytes())
    settings = Settings.load()
    core = bootstrap.open_core(file, settings, author=lambda: "Amal")
    kept = replace(core, close=lambda: None)
    t = translator("en")

    def run(arguments: list[str]) -> int:
        speak_utf8()
        workspaces = Workspaces(lambda path: kept, lambda path, sample: None, lambda path, backup: backup)
        return app.run(arguments, Call(workspaces, settings, t, Printer(t)))

    yield Rcsc(file, run)
    core.close()


@pytest.fixture(scope="session")
def texts(shared_data: Path) -> list[str]:
    found = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    assert len(found) == 515
    return [*found, *MARKED]


def batched(texts: list[str], size: int) -> Iterator[list[str]]:
    for at in range(0, len(texts), size):
        yield texts[at : at + size]


def _json(**values: str) -> bytes:
    return json.dumps(values).encode()


@dataclass(frozen=True)
class Field:
    """A text field, written through a JSON file on standard input."""

    rcsc: Rcsc
    arguments: tuple[str, ...]
    name: str

    def write(self, text: str) -> Result:
        return self.rcsc(*self.arguments, "--from", "-", "--json", stdin=json.dumps({self.name: text}).encode())

    def takes(self, text: str) -> str | None:
        """The id of the row that holds the text; ``None`` for a blank, which is refused where a text is required."""
        kept, taken_out = clean(text)
        answer = self.write(text)
        if not kept.strip():
            assert (answer.exit_code, answer.out) == (1, "")
            assert answer.err.endswith(": This may not be blank. What was there before is kept.\n")
            return None
        found = answer.json
        assert found["characters_taken_out"] == taken_out, text
        told = "control character" in answer.err
        assert told is (taken_out > 0), answer.err
        return str(found["id"])


def test_titles_of_consultations(open_rcsc: Rcsc, texts: list[str]) -> None:
    lines = open_rcsc("consultation", "list", "--json").json["consultations"]
    expected = {line["id"]: line["title"] for line in lines}
    for some in batched(texts, len(lines)):
        for line, text in zip(lines, some, strict=False):
            if Field(open_rcsc, ("consultation", "set", line["id"]), "title").takes(text):
                expected[line["id"]] = clean(text).text
        listed = open_rcsc("consultation", "list", "--json").json["consultations"]
        assert {line["id"]: line["title"] for line in listed} == expected


def test_notes_of_a_consultation_may_be_blank(open_rcsc: Rcsc, texts: list[str]) -> None:
    field = Field(open_rcsc, ("consultation", "set", MEETING), "notes")
    for text in texts[::8]:
        assert field.write(text).exit_code == 0
        stored = open_rcsc("consultation", "show", MEETING, "--json").json["notes"]
        assert stored == (clean(text).text or None), repr(text)


def test_new_consultations_and_programmes(open_rcsc: Rcsc, texts: list[str]) -> None:
    for noun in ("consultation", "programme"):
        more = ("--programme", "gcm-2017") if noun == "consultation" else ()
        field = Field(open_rcsc, (noun, "add", *more), "title")
        expected = {field.takes(text): clean(text).text for text in [*texts[::8], *MARKED]}
        expected.pop(None, None)
        listed = open_rcsc(noun, "list", "--json").json[f"{noun}s"]
        assert {line["id"]: line["title"] for line in listed if line["id"] in expected} == expected


def test_names_of_participants(open_rcsc: Rcsc, texts: list[str]) -> None:
    field = Field(open_rcsc, ("participant", "add", MEETING), "name")
    expected = {field.takes(text): clean(text).text for text in [*texts[1::4], *MARKED]}
    expected.pop(None, None)
    listed = open_rcsc("participant", "list", MEETING, "--json").json["participants"]
    assert {line["id"]: line["name"] for line in listed if line["id"] in expected} == expected


def test_titles_of_agenda_items(open_rcsc: Rcsc, texts: list[str]) -> None:
    expected = {item["id"]: item["title"] for item in open_rcsc.items()}
    for some in batched([*texts[2::4], *MARKED], len(expected)):
        for item_id, text in zip(expected, some, strict=False):
            if Field(open_rcsc, ("agenda", "set", MEETING, "--item", item_id), "title").takes(text):
                expected[item_id] = clean(text).text
        assert {item["id"]: item["title"] for item in open_rcsc.items()} == expected


def test_new_agenda_items_and_questions(open_rcsc: Rcsc, texts: list[str]) -> None:
    session = open_rcsc("agenda", "add", MEETING, "--new-session", "name=Day 2", "--json").json["id"]
    kept = [clean(text).text for text in texts if clean(text).text.strip()]
    some = [*texts[::8], *MARKED]
    field = Field(open_rcsc, ("agenda", "add", MEETING, "--session", session), "title")
    for text in some:
        field.takes(text)
    questions = json.dumps({"title": "Questions", "questions": kept}).encode()
    assert open_rcsc("agenda", "add", MEETING, "--session", session, "--from", "-", stdin=questions).exit_code == 0
    *items, last = open_rcsc.agenda()["sessions"][1]["items"]
    assert [item["title"] for item in items] == [clean(text).text for text in some if clean(text).text.strip()]
    assert last["questions"] == kept


def test_organisations_speakers_and_queries_of_any_text(open_rcsc: Rcsc, texts: list[str]) -> None:
    for text in [*texts[3::16], *MARKED]:
        organisation, speakers = _json(organisation=text), _json(speakers=text)
        answers = [
            open_rcsc("participant", "set", MEETING, "Colin Rajah", "--from", "-", stdin=organisation),
            open_rcsc("agenda", "set", MEETING, "--item", 2, "--from", "-", stdin=speakers),
            open_rcsc("participant", "list", MEETING, "--query", text),
            open_rcsc("search", "--", text),
        ]
        assert {answer.exit_code for answer in answers} <= {0, 1}, repr(text)
    assert open_rcsc("check").exit_code == 0


def test_texts_that_look_like_options_are_taken_as_typed(open_rcsc: Rcsc) -> None:
    for text in ("--help", "-o", "=1+1", "a=b", "-", "@file", "%s", "{title}", "[bold]x[/bold]"):
        added = open_rcsc("consultation", "add", "--programme", "gcm-2017", "--json", "--", text).json
        assert open_rcsc("consultation", "show", added["id"], "--json").json["title"] == text
        assert text in open_rcsc("consultation", "show", added["id"]).out


def test_what_cannot_be_kept_is_told(open_rcsc: Rcsc) -> None:
    answer = open_rcsc("consultation", "set", MEETING, "--from", "-", stdin=b'{"notes": "a\\u0000b\\u001bc"}')
    assert answer.err == "2 control characters that no text can hold were taken out.\n"
    answer = open_rcsc("participant", "set", MEETING, "Colin Rajah", "notes=a\x07b")
    assert answer.err == "1 control character that no text can hold was taken out.\n"
