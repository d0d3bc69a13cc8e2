"""The commands of the window itself, by menu; pages add their own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from rcsc_desktop.gui import navigation
from rcsc_desktop.gui.actions import Actions
from rcsc_desktop.gui.places import Place
from rcsc_desktop.support.i18n import Translator, mark

if TYPE_CHECKING:
    from rcsc_desktop.gui.window import Window

MENUS = (
    ("workspace", mark("&Workspace")),
    ("edit", mark("&Edit")),
    ("consultation", mark("&Consultation")),
    ("view", mark("&View")),
    ("help", mark("&Help")),
)


def add_commands(window: Window, actions: Actions, t: Translator) -> None:
    """Everything that can be done wherever one is."""
    files = window.files
    standard = QKeySequence.StandardKey
    actions.add("workspace.new", t("New workspace …"), files.new, shortcut="Ctrl+Shift+N", menu="workspace")
    actions.add("workspace.open", t("Open …"), files.open, shortcut=standard.Open, menu="workspace")
    actions.add("workspace.sample", t("Open the sample"), files.open_sample, menu="workspace")
    actions.add("workspace.copy", t("Save a copy …"), files.save_copy, shortcut="Ctrl+Shift+S", menu="workspace")
    actions.add("workspace.quit", t("Quit"), window.close, shortcut="Ctrl+Q", menu="workspace")
    actions.add("view.palette", t("Search everything"), window.show_palette, shortcut="Ctrl+K", menu="view")
    actions.add("view.back", t("Back"), window.go_back, shortcut="Alt+Left", menu="view")
    actions.add("view.side", t("Side panel"), window.toggle_side_panel, shortcut="F9", menu="view")
    for number, spec in enumerate((spec for spec in navigation.PAGES if spec.in_navigation), 1):
        place = Place(spec.name)
        actions.add(
            f"go.{spec.name}",
            t("Go to {page}", page=t(spec.title)),
            partial(window.go, place),
            shortcut="Ctrl+," if spec.name == "settings" else f"Ctrl+{number}",
            menu="view",
        )
    actions.add("help.drafts", t("Texts that were not stored"), window.show_drafts, menu="help")
    actions.add("help.about", t("About RCSC Desktop"), window.show_about, menu="help")


class MenuBar(QMenuBar):
    """Menus that show, whenever they are opened, the commands that are there then; one without commands is hidden."""

    def __init__(self, window: Window, actions: Actions, t: Translator) -> None:
        super().__init__(window)
        self._commands = actions
        for name, title in MENUS:
            menu = self.addMenu(t(title))
            menu.aboutToShow.connect(partial(_fill, menu, name, window, actions, t))
        actions.changed.connect(self._on_actions_changed)
        self._on_actions_changed()

    def _on_actions_changed(self) -> None:
        for (name, _title), action in zip(MENUS, self.actions(), strict=True):
            action.setVisible(next(self._commands.in_menu(name), None) is not None)


def workspace_menu(window: Window, actions: Actions, t: Translator) -> QMenu:
    """The menu under the name of the workspace."""
    menu = QMenu(window)
    menu.aboutToShow.connect(partial(_fill, menu, "workspace", window, actions, t))
    return menu


def _fill(menu: QMenu, name: str, window: Window, actions: Actions, t: Translator) -> None:
    menu.clear()
    actions.refresh()
    for action in actions.in_menu(name):
        if action.objectName() in {"workspace.copy", "workspace.quit", "view.side", "go.consultations"}:
            menu.addSeparator()
        menu.addAction(action)
        if action.objectName() == "workspace.open":
            menu.addMenu(_recent_menu(menu, window, t))


def _recent_menu(parent: QMenu, window: Window, t: Translator) -> QMenu:
    menu = parent.addMenu(t("Open recent"))
    for path in window.files.recent():
        action = QAction(path.stem, menu)
        action.setToolTip(str(path))
        action.triggered.connect(partial(_open, window, path))
        menu.addAction(action)
    menu.setEnabled(not menu.isEmpty())
    menu.setToolTipsVisible(True)
    return menu


def _open(window: Window, path: Path, _checked: bool = False) -> None:
    window.open_workspace(path)
