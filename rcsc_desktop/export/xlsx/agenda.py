"""An agenda as an Excel workbook: the items, and who speaks when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import BinaryIO, Generic, TypeVar

from xlsxwriter.utility import xl_range

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSession, ReportSpeaker, ReportTopic
from rcsc_desktop.domain.reports.formats import begins
from rcsc_desktop.domain.reports.paper import PaperColumn
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.agenda_view import AgendaView, SessionView
from rcsc_desktop.export.xlsx.book import Book, Cover, draw_hairlines, new_sheet, set_up_page, writing
from rcsc_desktop.export.xlsx.cells import CellWriter
from rcsc_desktop.export.xlsx.measures import column_widths, heading_room, lines_of, row_height, text_room
from rcsc_desktop.export.xlsx.title_block import TitleLines, beside, write_title_block
from rcsc_desktop.wording import formats, paper, paper_columns, paper_items

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_DAY = 24 * 60

Line = TypeVar("Line")
Value = str | int | date | time
_Row = tuple[SessionView, ReportItem]
_SpeakerRow = tuple[SessionView, ReportItem, ReportSpeaker]


@dataclass(frozen=True, slots=True)
class _Column(Generic[Line]):
    name: str
    read: Callable[[Line], Value | None]
    is_always: bool = False


def write(report: AgendaReport, target: BinaryIO) -> None:
    """Write a sheet of items and one of speakers; columns in which nothing stands are left out.

    Dates and times are real ones; an item past midnight stands under the day on which it begins. Raises ``UserError``
    ``export.text_too_long`` (row as the spreadsheet counts, column, name, length, most); nothing is cut.
    """
    view = AgendaView(report)
    author = report.letterhead.organisation
    created = report.modified or _NEVER
    cover = Cover(report.language, view.title, view.subject, author, created, report.paper, report.clock)
    items = [(session, item) for session in view.sessions() for item in session.session.items]
    speakers = [(session, item, speaker) for session, item in items for speaker in item.speakers]
    with writing(cover, target, is_streamed=False) as book:
        _Sheet(book, view, view.status).write(list(_item_columns(view)), items)
        if PaperColumn.SPEAKERS in report.options.shown:
            _Sheet(book, view, view.headings["speakers"]).write(list(_speaker_columns(view)), speakers)


class _Sheet:
    """One sheet of a line for each thing."""

    def __init__(self, book: Book, view: AgendaView, name: str) -> None:
        self._book = book
        self._view = view
        self._name = name
        self._sheet = new_sheet(book, clean(name).text)
        self._cells = CellWriter(self._sheet, book.styles)

    def write(self, columns: Sequence[_Column[Line]], lines: Sequence[Line]) -> None:
        values = [[column.read(line) for column in columns] for line in lines]
        kept = [
            at for at, one in enumerate(columns) if one.is_always or any(row[at] not in {None, ""} for row in values)
        ]
        names = [columns[at].name for at in kept]
        rows = [[row[at] for at in kept] for row in values]
        texts = [[self._text(value) for value in row] for row in rows]
        headings = [self._view.headings[name] for name in names]
        widths = column_widths(names, headings, texts)
        for place, width in enumerate(widths):
            self._sheet.set_column(place, place, width, self._book.styles.text)
        head = write_title_block(self._book, self._sheet, self._title(), widths)
        self._cells.row(head, row_height(max(map(lines_of, headings, map(heading_room, widths)))))
        for place, heading in enumerate(headings):
            self._sheet.write_string(head, place, heading, self._book.styles.head)
        rooms = [text_room(width) for width in widths]
        for number, (row, shown) in enumerate(zip(rows, texts, strict=True), head + 1):
            self._cells.row(number, row_height(max(map(lines_of, shown, rooms))))
            for place, value in enumerate(row):
                self._put(number, place, names[place], value)
        self._finish(head, head + len(rows), len(names))

    def _put(self, row: int, place: int, name: str, value: Value | None) -> None:
        styles = self._book.styles
        if isinstance(value, time):
            self._sheet.write_number(row, place, (value.hour * 60 + value.minute) / _DAY, styles.time)
        elif isinstance(value, date):
            self._cells.day(row, place, value.isoformat())
        elif isinstance(value, int):
            self._sheet.write_number(row, place, value, styles.number)
        elif value:
            try:
                self._cells.text(row, place, value)
            except UserError as error:
                data = {"column": name, "name": self._name, **error.data}
                raise UserError(error.code, **data) from None

    def _text(self, value: Value | None) -> str:
        """The value as wide as the spreadsheet will show it."""
        if isinstance(value, time):
            return formats.time_of_day(value, self._view.report.language, self._view.report.clock)
        if isinstance(value, date):
            return "00 mmm 0000"
        return "" if value is None else str(value)

    def _title(self) -> TitleLines:
        view = self._view
        issue = "" if self._name == view.status else view.status
        notice = paper_columns.for_organisers(view.say) if view.report.options.is_for_organisers else ""
        return TitleLines(
            " ".join(view.title.split()),
            beside(*view.when, *view.report.place_lines),
            beside(self._name, issue, view.issue, notice),
        )

    def _finish(self, head: int, last: int, columns: int) -> None:
        sheet = self._sheet
        sheet.freeze_panes(head + 1, 0)
        if last > head:
            draw_hairlines(self._book, sheet, head + 1, last, columns)
            sheet.ignore_errors({"number_stored_as_text": xl_range(head + 1, 0, last, columns - 1)})
            sheet.autofilter(head, 0, last, columns - 1)
        set_up_page(self._book, sheet)
        sheet.set_landscape()
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, max(last, head + 1), columns - 1)


def _item_columns(view: AgendaView) -> Iterator[_Column[_Row]]:
    shown = view.report.options.shown
    yield _Column("date", lambda row: _date(row[0].session, row[1]))
    yield from (_Column("session", lambda row: row[0].heading), _Column("track", lambda row: row[0].session.track))
    yield _Column("start", lambda row: row[1].start if row[1].is_timed else None)
    yield _Column("end", lambda row: row[1].end if row[1].is_timed else None)
    yield _Column("minutes", lambda row: row[1].minutes if row[1].is_timed else None)
    yield _Column("number", lambda row: row[1].label)
    yield _Column("item", lambda row: row[1].title, is_always=True)
    if PaperColumn.SPEAKERS in shown:
        yield _Column("speakers", lambda row: "\n".join(str(view.speaker(one)) for one in row[1].speakers))
    yield from (
        _Column("topics", lambda row: _bullets(row[1].topics)),
        _Column("questions", lambda row: _bullets(row[1].questions)),
        _Column("room", lambda row: row[1].room),
        _Column("purpose", lambda row: paper_items.purpose(view.say, row[1].purpose)),
        _Column("background", lambda row: row[1].background),
        _Column("outcome", lambda row: row[1].outcome),
        _Column("documents", lambda row: "\n".join(map(view.document, row[1].documents))),
        _Column("interpretation", lambda row: view.languages(row[1].interpretation)),
        _Column("link", lambda row: row[1].link),
    )
    if view.report.options.is_for_organisers:
        yield _Column("owner", lambda row: row[1].owner)
        yield _Column("notes", lambda row: row[1].notes)
        yield _Column("visibility", lambda row: paper_columns.visibility(view.say, row[1].visibility))


def _speaker_columns(view: AgendaView) -> Iterator[_Column[_SpeakerRow]]:
    yield _Column("name", lambda row: row[2].name, is_always=True)
    yield _Column("title", lambda row: row[2].title)
    yield _Column("organisation", lambda row: row[2].organisation)
    yield _Column("part", lambda row: paper.role(view.say, row[2].role))
    yield _Column("item", lambda row: row[1].title)
    yield _Column("session", lambda row: row[0].heading)
    yield _Column("date", lambda row: _date(row[0].session, row[1]))
    yield _Column("start", lambda row: row[1].start if row[1].is_timed else None)
    yield _Column("end", lambda row: row[1].end if row[1].is_timed else None)
    if view.report.options.is_for_organisers:
        yield _Column("state", lambda row: paper_columns.state(view.say, row[2].status))


def _date(session: ReportSession, item: ReportItem) -> date | None:
    begin = begins(session, item)
    return session.date if begin is None else begin.date()


def _bullets(topics: tuple[ReportTopic, ...], depth: int = 0) -> str:
    lines = []
    for topic in topics:
        lines.append(f"{'   ' * depth}• {topic.text}")
        if topic.children:
            lines.append(_bullets(topic.children, depth + 1))
    return "\n".join(lines)
