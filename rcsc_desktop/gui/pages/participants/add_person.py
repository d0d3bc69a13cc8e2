"""The line under the table that adds one person after the other."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.contact_field import ContactField

_DRAFT = "participants.add"
_DRAFT_AFTER_MS = 400


class AddPerson(QWidget):
    """``person_named`` carries the name and the UUID of the contact that was picked, or None for somebody new."""

    person_named = Signal(str, object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self._field = ContactField(context, "person")
        self._field.setPlaceholderText(t("Add a person: only a name is required"))
        self._field.setAccessibleName(t("Add a person"))
        self._field.setAccessibleDescription(t("Type a name and press Enter. People of the contacts are offered."))
        self._add = looks.button(t("Add"), self._on_return_pressed)
        self._add.setEnabled(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, GRID)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._add)
        self._field.returnPressed.connect(self._on_return_pressed)
        self._field.contact_picked.connect(self._on_contact_picked)
        self._field.textChanged.connect(lambda text: self._add.setEnabled(bool(text.strip())))
        self.setFocusProxy(self._field)
        self._drafts = context.drafts
        self._meeting = ""
        self._keeping = QTimer(self, singleShot=True, interval=_DRAFT_AFTER_MS)
        self._keeping.timeout.connect(lambda: self._drafts.keep(_DRAFT, self._meeting, self._field.text()))
        self._field.textEdited.connect(lambda _text: self._keeping.start())

    def show_meeting(self, meeting: UUID | None) -> None:
        """Add to another meeting; a name that was typed there and not added comes back."""
        self._keeping.stop()
        self._meeting = str(meeting)
        draft = self._drafts.get(_DRAFT, self._meeting)
        self._field.setText("" if draft is None else draft.text)

    def text(self) -> str:
        """What stands in the field."""
        return self._field.text()

    def give_back(self, name: str) -> None:
        """The person was refused: put the name back, unless something else was typed meanwhile."""
        if not self._field.text():
            self._field.setText(name)
            self._field.selectAll()

    def _on_return_pressed(self) -> None:
        chosen = self._field.chosen
        self._name(self._field.text(), None if chosen is None else chosen.id)

    def _on_contact_picked(self, contact: ContactLine) -> None:
        self._name(contact.name, contact.id)

    def _name(self, name: str, person_id: UUID | None) -> None:
        if name.strip():
            self._keeping.stop()
            self._drafts.drop(_DRAFT, self._meeting)
            self._field.clear()
            self._field.chosen = None
            self.person_named.emit(name, person_id)
