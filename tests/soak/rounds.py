"""One round: let a process work, kill it, look at what is left."""

from __future__ import annotations

import json
import random
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.soak.expected import Step
from tests.soak.ground import KINDS, PATIENCE, Ground

_MOST_STEPS = 8
_BEYOND = 1.1


@dataclass
class Round:
    """What one kill left behind; ``problems`` is empty when all is well.

    ``interrupted`` is the kind of the step that was under way, ``was_kept`` whether it had been committed, ``typed``
    the text that stood in a field for a while and was not yet said to be stored.
    """

    number: int
    done: int = 0
    interrupted: str = ""
    was_kept: bool = False
    typed: str = ""
    parts: int = 0
    problems: list[str] = field(default_factory=list)


class Killer:
    """Kills processes at moments that it learns to place: anywhere within the step that is under way."""

    def __init__(self, ground: Ground, seed: int) -> None:
        self.ground = ground
        self.seed = seed
        self._chance = random.Random(seed)
        self._seconds: dict[str, float] = {}

    def round(self, number: int, command: Sequence[str]) -> Round:
        """Start ``command``, kill it at its n-th step, and compare what is left with what it said it did."""
        outcome = Round(number)
        process = self.ground.start(*command)
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        pending = self._watch(process, outcome)
        watchdog.cancel()
        self._look(outcome, pending)
        return outcome

    def _watch(self, process: subprocess.Popen[str], outcome: Round) -> Step | None:
        """Follow the process to its death; the step that was under way."""
        assert process.stdout is not None
        last = self._chance.randint(1, _MOST_STEPS)
        begun = 0
        pending: Step | None = None
        at = time.monotonic()
        with process.stdout:
            for line in process.stdout:
                said = json.loads(line)
                if "begins" in said:
                    pending, at, begun = Step(said["begins"], said["name"]), time.monotonic(), begun + 1
                    if begun == last:
                        time.sleep(self._chance.uniform(0, _BEYOND) * self._seconds.get(pending.kind, 0.2))
                        process.kill()
                elif "typed" in said:
                    outcome.typed = said["typed"]
                elif "done" in said and pending is not None:
                    seconds = time.monotonic() - at
                    self._seconds[pending.kind] = min(seconds, self._seconds.get(pending.kind, seconds))
                    self.ground.expected = self.ground.expected.after(pending)
                    outcome.done, outcome.typed, pending = outcome.done + 1, "", None
                else:
                    outcome.problems.append(f"refused: {said}")
        process.wait()
        if begun < last:
            outcome.problems.append(f"ended by itself after {begun} steps: {self.ground.last_words()}")
        return pending

    def _look(self, outcome: Round, pending: Step | None) -> None:
        """Compare what is left with what was said to be done, with or without the step that was under way."""
        ground = self.ground
        found = ground.look()
        outcome.problems += found.problems
        outcome.interrupted = "" if pending is None else pending.kind
        if found.names:
            self._compare(outcome, found.names, pending)
        if outcome.typed and outcome.typed not in ground.look_in_window():
            outcome.problems.append(f"the text {outcome.typed} is neither stored nor brought back")
        outcome.parts = ground.clear_parts()
        outcome.problems += ground.take_exports()

    def _compare(self, outcome: Round, names: Mapping[str, Counter[str]], pending: Step | None) -> None:
        """Either the step that was under way is done, or it never was."""
        ground = self.ground
        before, after = ground.expected, ground.expected if pending is None else ground.expected.after(pending)
        for state in (after, before):
            if all(state.names(kind) == names[kind] for kind in KINDS):
                outcome.was_kept = state is not before and outcome.interrupted != "export"
                ground.expected = before if outcome.interrupted == "export" else state
                return
        for kind in KINDS:
            missing, added = before.names(kind) - names[kind], names[kind] - after.names(kind)
            outcome.problems.append(f"{kind}: missing {dict(missing)}, too many {dict(added)}")
        ground.begin_again()
