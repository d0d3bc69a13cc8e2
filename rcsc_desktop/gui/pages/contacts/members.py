"""Who belongs to an organisation: people, their positions, from when to when."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.contacts import Affiliation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.contacts.fields import text_field
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.contact_field import ContactField
from rcsc_desktop.gui.widgets.form import PartWidget, commit_all
from rcsc_desktop.gui.widgets.link_line import LinkLine
from rcsc_desktop.services.contact_views import MemberLine


class MemberPart(PartWidget):
    """A person to press, the position, from when to when."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._affiliation: Affiliation | None = None
        t = context.t
        self._name = LinkLine("", self._go)
        remove = looks.button(t("Remove"), self._take_out, "link")
        remove.setAccessibleName(t("Remove this affiliation"))
        self.role = text_field(context, Affiliation, "role_title", hint=t("e.g. Chair"))
        self._dates = [
            text_field(context, Affiliation, name, hint=t("YYYY-MM-DD")) for name in ("from_date", "to_date")
        ]
        head = QHBoxLayout()
        head.addLayout(self._name.inset(), 1)
        head.addWidget(remove)
        dates = QHBoxLayout()
        dates.setSpacing(GRID)
        for field in self._dates:
            dates.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self.role)
        layout.addLayout(dates)

    def show_part(self, part: MemberLine) -> None:
        """Show a member; what is being typed stays."""
        row = self._affiliation = part.affiliation
        self._name.show_text(part.name)
        self.role.show_value(row.id, row.role_title)
        for field, value in zip(self._dates, (row.from_date, row.to_date), strict=True):
            field.show_value(row.id, "" if value is None else str(value))

    def commit(self) -> bool:
        """Store what is being typed."""
        return commit_all((self.role, *self._dates))

    def _take_out(self) -> None:
        affiliation, core = self._affiliation, self._context.core
        if affiliation is not None:
            row = affiliation.id
            self._context.tasks.write(lambda: core.records.remove(Affiliation, row), announce=True)

    def _go(self) -> None:
        if self._affiliation is not None:
            self._context.go(Place("contacts", self._affiliation.person_id))


class AddMember(QWidget):
    """A person and a position; a person who is not known is made."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.organisation_id: UUID | None = None
        t = context.t
        self.field = ContactField(context, "person")
        self.field.setPlaceholderText(t("Add a person"))
        self.field.setAccessibleName(t("Add a person to this organization"))
        self.role = QLineEdit()
        self.role.setPlaceholderText(t("Position"))
        self.role.setAccessibleName(t("Position of the person to add"))
        for field in (self.field, self.role):
            field.setMinimumWidth(17 * GRID)
            field.returnPressed.connect(self._add)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.role)
        self.field.contact_picked.connect(lambda _contact: self.role.setFocus())
        self.setFocusProxy(self.field)

    def _add(self) -> None:
        organisation_id, core = self.organisation_id, self._context.core
        name, role, chosen = self.field.text(), self.role.text(), self.field.chosen
        if organisation_id is None or not name.strip():
            return
        known = chosen.id if isinstance(chosen, ContactLine) else None
        self.field.clear()
        self.role.clear()

        def refused(error: UserError) -> None:
            if not self.field.text():
                self.field.setText(name)
                self.role.setText(role)
            self._context.messages.problem(error)

        self._context.tasks.write(
            lambda: core.contacts.add_member(organisation_id, name, role, known), on_error=refused
        )
