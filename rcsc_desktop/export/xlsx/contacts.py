"""Contacts as an Excel workbook: people and organisations on a tab each."""

from __future__ import annotations

from typing import BinaryIO

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.contact_list import ContactListReport, ContactSheet
from rcsc_desktop.export.contact_table import headings, reading
from rcsc_desktop.export.xlsx.book import Book, Cover, draw_hairlines, lock_header, new_sheet, set_up_page, writing
from rcsc_desktop.export.xlsx.cells import CellWriter
from rcsc_desktop.export.xlsx.measures import (
    column_widths,
    heading_room,
    lines_of,
    pages_across,
    row_height,
    text_room,
)
from rcsc_desktop.export.xlsx.title_block import TitleLines, write_title_block
from rcsc_desktop.support.i18n import Translator, translator
from rcsc_desktop.wording import formats

_MEASURED = 500
MOST_HELD = 20_000
"""Longer tables are written row by row."""


def write(report: ContactListReport, target: BinaryIO) -> None:
    """Write the workbook. Raises ``export.text_too_long`` (row, column, name, length, most); nothing is cut."""
    title = translator(report.language)("Contacts")
    cover = Cover(report.language, title, title, report.organisation, report.as_of, report.paper)
    with writing(cover, target, is_streamed=report.total > MOST_HELD) as book:
        for sheet in report.sheets or (ContactSheet("person", ("name",), ()),):
            _write_sheet(book, report, sheet)


def _write_sheet(book: Book, report: ContactListReport, contacts: ContactSheet) -> None:
    t = book.translate
    name = t("People") if contacts.noun == "person" else t("Organizations")
    sheet = new_sheet(book, name)
    head, read = headings(contacts, t), reading(contacts, t)
    widths = column_widths(contacts.columns, head, [read(row) for row in contacts.rows[:_MEASURED]])
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, book.styles.text)
    begin = write_title_block(book, sheet, _title(report, name, len(contacts.rows), t), widths)
    sheet.set_row(begin, row_height(max(map(lines_of, head, map(heading_room, widths)))))
    for place, heading in enumerate(head):
        sheet.write_string(begin, place, heading, book.styles.head)
    cells, rooms = CellWriter(sheet, book.styles), [text_room(width) for width in widths]
    last = begin
    for last, row in enumerate(contacts.rows, begin + 1):
        values = read(row)
        cells.row(last, row_height(max(map(lines_of, values, rooms))))
        for place, value in enumerate(values):
            try:
                cells.text(last, place, value)
            except UserError as error:
                data = {"column": contacts.columns[place], "name": row[0][:80], **error.data}
                raise UserError(error.code, **data) from None
    sheet.freeze_panes(begin + 1, 1)
    sheet.autofilter(begin, 0, max(last, begin + 1), len(head) - 1)
    draw_hairlines(book, sheet, begin + 1, max(last, begin + 1), len(head))
    lock_header(book, sheet, len(head))
    set_up_page(book, sheet, pages_across(widths))
    sheet.set_landscape()
    sheet.repeat_rows(begin)


def _title(report: ContactListReport, name: str, count: int, t: Translator) -> TitleLines:
    moment = {
        "date": formats.days(report.as_of, None, t.language),
        "time": formats.time_of_day(report.as_of.time(), t.language),
    }
    remark = f"{formats.number(count, t.language)}  ·  {t('As of {date}, {time}', **moment)}"
    return TitleLines(name, report.organisation, remark)
