"""The page of one contact: the head, what it did in one column, how it is reached and its history in the other."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.contacts.details import ContactDetails
from rcsc_desktop.gui.pages.contacts.whole import organisation, person
from rcsc_desktop.gui.pages.contacts.whole.sections import FRAME
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.contact_pages import OrganisationPage, PersonPage

_WIDEST = 1120
_TWO_COLUMNS_FROM = 780
_ABOUT = (
    "person",
    "organisation",
    "affiliation",
    "contact_detail",
    "postal_address",
    "photo",
    "participant",
    "attendance",
    "partner",
    "agenda_speaker",
    "agenda_item",
    "agenda_document",
    "consultation",
    "endorsement",
)

Shown = PersonPage | OrganisationPage


class ContactPage(Page):
    """``show_place`` says of whom; *Edit* opens the fields at the side."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._kind = ""
        self._name = ""
        self._shown: Shown | None = None
        self._details: ContactDetails | None = None
        self._is_editing = False
        t = context.t
        self.edit = context.actions.add("contact.edit", t("Edit"), self._on_edit, shortcut="F2", page=self)
        self.edit.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.mail = context.actions.add("contact.mail", t("Write a mail draft …"), self._on_mail, page=self)
        self.area = _Area(t("Everything about this contact"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        context.bus.changed.connect(self._on_bus_changed)

    # What the frame asks

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            self._name, self._shown = "", None
            self._id, self._kind = place.id, place.tab
            self.area.takeWidget()
        self._read()
        if self._is_editing:
            self._show_details()

    def title(self) -> str:
        return self._name

    def trail(self) -> tuple[tuple[str, Place], ...]:
        return ((self.context.t("Contacts"), Place("contacts", row=self._id)),)

    def toolbar(self) -> tuple[QAction, ...]:
        return (self.mail,)

    def primary(self) -> QAction | None:
        return self.edit

    def side_panel(self) -> QWidget | None:
        return self._details if self._is_editing else None

    def commit_edits(self) -> bool:
        return self._details is None or self._details.commit()

    # Reading and showing

    def _read(self) -> None:
        contact_id, core = self._id, self.context.core
        if contact_id is None:
            return

        def read() -> Shown:
            kind = self._kind or next((line.kind for line in core.contacts.fetch([contact_id])), "person")
            pages = core.contact_pages
            return pages.person(contact_id) if kind == "person" else pages.organisation(contact_id)

        self.context.tasks.read(read, self._show, key="contact.page", on_error=self._on_gone)

    def _show(self, page: Shown) -> None:
        contact = page.view.person if isinstance(page, PersonPage) else page.view.organisation
        if contact.id != self._id or page == self._shown:
            return
        kept = self.area.verticalScrollBar().value() if self._shown is not None else 0
        self._shown = page
        self._kind = "person" if isinstance(page, PersonPage) else "organisation"
        self._name = contact.name
        self.area.show_sheet(_sheet(self.context, page))
        self.area.verticalScrollBar().setValue(kept)
        self.described.emit()

    def _on_gone(self, error: UserError) -> None:
        """It was taken out, perhaps by another window: go back to the list."""
        self._id, self._shown = None, None
        self.area.takeWidget()
        if self.isVisible():
            self.context.messages.problem(error)
            self.context.go(Place("contacts"))

    # Editing

    def _on_edit(self) -> None:
        if self._is_editing and not self.commit_edits():
            return
        self._is_editing = not self._is_editing
        self.edit.setText(self.context.t("Done") if self._is_editing else self.context.t("Edit"))
        if self._is_editing:
            self._show_details()
        self.described.emit()

    def _on_mail(self) -> None:
        from rcsc_desktop.gui.dialogs.mail.writing import write_mail

        if self._id is not None and self.commit_edits():
            write_mail(self.context, [(self._name, (self._id,))], None, self)

    def _show_details(self) -> None:
        if self._details is None:
            self._details = ContactDetails(self.context)
        self._details.show_contact(self._kind or "person", self._id)

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if self._id is not None and self.isVisible() and change_set.touches(*_ABOUT):
            self._read()
            if self._is_editing:
                self._show_details()


def _sheet(context: WindowContext, page: Shown) -> _Sheet:
    if isinstance(page, PersonPage):
        parts = person.head(context, page), person.main_sections(context, page), person.side_sections(context, page)
    else:
        parts = (
            organisation.head(context, page),
            organisation.main_sections(context, page),
            organisation.side_sections(context, page),
        )
    head, main, side = parts
    return _Sheet(head, list(main), list(side))


class _Area(QScrollArea):
    """Tells the sheet in it how wide it may be."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sheet(self, sheet: _Sheet) -> None:
        """Show another sheet."""
        sheet.fit(self.viewport().width())
        self.setWidget(sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sheet = self.widget()
        if isinstance(sheet, _Sheet):
            sheet.fit(self.viewport().width())


class _Sheet(QWidget):
    """A head over two columns, or one where there is no room for two; lines stay short on a wide screen."""

    def __init__(self, head: QWidget, main: list[QWidget], side: list[QWidget]) -> None:
        super().__init__()
        self.setObjectName("work")
        self._column = QWidget()
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(3 * GRID - FRAME, 2 * GRID, 3 * GRID - FRAME, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(head)
        rule = QVBoxLayout()
        rule.setContentsMargins(FRAME, 0, FRAME, 0)
        rule.addWidget(looks.rule())
        layout.addLayout(rule)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(5 * GRID)
        for parts, share in ((main, 13), (side, 8)):
            column = QVBoxLayout()
            column.setSpacing(4 * GRID)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self._columns.addLayout(column, share)
        layout.addLayout(self._columns)
        layout.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._column, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)

    def fit(self, room: int) -> None:
        """Use the room in pixels."""
        width = min(room, _WIDEST)
        self._column.setFixedWidth(width)
        directions = QBoxLayout.Direction
        wanted = directions.LeftToRight if width >= _TWO_COLUMNS_FROM else directions.TopToBottom
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)
            self._columns.setSpacing((5 if wanted == directions.LeftToRight else 4) * GRID)
