"""What else can be done with a whole agenda: a line each in the menu *More*, loaded when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from rcsc_desktop.gui.page import Page


@dataclass(frozen=True, slots=True)
class MoreSpec:
    """A command: ``title`` is translated where it is shown; ``run`` is ``module:function`` under ``gui``.

    The function takes the page, the consultation's key and the session that is shown (``None``: there is none).
    """

    name: str
    title: str
    run: str
    shortcut: str = ""
    begins_group: bool = False


MORE: tuple[MoreSpec, ...] = (
    MoreSpec("issue", mark("Issue the agenda …"), "pages.agenda.versions.issuing:issue_agenda", "Ctrl+Shift+I"),
    MoreSpec("findings", mark("Findings …"), "pages.agenda.all_findings:show_findings", "F8"),
    MoreSpec("speakers", mark("List of speakers …"), "dialogs.speakers:save_speakers"),
    MoreSpec("make_room", mark("Make room …"), "pages.agenda.flowing.commands:make_room", begins_group=True),
    MoreSpec("close_gap", mark("Close the gap …"), "pages.agenda.flowing.commands:close_gap"),
    MoreSpec("fit", mark("Fit the session …"), "pages.agenda.flowing.commands:fit"),
    MoreSpec("start_late", mark("We start late …"), "pages.agenda.flowing.commands:start_late"),
    MoreSpec("template", mark("Start from a template …"), "pages.agenda.templates:start", begins_group=True),
    MoreSpec("save_template", mark("Save as a template …"), "pages.agenda.templates:save"),
    MoreSpec("copy", mark("Copy to another consultation …"), "pages.agenda.templates:copy"),
    MoreSpec("import", mark("Import an agenda …"), "dialogs.agenda_import.dialog:import_agenda", "Ctrl+I"),
    MoreSpec("glossary", mark("Glossary …"), "dialogs.glossary:show_glossary", begins_group=True),
)
"""The commands in the order of the menu."""


class MoreMenu(QMenu):
    """The menu, and its commands in the palette. ``place`` says which agenda and session are meant."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.consultation_id: UUID | None = None
        self.session_id: UUID | None = None
        t = page.context.t
        self.opener = QAction(t("More"), page)
        self.opener.setMenu(self)
        for spec in MORE:
            action = page.context.actions.add(
                f"agenda.{spec.name}",
                t(spec.title),
                partial(self._run, spec),
                shortcut=spec.shortcut or None,
                menu="consultation",
                is_enabled=page.isVisible,
                page=page,
            )
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.addAction(action)

    def put_first(self, action: QAction) -> None:
        """A command of the page itself, before all others."""
        self.insertAction(self.actions()[0], action)

    def stand_in(self, consultation_id: UUID | None, session_id: UUID | None) -> None:
        """Another agenda or session is shown."""
        self.consultation_id, self.session_id = consultation_id, session_id

    def _run(self, spec: MoreSpec) -> None:
        if self.consultation_id is None or not self._page.commit_edits():
            return
        module, _, name = spec.run.partition(":")
        run = getattr(import_module(f"rcsc_desktop.gui.{module}"), name)
        run(self._page, self.consultation_id, self.session_id)
