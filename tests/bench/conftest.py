"""Every measure of a run ends in one table, printed last and kept in ``.benchmarks/table.txt``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.conftest import ROOT


@dataclass(frozen=True)
class Measure:
    """What was measured; ``mark`` is the most it may be, in the same unit; ``note`` says against what."""

    what: str
    value: float
    unit: str
    mark: float | None
    note: str

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        verdict = "" if self.mark is None else "yes" if self.value <= self.mark else "NO"
        mark = "" if self.mark is None else f"{self.mark:g} {self.unit}"
        return self.what, f"{self.value:.3g} {self.unit}", mark, verdict, self.note


_HEADINGS = ("what", "measured", "mark", "held", "")
_TAKEN = pytest.StashKey[list[Measure]]()

Measured = Callable[..., None]
"""``measured(what, value, unit, mark=None, note="")``."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TAKEN] = []


@pytest.fixture(scope="session")
def measured(pytestconfig: pytest.Config) -> Measured:
    """Puts a line into the table; say it before asserting, so that a missed mark is in it too."""

    def put(what: str, value: float, unit: str, mark: float | None = None, note: str = "") -> None:
        pytestconfig.stash[_TAKEN].append(Measure(what, value, unit, mark, note))

    return put


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = [_HEADINGS, *(measure.cells for measure in config.stash[_TAKEN])]
    if len(rows) == 1:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths[:-1]))
    terminalreporter.section("speed")
    for line in lines:
        terminalreporter.write_line(line)
    kept = ROOT / ".benchmarks" / "table.txt"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
