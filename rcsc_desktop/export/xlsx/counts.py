"""The second sheet: how many participants there are by status, category, region and mode."""

from __future__ import annotations

from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from rcsc_desktop.domain.reports.participants import ParticipantCount, ParticipantReport
from rcsc_desktop.export.xlsx.book import Book, draw_hairlines, new_sheet, set_up_page
from rcsc_desktop.export.xlsx.cells import CellWriter
from rcsc_desktop.export.xlsx.measures import lines_of, row_height, text_room
from rcsc_desktop.export.xlsx.title_block import list_title, write_title_block
from rcsc_desktop.wording.lists import COUNT_HEADINGS, value_words

_WIDTHS = [44.0, 15.0, 11.0]


def write_counts(book: Book, report: ParticipantReport) -> None:
    """Add the sheet: a block with its total for each thing counted by."""
    _ = book.translate
    sheet = new_sheet(book, _("Summary"))
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    row = write_title_block(book, sheet, list_title(book, report, _("Summary")), _WIDTHS)
    for column, counts in groupby(report.counts, key=lambda count: count.column):
        row = _write_block(book, sheet, row, column, list(counts)) + 1
    if not report.counts:
        sheet.write_string(row, 0, _("There are no participants yet."), book.styles.remark)
    set_up_page(book, sheet)


def _write_block(book: Book, sheet: Worksheet, row: int, column: str, counts: list[ParticipantCount]) -> int:
    """Write one block from ``row`` on; the row below it is returned."""
    _ = book.translate
    styles = book.styles
    total = sum(count.count for count in counts)
    cells = CellWriter(sheet, styles)
    cells.row(row, row_height(1))
    sheet.write_string(row, 0, _(COUNT_HEADINGS[column]), styles.head)
    sheet.write_string(row, 1, _("Participants"), styles.head_number)
    sheet.write_string(row, 2, _("Share"), styles.head_number)
    words = value_words(column, _)
    for count in counts:
        row += 1
        value = words.get(count.value, count.value) or _("Not stated")
        cells.row(row, row_height(lines_of(value, text_room(_WIDTHS[0]))))
        cells.text(row, 0, value)
        sheet.write_number(row, 1, count.count, styles.number)
        sheet.write_number(row, 2, count.count / total if total else 0, styles.share)
    draw_hairlines(book, sheet, row - len(counts) + 1, row, len(_WIDTHS))
    row += 1
    cells.row(row, row_height(1))
    sheet.write_string(row, 0, _("Total"), styles.total)
    sheet.write_number(row, 1, total, styles.total_number)
    sheet.write_number(row, 2, 1 if total else 0, styles.total_share)
    return row + 1
