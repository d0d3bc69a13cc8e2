"""What stands at each item on paper: a button with a list to tick."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from rcsc_desktop.domain.reports.paper import INTERNAL_COLUMNS, USUAL_COLUMNS, PaperColumn, PaperLayout
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets.staying_menu import StayingMenu
from rcsc_desktop.wording import words

_INDENT = "\u00a0\u00a0"
"""A button with a menu begins its text at its very edge, whatever its style says."""


class ShownColumns(QPushButton):
    """``chosen`` is ``None`` while the layout's usual ones stand; ``changed`` when something is ticked."""

    changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = self._t = context.t
        self.setAccessibleName(t("What is shown"))
        self.setProperty("look", "list")
        self._menu = StayingMenu(self)
        self._usual = self._menu.addAction(t("As usual for the layout"))
        self._usual.setCheckable(True)
        self._usual.triggered.connect(lambda _on: self._choose(None))
        self._menu.addSeparator()
        self._actions: dict[PaperColumn, QAction] = {}
        for column in PaperColumn:
            action = self._actions[column] = self._menu.addAction(words.label(column, t))
            action.setCheckable(True)
            action.triggered.connect(lambda _on: self._choose(self._ticked()))
        self.setMenu(self._menu)
        self.chosen: tuple[PaperColumn, ...] | None = None
        self._layout = PaperLayout.DETAILED
        self._is_internal = False
        self._show()

    def choose(self, columns: tuple[PaperColumn, ...] | None) -> None:
        """Show what was chosen before."""
        self.chosen = columns
        self._show()

    def follow(self, layout: PaperLayout, *, is_internal: bool) -> None:
        """Show what is usual for a layout; what only organisers see can be ticked for them alone."""
        self._layout, self._is_internal = layout, is_internal
        self._show()

    def _choose(self, columns: tuple[PaperColumn, ...] | None) -> None:
        self.choose(columns)
        self.changed.emit()

    def _ticked(self) -> tuple[PaperColumn, ...]:
        return tuple(column for column, action in self._actions.items() if action.isChecked())

    def _show(self) -> None:
        shown = USUAL_COLUMNS[self._layout] if self.chosen is None else self.chosen
        self._usual.setChecked(self.chosen is None)
        for column, action in self._actions.items():
            may_be_seen = self._is_internal or column not in INTERNAL_COLUMNS
            action.setEnabled(may_be_seen)
            action.setChecked(column in shown and may_be_seen)
        count = len(self._ticked())
        usual = self._t("As usual for the layout")
        chosen = self._t.plural("{count} chosen part", "{count} chosen parts", count)
        self.setText(_INDENT + (usual if self.chosen is None else chosen))
