"""The menu *More* of a page: a line for each command, whose module is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from rcsc_desktop.gui.page import Page


@dataclass(frozen=True, slots=True)
class PageCommand:
    """A command: ``title`` is translated where it is shown; ``run`` is ``module:function`` under ``gui``.

    The function takes the page.
    """

    name: str
    title: str
    run: str
    shortcut: str = ""
    begins_group: bool = False


class PageMenu(QMenu):
    """The menu, and its commands in the palette as ``prefix.name``. ``opener`` stands among the page's words."""

    def __init__(self, page: Page, prefix: str, commands: Sequence[PageCommand]) -> None:
        super().__init__(page)
        self._page = page
        t = page.context.t
        self.opener = QAction(t("More"), page)
        self.opener.setMenu(self)
        for command in commands:
            if command.begins_group:
                self.addSeparator()
            action = page.context.actions.add(
                f"{prefix}.{command.name}",
                t(command.title),
                partial(self._run, command),
                shortcut=command.shortcut or None,
                is_enabled=page.isVisible,
                page=page,
            )
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.addAction(action)

    def _run(self, command: PageCommand) -> None:
        if not self._page.commit_edits():
            return
        module, _, name = command.run.partition(":")
        getattr(import_module(f"rcsc_desktop.gui.{module}"), name)(self._page)
