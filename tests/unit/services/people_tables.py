"""Tables of people as a reader would give them, out of rows that a test writes down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadColumn, ReadEntry, ReadProblem, ReadTable


def table(
    rows: Iterable[Mapping[str, str]],
    *,
    subject: ImportSubject = ImportSubject.PARTICIPANTS,
    file: str = "list.xlsx",
    columns: Iterable[str] = (),
    refused: tuple[ReadProblem, ...] = (),
) -> ReadTable:
    """A table with a row for each mapping of fields to texts, from row 2 on; headers are the names of fields."""
    kept = [dict(row) for row in rows]
    fields = tuple(columns) or tuple(dict.fromkeys(field for row in kept for field in row))
    entries = tuple(entry(number, row) for number, row in enumerate(kept, 2))
    return ReadTable(
        file=file,
        format="xlsx",
        encoding=None,
        delimiter=None,
        sheet="Sheet1",
        sheets=("Sheet1",),
        header_row=1,
        header_key="|".join(fields),
        subject=subject,
        columns=tuple(ReadColumn(place, field, field) for place, field in enumerate(fields)),
        entries=entries,
        refused=refused,
        rows_read=len(entries) + len(refused),
    )


def entry(row: int, values: Mapping[str, str]) -> ReadEntry:
    """One row."""
    filled = {field: text for field, text in values.items() if text}
    told = json.dumps(sorted(filled.items()))
    return ReadEntry(row, filled, tuple(values.values()), hashlib.sha256(told.encode()).hexdigest())
