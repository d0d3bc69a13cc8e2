"""Postal addresses of a contact."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.contacts import PostalAddress
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import FormSection, PartWidget, commit_all
from rcsc_desktop.wording import words

_FIELDS = (("label", 1), ("po_box", 1), ("street", 2), ("postal_code", 1), ("city", 1), ("region", 1), ("country", 1))


class AddressPart(PartWidget):
    """The lines of one address."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._row: UUID | None = None
        t = context.t
        hints = {"label": t("e.g. work, home"), "street": t("Street and number")}
        self.fields = {name: self._field(name, hints.get(name, "")) for name, _span in _FIELDS}
        section = FormSection(context.theme, columns=2)
        for name, span in _FIELDS:
            section.add(self.fields[name], span)
        remove = looks.button(t("Remove"), self._take_out, "link")
        remove.setAccessibleName(t("Remove this address"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(0)
        layout.addWidget(section)
        layout.addLayout(foot)

    def show_part(self, part: PostalAddress) -> None:
        """Show an address; what is being typed stays."""
        self._row = part.id
        for name, field in self.fields.items():
            field.show_value(part.id, str(getattr(part, name)))

    def commit(self) -> bool:
        """Store what is being typed."""
        return commit_all(self.fields.values())

    def _field(self, name: str, hint: str) -> EditableField:
        return EditableField(
            self._context,
            words.column(name, self._context.t),
            name,
            lambda row, text, seen: self._context.core.contact_ways.change(
                PostalAddress, row, {name: text}, {name: seen}
            ),
            placeholder=hint,
            lines=2 if name == "street" else 1,
        )

    def _take_out(self) -> None:
        row, core = self._row, self._context.core
        if row is not None:
            self._context.tasks.write(lambda: core.contact_ways.remove(PostalAddress, row), announce=True)


class AddAddress(QWidget):
    """A field for the town of one more address; the rest is typed into its lines."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.contact_id: UUID | None = None
        t = context.t
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("Add an address: begin with the town"))
        self.field.setAccessibleName(t("Town of one more address"))
        self.field.setMinimumWidth(36 * GRID)
        self.field.returnPressed.connect(self._add)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)

    def _add(self) -> None:
        contact_id, core, town = self.contact_id, self._context.core, self.field.text()
        if contact_id is not None and town.strip():
            self.field.clear()
            self._context.tasks.write(lambda: core.contact_ways.add_address(contact_id, city=town.strip()))
