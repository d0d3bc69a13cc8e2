"""What can be done on the page of an agenda from the keyboard, the toolbar, the menu and the palette."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from rcsc_desktop.domain.changes import ChangeSet

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.agenda.page import AgendaPage


class AgendaCommands(QObject):
    """``actions`` by name. Adding, saving and printing are at hand wherever the focus is."""

    def __init__(self, page: AgendaPage) -> None:
        super().__init__(page)
        self._page = page
        self.actions = self._made()
        for name in ("add_item", "print", "save"):
            self.actions[name].setShortcutContext(Qt.ShortcutContext.WindowShortcut)

    def show_details(self) -> None:
        """Everything about the line one stands on, ready to be changed; what is being typed is stored first."""
        page = self._page
        if page.outline.settle_field():
            page.side.show_panel(page.details)
            page.details.begin()

    def import_file(self, file: Path) -> None:
        """Bring an agenda in from a file."""
        from rcsc_desktop.gui.dialogs.agenda_import.dialog import import_agenda

        page = self._page
        if page.consultation_id is not None and page.commit_edits():
            import_agenda(page, page.consultation_id, page.view.session_id, file)

    def _made(self) -> dict[str, QAction]:
        """Those without a word in the toolbar work on the current line."""
        page = self._page
        t = page.context.t
        commands: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("add_item", t("Add item"), self._add_item, "Ctrl+Shift+Return"),
            ("question", t("Make the line a question"), lambda: page.outline.ask_question(), "Ctrl+Return"),
            ("up", t("Move line up"), lambda: page.outline.move_current(-1), "Alt+Up"),
            ("down", t("Move line down"), lambda: page.outline.move_current(1), "Alt+Down"),
            ("details", t("Details of the line"), self.show_details, "Alt+Return"),
            ("add_session", t("Add a session"), self._add_session, ""),
            ("print", t("Print …"), self._print, "Ctrl+P"),
            ("save", t("Save as …"), self._save, "Ctrl+E"),
        )
        add = page.context.actions.add
        return {
            name: add(
                f"agenda.{name}",
                text,
                run,
                shortcut=shortcut or None,
                menu="consultation",
                is_enabled=page.isVisible,
                page=page,
            )
            for name, text, run, shortcut in commands
        }

    def _add_item(self) -> None:
        page = self._page
        if page.view.session_id is not None and page.outline.commit_field():
            page.editing.add_line(None)

    def _add_session(self) -> None:
        page = self._page
        wanted, after, core = page.consultation_id, page.view.session_id, page.context.opening
        if wanted is None or not page.commit_edits():
            return

        def done(changes: ChangeSet) -> None:
            if changes.new_id is not None:
                page.show_new_session(changes.new_id)
                page.details.stand_on(None)

        page.context.tasks.write(lambda: core.result().sessions.add(wanted, after_id=after), on_done=done)

    def _print(self) -> None:
        from rcsc_desktop.gui.dialogs.export import print_agenda

        page = self._page
        if page.consultation_id is not None and page.commit_edits():
            print_agenda(page.context, page.consultation_id, page)

    def _save(self) -> None:
        from rcsc_desktop.gui.dialogs.export import save_agenda

        page = self._page
        if page.consultation_id is not None and page.commit_edits():
            save_agenda(page.context, page.consultation_id, page)
