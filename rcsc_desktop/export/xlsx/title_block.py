"""What stands above a list: the meeting, its dates and place, and as of when the list is."""

from __future__ import annotations

from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from rcsc_desktop.domain.reports.participants import ParticipantReport
from rcsc_desktop.export.xlsx.book import Book
from rcsc_desktop.export.xlsx.cells import CellWriter
from rcsc_desktop.export.xlsx.measures import MOST_HEIGHT, lines_of, text_room
from rcsc_desktop.wording.formats import days, number, time_of_day

_TITLE_LINE = 21.0
_LINE = 16.0
_GAP = 8.0
_BETWEEN = "  ·  "
_SENTENCES_ARE_NARROWER = 1.1
"""A digit, the unit of a column's width, against a letter."""
_TITLE_IS_WIDER = 1.5
"""A character of the title against one of the table."""


class TitleLines(NamedTuple):
    """The meeting; when and where it is; what the list is."""

    title: str
    line: str
    remark: str


def write_title_block(book: Book, sheet: Worksheet, lines: TitleLines, widths: list[float]) -> int:
    """Write the block across columns of ``widths``; the row below it is returned."""
    cells = CellWriter(sheet, book.styles)
    width = sum(widths)
    rows = [
        (lines.title, book.styles.title, width / _TITLE_IS_WIDER, _TITLE_LINE),
        (lines.line, book.styles.line, width * _SENTENCES_ARE_NARROWER, _LINE),
        (lines.remark, book.styles.muted, width * _SENTENCES_ARE_NARROWER, _LINE),
    ]
    row = 0
    for text, look, room, height in rows:
        if not text:
            continue
        sheet.set_row(row, min(MOST_HEIGHT, height * lines_of(text, text_room(room)) + 2))
        if len(widths) > 1:
            sheet.merge_range(row, 0, row, len(widths) - 1, "", look)
        cells.text(row, 0, text, look)
        row += 1
    sheet.set_row(row, _GAP)
    return row + 1


def list_title(book: Book, report: ParticipantReport, name: str, total: int | None = None) -> TitleLines:
    """What stands above a list called ``name`` of ``total`` participants (all of them, if ``None``)."""
    total = report.total if total is None else total
    return TitleLines(report.title, _when_and_where(report), _what(book, report, name, total))


def beside(*parts: str) -> str:
    """The parts that say something, in one line."""
    return _BETWEEN.join(part for part in parts if part)


def _when_and_where(report: ParticipantReport) -> str:
    dates = days(report.start_date, report.end_date, report.language) if report.start_date else ""
    return beside(dates, " ".join(report.place.split()))


def _what(book: Book, report: ParticipantReport, name: str, total: int) -> str:
    _ = book.translate
    count = number(total, _.language)
    moment = {"date": days(report.as_of, None, _.language), "time": time_of_day(report.as_of.time(), _.language)}
    return _BETWEEN.join(
        (
            name,
            _.plural("{number} participant", "{number} participants", total, number=count),
            _("As of {date}, {time}", **moment),
        )
    )
