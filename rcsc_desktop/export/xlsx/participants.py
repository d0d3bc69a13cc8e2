"""The list of participants as an Excel workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantLine
from rcsc_desktop.domain.reports.participants import ParticipantReport
from rcsc_desktop.export.xlsx.book import Book, Cover, draw_hairlines, new_sheet, set_up_page, writing
from rcsc_desktop.export.xlsx.cells import CellWriter
from rcsc_desktop.export.xlsx.counts import write_counts
from rcsc_desktop.export.xlsx.measures import (
    column_widths,
    heading_room,
    lines_of,
    pages_across,
    row_height,
    text_room,
)
from rcsc_desktop.export.xlsx.title_block import list_title, write_title_block
from rcsc_desktop.support.i18n import Translator, translator
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS, value_words

MOST_TABLE_ROWS = 20_000
"""A longer list is written row by row, as a range with header, filter and print titles: a table needs all of it."""

MOST_ROWS = 1_048_576
_MEASURED = 500
_DAYS = frozenset({"status_date", "keep_until"})


@dataclass(frozen=True, slots=True)
class _Columns:
    """What is shown of each line; ``read`` gives its texts, codes in the words of the document's language."""

    names: tuple[str, ...]
    headings: tuple[str, ...]
    widths: list[float]
    read: Callable[[ParticipantLine], Sequence[str]]


def write(report: ParticipantReport, target: BinaryIO) -> None:
    """Write the list, and a sheet of counts by status, category, region and mode.

    ``report.lines`` is read once. Raises ``UserError``: ``export.unknown_column`` (column), ``export.too_many_rows``
    (most), or ``export.text_too_long`` (row as the spreadsheet counts, column, name, length, most); nothing is cut.
    """
    names = _known(report.columns)
    with writing(_cover(report), target, is_streamed=report.total > MOST_TABLE_ROWS) as book:
        _write_list(book, report, names)
        write_counts(book, report)


def _cover(report: ParticipantReport) -> Cover:
    subject = translator(report.language)("List of participants")
    return Cover(report.language, report.title, subject, report.organisation, report.as_of, report.paper)


def _known(columns: Sequence[str]) -> tuple[str, ...]:
    """The chosen columns; a list of nothing shows the names."""
    for column in columns:
        if column not in PARTICIPANT_COLUMNS:
            raise UserError("export.unknown_column", column=column)
    return tuple(dict.fromkeys(columns)) or ("name",)


def _write_list(book: Book, report: ParticipantReport, names: tuple[str, ...]) -> None:
    _ = book.translate
    sheet = new_sheet(book, _("Participants"))
    lines = iter(report.lines)
    first = list(islice(lines, _MEASURED))
    columns = _columns(names, first, _)
    for place, width in enumerate(columns.widths):
        sheet.set_column(place, place, width, book.styles.text)
    head = write_title_block(book, sheet, list_title(book, report, _("List of participants")), columns.widths)
    _write_headings(book, sheet, head, columns)
    last = _write_lines(CellWriter(sheet, book.styles), head, columns, chain(first, lines))
    _finish(book, sheet, head, last, columns)
    across = pages_across(columns.widths)
    set_up_page(book, sheet, across)
    sheet.set_landscape()
    sheet.repeat_rows(head)
    if across > 1:
        sheet.repeat_columns(0, 0)
    sheet.print_area(0, 0, max(last, head + 1), len(names) - 1)


def _columns(names: tuple[str, ...], first: Iterable[ParticipantLine], words: Translator) -> _Columns:
    headings = tuple(words(PARTICIPANT_HEADINGS[name]) for name in names)
    read = _reading(names, words)
    return _Columns(names, headings, column_widths(names, headings, [read(line) for line in first]), read)


def _reading(names: tuple[str, ...], words: Translator) -> Callable[[ParticipantLine], Sequence[str]]:
    labels = [(place, value_words(name, words)) for place, name in enumerate(names) if value_words(name, words)]

    def read(line: ParticipantLine) -> Sequence[str]:
        values = [line.text(name) for name in names]
        for place, known in labels:
            values[place] = known.get(values[place], values[place])
        return values

    return read


def _write_headings(book: Book, sheet: Worksheet, row: int, columns: _Columns) -> None:
    sheet.set_row(row, row_height(max(map(lines_of, columns.headings, map(heading_room, columns.widths)))))
    for place, heading in enumerate(columns.headings):
        sheet.write_string(row, place, heading, book.styles.head)


def _write_lines(cells: CellWriter, head: int, columns: _Columns, lines: Iterable[ParticipantLine]) -> int:
    """Write a row for each line; the last row is returned."""
    writes = [cells.day if name in _DAYS else cells.text for name in columns.names]
    rooms = [text_room(width) for width in columns.widths]
    read = columns.read
    row = head
    for row, line in enumerate(lines, head + 1):
        if row >= MOST_ROWS:
            raise UserError("export.too_many_rows", most=MOST_ROWS - head - 1)
        values = read(line)
        cells.row(row, row_height(max(map(lines_of, values, rooms))))
        for place, (write_cell, value) in enumerate(zip(writes, values, strict=True)):
            try:
                write_cell(row, place, value)
            except UserError as error:
                raise UserError(error.code, column=columns.names[place], name=line.name[:80], **error.data) from None
    return row


def _finish(book: Book, sheet: Worksheet, head: int, last: int, columns: _Columns) -> None:
    """Make the rows a table that stays in view under its header and can be filtered."""
    end = len(columns.names) - 1
    sheet.freeze_panes(head + 1, 1)
    if last == head:
        sheet.write_string(head + 1, 0, book.translate("There are no participants yet."), book.styles.remark)
        return
    draw_hairlines(book, sheet, head + 1, last, len(columns.names))
    sheet.ignore_errors({"number_stored_as_text": xl_range(head + 1, 0, last, end)})
    if book.is_streamed:
        sheet.autofilter(head, 0, last, end)
    else:
        headers = [{"header": heading, "header_format": book.styles.head} for heading in columns.headings]
        sheet.add_table(head, 0, last, end, {"name": "Participants", "style": None, "columns": headers})
