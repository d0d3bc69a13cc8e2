"""The organisation that another one is part of."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.contact_field import ContactField
from rcsc_desktop.gui.widgets.exact_text import put_text


class PartOf(QWidget):
    """The organisation that this one is part of, by name; one that is not known is made."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._row: UUID | None = None
        self._stored = ""
        t = context.t
        self.field = ContactField(context, "organisation")
        self.field.setPlaceholderText(t("Another organization"))
        self.field.setAccessibleName(t("Part of"))
        looks.set_look(self.field, "in-place")
        label = looks.label(t("Part of"), context.theme, "small", "muted")
        label.setIndent(INSET)
        label.setBuddy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addWidget(self.field)
        self.field.editingFinished.connect(self._on_editing_finished)
        self.field.contact_picked.connect(self._on_contact_picked)
        self.setFocusProxy(self.field)

    def show_value(self, row: UUID, name: str) -> None:
        """Show what the store holds; what is being typed into the same row stays."""
        if row == self._row and self.field.text() != self._stored:
            return
        self._row, self._stored = row, name
        put_text(self.field, name)
        self.field.setCursorPosition(0)

    def commit(self) -> bool:
        """Store what was typed."""
        row, name, core = self._row, self.field.text(), self._context.core
        if row is None or name == self._stored:
            return True
        before, self._stored = self._stored, name

        def refused(error: UserError) -> None:
            if row == self._row:
                self._stored = before
                put_text(self.field, before)
            self._context.messages.problem(error)

        def write() -> ChangeSet:
            return core.contacts.set_parent(row, name)

        self._context.tasks.write(write, on_error=refused)
        return True

    def _on_editing_finished(self) -> None:
        if not self.field.is_offering():
            self.commit()

    def _on_contact_picked(self, _contact: ContactLine) -> None:
        self.commit()
