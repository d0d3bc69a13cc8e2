"""Where a person belongs: organisations, roles and dates."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import Affiliation
from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.contacts.fields import text_field
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import CheckField
from rcsc_desktop.gui.widgets.contact_field import ContactField
from rcsc_desktop.gui.widgets.form import PartWidget, commit_all
from rcsc_desktop.gui.widgets.link_line import LinkLine
from rcsc_desktop.services.contact_views import AffiliationLine


class AffiliationPart(PartWidget):
    """An organisation to press, the role in it, from when to when, and whether lists show it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._line: AffiliationLine | None = None
        t = context.t
        self._name = LinkLine("", self._go)
        remove = looks.button(t("Remove"), self._take_out, "link")
        remove.setAccessibleName(t("Remove this affiliation"))
        self._fields = {
            "role_title": text_field(context, Affiliation, "role_title", hint=t("e.g. Director")),
            "from_date": text_field(context, Affiliation, "from_date", hint=t("YYYY-MM-DD")),
            "to_date": text_field(context, Affiliation, "to_date", hint=t("YYYY-MM-DD")),
        }
        self._primary = CheckField(context, t("Lists show this one"), self._write_primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(GRID // 2)
        head = QHBoxLayout()
        head.addLayout(self._name.inset(), 1)
        head.addWidget(remove)
        layout.addLayout(head)
        layout.addWidget(self._fields["role_title"])
        dates = QHBoxLayout()
        dates.setSpacing(GRID)
        for name in ("from_date", "to_date"):
            dates.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(dates)
        ticked = QHBoxLayout()
        ticked.addSpacing(INSET - 2)
        ticked.addWidget(self._primary, 1)
        layout.addLayout(ticked)

    def show_part(self, part: AffiliationLine) -> None:
        """Show an affiliation; what is being typed stays."""
        self._line = part
        organisation = part.organisation
        self._name.show_text(
            f"{organisation.name} ({organisation.acronym})" if organisation.acronym else organisation.name
        )
        for name, field in self._fields.items():
            value = getattr(part.affiliation, name)
            field.show_value(part.affiliation.id, "" if value is None else str(value))
        self._primary.show_value(part.affiliation.id, is_on=part.affiliation.is_primary)

    def commit(self) -> bool:
        """Store what is being typed."""
        return commit_all(self._fields.values())

    def _write_primary(self, row: UUID, is_on: bool) -> ChangeSet:
        return self._context.core.contacts.set_primary(row, is_primary=is_on)

    def _take_out(self) -> None:
        if self._line is not None:
            row, core = self._line.affiliation.id, self._context.core
            self._context.tasks.write(lambda: core.records.remove(Affiliation, row), announce=True)

    def _go(self) -> None:
        if self._line is not None:
            self._context.go(Place("contacts", self._line.organisation.id))


class AddAffiliation(QWidget):
    """A field that puts the person into one more organisation, which is made where it is not known."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.person_id: UUID | None = None
        t = context.t
        self.field = ContactField(context, "organisation")
        self.field.setPlaceholderText(t("Add an organization"))
        self.field.setAccessibleName(t("Add an organization"))
        self.field.setMinimumWidth(28 * GRID)
        self.field.returnPressed.connect(lambda: self._add(self.field.text()))
        self.field.contact_picked.connect(self._on_contact_picked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)

    def _on_contact_picked(self, contact: ContactLine) -> None:
        self._add(contact.name)

    def _add(self, name: str) -> None:
        person_id, core = self.person_id, self._context.core
        if person_id is not None and name.strip():
            self.field.clear()
            self._context.tasks.write(lambda: core.contacts.add_affiliation(person_id, name))
