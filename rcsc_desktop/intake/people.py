"""The one door for people and organisations from outside: bytes of any format in, a ``ReadTable`` out."""

from __future__ import annotations

import gc
import json
import pickle
import re
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import cast

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_people import ReadOptions, ReadTable
from rcsc_desktop.intake.decoding import decoded
from rcsc_desktop.intake.limits import Limits, run_limited
from rcsc_desktop.intake.people_objects import grid_of_json
from rcsc_desktop.intake.people_sheets import Grid, open_grid
from rcsc_desktop.intake.people_table import liking, read_grid
from rcsc_desktop.intake.people_text import grid_of_text
from rcsc_desktop.intake.sniffing import kind_of_bytes

MOST_BYTES = 100 * 2**20
_PIECE = 2_000
LIMITS = Limits(seconds=5, seconds_per_mib=20, memory=300 * 2**20, memory_per_byte=10)
"""What an honest list needs at most: 50,000 rows of 15 columns are 3 MiB as a workbook and 6 MiB as text."""


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
    grid = grid_of_text(text, encoding, options)
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
