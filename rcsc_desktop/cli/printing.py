"""Where the command prints: UTF-8 in any locale, tables for eyes on a terminal, plain lines for a pipe."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording import words

_HEADINGS: Mapping[str, str] = {
    "created": mark("New"),
    "doubtful": mark("Doubtful"),
    "first": mark("First"),
    "refused": mark("Refused"),
    "rows_read": mark("Rows read"),
    "score": mark("Likeness"),
    "second": mark("Second"),
    "unchanged": mark("Unchanged"),
    "updated": mark("Changed"),
    "after": mark("After"),
    "at": mark("When"),
    "author": mark("Author"),
    "before": mark("Before"),
    "choices": mark("Choices"),
    "consultation": mark("Consultation"),
    "consultations": mark("Consultations"),
    "detail": mark("Detail"),
    "file": mark("File"),
    "id": mark("Id"),
    "milestones": mark("Milestones"),
    "noun": mark("What it is"),
    "part": mark("Part"),
    "participants": mark("Participants"),
    "reason": mark("Reason"),
    "rows": mark("Rows"),
    "size": mark("Bytes"),
    "source": mark("Main text"),
    "table": mark("Table"),
    "text": mark("Text"),
    "value": mark("Value"),
}
"""Headings of what is no field of a row."""

_WHOLE = frozenset({"at", "end_date", "id", "key", "number", "start_date"})
"""Columns that are copied from the table and therefore never broken."""


def speak_utf8() -> None:
    """Make both streams write UTF-8 whatever the locale says; what UTF-8 cannot hold is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class Printer:
    """Prints what was asked for on stdout, and what is said beside it on stderr."""

    def __init__(self, t: Translator, out: TextIO | None = None, beside: TextIO | None = None) -> None:
        self._t = t
        self._out = out or sys.stdout
        self._beside = beside or sys.stderr

    def line(self, text: str) -> None:
        """One line of the answer."""
        _write(self._out, text)

    def beside(self, text: str) -> None:
        """A sentence on stderr."""
        _write(self._beside, text)

    def json(self, value: Mapping[str, object]) -> None:
        """The answer as JSON."""
        _write(self._out, json.dumps(value, ensure_ascii=False, indent=2))

    def copy(self, source: BinaryIO) -> None:
        """The bytes of a file as the answer."""
        with _readers_may_leave():
            shutil.copyfileobj(source, self._out.buffer)
            self._out.flush()

    def table(
        self, columns: Sequence[str], rows: Sequence[Mapping[str, object]], piped: Sequence[str] | None = None
    ) -> None:
        """Rows under headings: drawn on a terminal; else a line a row with tabs between, codes as headings.

        ``piped`` are the columns for a pipe where these are more than a terminal has room for.
        """
        if self._out.isatty():
            self._drawn(columns, rows)
            return
        columns = piped or columns
        lines = ["\t".join(columns), *("\t".join(cell(row.get(name)) for name in columns) for row in rows)]
        _write(self._out, "\n".join(lines))

    def facts(self, values: Mapping[str, object]) -> None:
        """One thing, a line a field; fields that are not known are left out."""
        for name, value in values.items():
            if value is not None and not isinstance(value, list | dict):
                self.line(f"{name}: {cell(value)}")

    def _drawn(self, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
        from rich.box import SIMPLE_HEAD
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for name in columns:
            heading = self._t(_HEADINGS[name]) if name in _HEADINGS else words.column(name, self._t)
            table.add_column(heading, overflow="fold", no_wrap=name in _WHOLE)
        for row in rows:
            table.add_row(*(Text(cell(row.get(name))) for name in columns))
        Console(file=self._out, highlight=False).print(table)


def cell(value: object) -> str:
    """A value on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())


def _write(stream: TextIO, text: str) -> None:
    with _readers_may_leave():
        stream.write(f"{text}\n")
        stream.flush()


@contextmanager
def _readers_may_leave() -> Iterator[None]:
    """A reader who has seen enough (``| head``) ends the command quietly and well."""
    try:
        yield
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                os.dup2(nowhere, stream.fileno())
        raise SystemExit(0) from None
