"""Everything about one organisation."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rcsc_desktop.domain.contacts import Organisation, OrganisationKind
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.field_text import field_text
from rcsc_desktop.gui.pages.contacts.addresses import AddAddress, AddressPart
from rcsc_desktop.gui.pages.contacts.fields import choice_field, text_field
from rcsc_desktop.gui.pages.contacts.links import Links
from rcsc_desktop.gui.pages.contacts.members import AddMember, MemberPart
from rcsc_desktop.gui.pages.contacts.part_of import PartOf
from rcsc_desktop.gui.pages.contacts.ways import AddDetail, DetailPart, PhoneField
from rcsc_desktop.gui.pages.contacts.words import partner_line
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets.form import FormSection, PartList, commit_all
from rcsc_desktop.gui.widgets.link_line import LinkLine
from rcsc_desktop.services.contact_views import OrganisationView
from rcsc_desktop.wording import words

_FIRST = ("name", "acronym", "country", "kind", "parent", "website", "email", "phone")
_ABOUT = ("regional_scope", "accreditation", "themes", "translated_names", "aliases", "tags", "notes")
_HALF = frozenset({"acronym", "country", "regional_scope", "accreditation"})
"""Fields that share a line with another one."""
_MOST_MEMBERS = 8
"""So many can be edited at the side; the page of the organisation tells all of them."""
_LINES = {"aliases": 2, "notes": 3, "translated_names": 2}


class OrganisationDetails(QWidget):
    """Fields that are edited in place, members, and where the organisation appears."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._shown: UUID | None = None
        t, theme = context.t, context.theme
        hints = {
            "website": t("https://…"),
            "email": t("name@example.org"),
            "phone": t("With country code"),
            "aliases": t("Other names, one a line"),
            "translated_names": t("One a line: fr: Organisation …"),
            "accreditation": t("e.g. ECOSOC, special, 2012"),
            "themes": t("With commas between"),
            "tags": t("With commas between"),
        }
        self._fields = {
            name: text_field(context, Organisation, name, hint=hints.get(name, ""), lines=_LINES.get(name, 1))
            for name in (*_FIRST, *_ABOUT)
            if name not in {"kind", "parent"}
        }
        kinds = {kind.value: words.label(kind, t) for kind in OrganisationKind}
        self._kind = choice_field(context, Organisation, "kind", kinds)
        self.parent_field = PartOf(context)
        self.phone = PhoneField(context, self._fields["phone"])
        self.adding = AddMember(context)
        self.adding_detail = AddDetail(context)
        self.adding_address = AddAddress(context)
        self.members = PartList(theme, t("Members"), lambda: MemberPart(context), self.adding)
        self.details = PartList(theme, t("Also reached by"), lambda: DetailPart(context), self.adding_detail)
        self.addresses = PartList(theme, t("Addresses"), lambda: AddressPart(context), self.adding_address)
        self.more_members = LinkLine("", self._open_page)
        self._children = Links(context, t("Parts of it"))
        self._parts = Links(context, t("Takes part in"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        for part in (
            self._section("", _FIRST),
            self.members,
            self.more_members,
            self._children,
            self._parts,
            self._section(t("About"), _ABOUT),
            self.details,
            self.addresses,
        ):
            layout.addWidget(part)
        layout.addStretch()

    def _section(self, heading: str, names: Sequence[str]) -> FormSection:
        special = {"kind": self._kind, "parent": self.parent_field, "phone": self.phone}
        section = FormSection(self._context.theme, heading, columns=2)
        for name in names:
            section.add(special.get(name) or self._fields[name], 1 if name in _HALF else 2)
        return section

    def show_view(self, view: OrganisationView) -> None:
        """Show an organisation; what is being typed stays."""
        t, organisation = self._context.t, view.organisation
        for name, field in self._fields.items():
            if name != "phone":
                field.show_value(organisation.id, field_text("organisation", name, str(getattr(organisation, name)), t))
        self.phone.show_value(organisation.id, organisation.phone, view.numbers)
        self._kind.show_value(organisation.id, organisation.kind.value)
        self.parent_field.show_value(organisation.id, view.parent.name if view.parent is not None else "")
        self.adding.organisation_id = organisation.id
        self.adding_detail.contact_id = self.adding_address.contact_id = organisation.id
        is_mechanism = organisation.kind is OrganisationKind.ISCM
        self.adding.role.setPlaceholderText(t("Chair, Head of Secretariat …") if is_mechanism else t("Position"))
        self.members.show_parts([(one.affiliation.id, one) for one in view.members[:_MOST_MEMBERS]])
        left = len(view.members) - _MOST_MEMBERS
        self.more_members.show_text(t.plural("{count} more member", "{count} more members", max(0, left)))
        self.more_members.setVisible(left > 0)
        self._shown = organisation.id
        self.details.show_parts([(one.id, (one, view.numbers)) for one in view.details])
        self.addresses.show_parts([(one.id, one) for one in view.addresses])
        self._children.show_links(
            [(child.name, words.label(child.kind, t), Place("contacts", child.id)) for child in view.children]
        )
        self._parts.show_links(
            [
                (part.title, partner_line(part, t), Place("consultation", part.consultation_id, "overview"))
                for part in view.takes_part
            ]
        )

    def _open_page(self) -> None:
        self._context.go(Place("contact", self._shown, "organisation"))

    def commit(self) -> bool:
        """Store what is being typed. False where a text is refused."""
        parts = (self.members, self.details, self.addresses)
        return commit_all((*self._fields.values(), self.parent_field, *parts))
