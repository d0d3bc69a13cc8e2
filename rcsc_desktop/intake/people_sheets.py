"""The sheets of a workbook as people's lists need them: values, and what is wrong or out of sight in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.intake.cell_faults import Fault, SheetFaults
from rcsc_desktop.intake.sheets import MOST_CELLS, guarded
from rcsc_desktop.intake.workbook_faults import faults_of

Cell = object
SEEN_ROWS = 60
"""How many rows tell what a sheet is."""


@dataclass(frozen=True)
class Grid:
    """``rows`` begin at the first row of the sheet; a cell is a value of Python or a ``Fault``.

    ``blocks`` says which cell's value a covered cell below a merged one shows, by row and column from 0. ``is_headed``
    says that the first row was made of names of fields and is none of the source. ``damaged`` counts letters that the
    encoding did not give; ``open_quote`` is the line from which on quotation marks were taken for letters.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    format: str
    encoding: str | None = None
    delimiter: str | None = None
    sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    hidden_rows: int = 0
    hidden_columns: int = 0
    is_1904: bool = False
    is_headed: bool = False
    damaged: int = 0
    open_quote: int = 0
    blocks: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


def open_grid(content: bytes, wanted: str, liking: Callable[[Sequence[Sequence[Cell]]], float]) -> Grid:
    """The sheet called ``wanted``, else the one that is in sight and whose first rows ``liking`` values most.

    Refused with ``import.broken_workbook``, ``import.password_protected``, ``import.too_big`` (cells declared far
    apart), ``import.sheet_unknown`` or ``import.empty``.
    """
    return guarded(content, lambda format_name: _chosen(content, wanted, format_name, liking))


def _chosen(content: bytes, wanted: str, format_name: str, liking: Callable[[Sequence[Sequence[Cell]]], float]) -> Grid:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    with load_workbook(BytesIO(content)) as book:
        tables = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        names = tuple(one.name for one in tables)
        seen = [one.name for one in tables if one.visible is SheetVisibleEnum.Visible]
        if wanted and wanted not in names:
            raise UserError("import.sheet_unknown", text=wanted, choices=seen)
        best, best_worth = None, -1.0
        for name in [wanted] if wanted else seen:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise UserError("import.too_big")
            faults = faults_of(content, format_name, names.index(name), name)
            first = _with_faults([list(row) for row in islice(sheet.iter_rows(), SEEN_ROWS)], faults, 0)
            worth = liking(first) if any(_is_filled(row) for row in first) or sheet.total_height else -1.0
            if worth > best_worth:
                best, best_worth = (name, sheet, faults), worth
        if best is None:
            raise UserError("import.empty")
        name, sheet, faults = best
        rows = _with_faults([list(row) for row in sheet.iter_rows()], faults, 0)
        if not any(map(_is_filled, rows)):
            raise UserError("import.empty")
        ranges = sheet.merged_cell_ranges or ()
        return Grid(
            name,
            rows,
            format_name,
            sheets=names,
            hidden_sheets=tuple(one for one in names if one not in seen and one != name),
            hidden_rows=faults.hidden_rows,
            hidden_columns=faults.hidden_columns,
            is_1904=faults.is_1904,
            blocks=_blocks(ranges, len(rows)),
        )


def _is_filled(row: Sequence[Cell]) -> bool:
    return any(cell not in {"", None} for cell in row)


def _with_faults(rows: list[list[Cell]], faults: SheetFaults, first: int) -> list[list[Cell]]:
    """A fault stands where the library leaves nothing; also behind or below all that it found."""
    for (at, place), fault in faults.cells.items():
        if at - first < len(rows) or (first == 0 and at < SEEN_ROWS):
            while len(rows) <= at:
                rows.append([])
            row = rows[at]
            row.extend([""] * (place + 1 - len(row)))
            row[place] = fault
    return rows


def _blocks(
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]], height: int
) -> dict[tuple[int, int], tuple[int, int]]:
    blocks: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, _) in ranges:
        for row in range(top + 1, min(bottom, height) + 1):
            blocks[row, left] = (top, left)
            if len(blocks) > MOST_CELLS:
                raise UserError("import.too_big")
    return blocks


__all__ = ["Cell", "Fault", "Grid", "open_grid"]
