"""Everything about one person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.contacts.affiliations import AddAffiliation, AffiliationPart
from rcsc_desktop.gui.pages.contacts.fields import text_field
from rcsc_desktop.gui.pages.contacts.links import Links
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets.form import FormSection, PartList, commit_all
from rcsc_desktop.services.contacts import PersonView
from rcsc_desktop.wording import words

_FIRST = (("name", 2), ("title", 1), ("country", 1), ("email", 2), ("phone", 1), ("language", 1))
_LAST = (("family_name", 1), ("given_name", 1), ("notes", 2))


class PersonDetails(QWidget):
    """Fields that are edited in place, affiliations, and where the person appears."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        t = context.t
        hints = {
            "title": t("e.g. Dr"),
            "email": t("name@example.org"),
            "phone": t("With country code"),
            "language": t("To write in, e.g. fr"),
        }
        self._fields = {
            name: text_field(context, Person, name, hint=hints.get(name, ""), lines=3 if name == "notes" else 1)
            for name, _span in (*_FIRST, *_LAST)
        }
        self.adding = AddAffiliation(context)
        self._affiliations = PartList(context.theme, t("Belongs to"), lambda: AffiliationPart(context), self.adding)
        self._parts = Links(context, t("Takes part in"))
        self._items = Links(context, t("Speaks at"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(GRID)
        parts = (self._affiliations, self._parts, self._items)
        for part in (self._section(_FIRST), *parts, self._section(_LAST)):
            layout.addWidget(part)
        layout.addStretch()

    def _section(self, names: Sequence[tuple[str, int]]) -> FormSection:
        section = FormSection(self._context.theme, columns=2)
        for name, span in names:
            section.add(self._fields[name], span)
        return section

    def show_view(self, view: PersonView) -> None:
        """Show a person; what is being typed stays."""
        t, person = self._context.t, view.person
        for name, field in self._fields.items():
            field.show_value(person.id, str(getattr(person, name)))
        self.adding.person_id = person.id
        self._affiliations.show_parts([(one.affiliation.id, one) for one in view.affiliations])
        self._parts.show_links(
            [
                (
                    part.title,
                    " · ".join(
                        word for word in (part.part, words.value("participant", "status", part.status, t)) if word
                    ),
                    Place("consultation", part.consultation_id, "participants"),
                )
                for part in view.takes_part
            ]
        )
        self._items.show_links(
            [
                (
                    item.title,
                    " · ".join((item.consultation, words.value("agenda_speaker", "role", item.role, t))),
                    Place("consultation", item.consultation_id, "agenda", item.item_id),
                )
                for item in view.speaks_at
            ]
        )

    def commit(self) -> bool:
        """Store what is being typed. False where a text is refused."""
        return commit_all((*self._fields.values(), self._affiliations))
