"""What can be done with a list of participants: the page's commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantStatus
from rcsc_desktop.gui.page_menu import PageMenu
from rcsc_desktop.gui.pages.participants.columns import choose_columns, with_column
from rcsc_desktop.gui.pages.participants.more import MORE
from rcsc_desktop.gui.pages.participants.statuses import set_status
from rcsc_desktop.gui.widgets.staying_menu import StayingMenu
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
        self.status = QAction(t("Set status"), self)
        self.status_menu, self.of_selected, self.of_all = self._status_menus()
        self.status.setMenu(self.status_menu)
        self.columns = QAction(t("Columns"), self)
        self.columns_menu = self._columns_menu()
        self.columns.setMenu(self.columns_menu)
        self.forward = self._add("column_forward", t("Move the column forward"), lambda: self._move_column(-1))
        self.back = self._add("column_back", t("Move the column back"), lambda: self._move_column(1))
        self.sort = self._add("sort", t("Sort by this column"), self._on_sort_triggered)
        self.more = PageMenu(page, "participants", MORE)
        page.table.columns_moved.connect(self._keep_order)
        self._fill_context_menu()

    def toolbar(self) -> tuple[QAction, ...]:
        """The words beside the primary button."""
        return (self.status, self.columns, *((self.more.opener,) if MORE else ()))

    def refresh(self) -> None:
        """Ask again which commands can be used."""
        has_rows = bool(len(self._page.model.ids))
        has_current = self._page.table.currentIndex().isValid()
        self.status.setEnabled(has_rows)
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

    # Columns

    def _columns_menu(self) -> QMenu:
        menu = StayingMenu()
        shown = {column.name for column in self._page.model.columns}
        for name in PARTICIPANT_COLUMNS:
            action = menu.addAction(self._page.columns[name].title)
            action.setCheckable(True)
            action.setChecked(name in shown)
            action.setEnabled(name != "name")
            action.toggled.connect(lambda is_on, name=name: self._show_column(name, is_shown=is_on))
        return menu

    def _shown(self) -> list[str]:
        header = self._page.table.horizontalHeader()
        columns = self._page.model.columns
        return [columns[header.logicalIndex(place)].name for place in range(header.count())]

    def _show_column(self, name: str, *, is_shown: bool) -> None:
        shown = self._shown()
        names = with_column(shown, name) if is_shown else tuple(other for other in shown if other != name)
        self._page.table.show_columns([self._page.columns[one] for one in names])
        choose_columns(self._page.context.settings, names)

    def _move_column(self, step: int) -> None:
        header = self._page.table.horizontalHeader()
        place = header.visualIndex(self._page.table.currentIndex().column())
        if 0 <= place + step < header.count():
            header.moveSection(place, place + step)

    def _keep_order(self) -> None:
        choose_columns(self._page.context.settings, self._shown())

    def _on_sort_triggered(self) -> None:
        table = self._page.table
        header, column = table.horizontalHeader(), table.currentIndex().column()
        is_reversed = (
            header.sortIndicatorSection() == column and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        )
        table.sortByColumn(column, Qt.SortOrder.DescendingOrder if is_reversed else Qt.SortOrder.AscendingOrder)

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
                self._shown(),
                page,
                found=tuple(page.model.ids) if page.listing.query.is_filtered else None,
                selected=tuple(selected) if len(selected) > 1 else None,
            ).open()
