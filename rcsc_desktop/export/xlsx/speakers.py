"""The list of speakers as an Excel workbook: a line for each part that somebody plays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import BinaryIO

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.speakers import SpeakerSheet, SpeakerSlot, SpeakersReport
from rcsc_desktop.export.xlsx.book import Book, Cover, draw_hairlines, new_sheet, set_up_page, writing
from rcsc_desktop.export.xlsx.cells import CellWriter
from rcsc_desktop.export.xlsx.measures import column_widths, heading_room, lines_of, row_height, text_room
from rcsc_desktop.export.xlsx.title_block import TitleLines, beside, write_title_block
from rcsc_desktop.support.i18n import Translator, translator
from rcsc_desktop.wording import formats, paper, paper_columns, paper_speakers

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_DAY = 24 * 60
_COLUMNS = (
    "name",
    "title",
    "organisation",
    "date",
    "start",
    "end",
    "zone",
    "minutes",
    "item",
    "part",
    "session",
    "room",
    "link",
    "state",
    "email",
    "phone",
)
_ALWAYS = frozenset({"name", "item"})
Value = str | int | date | time | None


def write(report: SpeakersReport, target: BinaryIO) -> None:
    """Write one sheet; columns in which nothing stands are left out, dates and times are real ones.

    Raises ``UserError`` ``export.text_too_long`` (row as the spreadsheet counts, column, name, length, most).
    """
    say = translator(report.language)
    author = report.letterhead.organisation
    title = paper_speakers.title(say)
    cover = Cover(report.language, " ".join(report.title.split()), title, author, _NEVER, report.paper, report.clock)
    with writing(cover, target, is_streamed=False) as book:
        _write_sheet(book, report, new_sheet(book, title))


def _write_sheet(book: Book, report: SpeakersReport, sheet: Worksheet) -> None:
    say, cells = book.translate, CellWriter(sheet, book.styles)
    lines = [_line(say, person, slot) for person in report.people for slot in person.slots]
    names = [name for name in _COLUMNS if name in _ALWAYS or any(line[name] is not None for line in lines)]
    told = _headings(say)
    headings = [told[name] for name in names]
    texts = [[_text(line[name], report) for name in names] for line in lines]
    widths = column_widths(names, headings, texts)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, book.styles.text)
    head = write_title_block(book, sheet, _title(say, report), widths)
    cells.row(head, row_height(max(map(lines_of, headings, map(heading_room, widths)))))
    for place, heading in enumerate(headings):
        sheet.write_string(head, place, heading, book.styles.head)
    rooms = [text_room(width) for width in widths]
    for row, (line, shown) in enumerate(zip(lines, texts, strict=True), head + 1):
        cells.row(row, row_height(max(map(lines_of, shown, rooms))))
        for place, name in enumerate(names):
            _put(book, sheet, cells, (row, place), (name, line[name]))
    last = head + len(lines)
    sheet.freeze_panes(head + 1, 1)
    if last > head:
        draw_hairlines(book, sheet, head + 1, last, len(names))
        sheet.ignore_errors({"number_stored_as_text": xl_range(head + 1, 0, last, len(names) - 1)})
        sheet.autofilter(head, 0, last, len(names) - 1)
    set_up_page(book, sheet)
    sheet.set_landscape()
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, max(last, head + 1), len(names) - 1)


def _line(say: Translator, person: SpeakerSheet, slot: SpeakerSlot) -> dict[str, Value]:
    told: dict[str, Value] = {
        "name": person.name,
        "title": person.title,
        "organisation": person.organisation,
        "date": slot.day,
        "start": slot.start,
        "end": slot.end,
        "minutes": slot.minutes,
        "item": slot.title,
        "part": paper.role(say, slot.role),
        "session": slot.session if slot.session != slot.title else "",
        "room": slot.place,
        "link": slot.link,
        "zone": formats.city(slot.time_zone, say.language) if slot.time_zone else "",
        "state": paper_columns.state(say, slot.status),
        "email": person.email,
        "phone": person.phone,
    }
    return {name: None if value == "" else value for name, value in told.items()}


def _headings(say: Translator) -> Mapping[str, str]:
    return {
        **paper_columns.headings(say),
        "zone": paper_speakers.times(say),
        "email": paper_speakers.email(say),
        "phone": paper_speakers.phone(say),
    }


def _title(say: Translator, report: SpeakersReport) -> TitleLines:
    dates = formats.days(report.start_date, report.end_date, say.language) if report.start_date else ""
    return TitleLines(" ".join(report.title.split()), beside(dates, *report.place_lines), paper_speakers.title(say))


def _text(value: Value, report: SpeakersReport) -> str:
    """The value as wide as the spreadsheet will show it."""
    if isinstance(value, time):
        return formats.time_of_day(value, report.language, report.clock)
    if isinstance(value, date):
        return "00 mmm 0000"
    return "" if value is None else str(value)


def _put(book: Book, sheet: Worksheet, cells: CellWriter, at: tuple[int, int], told: tuple[str, Value]) -> None:
    name, value = told
    if isinstance(value, time):
        sheet.write_number(*at, (value.hour * 60 + value.minute) / _DAY, book.styles.time)
    elif isinstance(value, date):
        cells.day(*at, value.isoformat())
    elif isinstance(value, int):
        sheet.write_number(*at, value, book.styles.number)
    elif value:
        try:
            cells.text(*at, value)
        except UserError as error:
            raise UserError(error.code, column=name, name=value[:80], **error.data) from None
