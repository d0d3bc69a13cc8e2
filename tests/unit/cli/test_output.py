"""What the command prints: help with examples, tables, texts in any language."""

from typing import Any

import pytest

from rcsc_desktop.cli import app
from rcsc_desktop.cli.printing import Printer
from rcsc_desktop.entry.command import main
from rcsc_desktop.support.i18n import STRETCHED, translator
from tests.unit.cli.rcsc import MEETING, Rcsc, call

VERBS = {
    "programme": ["list", "show", "add", "set"],
    "consultation": ["list", "show", "add", "set", "copy", "remove"],
    "agenda": [
        *("show", "add", "set", "move", "duplicate", "remove", "text", "import", "export", "silence", "listen"),
        *("resize", "park", "room", "close-gap", "fit", "late"),
        *("issue", "versions", "diff", "restore", "withdraw", "copy", "template", "speakers"),
    ],
    "participant": [
        *("export", "list", "show", "add", "set", "remove", "issue", "versions", "diff"),
        *("attendance", "field", "import", "passport", "quota", "replace", "waiting-list"),
    ],
    "contact": [
        *("list", "show", "add", "set", "remove", "group", "export"),
        *("import", "doubles", "merge", "keep-apart"),
    ],
    "mail": ["draft", "list", "show", "save", "remove"],
    "history": ["list", "show"],
    "settings": ["list", "set"],
    "backup": ["make", "list", "restore"],
}
ALONE = ["init", "search", "undo", "redo", "check"]
TEMPLATE_VERBS = ["list", "apply", "save", "remove"]
GROUP_VERBS = ["list", "show", "add", "join", "leave", "rename", "remove", "addresses"]
NESTED = {
    ("participant", "attendance"): ["list", "show", "set"],
    ("participant", "field"): ["list", "add", "set", "move", "remove"],
    ("participant", "passport"): ["set-up", "show", "set", "remove", "export", "change-passphrase", "erase-past"],
    ("participant", "quota"): ["list", "set", "remove"],
}
_INNER = {"template", "group", *(name for _, name in NESTED)}
EVERY = [
    *([noun, verb] for noun, verbs in VERBS.items() for verb in verbs if verb not in _INNER),
    *([*words, verb] for words, verbs in NESTED.items() for verb in verbs),
    *(["agenda", "template", verb] for verb in TEMPLATE_VERBS),
    *(["contact", "group", verb] for verb in GROUP_VERBS),
    *([verb] for verb in ALONE),
]


def test_the_nouns_and_verbs_are_these_and_no_more() -> None:
    command: Any = app._command(translator("en"))
    assert sorted(command.commands) == sorted([*VERBS, *ALONE])
    for noun, verbs in VERBS.items():
        assert sorted(command.commands[noun].commands) == sorted(verbs)


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_help_has_examples(words: list[str]) -> None:
    answer = call(main, [*words, "--help"])
    assert (answer.exit_code, answer.err) == (0, "")
    assert f"  Examples:\n    rcsc {' '.join(words)}" in answer.out
    assert "Answer as JSON." in answer.out


def test_help_is_in_the_language_of_the_screen() -> None:
    assert call(main, ["settings", "set", f"screen_language={STRETCHED}"]).exit_code == 0
    shown = call(main, ["agenda", "show", "--help"]).out
    assert "[Âñšŵéŕ" in shown or "[Âñšwêr" in shown
    assert "Answer as JSON." not in shown


def test_a_table_on_a_terminal_has_headings_in_words(rcsc: Rcsc, capsys: pytest.CaptureFixture[str]) -> None:
    class Terminal:
        def __init__(self) -> None:
            self.text = ""

        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> int:
            self.text += text
            return len(text)

        def flush(self) -> None:
            """Nothing waits."""

    terminal: Any = Terminal()
    Printer(translator("en"), terminal).table(
        ("key", "start_date", "place"),
        [{"key": "a", "start_date": "2017", "place": "[bold]Place[/bold]\nof two lines"}],
    )
    assert "First day" in terminal.text
    assert "[bold]Place[/bold] of two lines" in terminal.text


def test_the_version_is_told() -> None:
    assert call(main, ["--version"]).out.startswith("rcsc 0.")


def test_texts_of_many_scripts_come_through_a_locale_without_them(rcsc: Rcsc) -> None:
    name = "أمل حداد · Łukasz · 李娜 🌍"
    assert rcsc("participant", "add", MEETING, "--name", name).out.startswith(
        f"Done: Add {name} to the participants.\n"
    )
    assert name in rcsc("participant", "list", MEETING).out
    assert name in [one["name"] for one in rcsc("participant", "list", MEETING, "--json").json["participants"]]
    missing = rcsc("participant", "show", MEETING, f"{name}!")
    assert missing.err == f"No participant of this consultation is called “{name}!” or has this id.\n"


def test_characters_that_the_paper_lacks_are_named_before_printing(rcsc: Rcsc) -> None:
    rcsc("agenda", "set", MEETING, "--item", 2, "title=Welcome 欢迎")
    answer = rcsc("agenda", "export", MEETING, "-o", "-")
    assert answer.binary.startswith(b"%PDF")
    assert answer.err == (
        "Warning: “Welcome 欢迎” cannot be printed whole; the paper's font lacks 欢 (U+6B22), 迎 (U+8FCE).\n"
    )
