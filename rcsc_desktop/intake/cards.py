"""Contact cards (vCard) as people or organisations."""

from __future__ import annotations

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_people import ReadOptions, ReadTable


def read_cards(content: bytes, encoding: str, options: ReadOptions, file: str) -> ReadTable:
    """Every card of a file."""
    raise UserError("import.foreign_format", format="vCard")
