"""The list of participants as an Excel workbook: everybody on one tab, further tabs, and counts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.domain.reports.participants import ParticipantReport
from rcsc_desktop.export.list_columns import Holds, ListColumns, list_columns
from rcsc_desktop.export.xlsx.book import Book, Cover, draw_hairlines, lock_header, new_sheet, set_up_page, writing
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
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording.list_words import tab_name

MOST_TABLE_ROWS = 20_000
"""A longer list is written row by row, as a range with header, filter and print titles: a table needs all of it."""

MOST_ROWS = 1_048_576
_MEASURED = 500


class _Tab(NamedTuple):
    """What one sheet shows."""

    name: str
    title: str
    columns: tuple[str, ...]
    lines: Iterable[ParticipantLine]
    total: int


def write(report: ParticipantReport, target: BinaryIO) -> None:
    """Write the list, its further tabs, and a sheet of counts by status, category, region and mode where wanted.

    ``report.lines`` is read once. Raises ``UserError``: ``export.unknown_column`` (column), ``export.too_many_rows``
    (most), or ``export.text_too_long`` (row as the spreadsheet counts, column, name, length, most); nothing is cut.
    """
    words = translator(report.language)
    for columns in (report.columns, *(tab.columns for tab in report.tabs)):
        list_columns(columns, report.own, words)
    with writing(_cover(report), target, is_streamed=report.total > MOST_TABLE_ROWS) as book:
        _ = book.translate
        title = _("List of participants")
        _write_list(book, report, _Tab(_("Participants"), title, report.columns, report.lines, report.total))
        for tab in report.tabs:
            name = tab_name(tab.by, tab.value, _)
            _write_list(book, report, _Tab(name, f"{title} – {name}", tab.columns, tab.lines, tab.total))
        if report.has_counts:
            write_counts(book, report)


def _cover(report: ParticipantReport) -> Cover:
    subject = translator(report.language)("List of participants")
    return Cover(report.language, report.title, subject, report.organisation, report.as_of, report.paper)


def _write_list(book: Book, report: ParticipantReport, tab: _Tab) -> None:
    sheet = new_sheet(book, tab.name)
    columns = list_columns(tab.columns, report.own, book.translate)
    lines = iter(tab.lines)
    first = list(islice(lines, _MEASURED))
    widths = column_widths(columns.names, columns.headings, [columns.read(line) for line in first])
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, book.styles.text)
    head = write_title_block(book, sheet, list_title(book, report, tab.title, tab.total), widths)
    _write_headings(book, sheet, head, columns, widths)
    last = _write_lines(CellWriter(sheet, book.styles), head, columns, widths, chain(first, lines))
    _finish(book, sheet, head, last, columns)
    lock_header(book, sheet, len(columns.names))
    across = pages_across(widths)
    set_up_page(book, sheet, across)
    sheet.set_landscape()
    sheet.repeat_rows(head)
    if across > 1:
        sheet.repeat_columns(0, 0)
    sheet.print_area(0, 0, max(last, head + 1), len(columns.names) - 1)


def _write_headings(book: Book, sheet: Worksheet, row: int, columns: ListColumns, widths: list[float]) -> None:
    sheet.set_row(row, row_height(max(map(lines_of, columns.headings, map(heading_room, widths)))))
    for place, heading in enumerate(columns.headings):
        sheet.write_string(row, place, heading, book.styles.head)


def _write_lines(
    cells: CellWriter, head: int, columns: ListColumns, widths: list[float], lines: Iterable[ParticipantLine]
) -> int:
    """Write a row for each line; the last row is returned."""
    writers = {Holds.TEXT: cells.text, Holds.DAY: cells.day, Holds.NUMBER: cells.number}
    writes = [writers[held] for held in columns.holds]
    rooms = [text_room(width) for width in widths]
    read = columns.read
    row = head
    for row, line in enumerate(lines, head + 1):
        if row >= MOST_ROWS:
            raise UserError("export.too_many_rows", most=MOST_ROWS - head - 1)
        values = read(line)
        cells.row(row, row_height(max(map(lines_of, values, rooms))))
        for place, value in enumerate(values):
            if value:
                try:
                    writes[place](row, place, value)
                except UserError as error:
                    data = {"column": columns.names[place], "name": line.name[:80], **error.data}
                    raise UserError(error.code, **data) from None
    return row


def _finish(book: Book, sheet: Worksheet, head: int, last: int, columns: ListColumns) -> None:
    """Make the rows a table that stays in view under its header and can be filtered."""
    end = len(columns.names) - 1
    sheet.freeze_panes(head + 1, 1)
    if last == head:
        sheet.write_string(head + 1, 0, book.translate("There are no participants yet."), book.styles.remark)
        return
    draw_hairlines(book, sheet, head + 1, last, len(columns.names))
    sheet.ignore_errors({"number_stored_as_text": xl_range(head + 1, 0, last, end)})
    if book.is_streamed or len(set(map(str.casefold, columns.headings))) < len(columns.headings):
        sheet.autofilter(head, 0, last, end)  # a table needs all of its rows, and no heading twice
    else:
        headers = [{"header": heading, "header_format": book.styles.head} for heading in columns.headings]
        number = len(book.workbook.worksheets())
        name = "Participants" if number == 1 else f"Participants{number}"
        sheet.add_table(head, 0, last, end, {"name": name, "style": None, "columns": headers})
