"""A table as a list of people or organisations: header, columns, and an entry for each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadColumn, ReadEntry, ReadOptions, ReadProblem, ReadTable
from rcsc_desktop.domain.names import fold
from rcsc_desktop.intake.cells import text_of_cell
from rcsc_desktop.intake.people_columns import Column, header_key, known_word, map_columns, name_columns
from rcsc_desktop.intake.people_headers import SEARCHED_ROWS, find_header, worth
from rcsc_desktop.intake.people_rows import RowReader
from rcsc_desktop.intake.people_sheets import Cell, Grid

MOST_COLUMNS = 1_000
_SAMPLED = 200
_SHOWN = 3
_LONGEST_SAMPLE = 80


def liking(options: ReadOptions, rows: Sequence[Sequence[Cell]]) -> float:
    """How much the first rows of a sheet look like such a list."""
    return worth(_texts(rows), lambda text: bool(known_word(options, text)))


def read_grid(grid: Grid, options: ReadOptions, file: str) -> ReadTable:
    """Every row of the table. Refused with ``import.header_row_unknown``, ``import.too_many_columns``,
    ``import.column_unknown`` or ``import.field_unknown``.
    """
    return _TableReader(grid, options, file).read()


@dataclass
class _TableReader:
    grid: Grid
    options: ReadOptions
    file: str
    notes: list[ReadProblem] = field(default_factory=list)

    def read(self) -> ReadTable:
        header_at = self._header_at()
        columns, key = self._columns(header_at)
        first = 0 if header_at is None else header_at + 1
        self._note_sheet(first)
        reader = RowReader(self.grid, self.options, columns, first)
        entries: list[ReadEntry] = []
        refused: list[ReadProblem] = []
        rows_read = 0
        for number, row in self._rows(first):
            rows_read += 1
            found = reader.read(number, row)
            if isinstance(found, ReadEntry):
                entries.append(found)
            else:
                refused.append(found)
        self.notes += reader.notes()
        shown = self._shown(columns, first)
        return ReadTable(
            file=self.file,
            format=self.grid.format,
            encoding=self.grid.encoding,
            delimiter=self.grid.delimiter,
            sheet=self.grid.name or None,
            sheets=self.grid.sheets,
            header_row=None if header_at is None or self.grid.is_headed else header_at + 1,
            header_key=key,
            subject=self.options.subject,
            columns=shown,
            entries=tuple(entries),
            refused=tuple(refused),
            rows_read=rows_read,
            notes=tuple(self.notes),
        )

    def _header_at(self) -> int | None:
        wanted = self.options.header_row
        if self.grid.is_headed:
            return 0
        if wanted:
            if wanted > len(self.grid.rows):
                raise UserError("import.header_row_unknown", text=str(wanted), rows=len(self.grid.rows))
            return wanted - 1 if wanted > 0 else None
        spoken_of = frozenset(fold(name) for name in (*self.options.mapping, *self.options.own_fields))
        known = partial(known_word, self.options)
        return find_header(_texts(self.grid.rows[:SEARCHED_ROWS]), lambda text: bool(known(text)), spoken_of)

    def _columns(self, header_at: int | None) -> tuple[list[Column], str]:
        header = self._header(header_at)
        first = 0 if header_at is None else header_at + 1
        filled = self._filled_places(first)
        width = max([*filled, *(place for place, words in enumerate(header) if words.strip())], default=-1) + 1
        columns = [
            column
            for column in name_columns(header, width)
            if column.place in filled or (column.place < len(header) and header[column.place].strip())
        ]
        if len(columns) > MOST_COLUMNS:
            raise UserError("import.too_many_columns", count=len(columns), most=MOST_COLUMNS)
        key = header_key(columns, has_header=header_at is not None)
        return map_columns(columns, self._samples(columns, first), self.options, key), key

    def _header(self, header_at: int | None) -> list[str]:
        """The words of the header row; where it is empty over a column, those of the rows right above."""
        if header_at is None:
            return []
        words = _texts([self.grid.rows[header_at]])[0]
        if self.grid.is_headed:
            return words
        filled = [place for place, text in enumerate(words) if text.strip()]
        above = header_at - 1
        while above >= 0 and len(filled) * 2 < self._width_below(header_at):
            more = _texts([self.grid.rows[above]])[0]
            if not any(text.strip() for text in more):
                break
            words += [""] * (len(more) - len(words))
            words = [text if text.strip() or place >= len(more) else more[place] for place, text in enumerate(words)]
            filled = [place for place, text in enumerate(words) if text.strip()]
            above -= 1
        return words

    def _width_below(self, header_at: int) -> int:
        return max((len(_filled(row)) for row in self.grid.rows[header_at + 1 : header_at + 20]), default=0)

    def _filled_places(self, first: int) -> set[int]:
        found: set[int] = set()
        for row in self.grid.rows[first:]:
            if len(found) < len(row):
                found.update(_filled(row))
        return found

    def _samples(self, columns: Sequence[Column], first: int) -> dict[int, list[str]]:
        rows = _texts(self.grid.rows[first : first + _SAMPLED])
        return {
            column.place: [text for row in rows if column.place < len(row) and (text := row[column.place].strip())]
            for column in columns
        }

    def _shown(self, columns: Sequence[Column], first: int) -> tuple[ReadColumn, ...]:
        samples = self._samples(columns, first)
        return tuple(
            ReadColumn(
                column.place,
                column.header,
                column.field,
                tuple(text[:_LONGEST_SAMPLE] for text in list(dict.fromkeys(samples[column.place]))[:_SHOWN]),
                column.is_guess,
            )
            for column in columns
        )

    def _rows(self, first: int) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Rows that are not wholly empty, with their number on the sheet."""
        shift = 0 if self.grid.is_headed else 1
        for at in range(first, len(self.grid.rows)):
            if _is_filled(self.grid.rows[at]):
                yield at + shift, self.grid.rows[at]

    def _note_sheet(self, first: int) -> None:
        grid = self.grid
        if grid.hidden_sheets:
            self._note("import.hidden_sheets", sheets=list(grid.hidden_sheets))
        others = [name for name in grid.sheets if name != grid.name and name not in grid.hidden_sheets]
        if others:
            self._note("import.sheets_left", sheet=grid.name, others=others)
        if grid.hidden_rows:
            self._note("import.hidden_rows", count=grid.hidden_rows)
        if grid.hidden_columns:
            self._note("import.hidden_columns", count=grid.hidden_columns)
        if merged := {top for top in grid.blocks.values() if top[0] >= first}:
            self._note("import.cells_merged", count=len(merged))
        if grid.is_1904:
            self._note("import.dates_1904")
        if grid.open_quote:
            self._note("import.quote_open", line=grid.open_quote)
        if grid.damaged:
            self._note("import.letters_damaged", count=grid.damaged)

    def _note(self, code: str, **data: object) -> None:
        self.notes.append(ReadProblem(0, "", code, data))


def _texts(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    return [[cell if type(cell) is str else text_of_cell(cell) for cell in row] for row in rows]


def _is_filled(row: Sequence[Cell]) -> bool:
    return any(cell not in {"", None} and (not isinstance(cell, str) or cell.strip()) for cell in row)


def _filled(row: Sequence[Cell]) -> list[int]:
    return [
        place
        for place, cell in enumerate(row)
        if cell not in {"", None} and (not isinstance(cell, str) or cell.strip())
    ]


__all__ = ["ImportSubject", "liking", "read_grid"]
