"""Lists made in the test, and what was read of them in few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadEntry, ReadOptions, ReadProblem, ReadTable
from rcsc_desktop.intake.people import read_people

PARTICIPANTS, PEOPLE, ORGANISATIONS = ImportSubject.PARTICIPANTS, ImportSubject.PEOPLE, ImportSubject.ORGANISATIONS
Value = str | int | float | bool | date | datetime | None


def read(content: str | bytes, name: str = "-", subject: ImportSubject = PEOPLE, **options: object) -> ReadTable:
    """The list in a content, read in this process; ``options`` are those of ``ReadOptions``."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return read_people(data, name, ReadOptions(subject=subject, **options))  # type: ignore[arg-type]


def read_file(path: Path, subject: ImportSubject = ORGANISATIONS, **options: object) -> ReadTable:
    return read(path.read_bytes(), path.name, subject, **options)


def lines(*rows: Sequence[str]) -> str:
    """Rows as a pasted table."""
    return "\n".join("\t".join(row) for row in rows)


def workbook(*rows: Sequence[Value], **sheets: Sequence[Sequence[Value]]) -> bytes:
    """A workbook with one sheet of rows, or with the sheets that are named."""
    book = Workbook()
    for name, content in (sheets or {"Sheet": rows}).items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(list(row))
    del book[book.sheetnames[0]]
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def values(table: ReadTable, *fields: str) -> list[tuple[str, ...]]:
    """Of each entry the values of fields."""
    return [tuple(entry.values.get(field, "") for field in fields) for entry in table.entries]


def codes(problems: Sequence[ReadProblem]) -> list[tuple[int, str, str]]:
    """Row, column and code of each."""
    return [(one.row, one.column, one.code.removeprefix("import.")) for one in problems]


def problems(table: ReadTable) -> list[tuple[int, str, str]]:
    return codes([one for entry in table.entries for one in entry.problems])


def only(table: ReadTable) -> ReadEntry:
    (entry,) = table.entries
    return entry


def mapped(table: ReadTable) -> Mapping[str, str]:
    return table.mapping
