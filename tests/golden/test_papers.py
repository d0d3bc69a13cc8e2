"""Papers in five languages, line by line as they were looked at and found good.

`GOLDEN=write` in the environment writes the files anew; look at the pages and at the difference before they are kept.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.export.pdf.agenda import compose
from rcsc_desktop.export.pdf.fonts import as_written
from tests.unit.export.pdf.meetings import everything, five_days, laid_out, side_by_side
from tests.unit.export.pdf.papers import translated, with_concept_note

_HERE = Path(__file__).parent


def _lines(report: AgendaReport) -> Iterator[str]:
    """Page, place in points from the upper left corner of the frame, size, and text as painted from left to right."""
    for number, page in enumerate(compose(report).pages, 1):
        yield f"page {number}"
        for top, strip, _ in [*page.body, *page.notes]:
            for placed in strip.lines:
                text = "".join(as_written(c) for segment in placed.line.segments for c in segment.text)
                first = placed.line.segments[0]
                yield f"{top + placed.drop:7.1f} {placed.x + first.x:7.1f} {first.style.size:5.1f}  {text.rstrip()}"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_set_as_it_was(language: str, paper: str) -> None:
    report = replace(with_concept_note(translated(language)), paper=paper)
    _as_it_was(report, f"april-{language}-{paper}")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("layout", PaperLayout)
def test_each_layout_is_set_as_it_was(layout: PaperLayout, language: str) -> None:
    match layout:
        case PaperLayout.GRID:
            report = laid_out(five_days(language), layout)
        case PaperLayout.BILINGUAL:
            report = side_by_side(language, "ar" if language == "en" else "en")
        case PaperLayout.RUN_OF_SHOW:
            report = laid_out(everything(language, internal=True), layout)
        case PaperLayout.DETAILED:
            report = everything(language)
        case _:
            report = laid_out(everything(language), layout)
    _as_it_was(report, f"{layout}-{language}")


def _as_it_was(report: AgendaReport, name: str) -> None:
    found = "\n".join(_lines(report)) + "\n"
    golden = _HERE / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")
