"""Text tables of people, with any delimiter, and lists of nothing but names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_people import ReadOptions
from rcsc_desktop.intake.people_columns import known_word
from rcsc_desktop.intake.people_sheets import Grid
from rcsc_desktop.intake.sheets import MOST_CELLS, delimiter_of

_GUARDED = frozenset({"'=", "'+", "'-", "'@", "'\t"})
"""How a value begins that was kept from running as a formula: the apostrophe is none of its own."""
_NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}
_LONGEST_CELL = 10 * 2**20


def grid_of_text(text: str, encoding: str, options: ReadOptions) -> Grid:
    """The table in a text. Refused with ``import.empty``, ``import.bad_csv`` or ``import.delimiter_unknown``."""
    first, _, rest = text.partition("\n")
    delimiter = _delimiter_named(options.delimiter)
    if match := re.fullmatch(r"sep=(.)", first.strip(), re.IGNORECASE):
        delimiter, text = delimiter or match[1], f"\n{rest}"
    elif not delimiter and _is_one_column(text, options):
        names = [[line.strip()] for line in text.split("\n")]
        return Grid("", names, "csv", encoding, damaged=text.count("\ufffd"))
    delimiter = delimiter or delimiter_of(text)
    if not text.strip(f' \n"{delimiter}'):
        raise UserError("import.empty")
    csv.field_size_limit(_LONGEST_CELL)
    open_quote = 0
    rows = _rows(text, delimiter, csv.QUOTE_MINIMAL)
    is_closed = text.count('"') % 2 == 0 or text.rstrip().endswith('"')
    if not is_closed and rows[-1] and (lines := str(rows[-1][-1]).count("\n")):
        open_quote = text.count("\n") - lines + 1
        rows = _rows(text, delimiter, csv.QUOTE_NONE)  # else all below the mark were one cell
    return Grid("", rows, "csv", encoding, delimiter, damaged=text.count("\ufffd"), open_quote=open_quote)


def _rows(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = []
    cells = 0
    blanks = delimiter != "\t"
    reader = csv.reader(_lines(text), delimiter=delimiter, skipinitialspace=blanks, quoting=quoting)
    try:
        for row in reader:
            cells += len(row)
            if cells > MOST_CELLS:
                raise UserError("import.too_big")
            rows.append([cell[1:] if cell[:2] in _GUARDED else cell for cell in row])
    except csv.Error:
        raise UserError("import.bad_csv", line=reader.line_num) from None
    return rows


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one after the other, for a large text would take its memory twice."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _is_one_column(text: str, options: ReadOptions) -> bool:
    """A heading that no sign divides stands over a list of names, whatever commas are in these: ``Doe, Jane``."""
    first = next((line for line in text.split("\n", 20) if line.strip()), "")
    return known_word(options, first) == "name" and not re.search(r"[;\t|\"]", text[:50_000]) and "," not in first


def _delimiter_named(chosen: str) -> str:
    found = _NAMED.get(chosen.casefold(), chosen)
    if len(found) > 1 or found in {'"', "\r", "\n", "\0"}:
        raise UserError("import.delimiter_unknown", text=chosen)
    return found
