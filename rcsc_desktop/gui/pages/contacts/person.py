"""The fields of one person, edited where they stand, and where the person appears."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.field_text import field_text
from rcsc_desktop.gui.pages.contacts.addresses import AddAddress, AddressPart
from rcsc_desktop.gui.pages.contacts.affiliations import AddAffiliation, AffiliationPart
from rcsc_desktop.gui.pages.contacts.fields import text_field
from rcsc_desktop.gui.pages.contacts.links import Links
from rcsc_desktop.gui.pages.contacts.photo import PhotoField
from rcsc_desktop.gui.pages.contacts.ways import AddDetail, DetailPart, PhoneField
from rcsc_desktop.gui.pages.contacts.words import item_line, part_line
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets.form import FormSection, PartList, commit_all
from rcsc_desktop.services.contact_views import PersonView

_FIRST = (("name", 2), ("title", 1), ("country", 1), ("email", 2), ("phone", 2))
_NAMES = (("given_name", 1), ("family_name", 1), ("suffix", 1), ("pronoun", 1), ("badge_name", 2), ("aliases", 2))
_ABOUT = (("language", 1), ("languages", 1), ("tags", 2), ("notes", 2))
_LINES = {"notes": 3, "aliases": 2}


class PersonDetails(QWidget):
    """What is needed most stands first; affiliations, addresses and the rest follow."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        t = context.t
        hints = {
            "title": t("e.g. Dr"),
            "email": t("name@example.org"),
            "phone": t("With country code"),
            "language": t("To write in, e.g. fr"),
            "languages": t("Spoken, e.g. fr, ar"),
            "badge_name": t("Where it is not the name"),
            "aliases": t("Other spellings, one a line"),
            "tags": t("With commas between"),
        }
        self._fields = {
            name: text_field(context, Person, name, hint=hints.get(name, ""), lines=_LINES.get(name, 1))
            for name, _span in (*_FIRST, *_NAMES, *_ABOUT)
        }
        self.photo = PhotoField(context)
        self.phone = PhoneField(context, self._fields["phone"])
        self.adding = AddAffiliation(context)
        self.adding_detail = AddDetail(context)
        self.adding_address = AddAddress(context)
        theme = context.theme
        self.details = PartList(theme, t("Also reached by"), lambda: DetailPart(context), self.adding_detail)
        self._affiliations = PartList(theme, t("Belongs to"), lambda: AffiliationPart(context), self.adding)
        self.addresses = PartList(theme, t("Addresses"), lambda: AddressPart(context), self.adding_address)
        self._parts = Links(context, t("Takes part in"))
        self._items = Links(context, t("Speaks at"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        for part in (
            self.photo,
            self._section("", _FIRST),
            self.details,
            self._affiliations,
            self._parts,
            self._items,
            self._section(t("Names"), _NAMES),
            self._section(t("About"), _ABOUT),
            self.addresses,
        ):
            layout.addWidget(part)
        layout.addStretch()

    def _section(self, heading: str, names: Sequence[tuple[str, int]]) -> FormSection:
        section = FormSection(self._context.theme, heading, columns=2)
        for name, span in names:
            section.add(self.phone if name == "phone" else self._fields[name], span)
        return section

    def show_view(self, view: PersonView) -> None:
        """Show a person; what is being typed stays."""
        t, person = self._context.t, view.person
        for name, field in self._fields.items():
            if name != "phone":
                field.show_value(person.id, field_text("person", name, str(getattr(person, name)), t))
        self.phone.show_value(person.id, person.phone, view.numbers)
        self.photo.show_value(person.id, person.name, view.photo)
        self.adding.person_id = person.id
        self.adding_detail.contact_id = self.adding_address.contact_id = person.id
        self.details.show_parts([(one.id, (one, view.numbers)) for one in view.details])
        self.addresses.show_parts([(one.id, one) for one in view.addresses])
        self._affiliations.show_parts([(one.affiliation.id, one) for one in view.affiliations])
        self._parts.show_links(
            [
                (part.title, part_line(part, t), Place("consultation", part.consultation_id, "participants"))
                for part in view.takes_part
            ]
        )
        self._items.show_links(
            [
                (item.title, item_line(item, t), Place("consultation", item.consultation_id, "agenda", item.item_id))
                for item in view.speaks_at
            ]
        )

    def commit(self) -> bool:
        """Store what is being typed. False where a text is refused."""
        return commit_all((*self._fields.values(), self.details, self._affiliations, self.addresses))
