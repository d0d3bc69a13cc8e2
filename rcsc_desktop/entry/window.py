"""Start of the window: ``rcsc-desktop [FILE] [--sample]``. It paints first and loads the core beside."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rcsc_desktop.support import paths
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.settings import Settings

if TYPE_CHECKING:
    from rcsc_desktop.domain.lines import ConsultationLine
    from rcsc_desktop.gui.opening import Workspaces
    from rcsc_desktop.gui.window import Window
    from rcsc_desktop.services.core import Core


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; the exit code of the process."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    wanted = parse(arguments)
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody made another kind before us
    settings = Settings.load()
    t = translator(settings.get("screen_language"))
    directions = Qt.LayoutDirection
    app.setLayoutDirection(directions.RightToLeft if t.is_right_to_left else directions.LeftToRight)
    app.setApplicationName("rcsc-desktop")
    app.setApplicationDisplayName(t("RCSC Desktop"))
    app.setDesktopFileName("rcsc-desktop")
    window = build_window(settings)
    _install_hooks(window)
    window.painted.connect(lambda: open_first(window, settings, wanted))
    window.painted.connect(_start_log)
    window.show()
    return app.exec()


def build_window(settings: Settings) -> Window:
    """The dressed window over the real core; nothing is open in it yet."""
    from rcsc_desktop.gui import fonts
    from rcsc_desktop.gui.theme import Theme
    from rcsc_desktop.gui.window import Window

    fonts.load()
    theme = Theme(settings)
    theme.apply()
    return Window(settings, translator(settings.get("screen_language")), theme, workspaces(settings))


def workspaces(settings: Settings) -> Workspaces:
    """What the window can do with workspace files; storage is imported when the first of these is called."""
    from rcsc_desktop.gui.opening import Workspaces

    def open_core(path: Path) -> Core:
        from rcsc_desktop import bootstrap

        return bootstrap.open_core(path, settings)

    def create(path: Path, sample: bool) -> None:
        from rcsc_desktop import bootstrap

        bootstrap.create_workspace(path, settings, sample=sample)

    def first_list(path: Path) -> Sequence[ConsultationLine]:
        from rcsc_desktop.storage.first_list import first_list

        return first_list(path)

    return Workspaces(open_core, create, first_list)


def _start_log() -> None:
    from rcsc_desktop.support import logs

    logs.start()


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line: ``file`` and ``sample``."""
    parser = argparse.ArgumentParser(
        prog="rcsc-desktop", description="Run consultation meetings: agendas, concept notes, participants, contacts."
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the workspace to open")
    parser.add_argument("--sample", action="store_true", help="open the workspace made from the sample")
    return parser.parse_args(arguments)


def open_first(window: Window, settings: Settings, wanted: argparse.Namespace) -> None:
    """Open what was named, else the last workspace; offer ways to begin where there is none."""
    last = settings.get("last_workspace")
    if wanted.file is not None:
        window.open_workspace(wanted.file.absolute())
    elif wanted.sample:
        window.open_workspace(paths.sample_workspace(), sample=True)
    elif last and Path(last).exists():
        window.open_workspace(Path(last))
    else:
        window.show_start()


def _install_hooks(window: Window) -> None:
    """What nobody caught becomes a report in the window; the program goes on, nothing typed is lost."""
    hook: Callable[[type[BaseException], BaseException, TracebackType | None], None] = sys.excepthook

    def report(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            hook(kind, error, where)
            window.close()
        else:
            window.uncaught.emit(error)

    sys.excepthook = report
    threading.excepthook = lambda args: report(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


if __name__ == "__main__":
    sys.exit(main())
