"""The one place for commands: menus, shortcuts and the palette show what is added here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class Command:
    """An action and where it is offered. ``menu`` is one of ``frame.MENUS``, ``None`` for no menu."""

    name: str
    action: QAction
    menu: str | None
    in_palette: bool
    is_enabled: Callable[[], bool] | None


class Actions(QObject):
    """The commands of one window. A page adds its own when it is built; they act only while it is in front.

    ``changed`` says that the set of commands or one of their texts is another.
    """

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: dict[str, Command] = {}

    def add(
        self,
        name: str,
        text: str,
        callback: Callable[[], object],
        *,
        shortcut: str | QKeySequence.StandardKey | None = None,
        menu: str | None = None,
        palette: bool = True,
        is_enabled: Callable[[], bool] | None = None,
        page: QWidget | None = None,
    ) -> QAction:
        """Offer ``callback`` under ``text`` (a verb, translated). ``name`` is a code such as ``agenda.export``.

        With ``page`` the command lives on that widget: its shortcut works only with the focus in there and it goes
        when the page goes. A name that is there already is replaced.
        """
        self.remove(name)
        owner = page or self._window
        action = QAction(text, owner)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: callback())
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
            action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        owner.addAction(action)
        if page is not None:
            from PySide6.QtCore import Qt

            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            page.destroyed.connect(lambda: self._forget(name, action))
        action.changed.connect(self.changed)
        self._commands[name] = Command(name, action, menu, palette, is_enabled)
        self.changed.emit()
        return action

    def remove(self, name: str) -> None:
        """Offer the command no longer."""
        command = self._commands.pop(name, None)
        if command is not None:
            command.action.deleteLater()
            self.changed.emit()

    def get(self, name: str) -> QAction:
        """The action of a command that was added."""
        return self._commands[name].action

    def in_menu(self, menu: str) -> Iterator[QAction]:
        """The commands of a menu in the order they were added."""
        return (command.action for command in self._commands.values() if command.menu == menu)

    def in_palette(self) -> Iterator[Command]:
        """The commands that the palette offers now."""
        for command in self._commands.values():
            if command.in_palette and self._is_usable(command):
                yield command

    def refresh(self) -> None:
        """Ask every command again whether it can be used now."""
        for command in self._commands.values():
            if command.is_enabled is not None:
                command.action.setEnabled(command.is_enabled())

    def _is_usable(self, command: Command) -> bool:
        if not command.action.isEnabled():
            return False
        owner = command.action.parent()
        return owner is self._window or not isinstance(owner, QWidget) or owner.isVisible()

    def _forget(self, name: str, action: QAction) -> None:
        if not isValid(self):  # the window goes, and its pages with it
            return
        command = self._commands.get(name)
        if command is not None and command.action is action:
            del self._commands[name]
            self.changed.emit()
