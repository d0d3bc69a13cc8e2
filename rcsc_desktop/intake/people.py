"""The one door for people and organisations from outside: bytes of any format in, a ``ReadTable`` out."""

from __future__ import annotations

import csv
import gc
import json
import pickle
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import cast

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_people import ReadOptions, ReadTable
from rcsc_desktop.intake.decoding import decoded
from rcsc_desktop.intake.limits import Limits, run_limited
from rcsc_desktop.intake.people_columns import known_word
from rcsc_desktop.intake.people_objects import grid_of_json
from rcsc_desktop.intake.people_sheets import Grid, open_grid
from rcsc_desktop.intake.people_table import liking, read_grid
from rcsc_desktop.intake.sheets import MOST_CELLS, delimiter_of
from rcsc_desktop.intake.sniffing import kind_of_bytes

MOST_BYTES = 100 * 2**20
_PIECE = 2_000
LIMITS = Limits(seconds=5, seconds_per_mib=20, memory=300 * 2**20, memory_per_byte=10)
"""What an honest list needs at most: 50,000 rows of 15 columns are 3 MiB as a workbook and 6 MiB as text."""
_GUARDED = frozenset({"'=", "'+", "'-", "'@", "'\t"})
"""How a value begins that was kept from running as a formula: the apostrophe is none of its own."""


def read_people(content: bytes, name: str, options: ReadOptions) -> ReadTable:
    """Read the content of a file called ``name`` (``-`` or empty for pasted text) in this process.

    What could not be read is in ``refused``, in the entries' ``problems`` and in ``notes``. A source that is none at
    all, a sheet, column or field that is not there: refused with ``import.*``.
    """
    if len(content) > MOST_BYTES:
        raise UserError("import.too_big")
    file = "" if name == "-" else PurePath(name).name
    if _is_workbook(content, name):
        return read_grid(open_grid(content, options.sheet, partial(liking, options)), options, file)
    text, encoding = decoded(content, options.encoding)
    head = text.lstrip()[:1000]
    if re.match(r"BEGIN:VCARD", head, re.IGNORECASE):
        from rcsc_desktop.intake.cards import read_cards

        return read_cards(content, options, file)
    _refuse_foreign(head)
    if head[:1] in {"{", "["} and (grid := _json(text, encoding, name)) is not None:
        return read_grid(grid, options, file)
    grid = _table(text, encoding, options)
    del text
    return read_grid(grid, options, file)


def read_people_limited(content: bytes, name: str, options: ReadOptions) -> ReadTable:
    """The same in a process of its own, which is ended where it takes too long or too much memory (``LIMITS``).

    Refused like ``read_people``, and with ``import.too_slow`` or ``import.too_big``.
    """
    table, pieces = cast(
        "tuple[ReadTable, list[bytes]]", run_limited(_read_in_pieces, (content, name, options), len(content), LIMITS)
    )
    return replace(table, entries=tuple(entry for piece in pieces for entry in pickle.loads(piece)))  # noqa: S301


def _read_in_pieces(content: bytes, name: str, options: ReadOptions) -> tuple[ReadTable, list[bytes]]:
    """The table without its entries, and these packed some at a time: all at once takes as much memory again."""
    gc.disable()
    table = read_people(content, name, options)
    entries = list(reversed(table.entries))
    table = replace(table, entries=())
    pieces = []
    while entries:
        pieces.append(pickle.dumps(entries[: -_PIECE - 1 : -1], pickle.HIGHEST_PROTOCOL))
        del entries[-_PIECE:]
    return table, pieces


def _is_workbook(content: bytes, name: str) -> bool:
    """By its bytes; text under the name of a workbook is text, as many programs write it."""
    try:
        return bool(kind_of_bytes(content, name))
    except UserError as error:
        if error.code != "import.wrong_extension":
            raise
        head = content[:4096].replace(b"\0", b"")
        if (
            not any(sign in head for sign in (b"\t", b";", b",", b"|", b"BEGIN:VCARD", b"{"))
            or head.lstrip()[:1] == b"<"
        ):
            raise
        return False


def _refuse_foreign(head: str) -> None:
    if re.match(r"BEGIN:VCALENDAR", head, re.IGNORECASE):
        raise UserError("import.foreign_format", format="iCalendar")
    if re.match(r"<(?:!doctype|html|table)", head, re.IGNORECASE):
        raise UserError("import.foreign_format", format="HTML")
    if re.match(r"<\?xml|<\w+[\s>]", head):
        raise UserError("import.foreign_format", format="XML")


def _json(text: str, encoding: str, name: str) -> Grid | None:
    """Where the text only begins like JSON and is not called so, it is a table."""
    try:
        return grid_of_json(text, encoding)
    except json.JSONDecodeError as error:
        if PurePath(name).suffix.lower() == ".json" or re.match(r"\s*[\[{]\s*[\[{\"]", text):
            raise UserError("import.bad_json", line=error.lineno, place=error.colno) from None
    except RecursionError:
        raise UserError("import.too_deep") from None
    except ValueError:  # a number of thousands of digits
        raise UserError("import.bad_json", line=1, place=1) from None
    return None


def _table(text: str, encoding: str, options: ReadOptions) -> Grid:
    first, _, rest = text.partition("\n")
    delimiter = _named_delimiter(options.delimiter)
    if match := re.fullmatch(r"sep=(.)", first.strip(), re.IGNORECASE):
        delimiter, text = delimiter or match[1], f"\n{rest}"
    elif not delimiter and _is_one_column(text, options):
        names = [[line.strip()] for line in text.split("\n")]
        return Grid("", names, "csv", encoding, damaged=text.count("\ufffd"))
    delimiter = delimiter or delimiter_of(text)
    damaged = text.count("\ufffd")
    csv.field_size_limit(10 * 2**20)
    rows: list[Sequence[object]] = []
    cells = 0
    reader = csv.reader(_lines(text), delimiter=delimiter, skipinitialspace=delimiter != "\t")
    try:
        for row in reader:
            cells += len(row)
            if cells > MOST_CELLS:
                raise UserError("import.too_big")
            rows.append([cell[1:] if cell[:2] in _GUARDED else cell for cell in row])
    except csv.Error:
        raise UserError("import.bad_csv", line=reader.line_num) from None
    if not text.strip(f' \n"{delimiter}'):
        raise UserError("import.empty")
    return Grid("", rows, "csv", encoding, delimiter, damaged=damaged)


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


def _named_delimiter(chosen: str) -> str:
    found = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}.get(
        chosen.casefold(), chosen
    )
    if len(found) > 1 or found in {'"', "\r", "\n", "\0"}:
        raise UserError("import.delimiter_unknown", text=chosen)
    return found
