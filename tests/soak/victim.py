"""A process that runs one ``rcsc`` command after the other until it is killed.

It says what it begins and what is done, a line of JSON each, so that whoever kills it knows what was committed.
With ``--look`` it says what the workspace holds, and ends.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

MEETING = "2017-04-17-new-york"
AGAIN = "again"
"""Name of the files that are written again and again, without their ending."""
QUESTIONS = {"check": ["check"], "participant": ["participant", "list", MEETING], "item": ["agenda", "show", MEETING]}


def steps(folder: Path, run: str, seed: int) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, name and arguments of one command after the other, forever; undo and redo only where they have work."""
    chance = random.Random(seed)
    done = undone = 0
    for number in range(1_000_000):
        name = f"{run}-{number}"
        kinds = {"participant": 6, "item": 4, "undo": 2 if done else 0, "redo": 2 if undone else 0, "export": 3}
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        match kind:
            case "participant":
                yield kind, name, ["participant", "add", MEETING, "--name", name]
                done, undone = done + 1, 0
            case "item":
                yield kind, name, ["agenda", "add", MEETING, name, "--minutes", "5"]
                done, undone = done + 1, 0
            case "undo":
                yield kind, "", ["undo"]
                done, undone = done - 1, undone + 1
            case "redo":
                yield kind, "", ["redo"]
                done, undone = done + 1, undone - 1
            case _:
                yield kind, *_export(chance, folder, name)


def _export(chance: random.Random, folder: Path, name: str) -> tuple[str, list[str]]:
    """A new file, or the one that is written again and again; now and then a new workspace."""
    kind = chance.choices(["pdf", "xlsx", "rcsc"], [4, 4, 1])[0]
    if kind == "rcsc":
        return f"{name}.rcsc", ["init", str(folder / f"{name}.rcsc"), "--sample"]
    file = f"{AGAIN}.{kind}" if chance.random() < 0.5 else f"{name}.{kind}"
    noun = "agenda" if kind == "pdf" else "participant"
    return file, [noun, "export", MEETING, "--format", kind, "-o", str(folder / file), "--force"]


def call(arguments: Sequence[str]) -> tuple[int, str]:
    """Run one command in this process; its exit code and what it printed."""
    from rcsc_desktop.entry.command import main

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = main(list(arguments))
    return code, printed.getvalue()


def say(**what: object) -> None:
    """A line that is out before the next step begins."""
    sys.__stdout__.write(json.dumps(what) + "\n")  # type: ignore[union-attr]  # a pipe, always
    sys.__stdout__.flush()  # type: ignore[union-attr]


def work(workspace: Path, folder: Path, run: str, seed: int) -> None:
    """Command after command on ``workspace``; exports go to ``folder``."""
    for kind, name, arguments in steps(folder, run, seed):
        say(begins=kind, name=name)
        code, _ = call(["--workspace", str(workspace), *arguments])
        if code:
            say(refused=kind, name=name, code=code)
            return
        say(done=kind, name=name)


def look(workspace: Path) -> None:
    """Say what a person who asks the command hears about the workspace, in one go."""
    answers = {}
    for name, arguments in QUESTIONS.items():
        code, printed = call(["--workspace", str(workspace), *arguments, "--json"])
        answers[name] = json.loads(printed) if code == 0 else {"exit_code": code}
    say(**answers)


if __name__ == "__main__":
    if sys.argv[2] == "--look":
        look(Path(sys.argv[1]))
    else:
        work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
