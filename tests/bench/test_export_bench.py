"""An agenda of 300 items in each format: at most 2 seconds of the processor's time each."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.bench.test_pdf_bench import texts
from tests.unit.export.agendas import written
from tests.unit.export.pdf.papers import long

MOST = 2.0


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("format", ["pdf", "docx", "html", "ics", "xlsx", "schedule-xml", "schedule-json"])
def test_300_items_are_written_at_once(shared_data: Path, format: str, language: str) -> None:
    report = long(300, texts(shared_data, language), language)
    written(long(1, ["warm"], language), format)
    began = time.process_time()
    assert len(written(report, format)) > 10_000
    took = time.process_time() - began
    assert took < MOST, f"{format} took {took:.2f} s"
