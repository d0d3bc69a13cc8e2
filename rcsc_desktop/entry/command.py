"""Start of the command: ``rcsc NOUN VERB``. It imports no Qt, and storage only when a workspace is opened."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rcsc_desktop.cli import app
from rcsc_desktop.cli.call import Call, Workspaces
from rcsc_desktop.cli.printing import Printer, speak_utf8
from rcsc_desktop.cli.refusals import ENVIRONMENT, answer
from rcsc_desktop.support import logs
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.settings import Settings

if TYPE_CHECKING:
    from rcsc_desktop.services.core import Core


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say (``sys.argv`` without the program); the exit code of the process."""
    speak_utf8()
    wanted = [_decoded(argument) for argument in (sys.argv[1:] if arguments is None else arguments)]
    try:
        logs.start()
        settings = Settings.load()
    except OSError as error:
        t = translator("en")
        Printer(t).beside(answer(error, t).sentence)
        return ENVIRONMENT
    t = translator(settings.get("screen_language"))
    return app.run(wanted, Call(_workspaces(settings), settings, t, Printer(t)))


def _workspaces(settings: Settings) -> Workspaces:
    def author() -> str:
        return settings.get("author") or getpass.getuser()

    def open_core(path: Path) -> Core:
        from rcsc_desktop import bootstrap

        return bootstrap.open_core(path, settings, author=author)

    def create(path: Path, sample: bool) -> None:
        from rcsc_desktop import bootstrap

        bootstrap.create_workspace(path, settings, sample=sample)

    def restore(path: Path, backup: Path) -> Path:
        from rcsc_desktop import bootstrap

        return bootstrap.restore_backup(path, backup)

    return Workspaces(open_core, create, restore)


def _decoded(argument: str) -> str:
    """What was typed: bytes that a locale such as C has no letters for are UTF-8."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        with suppress(UnicodeError):
            return os.fsencode(argument).decode()
    return argument


if __name__ == "__main__":
    sys.exit(main())
