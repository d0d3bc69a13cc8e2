"""Killed at any moment, the program loses nothing that was committed and leaves no half-written file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.soak.__main__ import headless
from tests.soak.ground import Ground
from tests.soak.rounds import Killer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

SEED = 20170417


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    return Ground(tmp_path / "ground")


@pytest.mark.timeout(300)
def test_ten_kills_of_the_command(ground: Ground) -> None:
    killer = Killer(ground, SEED)

    outcomes = [killer.round(number, headless(ground, number, SEED + number)) for number in range(1, 11)]

    assert {outcome.number: outcome.problems for outcome in outcomes if outcome.problems} == {}
    assert sum(outcome.done for outcome in outcomes) >= 10
    assert any(outcome.interrupted for outcome in outcomes)


def test_what_is_lost_or_half_written_is_noticed(ground: Ground) -> None:
    lies = [
        {"begins": "participant", "name": "Nobody"},
        {"done": "participant", "name": "Nobody"},
        {"begins": "export", "name": "half.pdf"},
        {"done": "export", "name": "half.pdf"},
        *[{"begins": "item", "name": "Never"}] * 8,
    ]
    (ground.exports / "half.pdf").write_bytes(b"%PDF-1.7\n")
    liar = "import sys, time; print(sys.argv[1], flush=True); time.sleep(60)"

    outcome = Killer(ground, SEED).round(1, [sys.executable, "-c", liar, "\n".join(map(json.dumps, lies))])

    assert outcome.problems[0] == "participant: missing {'Nobody': 1}, too many {}"
    assert outcome.problems[-1].startswith("half.pdf (9 bytes): ")
