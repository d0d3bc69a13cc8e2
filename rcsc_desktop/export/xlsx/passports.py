"""Passport and visa data as an Excel workbook: the one file that they leave in."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import BinaryIO

from xlsxwriter.utility import xl_range

from rcsc_desktop.domain.reports.passports import PassportLine, PassportReport
from rcsc_desktop.export.xlsx.book import Cover, draw_hairlines, new_sheet, set_up_page, writing
from rcsc_desktop.export.xlsx.cells import CellWriter
from rcsc_desktop.export.xlsx.measures import column_widths, heading_room, lines_of, row_height, text_room
from rcsc_desktop.export.xlsx.title_block import TitleLines, beside, write_title_block
from rcsc_desktop.support.i18n import Translator, translator
from rcsc_desktop.wording import formats, sealed

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_ALWAYS = frozenset({"name", "nationality", "passport_number", "expiry_date", "keep_until"})
_DATES = frozenset({"issue_date", "expiry_date", "birth_date", "visa_until", "keep_until"})


def write(report: PassportReport, target: BinaryIO) -> None:
    """Write one sheet; columns in which nothing stands are left out, dates are real ones.

    Raises ``UserError`` ``export.text_too_long``.
    """
    say = translator(report.language)
    title = sealed.title(say)
    cover = Cover(report.language, " ".join(report.title.split()), title, "", _NEVER, report.paper)
    told = sealed.headings(say)
    lines = [_texts(line, say) for line in report.lines]
    names = [name for name in told if name in _ALWAYS or any(line[name] for line in lines)]
    headings = [told[name] for name in names]
    with writing(cover, target, is_streamed=False) as book:
        sheet = new_sheet(book, title)
        cells = CellWriter(sheet, book.styles)
        shown = [["00 mmm 0000" if name in _DATES else line[name] for name in names] for line in lines]
        widths = column_widths(names, headings, shown)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width, book.styles.text)
        dates = formats.days(report.start_date, report.end_date, say.language) if report.start_date else ""
        above = TitleLines(" ".join(report.title.split()), beside(dates, report.place), title)
        head = write_title_block(book, sheet, above, widths)
        cells.row(head, row_height(max(map(lines_of, headings, map(heading_room, widths)))))
        for place, heading in enumerate(headings):
            sheet.write_string(head, place, heading, book.styles.head)
        rooms = [text_room(width) for width in widths]
        for row, (line, texts) in enumerate(zip(lines, shown, strict=True), head + 1):
            cells.row(row, row_height(max(map(lines_of, texts, rooms))))
            for place, name in enumerate(names):
                put = cells.day if name in _DATES else cells.text
                put(row, place, line[name])
        last = head + len(lines)
        sheet.freeze_panes(head + 1, 1)
        if lines:
            draw_hairlines(book, sheet, head + 1, last, len(names))
            sheet.ignore_errors({"number_stored_as_text": xl_range(head + 1, 0, last, len(names) - 1)})
        set_up_page(book, sheet)
        sheet.set_landscape()
        sheet.repeat_rows(head)


def _texts(line: PassportLine, say: Translator) -> dict[str, str]:
    texts = asdict(line.data)
    texts["visa_needed"] = sealed.answer(texts["visa_needed"], say)
    return {"name": line.name, "organisation": line.organisation, **texts, "keep_until": line.keep_until.isoformat()}
