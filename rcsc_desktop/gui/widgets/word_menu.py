"""A small word that is a menu: a state or a role that is changed where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import WriteChoice


class WordMenu(QPushButton):
    """``choices`` maps each value to its word, ``colours`` some of them to good, warn or danger; others are muted."""

    def __init__(
        self,
        context: WindowContext,
        name: str,
        choices: Mapping[str, str],
        write: WriteChoice,
        colours: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._name = name
        self._choices = choices
        self._colours = colours or {}
        self._write = write
        self._row: UUID | None = None
        self._value = ""
        self.setFont(context.theme.font("small"))
        menu = QMenu(self)
        menu.setAccessibleName(name)
        self._actions = {value: menu.addAction(word) for value, word in choices.items()}
        for value, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, value=value: self.choose(value))
        self.setMenu(menu)

    @property
    def value(self) -> str:
        """What it says, as a code."""
        return self._value

    def show_value(self, row: UUID, value: str) -> None:
        """Show what the store holds."""
        self._row, self._value = row, value
        word = self._choices.get(value, value)
        self.setText(word)
        self.setAccessibleName(f"{self._name}: {word}")
        looks.set_look(self, f"state-{self._colours.get(value, 'muted')}")
        for one, action in self._actions.items():
            action.setChecked(one == value)

    def choose(self, value: str) -> None:
        """Store another value."""
        row, seen = self._row, self._value
        if row is None:
            return
        self.show_value(row, value)
        if value == seen:
            return

        def refused(error: UserError) -> None:
            if row == self._row:
                self.show_value(row, str(error.data.get("theirs", seen)))
            self._context.messages.problem(error)

        self._context.tasks.write(lambda: self._write(row, value, seen), on_error=refused)
