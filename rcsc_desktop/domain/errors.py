"""Errors that a user can cause or cure. Sentences for the codes stand in ``wording``."""

from __future__ import annotations

from collections.abc import Mapping


class UserError(Exception):
    """A refusal with a stable ``code`` and the ``data`` that its sentence needs; nothing was changed.

    Exit code 1 of the command; a message without a traceback in the window.
    """

    def __init__(self, code: str, /, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data: Mapping[str, object] = data

    def __str__(self) -> str:
        return self.code


class EnvironmentFault(UserError):
    """The machine, not the user's input, stands in the way: permission, disk, lock, foreign or newer file.

    Exit code 3 of the command.
    """
