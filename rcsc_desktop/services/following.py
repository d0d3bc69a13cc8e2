"""Long work that tells how far it is and can be given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rcsc_desktop.domain.errors import UserError

T = TypeVar("T")

OnProgress = Callable[[int, int], object]
"""Receives how many of how many steps are done; may be called from any thread."""

IsCancelled = Callable[[], bool]
"""Whether the work is no longer wanted."""

_EVERY = 256
"""Steps between two reports."""


@dataclass(frozen=True, slots=True)
class Following:
    """Whoever waits for long work: both are optional."""

    on_progress: OnProgress | None = None
    is_cancelled: IsCancelled | None = None

    def at(self, done: int, total: int) -> None:
        """Tell how far it is; ``UserError("work.cancelled")`` where it was given up."""
        if self.is_cancelled is not None and self.is_cancelled():
            raise UserError("work.cancelled")
        if self.on_progress is not None:
            self.on_progress(done, total)

    def each(self, things: Sequence[T], done: int = 0, total: int | None = None) -> Iterator[T]:
        """The things one after the other, ``done`` steps of ``total`` lying behind them."""
        most = len(things) if total is None else total
        for number, thing in enumerate(things):
            if not number % _EVERY:
                self.at(done + number, most)
            yield thing
