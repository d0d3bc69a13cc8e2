"""How the window reaches workspaces without knowing storage: the start-up hands these functions in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rcsc_desktop.domain.lines import ConsultationLine
    from rcsc_desktop.services.core import Core


@dataclass(frozen=True, slots=True)
class Workspaces:
    """What can be done with workspace files. Each raises ``UserError`` or ``EnvironmentFault`` when it cannot.

    ``first_list`` reads the consultations by one plain statement, before the whole core is loaded; it is empty where
    that is not possible.
    """

    open: Callable[[Path], Core]
    create: Callable[[Path, bool], object]
    first_list: Callable[[Path], Sequence[ConsultationLine]]


class Opening:
    """The core of one workspace, loaded in a thread of its own once ``begin`` is called."""

    def __init__(self, workspaces: Workspaces, path: Path, *, sample: bool = False) -> None:
        self.path = path
        self.core: Future[Core] = Future()
        self.first_list: Future[Sequence[ConsultationLine]] = Future()
        self._workspaces = workspaces
        self._makes_sample = sample
        self._has_begun = False

    def begin(self) -> None:
        """Start to load; a second call does nothing."""
        if not self._has_begun:
            self._has_begun = True
            threading.Thread(target=self._load, name="open", daemon=True).start()

    def give_up(self) -> None:
        """Load nothing where loading has not begun; whoever waits is told."""
        if not self._has_begun:
            self._has_begun = True
            self.first_list.cancel()
            self.core.cancel()

    def release(self) -> None:
        """Give the core back, now or as soon as it stands."""
        self.core.add_done_callback(_close)

    def _load(self) -> None:
        try:
            if self._makes_sample and not self.path.exists():
                self._workspaces.create(self.path, True)
            self.first_list.set_result(self._workspaces.first_list(self.path))
            self.core.set_result(self._workspaces.open(self.path))
        except BaseException as error:  # noqa: BLE001 - whoever waits for the core hears of it
            self.core.set_exception(error)
            if not self.first_list.done():
                self.first_list.set_result(())


def _close(core: Future[Core]) -> None:
    if not core.cancelled() and core.exception() is None:
        core.result().close()
