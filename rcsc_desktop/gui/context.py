"""What every page receives: the core of the open workspace and the services of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rcsc_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from rcsc_desktop.domain.lines import ConsultationLine
    from rcsc_desktop.gui.actions import Actions
    from rcsc_desktop.gui.bus import Bus
    from rcsc_desktop.gui.messages import Messages
    from rcsc_desktop.gui.places import Place
    from rcsc_desktop.gui.tasks import Tasks
    from rcsc_desktop.gui.theme import Theme
    from rcsc_desktop.services.core import Core
    from rcsc_desktop.support.drafts import Drafts
    from rcsc_desktop.support.i18n import Translator
    from rcsc_desktop.support.settings import Settings


@dataclass(frozen=True, slots=True)
class WindowContext:
    """One open workspace in one window. Replaced whole when another workspace is opened.

    ``first_list`` holds the consultations as soon as the file can be read, before the core is loaded; perhaps none.
    """

    opening: Future[Core]
    first_list: Future[Sequence[ConsultationLine]]
    path: Path
    settings: Settings
    t: Translator
    tasks: Tasks
    bus: Bus
    messages: Messages
    actions: Actions
    theme: Theme
    drafts: Drafts
    go: Callable[[Place], None]

    @property
    def core(self) -> Core:
        """The services. Waits while the workspace is still being opened: ask for it inside a task.

        Where opening failed the window says so once; every task that waited is dropped (``CancelledError``).
        """
        try:
            return self.opening.result()
        except UserError:
            raise CancelledError from None
