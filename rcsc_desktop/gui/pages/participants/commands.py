"""What can be done with a list of participants: the page's commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.gui.page_menu import PageMenu
from rcsc_desktop.gui.pages.participants.column_commands import ColumnCommands
from rcsc_desktop.gui.pages.participants.more import MORE
from rcsc_desktop.gui.pages.participants.set_field import SetField
from rcsc_desktop.gui.pages.participants.statuses import set_status
from rcsc_desktop.wording import words

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


class ParticipantCommands(QObject):
    """Actions of the page; each acts on the selected rows where there are some."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__(page)
        self._page = page
        t = page.context.t
        self.send = self._add("send", t("Send the list …"), self._on_send_triggered, "Ctrl+E")
        self.add = self._add("add", t("Add a person"), page.add_person.setFocus, "Ctrl+Shift+A")
        self.look_for = self._add("filter", t("Filter the participants"), self._on_find_triggered, "Ctrl+F")
        self.clear_filter = self._add("clear_filter", t("Clear the filter"), page.widen)
        self.copy = self._add("copy", t("Copy cells"), page.table.copy)
        self.paste = self._add("paste", t("Paste rows"), page.table.paste)
        self.remove = self._add("remove", t("Remove from the list"), self._on_remove_triggered, "Ctrl+Delete")
        self.set_field = self._add("set_field", t("Set another field …"), self._on_set_field_triggered, "Ctrl+Shift+F")
        self.status = QAction(t("Set status"), self)
        self.status_menu, self.of_selected, self.of_all = self._status_menus()
        self.status.setMenu(self.status_menu)
        self.columns = ColumnCommands(page)
        self.forward = self._add("column_forward", t("Move the column forward"), lambda: self.columns.move(-1))
        self.back = self._add("column_back", t("Move the column back"), lambda: self.columns.move(1))
        self.sort = self._add("sort", t("Sort by this column"), self.columns.sort)
        self.more = PageMenu(page, "participants", MORE)
        self._fill_context_menu()

    def toolbar(self) -> tuple[QAction, ...]:
        """The words beside the primary button."""
        return (self.status, *((self.more.opener,) if MORE else ()))

    def refresh(self) -> None:
        """Ask again which commands can be used."""
        has_rows = bool(len(self._page.model.ids))
        has_current = self._page.table.currentIndex().isValid()
        self.status.setEnabled(has_rows)
        self.set_field.setEnabled(has_rows)
        for action in (self.remove, self.copy, self.forward, self.back, self.sort):
            action.setEnabled(has_rows and has_current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the filter: Escape empties it, down goes to the rows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._page.filter.text():
                self._page.filter.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._page.table.setFocus()
                if not self._page.table.currentIndex().isValid():
                    self._page.table.stand_on(0)
                return True
        return super().eventFilter(watched, event)

    def _add(self, name: str, text: str, callback: Callable[[], object], shortcut: str | None = None) -> QAction:
        page = self._page
        action = page.context.actions.add(f"participants.{name}", text, callback, shortcut=shortcut, page=page)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)  # from the tabs and the side panel too
        return action

    def _fill_context_menu(self) -> None:
        table = self._page.table
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for action in (self.copy, self.paste, self.status, self.remove, self.sort, self.forward, self.back):
            table.addAction(action)

    # Status

    def _status_menus(self) -> tuple[QMenu, QMenu, QMenu]:
        t = self._page.context.t
        menu = QMenu()
        selected, everybody = QMenu(menu), QMenu(menu)
        for submenu, ids in ((selected, self._page.table.selected_ids), (everybody, self._all_ids)):
            menu.addMenu(submenu)
            for status in ParticipantStatus:
                action = submenu.addAction(words.label(status, t))
                action.triggered.connect(lambda _on=False, ids=ids, status=status: self._set_status(ids(), status))
        menu.addSeparator()
        menu.addAction(self.set_field)
        menu.aboutToShow.connect(self._on_status_menu_opened)
        return menu, selected, everybody

    def _on_status_menu_opened(self) -> None:
        t = self._page.context.t
        selected, shown = self._page.table.selected_count(), len(self._page.model.ids)
        self.of_selected.setTitle(t.plural("{count} person selected", "{count} people selected", selected))
        self.of_selected.setEnabled(selected > 0)
        self.of_all.setTitle(t.plural("{count} person shown", "All {count} people shown", shown))

    def _all_ids(self) -> Sequence[UUID]:
        return self._page.model.ids

    def _set_status(self, ids: Sequence[UUID], status: ParticipantStatus) -> None:
        set_status(self._page.context, ids, status)

    def _on_set_field_triggered(self) -> None:
        page = self._page
        if page.commit_edits() and len(page.model.ids):
            SetField(page.context, page.columns, page.table.selected_ids(), page.model.ids, page).open()

    # The rest

    def _on_find_triggered(self) -> None:
        self._page.filter.setFocus()
        self._page.filter.selectAll()

    def _on_remove_triggered(self) -> None:
        ids = self._page.table.selected_ids()
        if not ids:
            return
        context = self._page.context
        self._page.stand_near = self._page.table.currentIndex().row()
        context.tasks.write(lambda: context.core.participants.remove(ids), announce=True)

    def _on_send_triggered(self) -> None:
        from rcsc_desktop.gui.dialogs.participant_list.send import SendList

        page, consultation_id = self._page, self._page.consultation_id
        if consultation_id is not None and page.commit_edits():
            selected = page.table.selected_ids()
            SendList(
                page.context,
                consultation_id,
                {name: column.title for name, column in page.columns.items()},
                self.columns.shown(),
                page,
                found=page.model.ids if page.listing.query.is_filtered else None,
                selected=tuple(selected) if len(selected) > 1 else None,
            ).open()
