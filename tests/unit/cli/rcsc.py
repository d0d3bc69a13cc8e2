"""The command called in this process, as a shell would call it."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rcsc_desktop.entry.command import main

MEETING = "2017-04-17-new-york"


@dataclass(frozen=True)
class Result:
    """What one call answered."""

    exit_code: int
    binary: bytes
    err: str

    @property
    def out(self) -> str:
        return self.binary.decode()

    @property
    def json(self) -> Any:
        assert self.exit_code == 0, self.err
        return json.loads(self.binary)


@dataclass(frozen=True)
class Rcsc:
    """The command over one workspace; `run` is what does the work of the process."""

    workspace: Path
    run: Callable[[list[str]], int] = main

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Result:
        return call(self.run, ["--workspace", str(self.workspace), *map(str, arguments)], stdin)

    def agenda(self, key: str = MEETING) -> Any:
        return self("agenda", "show", key, "--json").json

    def items(self, key: str = MEETING) -> list[Any]:
        return [item for session in self.agenda(key)["sessions"] for item in session["items"]]


def call(run: Callable[[list[str]], int], arguments: list[str], stdin: bytes = b"") -> Result:
    """One call with streams of its own, which a locale without Unicode made."""
    out, err = BytesIO(), BytesIO()
    with _streams(out, err, stdin), _own_log():
        exit_code = run(arguments)
    return Result(exit_code, out.getvalue(), err.getvalue().decode())


@contextmanager
def _streams(out: BytesIO, err: BytesIO, stdin: bytes) -> Iterator[None]:
    texts = [TextIOWrapper(stream, encoding="ascii", write_through=True) for stream in (out, err)]
    with (
        redirect_stdout(texts[0]),
        redirect_stderr(texts[1]),
        patch.object(sys, "stdin", TextIOWrapper(BytesIO(stdin))),
    ):
        yield
    for text in texts:
        text.detach()


@contextmanager
def _own_log() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        yield
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()
        root.setLevel(level)
