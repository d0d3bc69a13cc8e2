"""The side panel of the contacts: everything about the one that is chosen."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.contacts.organisation import OrganisationDetails
from rcsc_desktop.gui.pages.contacts.person import PersonDetails
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.side_panel import SidePanel
from rcsc_desktop.services.contact_views import OrganisationView, PersonView


class ContactDetails(SidePanel):
    """``show_contact`` reads and shows one; without one it says what to do. ``opener`` leads to the contact's page."""

    def __init__(self, context: WindowContext, opener: QAction | None = None) -> None:
        super().__init__(context.theme)
        if opener is not None:
            self.add_word(looks.ActionButton(opener, "quiet"))
        self._context = context
        self._shown: UUID | None = None
        t = context.t
        self._person: PersonDetails | None = None
        self._organisation: OrganisationDetails | None = None
        nothing = looks.label(
            t("Choose somebody to see everything about them."), context.theme, look="muted", wraps=True
        )
        nothing.setAlignment(looks.leading() | Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._areas: dict[QWidget, QScrollArea] = {}
        self.body.addWidget(self._stack, 1)
        self._show_nothing()

    @property
    def person(self) -> PersonDetails:
        """The fields of a person; made when the first one is shown, since that takes time."""
        if self._person is None:
            self._person = PersonDetails(self._context)
            self._areas[self._person] = self._area(self._person)
        return self._person

    @property
    def organisation(self) -> OrganisationDetails:
        """The fields of an organisation, likewise."""
        if self._organisation is None:
            self._organisation = OrganisationDetails(self._context)
            self._areas[self._organisation] = self._area(self._organisation)
        return self._organisation

    def show_contact(self, kind: str, contact_id: UUID | None) -> None:
        """Show a contact as it is stored; ``kind`` is ``person`` or ``organisation``."""
        if contact_id is None:
            self._show_nothing()
            return
        self._shown = contact_id
        core = self._context.core
        read = core.contacts.person if kind == "person" else core.contacts.organisation
        self._context.tasks.read(
            lambda: read(contact_id), self._show_view, key=f"contacts.details.{id(self)}", on_error=self._on_gone
        )

    def commit(self) -> bool:
        """Store what is being typed here. False where a text is refused."""
        return all(
            part.commit() for part in (self._person, self._organisation) if part is not None and not part.isHidden()
        )

    def _show_view(self, view: PersonView | OrganisationView) -> None:
        contact = view.person if isinstance(view, PersonView) else view.organisation
        if contact.id != self._shown:
            return
        self.heading.setText(contact.name)
        if isinstance(view, PersonView):
            self.person.show_view(view)
            self._stack.setCurrentWidget(self._areas[self.person])
        else:
            self.organisation.show_view(view)
            self._stack.setCurrentWidget(self._areas[self.organisation])

    def _on_gone(self, _error: UserError) -> None:
        self._show_nothing()

    def _show_nothing(self) -> None:
        self._shown = None
        self.heading.setText(self._context.t("Details"))
        self._stack.setCurrentIndex(0)

    def _area(self, part: PersonDetails | OrganisationDetails) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(part)
        self._stack.addWidget(area)
        return area
