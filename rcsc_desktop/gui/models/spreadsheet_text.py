"""Rows of cells as spreadsheet programs put them on the clipboard and take them from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=\t|\r?\n|\Z)|([^\t\r\n]*(?:\r(?!\n)[^\t\r\n]*)*)')
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def parse(text: str) -> list[list[str]]:
    """The rows in a text with tabs between cells; quoted cells may hold tabs and line breaks.

    A quotation mark that does not close right before a tab, a line break or the end is an ordinary character. Blank
    rows at the end are left out.
    """
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        match = _CELL.match(text, at)
        assert match is not None  # noqa: S101 - the second form matches anything, nothing included
        quoted, plain = match.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        at = match.end()
        if at >= len(text):
            break
        if text[at] == "\t":
            at += 1
        else:
            at += 2 if text.startswith("\r\n", at) else 1
            rows.append([])
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def tab_separated(rows: Iterable[Sequence[str]], *, is_guarded: bool = True) -> str:
    """Rows for a spreadsheet or a text editor; guarded, what would be read as a formula has an apostrophe before it.

    ``parse`` gives the rows back as they were when they are not guarded.
    """
    return "\n".join("\t".join(_quoted(_guarded(cell) if is_guarded else cell) for cell in row) for row in rows)


def html_table(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a table whose cells say that they are text."""
    lines = "".join(
        "<tr>" + "".join(f"<td style=\"mso-number-format:'\\@'\">{_markup(cell)}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f'<meta charset="utf-8"><table>{lines}</table>'


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _quoted(cell: str) -> str:
    if cell.startswith('"') or any(mark in cell for mark in "\t\n\r"):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _markup(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")
