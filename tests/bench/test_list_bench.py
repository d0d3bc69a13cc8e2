"""The list of participants with 2,000 people as a PDF."""

from __future__ import annotations

import time
from io import BytesIO

from rcsc_desktop.export.pdf.participant_list import write
from tests.bench.conftest import Measured
from tests.unit.export.listed import CHARTS, SINCE, listed

PEOPLE = 2_000
MOST_SECONDS = 8.0


def test_a_long_list_is_printed_while_one_waits(measured: Measured) -> None:
    report = listed(PEOPLE, since=SINCE, charts=CHARTS)
    begun = time.perf_counter()
    write(report, BytesIO())
    seconds = time.perf_counter() - begun

    measured(f"list of {PEOPLE:,} participants to PDF", seconds, "s", MOST_SECONDS)
    assert seconds <= MOST_SECONDS
