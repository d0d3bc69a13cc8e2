"""People and organisations, who belongs where, and where they take part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Button
from rcsc_desktop.gui.models.lines import CellEdit, LinesModel
from rcsc_desktop.gui.models.listing import Listing, ListQuery
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.page_menu import PageMenu
from rcsc_desktop.gui.pages.contacts.add_contact import AddContact
from rcsc_desktop.gui.pages.contacts.columns import contact_columns
from rcsc_desktop.gui.pages.contacts.details import ContactDetails
from rcsc_desktop.gui.pages.contacts.group_choice import GroupChoice
from rcsc_desktop.gui.pages.contacts.more import MORE
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.tables.lines_table import LinesTable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.empty_state import EmptyState
from rcsc_desktop.gui.widgets.file_drop import FilesDrop
from rcsc_desktop.services.groups import GroupLine
from rcsc_desktop.wording import words

_SCOPES = ("", "person", "organisation")
_KINDS: dict[str, type[Person | Organisation]] = {"person": Person, "organisation": Organisation}
_NOUNS = ("person", "organisation", "affiliation")
_GROUPS = ("contact_group", "group_member")
_BESIDE = ("contact_detail", "postal_address", "photo")
_ABOUT = (*_NOUNS, *_BESIDE, "attendance", "participant", "partner", "agenda_speaker", "agenda_item", "consultation")


class ContactsPage(Page):
    """One list with a switch, what is chosen in it at the side."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self.model = _ContactsModel(context)
        self.table = LinesTable(context, self.model)
        self.table.setAccessibleName(context.t("Contacts"))
        self.listing = Listing(
            self.model,
            context.tasks,
            "contacts.rows",
            read_ids=self._read_ids,
            fetch=self._fetch,
            count=self._count,
            first_row=self.table.first_row,
        )
        self.scope = QTabBar()
        self.groups = GroupChoice(context)
        self.filter = QLineEdit()
        self.add_contact = AddContact(context)
        self._count_line = looks.label("", context.theme, "small", "muted")
        self._add_actions()
        self.details = ContactDetails(context, self.open)
        self._lay_out()
        self._connect()
        self._is_asked = False

    # What the frame asks

    def show_place(self, place: Place) -> None:
        wanted = place.id or place.row
        if wanted is not None:
            self._go_to(wanted)
        elif not self._is_asked:
            self.listing.ask(ListQuery())
        if not self._is_asked:
            self._read_groups()
        self._is_asked = True

    def title(self) -> str:
        return self.context.t("Contacts")

    def primary(self) -> QAction | None:
        return self.add

    def toolbar(self) -> tuple[QAction, ...]:
        return (self.remove, *((self.more.opener,) if MORE else ()))

    def side_panel(self) -> QWidget | None:
        return self.details

    def commit_edits(self) -> bool:
        self.table.commit_edit()
        return self.details.commit()

    def counted(self) -> str:
        """ "120 contacts", "5 of 120 contacts"."""
        t, total, shown = self.context.t, self.listing.total, len(self.model.ids)
        if self.listing.shows_similar:
            return t("Similar names: {count}", count=shown)
        if self.listing.query.text:
            return t.plural("{shown} of {count} contact", "{shown} of {count} contacts", total, shown=shown)
        return t.plural("{count} contact", "{count} contacts", total)

    # Laying out

    def _add_actions(self) -> None:
        t = self.context.t
        self.add = self._action("add", t("New contact"), self.add_contact.setFocus, "Ctrl+Shift+A")
        self.look_for = self._action("filter", t("Filter the contacts"), self._on_find_triggered, "Ctrl+F")
        self.clear_filter = self._action("clear_filter", t("Clear the filter"), self.filter.clear)
        self.show_all = self._action("all", t("Show all contacts"), lambda: self.show_group(None))
        self.open = self._action("open", t("Open"), self._on_open_triggered, "Ctrl+Return")
        self.remove = self._action("remove", t("Delete"), self._on_remove_triggered, "Ctrl+Delete")
        self.copy = self._action("copy", t("Copy cells"), self.table.copy)
        self.more = PageMenu(self, "contacts", MORE)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for action in (self.open, self.copy, self.remove):
            self.table.addAction(action)

    def _action(self, name: str, text: str, callback: Callable[[], object], shortcut: str | None = None) -> QAction:
        action = self.context.actions.add(f"contacts.{name}", text, callback, shortcut=shortcut, page=self)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)  # from the side panel too
        return action

    def _lay_out(self) -> None:
        t = self.context.t
        self.scope.setAccessibleName(t("Which contacts"))
        self.scope.setDrawBase(False)
        self.scope.setExpanding(False)
        for title in (t("All"), t("People"), t("Organizations")):
            self.scope.addTab(title)
        self.filter.setPlaceholderText(t("Filter by any words"))
        self.filter.setAccessibleName(t("Filter the contacts"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(18 * GRID)
        self._empty = EmptyState(
            self.context.theme,
            t("No contacts yet"),
            t("People and organizations come here from agendas and lists of participants; or type a name below."),
            self.add,
        )
        self._nothing = EmptyState(
            self.context.theme,
            t("Nobody matches"),
            t("Each word of the filter has to begin a word of the contact."),
            self.clear_filter,
        )
        self._nobody = EmptyState(
            self.context.theme,
            t("Nobody is in this group"),
            t("Select contacts in the list of all and add them from the menu More; a saved search fills by itself."),
            self.show_all,
        )
        self._stack = QStackedWidget()
        for part in (self.table, self._empty, self._nothing, self._nobody):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.scope)
        head.addWidget(self.groups)
        head.addWidget(self.filter, 1)
        head.addWidget(self._count_line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.add_contact)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.listing.filter)
        self.scope.currentChanged.connect(self._on_scope_changed)
        self.groups.group_chosen.connect(self._on_group_chosen)
        self.listing.shown.connect(self._on_listing_shown)
        self.model.cell_edited.connect(self._on_cell_edited)
        self.add_contact.contact_named.connect(self._on_contact_named)
        self.add_contact.contact_picked.connect(lambda contact: self._go_to(contact.id))
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_details())
        self.table.doubleClicked.connect(self._on_double_clicked)
        self.table.edit_began.connect(self.listing.hold)
        self.table.edit_ended.connect(self.listing.release)
        self.table.copy_asked.connect(self._on_copy_asked)
        self.context.bus.changed.connect(self._on_bus_changed)
        FilesDrop(self, self._on_files_dropped)

    # Reading, beside the window's thread

    def _read_ids(self, query: ListQuery, _limit: int | None) -> Sequence[UUID]:
        contacts = self.context.core.contacts
        return contacts.lines(
            query.scope or None,
            query.text,
            query.sort,
            descending=query.is_descending,
            group_id=query.group_id,
            similar=query.is_similar,
        )

    def _count(self, query: ListQuery) -> int:
        return self.context.core.contacts.count(query.scope or None, group_id=query.group_id)

    def _fetch(self, ids: Sequence[UUID]) -> Sequence[ContactLine]:
        return self.context.core.contacts.fetch(ids)

    # What happens

    def _on_find_triggered(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _on_scope_changed(self, place: int) -> None:
        self.add_contact.expect(_SCOPES[place] or "person")
        self.listing.ask(replace(self.listing.query, scope=_SCOPES[place]))

    def show_group(self, group_id: UUID | None) -> None:
        """Narrow the list to a group, without any words in the filter; ``None`` shows all contacts."""
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.listing.ask(replace(self.listing.query, text="", group_id=group_id, is_similar=False))
        self._read_groups()

    def _on_group_chosen(self, group_id: UUID | None) -> None:
        self.listing.ask(replace(self.listing.query, group_id=group_id))

    def _read_groups(self) -> None:
        groups = self.context.core.groups

        def show(lines: tuple[GroupLine, ...]) -> None:
            self.groups.show_groups(lines)
            self.groups.choose(self.listing.query.group_id)

        self.context.tasks.read(groups.list, show, key="contacts.groups")

    def _go_to(self, contact_id: UUID) -> None:
        self.scope.blockSignals(True)
        self.scope.setCurrentIndex(0)
        self.scope.blockSignals(False)
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.groups.choose(None)
        self.listing.query = replace(self.listing.query, scope="", text="", is_similar=False, group_id=None)
        self.listing.reload(stand_on=contact_id)

    def _on_listing_shown(self) -> None:
        row = self.listing.wanted_row()
        if row >= 0:
            self.table.stand_on(row)
        query = self.listing.query
        nothing = self._nothing if query.text else self._nobody if query.group_id else self._empty
        self._stack.setCurrentWidget(self.table if self.model.ids else nothing)
        self._count_line.setText(self.counted())
        self._show_details()

    def _show_details(self) -> None:
        row = self.table.currentIndex().row()
        line = self.model.line(row) if row >= 0 else None
        for action in (self.open, self.remove):
            action.setEnabled(row >= 0)
        if isinstance(line, ContactLine):
            self.details.show_contact(line.kind, line.id)
        elif row < 0:
            self.details.show_contact("", None)

    def _on_cell_edited(self, edit: CellEdit) -> None:
        line = self.model.line(self.model.row_of(edit.id))
        if not isinstance(line, ContactLine):
            return
        kind, core = _KINDS[line.kind], self.context.core
        self.context.tasks.write(
            lambda: core.records.change(kind, edit.id, {edit.column: edit.text}, {edit.column: edit.seen}),
            on_done=lambda _change_set: self._on_edit_stored(edit),
            on_error=lambda error: self._on_edit_refused(edit, error),
        )

    def _on_edit_stored(self, edit: CellEdit) -> None:
        self.context.drafts.drop(str(edit.id), edit.column)
        self.listing.refresh(edit)

    def _on_edit_refused(self, edit: CellEdit, error: UserError) -> None:
        self.model.settle(edit)
        if error.code == "edit.conflict":
            mine = replace(edit, seen=str(error.data.get("theirs", "")))
            keep = Button(self.context.t("Keep mine"), lambda: self._on_cell_edited(mine))
            self.listing.refresh()
            self.context.messages.problem(error, buttons=(keep,))
        else:
            self.context.messages.problem(error)
            self.table.edit_again(self.model.row_of(edit.id), self.model.column_of(edit.column), edit.text)

    def _on_contact_named(self, kind: str, name: str) -> None:
        contacts = self.context.core.contacts

        def add() -> ChangeSet:
            return contacts.add_person(name) if kind == "person" else contacts.add_organisation(name)

        def done(change_set: ChangeSet) -> None:
            if change_set.new_id is not None:
                self._go_to(change_set.new_id)

        def refused(error: UserError) -> None:
            self.add_contact.give_back(name)
            self.context.messages.problem(error)

        self.context.tasks.write(add, on_done=done, on_error=refused)

    def _on_open_triggered(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        if isinstance(line, ContactLine) and self.commit_edits():
            self.context.go(Place("contact", line.id, line.kind))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        """A cell that can be edited is edited; any other opens the contact."""
        if not self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._on_open_triggered()

    def _on_remove_triggered(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        if isinstance(line, ContactLine):
            kind, row_id, contacts = _KINDS[line.kind], line.id, self.context.core.contacts
            self.context.tasks.write(lambda: contacts.remove(kind, row_id), announce=True)

    def _on_copy_asked(self, rows: list[range], columns: list[int]) -> None:
        ids = [row_id for part in rows for row_id in self.model.ids[part.start : part.stop]]
        names = [self.model.columns[at].name for at in columns]

        def cells() -> list[list[str]]:
            return [[self.model.worded(line, name) for name in names] for line in self._fetch(ids)]

        self.context.tasks.read(cells, self.table.put_on_clipboard, key="copy")

    def _on_files_dropped(self, files: Sequence[Path]) -> None:
        from rcsc_desktop.gui.dialogs.people_import.opening import import_contacts

        if self.commit_edits():
            import_contacts(self, files)

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if not self._is_asked:
            return
        if change_set.touches(*_GROUPS, *_NOUNS) and (self.groups.lines or change_set.touches(*_GROUPS)):
            self._read_groups()
        if change_set.touches(*_GROUPS) and self.listing.query.group_id is not None:
            self.listing.reload()
        if not change_set.touches(*_ABOUT):
            return
        if any(change.noun in {"person", "organisation"} and change.verb != "change" for change in change_set.changes):
            self.listing.reload()
        elif change_set.touches(*_NOUNS):
            self.listing.refresh()
        self._show_details()


class _ContactsModel(LinesModel):
    """Says the kind of an organisation in the language of the screen."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(contact_columns(context.t))
        self._t = context.t

    def value(self, row: int, column: int) -> str:
        line = self.line(row)
        if isinstance(line, ContactLine) and self.columns[column].name == "detail":
            return self.worded(line, "detail")
        return super().value(row, column)

    def worded(self, line: ContactLine, name: str) -> str:
        """A column of a contact as it is read."""
        if name == "detail" and line.kind == "organisation":
            return words.value("organisation", "kind", line.detail, self._t)
        return str(getattr(line, name))
