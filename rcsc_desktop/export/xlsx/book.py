"""A workbook that is being written, and what each of its sheets has in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.xlsx.sheet import ListSheet
from rcsc_desktop.export.xlsx.styles import MUTED, Styles, styles
from rcsc_desktop.export.xlsx.target import Target
from rcsc_desktop.support.i18n import Translator, translator
from rcsc_desktop.wording.formats import counts_to_24

PAPERS = {"Letter": 1, "A4": 9}
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_MOST_SHEET_NAME = 31
_LAST_COLUMN = 16_383
_ALLOWED = (
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_rows",
    "insert_hyperlinks",
    "delete_rows",
    "select_locked_cells",
    "select_unlocked_cells",
    "sort",
    "autofilter",
    "objects",
    "scenarios",
    "pivot_tables",
)
_MOST_FOOT_UNITS = 150
"""The code of a foot may hold 255 characters, the look and the page's number among them."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the properties and the feet of a workbook say. ``author`` is an organisation, never a person."""

    language: str
    title: str
    subject: str
    author: str
    created: datetime
    paper: str = "A4"
    clock: str = "auto"


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook with its words and formats. ``is_streamed``: rows go to disk one by one and cannot be revisited."""

    workbook: Workbook
    cover: Cover
    styles: Styles
    translate: Translator
    is_streamed: bool


@contextmanager
def writing(cover: Cover, target: BinaryIO, *, is_streamed: bool) -> Iterator[Book]:
    """A book that is written to ``target`` when the block ends well; else nothing is.

    Streamed rows wait in a folder that only this user can read and that is gone afterwards.
    """
    words = translator(cover.language)
    with TemporaryDirectory(prefix="rcsc-") as folder:
        memory = {"constant_memory": True, "tmpdir": folder} if is_streamed else {"in_memory": True}
        stream: Any = Target(target)
        workbook = Workbook(stream, {**memory, "use_zip64": True})
        try:
            _describe(workbook, cover)
            looks = styles(
                workbook,
                cover.language,
                is_right_to_left=words.is_right_to_left,
                is_24_hours=counts_to_24(cover.language, cover.clock),
            )
            yield Book(workbook, cover, looks, words, is_streamed)
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            _let_go(workbook)


def _describe(workbook: Workbook, cover: Cover) -> None:
    workbook.set_properties(
        {
            "title": cover.title,
            "subject": cover.subject,
            "author": cover.author,
            "company": cover.author,
            "created": cover.created.astimezone(UTC).replace(tzinfo=None),
        }
    )


def _let_go(workbook: Workbook) -> None:
    """Close the files that hold streamed rows, which a failure leaves open."""
    for sheet in workbook.worksheets():
        if sheet.constant_memory:
            rows: Any = sheet.row_data_fh
            rows.close()


def new_sheet(book: Book, name: str) -> Worksheet:
    """An empty sheet in the direction of the language, without a grid; a name that is taken gets a number."""
    sheet = book.workbook.add_worksheet(_sheet_name(book, name), ListSheet)
    sheet.hide_gridlines(2)
    if book.translate.is_right_to_left:
        sheet.right_to_left()
    return sheet


def _sheet_name(book: Book, wanted: str) -> str:
    """What Excel allows: 31 characters, none of a few, no name twice, and none like its own sheet of changes."""
    name = clean(_NOT_IN_SHEET_NAMES.sub("", wanted)).text.replace("\n", " ").strip()[:_MOST_SHEET_NAME].strip() or "–"
    taken = {str(sheet.name).casefold() for sheet in book.workbook.worksheets()} | {"history"}
    number = 1
    made = name
    while made.casefold() in taken:
        number += 1
        end = f" ({number})"
        made = name[: _MOST_SHEET_NAME - len(end)] + end
    return made


def lock_header(book: Book, sheet: Worksheet, columns: int) -> None:
    """Keep headings and title from being changed by mistake; everything else can be, and can be sorted and filtered.

    ``columns`` is how many the list has, which look as they are wanted already. There is no password: who wants to
    change the rest takes the protection off.
    """
    last: Any = sheet
    used = last.dim_colmax
    sheet.set_column(columns, _LAST_COLUMN, None, book.styles.text)
    last.dim_colmax = used  # else the library goes through all of them for each row
    sheet.protect("", dict.fromkeys(_ALLOWED, True))


def draw_hairlines(book: Book, sheet: Worksheet, first: int, last: int, columns: int) -> None:
    """A hairline under each row from ``first`` to ``last``: a rule for the range costs nothing per cell and grows."""
    rule = {"type": "formula", "criteria": "=TRUE", "format": book.styles.hairline}
    sheet.conditional_format(first, 0, last, columns - 1, rule)


def set_up_page(book: Book, sheet: Worksheet, pages_across: int = 1) -> None:
    """As wide as one page of the book's paper, or several, the meeting and the page's number in the foot."""
    _ = book.translate
    sheet.set_paper(PAPERS.get(book.cover.paper, PAPERS["A4"]))
    sheet.fit_to_pages(pages_across, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.55, bottom=0.7)
    look = f"&8&K{MUTED.removeprefix('#')}"
    ends = [_foot_title(book.cover.title), _.in_context("paper", "Page {page} of {pages}", page="&P", pages="&N")]
    if _.is_right_to_left:
        ends = ["&P/&N", ends[0]]  # LibreOffice sets the words of a foot from left to right, piece by piece
    sheet.set_footer(f"&L{look}{ends[0]}&R{look}{ends[1]}", {"margin": 0.35})


def _foot_title(title: str) -> str:
    """``title`` in one line, shortened to what a foot may hold; ``&`` would begin a code of the foot."""
    whole = line = " ".join(title.split())
    while len(line.replace("&", "&&").encode("utf-16-le")) // 2 > _MOST_FOOT_UNITS:
        line = line[:-1]
    return (line if line == whole else line.rstrip() + "…").replace("&", "&&")
