"""Reports for the tests of lists, and two ways to read a written workbook back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantLine
from rcsc_desktop.domain.reports.participants import ParticipantCount, ParticipantReport
from rcsc_desktop.export.xlsx.participants import write

SOMEBODY = ParticipantLine(
    id=UUID(int=1),
    person_id=UUID(int=2),
    name="Colin Rajah",
    organisation="Global Coalition on Migration",
    position="International Coordinator",
    category="Civil society",
    status="confirmed",
    mode="in person",
    country="United States of America",
    regional_scope="Global",
    thematic_focus="Governance",
    email="colin@example.org",
    phone="+1 555 0100",
    role="Speaker",
    rank=2,
    gender="man",
    languages="en, fr",
    interpretation="fr",
    dietary_needs="Vegetarian",
    travel_support="granted",
    notes="Opens the meeting",
    status_date="2017-04-03",
    may_be_listed=True,
    may_be_shared="yes",
    may_be_photographed="no",
    keep_until=PartialDate(2018, 4, 30),
    availability="2017-04-17 14:00-16:00",
)

USUAL_COLUMNS = (
    "name",
    "organisation",
    "regional_scope",
    "thematic_focus",
    "position",
    "category",
    "status",
    "status_date",
    "mode",
    "country",
    "email",
    "phone",
    "dietary_needs",
    "notes",
)
"""As many as a meeting fills as a rule; they fit on one page."""

COUNTS = (
    ParticipantCount("status", "confirmed", 3),
    ParticipantCount("status", "invited", 1),
    ParticipantCount("category", "Civil society", 3),
    ParticipantCount("category", "", 1),
    ParticipantCount("region", "Asia", 4),
    ParticipantCount("mode", "in person", 4),
)


def report(
    *lines: ParticipantLine,
    columns: Iterable[str] = PARTICIPANT_COLUMNS,
    total: int | None = None,
    language: str = "en",
) -> ParticipantReport:
    """A list of these people at the meeting of 17 April 2017."""
    return ParticipantReport(
        language=language,
        title="Informal meeting with civil society",
        columns=tuple(columns),
        lines=iter(lines),
        total=len(lines) if total is None else total,
        counts=COUNTS,
        as_of=datetime(2017, 4, 16, 14, 5, tzinfo=UTC),
        start_date=PartialDate(2017, 4, 17),
        place="IOM New York Office",
        organisation="International Organization for Migration",
    )


def person(**fields: Any) -> ParticipantLine:
    """Somebody, with these fields."""
    return replace(SOMEBODY, **fields)


def written(of: ParticipantReport) -> bytes:
    """The workbook as bytes."""
    stream = BytesIO()
    write(of, stream)
    return stream.getvalue()


def by_openpyxl(data: bytes) -> Workbook:
    """The workbook as openpyxl reads it."""
    return load_workbook(BytesIO(data))


def by_calamine(data: bytes, sheet: int = 0) -> list[list[object]]:
    """The rows of a sheet as an independent reader sees them, from the first cell on."""
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(sheet).to_python(skip_empty_area=False)
    return [list(row) for row in rows]


def head_row(sheet: Worksheet) -> int:
    """The row of the headings: the one under which the window is frozen."""
    frozen = sheet.freeze_panes
    assert isinstance(frozen, str)
    return int(re.sub(r"\D", "", frozen)) - 1


def part(data: bytes, name: str) -> str:
    """One file of the package, as text."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()
