"""How the table is looked at: in groups by a column, or as it was kept under a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.participant import SavedView
from rcsc_desktop.domain.saved_views import ListView, read_view
from rcsc_desktop.gui.dialogs.asking import NameDialog
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.models.grouping import Group
from rcsc_desktop.gui.models.listing import ListQuery
from rcsc_desktop.gui.widgets import looks

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage

_NO_GROUPS = frozenset({"name"})
_SUBJECT = "participants"


class ViewMenu(QObject):
    """``button`` opens the menu; it is read anew each time."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__(page)
        self._page = page
        t = page.context.t
        self.menu = QMenu(page)
        self.menu.setToolTipsVisible(True)
        self.groups = QMenu(t("Group by"), self.menu)
        self.fold_all = QAction(t("Fold all groups"), self)
        self.fold_all.triggered.connect(lambda: page.model.fold(group.value for group in page.model.groups))
        self.open_all = QAction(t("Open all groups"), self)
        self.open_all.triggered.connect(lambda: page.model.fold(()))
        self.keep = QAction(t("Keep this view …"), self)
        self.keep.triggered.connect(self._ask_for_name)
        self._views: tuple[SavedView, ...] = ()
        self.button = QPushButton(t("View"))
        self.button.setAccessibleName(t("View"))
        self.button.setToolTip(t("Groups, and views that are kept"))
        looks.set_look(self.button, "quiet")
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.fill)
        page.context.bus.changed.connect(self._on_bus_changed)
        self.read()

    def read(self) -> None:
        """Take over the views that are kept."""
        core = self._page.context.core
        self._page.context.tasks.read(lambda: core.saved_views.views(_SUBJECT), self._take, key="participants.views")

    def fill(self) -> None:
        """Offer what there is now."""
        t, page = self._page.context.t, self._page
        self.menu.clear()
        self._fill_groups()
        self.menu.addMenu(self.groups)
        if page.model.groups:
            self.menu.addActions([self.fold_all, self.open_all])
        self.menu.addSection(t("Kept views"))
        for view in self._views:
            action = self.menu.addAction(_plain(view.name))
            action.triggered.connect(lambda _on=False, view=view: self.show_view(view))
        self.menu.addAction(self.keep)
        if self._views:
            for title, act in ((t("Rename a view"), self._ask_for_other_name), (t("Forget a view"), self._forget)):
                submenu = self.menu.addMenu(title)
                for view in self._views:
                    action = submenu.addAction(_plain(view.name))
                    action.triggered.connect(lambda _on=False, view=view, act=act: act(view))

    def show_view(self, view: SavedView) -> None:
        """Look at the list as it was looked at when the view was kept; columns that are no more are left out."""
        page, kept = self._page, read_view(view.content)
        if not page.commit_edits():
            return
        names = [name for name in kept.columns if name in page.columns]
        page.commands.columns.show(names if "name" in names else ["name", *names])
        page.commands.columns.fill()
        page.show_query(
            ListQuery(
                text=kept.text,
                sort=kept.sort if kept.sort in page.columns else "name",
                is_descending=kept.is_descending,
                group_by=kept.group_by if kept.group_by in page.columns else "",
            )
        )

    def shown_view(self) -> ListView:
        """How the list is looked at now."""
        query = self._page.listing.query
        return ListView(
            columns=tuple(self._page.commands.columns.shown()),
            text=query.text,
            sort=query.sort,
            is_descending=query.is_descending,
            group_by=query.group_by,
        )

    def group_by(self, column: str) -> None:
        """Show the rows in groups by a column; plain again for an empty name."""
        self._page.listing.group(column)

    # Inside

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("saved_view"):
            self.read()

    def _take(self, views: Sequence[SavedView]) -> None:
        self._views = tuple(views)

    def _fill_groups(self) -> None:
        grouped = self._page.listing.query.group_by
        self.groups.clear()
        choices = {"": self._page.context.t("No groups")}
        choices.update((name, one.title) for name, one in self._page.columns.items() if name not in _NO_GROUPS)
        for name, title in choices.items():
            action = self.groups.addAction(_plain(title))
            action.setCheckable(True)
            action.setChecked(name == grouped)
            action.triggered.connect(lambda _on=False, name=name: self.group_by(name))
            if not name:
                self.groups.addSeparator()

    def _ask_for_name(self) -> None:
        context, content = self._page.context, self.shown_view()
        t, core = context.t, context.core
        NameDialog(
            context,
            t("Keep this view"),
            t("Columns, filter, order and groups are kept under a name, for every consultation."),
            t("Keep"),
            "",
            lambda name: context.tasks.write(lambda: core.saved_views.save(_SUBJECT, name, content), announce=True),
            self._page.window(),
        ).open()

    def _ask_for_other_name(self, view: SavedView) -> None:
        context = self._page.context
        t, core = context.t, context.core
        NameDialog(
            context,
            t("Rename the view"),
            t("Another name for “{name}”.", name=view.name),
            t("Rename"),
            view.name,
            lambda name: context.tasks.write(lambda: core.saved_views.rename(view.id, name), announce=True),
            self._page.window(),
        ).open()

    def _forget(self, view: SavedView) -> None:
        context = self._page.context
        context.tasks.write(lambda: context.core.saved_views.remove(view.id), announce=True)


def read_groups(page: ParticipantsPage, query: ListQuery) -> tuple[Sequence[UUID], Sequence[Group]]:
    """The keys of the list in groups, and the groups with their headings; runs beside the window's thread."""
    if page.consultation_id is None:
        return (), ()
    t, column = page.context.t, page.columns.get(query.group_by)
    ids, counts = page.context.core.participants.grouped(
        page.consultation_id,
        query.group_by,
        query.text,
        query.sort,
        descending=query.is_descending,
        only=query.only,
        similar=query.is_similar,
    )

    def text(value: str, column: Column) -> str:
        return column.shown(value) or t("{column}: not given", column=column.title)

    groups = [Group(one.value, one.value if column is None else text(one.value, column), one.count) for one in counts]
    return ids, groups


def turned(query: ListQuery) -> Qt.SortOrder:
    """The direction that the mark in the header shows."""
    return Qt.SortOrder.DescendingOrder if query.is_descending else Qt.SortOrder.AscendingOrder


def _plain(text: str) -> str:
    return text.replace("&", "&&")
