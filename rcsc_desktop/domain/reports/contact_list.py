"""What writers of contacts as tables receive: people and organisations, each with the columns that hold anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """Contacts of one ``noun`` (``person``, ``organisation``): texts as they are stored, several values on lines."""

    noun: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ContactListReport:
    """Contacts as one or two tables; ``as_of`` is aware."""

    language: str
    sheets: tuple[ContactSheet, ...]
    as_of: datetime
    organisation: str = ""
    paper: str = "A4"

    @property
    def total(self) -> int:
        """How many contacts there are."""
        return sum(len(sheet.rows) for sheet in self.sheets)

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that any table has."""
        return tuple(dict.fromkeys(name for sheet in self.sheets for name in sheet.columns))
