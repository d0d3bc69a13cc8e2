"""The participant list in Excel against a plain write-only loop of openpyxl over the same cells.

A long list of 20,001 people, or as many as `BENCH_ROWS` says: 100,000 is what the mark was set for.
"""

from __future__ import annotations

import gc
import os
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import Workbook

from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantLine
from rcsc_desktop.domain.reports.participants import ParticipantReport
from rcsc_desktop.export.xlsx.participants import write
from tests.bench.conftest import Measured

ROWS = int(os.environ.get("BENCH_ROWS", "20001"))
ROUNDS = 5 if ROWS < 50_000 else 3
MOST_TIMES_THE_FLOOR = 1.2
MOST_MEGABYTES = 20

_cells = attrgetter(*PARTICIPANT_COLUMNS)
_DAY = PARTICIPANT_COLUMNS.index("status_date")


def people(count: int) -> Iterator[ParticipantLine]:
    """People as different as in a real list: every seventh note is long, every fifth organisation is not Latin."""
    for number in range(count):
        yield ParticipantLine(
            id=UUID(int=number),
            person_id=UUID(int=number),
            name=f"Participant Number {number}",
            organisation=f"Форум организаций {number % 900}" if number % 5 == 0 else f"Migrant Forum {number % 900}",
            title="Head of Secretariat",
            category="Civil society",
            status="confirmed" if number % 3 else "invited",
            mode="in person",
            country="United States of America" if number % 4 else "Philippines",
            regional_scope="Middle East and North Africa" if number % 2 else "Asia",
            thematic_focus="Labour mobility",
            email=f"participant{number}@example.org",
            phone=f"+41 22 {number:07}",
            needs="Wheelchair access" if number % 50 == 0 else "",
            notes="Arrives on the evening before and asked for a letter of invitation." if number % 7 == 0 else "",
            status_date=f"2017-04-{number % 28 + 1:02}",
            may_be_listed=True,
        )


def floor(lines: list[ParticipantLine]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in lines:
        cells = list(_cells(line))
        cells[_DAY] = date.fromisoformat(line.status_date)
        sheet.append(cells)
    book.save(BytesIO())


def report(lines: Iterator[ParticipantLine]) -> ParticipantReport:
    return ParticipantReport(
        "en", "A long list", PARTICIPANT_COLUMNS, lines, ROWS, (), datetime(2017, 4, 16, tzinfo=UTC)
    )


def seconds(work: Callable[[], None]) -> float:
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def test_the_list_takes_little_longer_than_a_plain_loop(measured: Measured) -> None:
    lines = list(people(ROWS))
    empty = report(iter(()))
    pairs = [
        (seconds(lambda: floor(lines)), seconds(lambda: write(replace(empty, lines=iter(lines)), BytesIO())))
        for _ in range(ROUNDS)
    ]
    plain, ours = (min(times) for times in zip(*pairs, strict=True))
    noise = max(times[0] for times in pairs) / plain - 1

    note = f"{ours:.2f} s against {plain:.2f} s of a plain loop (noise {noise:.0%})"
    measured(f"{ROWS:,} participants to Excel", ours / plain, "×", MOST_TIMES_THE_FLOOR, note)
    assert ours <= MOST_TIMES_THE_FLOOR * plain


@pytest.mark.skipif(ROWS > 50_000, reason="tracing memory makes the writer four times slower")
def test_a_long_list_is_never_held_in_memory(measured: Measured) -> None:
    tracemalloc.start()
    with Path(os.devnull).open("w+b") as nowhere:
        write(report(people(ROWS)), nowhere)
    megabytes = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()

    measured(f"memory for {ROWS:,} rows to Excel", megabytes, "MB", MOST_MEGABYTES)
    assert megabytes <= MOST_MEGABYTES
