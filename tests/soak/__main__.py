"""Kill the command 200 times and the window 20 times; the exit code is 1 if anything is lost."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.soak.ground import Ground
from tests.soak.rounds import Killer, Round


def headless(ground: Ground, number: int, seed: int) -> Sequence[str]:
    """A process that runs one command after the other."""
    run = (str(ground.workspace), str(ground.exports), f"run-{number}", str(seed))
    return sys.executable, "-m", "tests.soak.victim", *run


def window(ground: Ground, number: int, seed: int) -> Sequence[str]:
    """The window with somebody typing in it."""
    run = (str(ground.workspace), str(ground.exports), f"run-{number}", str(seed))
    return sys.executable, "-m", "tests.soak.window_victim", *run


def soak(name: str, rounds: int, seed: int, command: Callable[[Ground, int, int], Sequence[str]]) -> list[Round]:
    """Kill ``rounds`` processes one after the other on one workspace, and say what was found."""
    chance = random.Random(seed)
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="rcsc-soak-") as folder:
        ground = Ground(Path(folder) / "ground")
        killer = Killer(ground, seed)
        for number in range(1, rounds + 1):
            outcome = killer.round(number, command(ground, number, chance.randrange(2**32)))
            outcomes.append(outcome)
            for problem in outcome.problems:
                print(f"{name} {number}: {problem}")
    tell(name, outcomes)
    return outcomes


def tell(name: str, outcomes: Sequence[Round]) -> None:
    """A line on how many kills there were and what they hit."""
    hits = Counter(outcome.interrupted or "nothing" for outcome in outcomes)
    kept = sum(outcome.was_kept for outcome in outcomes)
    print(
        f"{name}: {len(outcomes)} kills, {sum(outcome.done for outcome in outcomes)} steps done before them; "
        f"interrupted {', '.join(f'{kind} {count}' for kind, count in sorted(hits.items()))}; "
        f"{kept} interrupted steps had been committed; {sum(outcome.parts for outcome in outcomes)} parts of exports; "
        f"{sum(bool(outcome.problems) for outcome in outcomes)} kills with problems"
    )


def main() -> int:
    """Run the soak; 1 if anything was lost, broken or half-written."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--headless", type=int, default=200, help="how many times to kill the command")
    parser.add_argument("--window", type=int, default=20, help="how many times to kill the window")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), help="repeats the same choices")
    wanted = parser.parse_args()
    print(f"seed {wanted.seed}")
    outcomes = soak("command", wanted.headless, wanted.seed, headless) if wanted.headless else []
    outcomes += soak("window", wanted.window, wanted.seed, window) if wanted.window else []
    return int(any(outcome.problems for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
