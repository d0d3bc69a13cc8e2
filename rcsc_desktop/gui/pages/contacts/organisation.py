"""Everything about one organisation."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import Organisation, OrganisationKind
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.lines import ContactLine, Part
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.contacts.fields import choice_field, text_field
from rcsc_desktop.gui.pages.contacts.links import Links
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.contact_field import ContactField
from rcsc_desktop.gui.widgets.exact_text import put_text
from rcsc_desktop.gui.widgets.form import FormSection, commit_all
from rcsc_desktop.services.contacts import OrganisationView
from rcsc_desktop.wording import words

_FIELDS = ("name", "acronym", "country", "website", "email", "aliases", "notes")
_LINES = {"aliases": 2, "notes": 3}


class OrganisationDetails(QWidget):
    """Fields that are edited in place, members, and where the organisation appears."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        t = context.t
        hints = {"website": t("https://…"), "email": t("name@example.org"), "aliases": t("Other names, one a line")}
        self._fields = {
            name: text_field(context, Organisation, name, hint=hints.get(name, ""), lines=_LINES.get(name, 1))
            for name in _FIELDS
        }
        kinds = {kind.value: words.label(kind, t) for kind in OrganisationKind}
        self._kind = choice_field(context, Organisation, "kind", kinds)
        self.parent_field = PartOf(context)
        self._members = Links(context, t("Members"))
        self._parts = Links(context, t("Takes part in"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(GRID)
        fields = self._fields
        first, last = FormSection(context.theme, columns=2), FormSection(context.theme, columns=2)
        first.add(fields["name"], 2)
        for field in (
            fields["acronym"],
            self._kind,
            self.parent_field,
            fields["country"],
            fields["website"],
            fields["email"],
        ):
            first.add(field)
        for name in ("aliases", "notes"):
            last.add(fields[name], 2)
        for part in (first, self._members, self._parts, last):
            layout.addWidget(part)
        layout.addStretch()

    def show_view(self, view: OrganisationView) -> None:
        """Show an organisation; what is being typed stays."""
        organisation = view.organisation
        for name, field in self._fields.items():
            field.show_value(organisation.id, str(getattr(organisation, name)))
        self._kind.show_value(organisation.id, organisation.kind.value)
        self.parent_field.show_value(organisation.id, view.parent.name if view.parent is not None else "")
        self._members.show_links(
            [
                (member.name, member.affiliation.role_title, Place("contacts", member.affiliation.person_id))
                for member in view.members
            ]
        )
        self._parts.show_links(
            [
                (part.title, self._role(part), Place("consultation", part.consultation_id, "overview"))
                for part in view.takes_part
            ]
        )

    def commit(self) -> bool:
        """Store what is being typed. False where a text is refused."""
        return commit_all((*self._fields.values(), self.parent_field))

    def _role(self, part: Part) -> str:
        """A partner's role; of an organisation that somebody represents, the participant's category."""
        t = self._context.t
        if not part.status:
            return words.value("partner", "role", part.part, t)
        return " · ".join(word for word in (part.part, t("represented")) if word)


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
