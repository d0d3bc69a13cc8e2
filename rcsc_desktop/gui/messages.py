"""The one way in which anything is said to the user outside its place: what was done, refused, or went wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.support.i18n import Translator

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Button:
    """A word under a message that does something when pressed."""

    text: str
    pressed: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """``kind`` is ``done``, ``note``, ``problem`` or ``bug``; ``exception`` stands behind the last two."""

    kind: str
    text: str
    buttons: tuple[Button, ...] = ()
    offers_undo: bool = False
    exception: BaseException | None = None


class Messages(QObject):
    """Callers say what happened; whoever is connected to ``announced`` shows it."""

    announced = Signal(object)

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t

    def done(self, text: str, *, undo: bool = True, buttons: tuple[Button, ...] = ()) -> None:
        """Something was done; with ``undo`` the toast offers to take it back."""
        self.announced.emit(Message("done", text, buttons, offers_undo=undo))

    def note(self, text: str, *, buttons: tuple[Button, ...] = ()) -> None:
        """Something the user should know that was not asked for."""
        self.announced.emit(Message("note", text, buttons))

    def problem(self, error: UserError, *, buttons: tuple[Button, ...] = ()) -> None:
        """Something was refused; nothing was changed."""
        self.announced.emit(Message("problem", self.sentence(error), buttons, exception=error))

    def bug(self, exception: BaseException) -> None:
        """The program is wrong: say so, keep a report that can be copied."""
        _log.error("unexpected: %s", type(exception).__name__, exc_info=exception)
        text = self._t("Something went wrong that should not. What was stored is safe; nothing half-done was kept.")
        self.announced.emit(Message("bug", text, exception=exception))

    def sentence(self, error: UserError) -> str:
        """The sentence for a refusal, in the language of the screen."""
        from rcsc_desktop.wording import errors

        return errors.sentence(error.code, error.data, self._t)
