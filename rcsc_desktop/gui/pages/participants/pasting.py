"""What rows of cells from a spreadsheet mean in a list of participants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rcsc_desktop.domain.names import fold


@dataclass(frozen=True, slots=True)
class Pasted:
    """Rows of cells and the column of each cell; ``first_row`` is the place of the first one in what was pasted."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int


def understand(
    rows: Sequence[Sequence[str]], headings: Mapping[str, Sequence[str]], shown: Sequence[str], at: int
) -> Pasted:
    """Name the columns by a row of headings, else by position from column ``at`` of those ``shown``.

    ``headings`` gives for each column all names it goes by. Columns with an unknown heading are left out; cells beyond
    the last shown column too.
    """
    known = {fold(heading).strip(): name for name, names in headings.items() for heading in names}
    first = [known.get(fold(cell).strip(), "") for cell in rows[0]] if rows else []
    if _is_header(first, rows[0] if rows else ()):
        return _picked(first, rows[1:], 2)
    width = max((len(row) for row in rows), default=0)
    return _picked(list(shown[at : at + width]), rows, 1)


def _is_header(first: Sequence[str], cells: Sequence[str]) -> bool:
    """The name is among the headings, or all but one cell are headings of different columns."""
    found = [name for name in first if name]
    filled = sum(1 for cell in cells if cell.strip())
    return bool(found) and len(set(found)) == len(found) and ("name" in found or len(found) >= max(2, filled - 1))


def _picked(columns: Sequence[str], rows: Sequence[Sequence[str]], first_row: int) -> Pasted:
    places = [at for at, name in enumerate(columns) if name and name not in columns[:at]]
    return Pasted(
        tuple(columns[at] for at in places),
        tuple(tuple(row[at] if at < len(row) else "" for at in places) for row in rows),
        first_row,
    )
