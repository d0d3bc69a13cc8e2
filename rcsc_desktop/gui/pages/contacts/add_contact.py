"""The line under the list that adds a person or an organisation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.contact_field import ContactField


class AddContact(QWidget):
    """``contact_named`` carries the kind and the name of somebody new, ``contact_picked`` who is known already."""

    contact_named = Signal(str, str)
    contact_picked = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self._field = ContactField(context, "person")
        self._kind = "person"
        self._field.setPlaceholderText(t("Add somebody: only a name is required"))
        self._field.setAccessibleName(t("Name of a new contact"))
        self._field.setAccessibleDescription(t("Contacts with such a name are offered and can be gone to."))
        self._person = looks.button(t("Add person"), lambda: self._name("person"))
        self._organisation = looks.button(t("Add organization"), lambda: self._name("organisation"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._person)
        layout.addWidget(self._organisation)
        self._field.returnPressed.connect(lambda: self._name(self._kind))
        self._field.contact_picked.connect(self._on_contact_picked)
        self._field.textChanged.connect(lambda _text: self._enable())
        self.setFocusProxy(self._field)
        self._enable()

    def expect(self, kind: str) -> None:
        """Enter adds this kind, ``person`` or ``organisation``, and such contacts are offered."""
        self._kind = kind
        self._field.offer(kind)

    def give_back(self, name: str) -> None:
        """It was refused: put the name back, unless something else was typed meanwhile."""
        if not self._field.text():
            self._field.setText(name)

    def _enable(self) -> None:
        for button in (self._person, self._organisation):
            button.setEnabled(bool(self._field.text().strip()))

    def _on_contact_picked(self, contact: object) -> None:
        self._field.clear()
        self.contact_picked.emit(contact)

    def _name(self, kind: str) -> None:
        name = self._field.text()
        if name.strip():
            self._field.clear()
            self.contact_named.emit(kind, name)
