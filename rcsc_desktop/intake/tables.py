"""Agendas in tables: a row is an item, a column is a field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import (
    ImportChoices,
    ImportedAgenda,
    ImportedItem,
    ImportedSpeaker,
    ImportedTopic,
)
from rcsc_desktop.intake.cells import day_in, minutes_in, span_in, text_of_cell
from rcsc_desktop.intake.clocks import MIDNIGHT, Span, time_of
from rcsc_desktop.intake.columns import SEARCHED_ROWS, Columns, field_of, find_columns, letter_of
from rcsc_desktop.intake.days import find_day
from rcsc_desktop.intake.gathering import LONGEST_NAME, MOST_SPEAKERS, MOST_TOPICS, Gathering
from rcsc_desktop.intake.kinds import kind_of
from rcsc_desktop.intake.markup import plain
from rcsc_desktop.intake.schedule_times import Unreadable
from rcsc_desktop.intake.sheets import Sheet
from rcsc_desktop.intake.speaker_texts import speakers_of
from rcsc_desktop.intake.text_items import topics_of
from rcsc_desktop.intake.text_marks import is_question_word
from rcsc_desktop.intake.zones import Zones


def read_tables(sheets: Sequence[Sheet], choices: ImportChoices) -> ImportedAgenda:
    """The first sheet that has a header for an agenda; the other ones that have are named.

    Refused like ``find_columns``.
    """
    refusal: UserError | None = None
    read: list[tuple[Sheet, Columns]] = []
    for sheet in sheets:
        looked_at = sheet.rows[: max(SEARCHED_ROWS, choices.header_row)]
        texts = [[text_of_cell(cell) for cell in row] for row in looked_at]
        try:
            read.append((sheet, find_columns(texts, choices.header_row, choices.mapping, sheet.spans)))
        except UserError as error:
            refusal = refusal or error
    if not read:
        raise refusal or UserError("import.no_header")
    gathering = Gathering()
    if len(read) > 1:
        gathering.find("", "import.other_sheets", sheet=read[0][0].name, others=[one.name for one, _ in read[1:]])
    return _Table(*read[0], choices, gathering).read()


@dataclass
class _Table:
    sheet: Sheet
    columns: Columns
    choices: ImportChoices
    gathering: Gathering
    day: date | None = None
    month_first: bool = False
    ambiguous: int = 0
    title: str = ""
    zones: Zones = field(init=False)

    def __post_init__(self) -> None:
        self.zones = Zones(self.choices.time_zone)
        self.day = self.choices.date
        self.title = self._read_title()
        self.month_first = self._is_month_first()

    def read(self) -> ImportedAgenda:
        for number, cells in self._rows():
            if self.gathering.is_full(f"row {number}"):
                break
            self._read_row(number, cells)
        if self.ambiguous:
            self.gathering.find("", "import.date_order", count=self.ambiguous, is_month_first=self.month_first)
        items = self.gathering.items
        return ImportedAgenda(
            format=self.sheet.format,
            title=self.title,
            items=tuple(items),
            refused=tuple(self.gathering.refused),
            findings=tuple(self.gathering.findings),
            time_zone=self.choices.time_zone,
            needs_time_zone=not self.choices.time_zone and any(item.start is not None for item in items),
            mapping=self.columns.mapping(),
            columns=self.columns.names(),
        )

    def _rows(self) -> Iterator[tuple[int, list[object]]]:
        """Rows below the header with their number on the sheet; cells that are merged downwards are filled."""
        filled = {self.columns.of(name) for name in ("date", "start", "end", "room", "track")}
        places = {place for group in filled for place in group}
        for at in range(self.columns.header_row, len(self.sheet.rows)):
            cells = list(self.sheet.rows[at])
            for place in places:
                if (top := self.sheet.blocks.get((at, place))) is not None and place < len(cells):
                    cells[place] = self.sheet.rows[top[0]][top[1]]
            if any(text_of_cell(cell).strip() for cell in self.sheet.rows[at]):
                yield at + 1, cells

    def _read_row(self, number: int, cells: list[object]) -> None:
        where = f"row {number}"
        if self._is_heading(cells):
            return
        title = self.gathering.line(self._text(cells, "title"), where, "title")
        if not title:
            self.gathering.refuse(where, "import.no_title", columns=self._words("title"))
            return
        try:
            self._read_day(cells)
            start, end = self._span(cells, "start"), self._span(cells, "end")
        except Unreadable as error:
            self.gathering.refuse(where, error.code, text=error.text, title=title)
            return
        day, begin, minutes = self._times(start, end, cells, where)
        self.gathering.take(
            ImportedItem(
                title=title,
                where=where,
                date=day,
                start=begin,
                minutes=minutes,
                time_zone=self.choices.time_zone,
                room=self.gathering.line(self._text(cells, "room"), where, "room", LONGEST_NAME),
                track=self.gathering.line(self._text(cells, "track"), where, "track", LONGEST_NAME),
                kind=kind_of(title, self._text(cells, "kind")),
                speakers=self._speakers(cells, where),
                topics=self._topics(cells, where),
                background=self.gathering.text(plain(self._joined(cells, "background")), where, "background"),
                link=self.gathering.line(self._text(cells, "link"), where, "link", 2000),
                notes=self.gathering.text(self._notes(cells), where, "notes"),
                language=self._text(cells, "language")[:20] or self.choices.language,
            )
        )

    def _read_day(self, cells: list[object]) -> None:
        """The row's own date, or the one that was written last above it."""
        year = self.day.year if self.day else None
        for place in (*self.columns.of("date"), *self.columns.of("start")):
            cell = self._cell(cells, place)
            if place in self.columns.of("start") and not _has_day(cell):
                continue
            found = day_in(cell, year, self.month_first)
            if found is not None:
                self.day = found.day
                self.ambiguous += found.is_ambiguous
                return

    def _span(self, cells: list[object], name: str) -> Span | None:
        for place in self.columns.of(name):
            if (found := span_in(self._cell(cells, place))) is not None:
                return found
        if name == "start" and not self.columns.of("start"):
            for place in self.columns.of("date"):
                if isinstance(cell := self._cell(cells, place), datetime) and (found := span_in(cell)) is not None:
                    return found
        return None

    def _times(
        self, start: Span | None, end: Span | None, cells: list[object], where: str
    ) -> tuple[date | None, time | None, int | None]:
        minutes = None
        try:
            lengths = (minutes_in(self._cell(cells, place)) for place in self.columns.of("minutes"))
            minutes = next((found for found in lengths if found is not None), None)
        except Unreadable as error:
            self.gathering.find(where, error.code, text=error.text)
        if start is None:
            return self.day, None, minutes
        if end is not None:
            length = (end.start - start.start) % MIDNIGHT
            if minutes is not None and length != minutes:
                self.gathering.find(where, "import.length_contradicts", minutes=minutes, length=length)
            minutes = length or minutes
        elif start.minutes is not None:
            minutes = start.minutes
        later = start.start // MIDNIGHT
        day = self.day + timedelta(days=later) if self.day and later else self.day
        return day, time_of(start.start), minutes

    def _speakers(self, cells: list[object], where: str) -> tuple[ImportedSpeaker, ...]:
        found: dict[tuple[str, str], ImportedSpeaker] = {}
        for place in self.columns.of("speakers"):
            for speaker in speakers_of(text_of_cell(self._cell(cells, place))[:100_000]):
                name = self.gathering.line(speaker.name, where, "speakers", LONGEST_NAME)
                if name and not name.isdecimal():
                    organisation = self.gathering.line(speaker.organisation, where, "speakers", LONGEST_NAME)
                    found.setdefault(
                        (name, organisation), ImportedSpeaker(name, speaker.title, organisation, speaker.role)
                    )
        if len(found) > MOST_SPEAKERS:
            self.gathering.find(where, "import.too_many_speakers", count=len(found), most=MOST_SPEAKERS)
        return tuple(found.values())[:MOST_SPEAKERS]

    def _topics(self, cells: list[object], where: str) -> tuple[ImportedTopic, ...]:
        found: list[ImportedTopic] = []
        for place in self.columns.of("topics"):
            text = self.gathering.text(text_of_cell(self._cell(cells, place)), where, "topics")
            found += topics_of(text, is_question_word(self.columns.header.get(place, "")))
        return tuple(found[:MOST_TOPICS])

    def _notes(self, cells: list[object]) -> str:
        """Columns of notes as they stand; columns that became no field with their words in front."""
        lines = [self._joined(cells, "notes")]
        for place, cell in enumerate(cells):
            words = self.columns.header.get(place, "")
            if place in self.columns.fields or (self.columns.header and place not in self.columns.header):
                continue
            text = text_of_cell(cell).strip()
            if text and (words or not _is_day(cell)):
                lines.append(f"{words or letter_of(place)}: {text}")
        return "\n".join(filter(None, lines))

    def _is_heading(self, cells: list[object]) -> bool:
        """A row with nothing but a day in it is the day of the rows below; the header again says nothing."""
        filled = [(place, text) for place, cell in enumerate(cells) if (text := text_of_cell(cell).strip())]
        if len(filled) > 1 and all(
            self.columns.header.get(place, "") == " ".join(text.split()) for place, text in filled
        ):
            return True
        if len({text for _, text in filled}) != 1 or not filled:
            return False
        cell = cells[filled[0][0]]
        found = None
        if isinstance(cell, date) or len(filled[0][1]) < 60:
            try:
                found = day_in(cell, self.day.year if self.day else None, self.month_first)
            except Unreadable:
                return False
        if found is None or len(found.rest.split()) > 4:
            return False
        self.day = found.day
        return True

    def _read_title(self) -> str:
        """The first text above the header; a date there is the day of rows that have none."""
        title = ""
        for row in self.sheet.rows[: max(self.columns.header_row - 1, 0)]:
            for cell in row:
                text = text_of_cell(cell).strip()
                if not text:
                    continue
                day = find_day(text, self.day.year if self.day else None) if len(text) < 80 else None
                if day is not None and self.day is None:
                    self.day = day.day
                if not title and not field_of(text) and not isinstance(cell, int | float | date):
                    title = text if day is None or len(day.rest) > 12 else ""
        return self.gathering.line(title, "row 1", "title")

    def _is_month_first(self) -> bool:
        """Dates such as 4/17/2017 in the column tell how 4/5/2017 is meant."""
        for place in self.columns.of("date"):
            for row in self.sheet.rows[self.columns.header_row :][:2000]:
                cell = self._cell(row, place)
                if isinstance(cell, str) and (found := find_day(cell)) and not found.is_ambiguous and "/" in cell:
                    return cell.strip().partition("/")[0].strip() == str(found.day.month)
        return False

    def _cell(self, cells: Sequence[object], place: int) -> object:
        return cells[place] if place < len(cells) else ""

    def _text(self, cells: list[object], name: str) -> str:
        texts = (text_of_cell(self._cell(cells, place)).strip() for place in self.columns.of(name))
        return next((text for text in texts if text), "")

    def _joined(self, cells: list[object], name: str) -> str:
        texts = [text_of_cell(self._cell(cells, place)).strip() for place in self.columns.of(name)]
        return "\n\n".join(text for text in texts if text)

    def _words(self, name: str) -> list[str]:
        return [self.columns.header.get(place) or letter_of(place) for place in self.columns.of(name)]


def _is_day(cell: object) -> bool:
    """A nameless column that repeats the date says nothing more."""
    if isinstance(cell, str):
        found = find_day(cell) if len(cell) < 40 else None
        return found is not None and not found.rest.strip(" ,.")
    return isinstance(cell, date)


def _has_day(cell: object) -> bool:
    if isinstance(cell, datetime):
        return True
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell > 3000
    return isinstance(cell, str) and find_day(cell) is not None
