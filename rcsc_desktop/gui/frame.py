"""What stands around the pages of one open workspace. It only frames: each part knows its own work."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui import navigation
from rcsc_desktop.gui.bus import Bus
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Button, Message, Messages
from rcsc_desktop.gui.opening import Opening
from rcsc_desktop.gui.page_stack import PageStack
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.surroundings import Surroundings
from rcsc_desktop.gui.tasks import Tasks
from rcsc_desktop.gui.undoing import Undoing
from rcsc_desktop.gui.watch import Watch
from rcsc_desktop.gui.widgets.header import Header
from rcsc_desktop.gui.widgets.navigation_column import NavigationColumn
from rcsc_desktop.gui.widgets.notice import Notice, Notices, author_notice
from rcsc_desktop.gui.widgets.status_line import StatusLine
from rcsc_desktop.support.drafts import Drafts

if TYPE_CHECKING:
    from rcsc_desktop.gui.widgets.toast import Toasts
    from rcsc_desktop.services.core import Core

_NARROW_BELOW = 1120
_SIDE_WIDTHS = (336, 440)
_UNDER = {"consultation": "consultations", "contact": "contacts"}
"""Pages that the navigation does not name, and where they belong."""


class Frame(QWidget):
    """Navigation, header, page, side panel, status line and toasts for one workspace.

    ``opened``: the core stands. ``failed`` carries why the workspace cannot be opened.
    """

    opened = Signal()
    failed = Signal(object)
    _answered = Signal()

    def __init__(self, around: Surroundings, opening: Opening, workspace_menu: Callable[[], QMenu]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._opening = opening
        self.messages = Messages(around.t, self)
        self.bus = Bus(self)
        tasks = Tasks(self.bus, self.messages, around.t, self)
        self.context = WindowContext(
            opening=opening.core,
            first_list=opening.first_list,
            path=opening.path,
            settings=around.settings,
            t=around.t,
            tasks=tasks,
            bus=self.bus,
            messages=self.messages,
            actions=around.actions,
            theme=around.theme,
            drafts=Drafts(opening.path),
            go=self.go,
        )
        self._wants_side = True
        self._is_shut = False
        self._toasts: Toasts | None = None
        self._side_widths: dict[QWidget, int] = {}
        self.notices = Notices()
        self._undoing = Undoing(self.context, self.commit_edits, self)
        self._watch = Watch(lambda: self.context.core, opening.path, tasks, self.bus, self)
        self._build(workspace_menu)
        self._connect()
        if not around.settings.get("author"):
            self.notices.add(author_notice(around.theme, around.t, around.settings))

    # What the window calls

    def go(self, place: Place) -> None:
        """Show a place of this workspace."""
        if self.pages.go(place, self.context):
            self.navigation.stand_on(_UNDER.get(place.page, place.page))

    def go_back(self) -> None:
        """Show the place before this one."""
        self.pages.go_back(self.context)

    def commit_edits(self) -> bool:
        """Store what is being typed. False where a text is refused."""
        return self.pages.commit_edits()

    def toggle_side_panel(self) -> None:
        """Show or hide the panel at the right."""
        self._wants_side = not self._wants_side
        self._describe()

    def say_shared(self) -> None:
        """Tell that another window has this workspace open too."""
        context = self.context
        sentence = context.t(
            "This workspace is open in another window too. Both may write: what one stores shows in the other, "
            "and nothing is overwritten unseen."
        )
        self.notices.add(Notice(context.theme, context.t, sentence))

    def shut(self) -> None:
        """Wait for what is being written, give the workspace back."""
        self._is_shut = True
        self._unsubscribe()
        self._opening.give_up()
        self.context.tasks.close()
        self._opening.release()

    # Inside

    def _build(self, workspace_menu: Callable[[], QMenu]) -> None:
        context = self.context
        theme, t = context.theme, context.t
        self.navigation = NavigationColumn(theme, t("Navigation"))
        self.header = Header(theme, self.go)
        self.pages = PageStack()
        self._sides = QStackedWidget()
        self._sides.setObjectName("side")
        self._sides.setAccessibleName(t("Side panel"))
        self.status = StatusLine(theme, t, context.actions.get("edit.undo"))
        self._fill_navigation(workspace_menu)
        work = QWidget()
        work.setObjectName("work")
        work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.notices):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(work)
        self._splitter.addWidget(self._sides)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._sides.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._splitter, 1)
        self._work = work

    def _fill_navigation(self, workspace_menu: Callable[[], QMenu]) -> None:
        t = self.context.t
        column = self.navigation
        name = self._opening.path.stem
        column.add_menu(name, "workspace", str(self._opening.path), workspace_menu())
        *upper, settings = [spec for spec in navigation.PAGES if spec.in_navigation]
        for spec in upper:
            self._add_place(spec)
        column.add_space()
        find = self.context.actions.get("view.palette")
        column.add_command(t("Search  Ctrl+K"), "search", find.text(), find.trigger)
        self._add_place(settings)

    def _add_place(self, spec: navigation.PageSpec) -> None:
        place = Place(spec.name)
        self.navigation.add_place(spec.name, self.context.t(spec.title), spec.icon, lambda: self.go(place))

    def _connect(self) -> None:
        context = self.context
        self.pages.described.connect(self._describe)
        self.messages.announced.connect(self._on_message_announced)
        context.tasks.writing.connect(self._on_tasks_writing)
        context.tasks.started.connect(self.status.begin)
        context.tasks.ended.connect(self.status.end)
        self._unsubscribe = context.settings.subscribe(self._on_setting_changed)
        self._answered.connect(self._on_core_answered, Qt.ConnectionType.QueuedConnection)
        self._opening.core.add_done_callback(self._on_core_done)

    def _describe(self) -> None:
        page = self.pages.page()
        if page is None:
            return
        self.header.show_page(page.title(), page.trail(), page.toolbar(), page.primary())
        self.status.show_page(page.status(), page.status_action())
        side = page.side_panel()
        if side is not None:
            self._show_side(side)
        self._sides.setVisible(side is not None and self._wants_side)

    def _show_side(self, side: QWidget) -> None:
        """Put a panel at the right, as wide as it was when it was last seen."""
        before = self._sides.currentWidget()
        if before is side:
            return
        if before is not None and self._sides.isVisible():
            self._side_widths[before] = self._sides.width()
        if self._sides.indexOf(side) < 0:
            self._sides.addWidget(side)
        self._sides.setCurrentWidget(side)
        wanted = min(max(side.sizeHint().width(), _SIDE_WIDTHS[0]), _SIDE_WIDTHS[1])
        width = self._side_widths.get(side, wanted)
        self._splitter.setSizes([self._splitter.width() - width, width])

    def _on_core_done(self, core: Future[Core]) -> None:
        """Called by the thread that loaded the core."""
        if not core.cancelled() and not self._is_shut:
            self._answered.emit()

    def _on_core_answered(self) -> None:
        if self._is_shut:
            return
        error = self._opening.core.exception()
        if error is None:
            self.status.show_saved(self.context.t("Saved"))
            self._undoing.ask_names()
            self._watch.start()
            self._say_read_only()
            self._say_drafts()
            self.opened.emit()
        elif isinstance(error, UserError):
            self.failed.emit(error)
        else:
            self.messages.bug(error)

    def _say_read_only(self) -> None:
        context = self.context
        if context.core.workspace.is_read_only:
            sentence = context.t("This workspace can only be read here: its file or folder does not allow writing.")
            self.notices.add(Notice(context.theme, context.t, sentence))

    def _say_drafts(self) -> None:
        left = len(list(self.context.drafts.all()))
        if not left:
            return
        t = self.context.t
        text = t.plural(
            "{count} text was typed and not stored when the program ended. It waits where it was typed.",
            "{count} texts were typed and not stored when the program ended. They wait where they were typed.",
            left,
        )
        show = self.context.actions.get("help.drafts")
        self.messages.note(text, buttons=(Button(t("Show"), show.trigger),))

    def _on_message_announced(self, message: Message) -> None:
        t = self.context.t
        buttons = message.buttons
        if message.offers_undo:
            buttons = (*buttons, Button(t("Undo"), self._undoing.undo))
        if message.kind == "bug" and message.exception is not None:
            error = message.exception
            buttons = (*buttons, Button(t("Report …"), lambda: self._show_report(error)))
        self.toasts().add(message, buttons)

    def toasts(self) -> Toasts:
        """The pile of messages over the work, made for the first of them."""
        if self._toasts is None:
            from rcsc_desktop.gui.widgets.toast import Toasts

            self._toasts = Toasts(self._work, self.context.theme, self.context.t("Close"))
        return self._toasts

    def _show_report(self, error: BaseException) -> None:
        from rcsc_desktop.gui.dialogs.report import Report

        Report(self.context.t, self.context.theme, error, self.window()).open()

    def _on_tasks_writing(self, is_writing: bool) -> None:
        t = self.context.t
        self.status.show_saved(t("Saving …") if is_writing else t("Saved"))

    def _on_setting_changed(self, key: str) -> None:
        if key in {"clock", "density", "theme"}:
            self._describe()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.navigation.set_narrow(self.width() < _NARROW_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self.navigation.set_narrow(self.width() < _NARROW_BELOW)
