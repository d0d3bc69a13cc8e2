"""Cells whose value is none, and what is hidden in a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field


class Fault(str):
    """A cell whose value is none: an error value, or a formula whose result is not stored (``=…``)."""

    __slots__ = ()

    @property
    def code(self) -> str:
        return "import.formula_without_value" if self.startswith("=") else "import.error_cell"


@dataclass
class SheetFaults:
    """By row and column from 0; numbers of rows and columns that are hidden."""

    cells: dict[tuple[int, int], Fault] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    is_1904: bool = False
