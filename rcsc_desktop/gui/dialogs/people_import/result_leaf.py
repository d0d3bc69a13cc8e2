"""The last leaf of the import inbox: what was done, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.people_plan import PeopleOutcome, PeoplePlan, RowState
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.people_import.summary import happened
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks


class ResultLeaf(QWidget):
    """``undo_wanted`` and ``refused_wanted`` (to copy the refused rows) are its buttons."""

    undo_wanted = Signal()
    refused_wanted = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        t, theme = context.t, context.theme
        self.heading = looks.label("", theme, "page_title", wraps=True)
        self.said = looks.label("", theme, look="muted", wraps=True)
        self.undo = looks.button(t("Undo the import"), self.undo_wanted.emit)
        self.copy = looks.button(t("Copy the refused rows"), self.refused_wanted.emit)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(3 * GRID)
        self._form.setVerticalSpacing(GRID // 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.undo)
        buttons.addWidget(self.copy)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 0, 6 * GRID, 0)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        layout.addWidget(self.heading)
        layout.addWidget(self.said)
        layout.addSpacing(GRID)
        layout.addLayout(self._form)
        layout.addSpacing(2 * GRID)
        layout.addLayout(buttons)
        layout.addStretch(3)

    def show_outcome(self, outcome: PeopleOutcome, plan: PeoplePlan, names: Sequence[str]) -> None:
        """Show what became of each file."""
        t, theme = self._context.t, self._context.theme
        created = sum(one.created for one in outcome.tables)
        updated = sum(one.updated for one in outcome.tables)
        is_written = bool(outcome.change_set.changes)
        self.heading.setText(self._heading(created, updated))
        self.said.setText(
            t("It is one step of the history: it can be undone now, or later from there.")
            if created + updated
            else t("Everything in it was there already, or was left out.")
        )
        while self._form.rowCount():
            self._form.removeRow(0)
        for number, table in enumerate(outcome.tables):
            name = looks.label(names[number], theme)
            refused = plan.count(RowState.REFUSED, number)
            self._form.addRow(name, looks.label(happened(table, refused, t), theme, look="muted", wraps=True))
        self.undo.setVisible(is_written)
        self.copy.setVisible(plan.count(RowState.REFUSED) > 0)
        (self.undo if is_written else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_undone(self) -> None:
        """The import was taken back."""
        t = self._context.t
        self.heading.setText(t("The import was undone"))
        self.said.setText(t("Everything is as it was before. The rows can be imported again."))
        self.undo.hide()

    def _heading(self, created: int, updated: int) -> str:
        t = self._context.t
        if created and updated:
            return t("{created} added, {updated} updated", created=f"{created:,}", updated=f"{updated:,}")
        if created:
            return t("{created} added", created=f"{created:,}")
        if updated:
            return t("{updated} updated", updated=f"{updated:,}")
        return t("Nothing was changed")
