"""Pictures of the agenda: its ways of working, its panels, and the dialogs that stand over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from rcsc_desktop.gui.dialogs.agenda_import.dialog import AgendaImport
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.tabs import ConsultationTabs
from rcsc_desktop.gui.window import Window
from tests.gui.agenda import events

Pictures = Iterator[tuple[str, QPixmap]]
Shot = Callable[[str, Callable[[], None]], Pictures]
FRENCH = {"Entrance and Registration": "Accueil et inscription", "Welcome": "Mot de bienvenue"}
TEXT = """\
2:00pm – 2:15pm\tEntrance and Registration
2:15pm – 2:30pm\tWelcome, Director-General William Lacy Swing
2:30pm – 2:45pm\tParticipant Introductions, Colin Rajah
\tName, Organization, Regional Scope, Thematic Focus
2:45pm – 3:45pm\tUpdate on GCM Preparatory Process, Michele Klein-Solomon
"""
DIALOGS = {
    "issuing": "issue",
    "saving": "save",
    "findings": "findings",
    "fit": "fit",
    "late": "start_late",
    "room": "make_room",
    "templates": "template",
    "speakers": "speakers",
}
"""Names of the pictures with the commands that open the dialogs."""


class AgendaPictures:
    """What is done to stand before each of them."""

    def __init__(self, window: Window, meeting: UUID, settle: Callable[[Window], None]) -> None:
        assert window.frame is not None
        self._window = window
        self._meeting = meeting
        self._settle = settle
        self._core = window.frame.context.core

    def all(self, shot: Shot) -> Pictures:
        """Each of them in turn."""
        core, meeting = self._core, self._meeting
        for language in ("fr", "ar"):
            core.languages.want(meeting, language)
        self._begin_french()
        yield from shot("agenda-grid", partial(self._work, "grid"))
        yield from shot("agenda-side-by-side", partial(self._work, "side_by_side"))
        yield from shot("agenda-languages", partial(self._work, "languages"))
        yield from shot("agenda-versions", self._look_back)
        yield from shot("agenda-details", self._show_details)
        for name, command in DIALOGS.items():
            yield from shot(f"agenda-{name}", partial(self._open, command))
            self._close_dialogs()
        yield from shot("agenda-import", partial(self._paste, is_read=False))
        self._close_dialogs()
        yield from shot("agenda-import-read", partial(self._paste, is_read=True))
        self._close_dialogs()
        five_days = events.five_days(core)
        yield from shot("agenda-grid-five-days", partial(self._work, "grid", five_days))
        yield from shot("agenda-side-by-side-five-days", partial(self._work, "side_by_side", five_days))

    def _work(self, mode: str, consultation_id: UUID | None = None) -> None:
        self._window.go(Place("consultation", consultation_id or self._meeting, "agenda"))
        self._settle(self._window)
        self._page.show_mode(mode)
        self._settle(self._window)

    @property
    def _page(self) -> AgendaPage:
        assert self._window.frame is not None
        tabs = self._window.frame.pages.page()
        assert isinstance(tabs, ConsultationTabs)
        assert isinstance(tabs.tab, AgendaPage)
        return tabs.tab

    def _begin_french(self) -> None:
        for entry in self._core.agenda.view(self._meeting).sessions[0].entries:
            if entry.item.title in FRENCH:
                self._core.languages.set_text(entry.item.id, "title", "fr", FRENCH[entry.item.title])

    def _look_back(self) -> None:
        """Two versions of the agenda, and a draft that moved on."""
        core, meeting = self._core, self._meeting
        if not core.versions.issued(meeting):
            (first, *_, last) = core.agenda.view(meeting).sessions[0].entries
            for status, item, values in (
                ("provisional", first.item, {"minutes": "20"}),
                ("provisional", last.item, {"title": "Next steps"}),
            ):
                issue = core.versions.prepare(meeting, status, "To the network")
                core.versions.issue(issue, [b"%PDF" for _report in issue.reports])
                core.agenda.set_item(item.id, values)
        self._work("versions")

    def _show_details(self) -> None:
        self._work("outline")
        page = self._page
        page.outline.setFocus()
        page.outline.stand_on(self._core.agenda.view(self._meeting).sessions[0].entries[3].item.id)
        assert self._window.frame is not None
        self._window.frame.context.actions.get("agenda.details").trigger()

    def _open(self, command: str) -> None:
        self._work("outline")
        assert self._window.frame is not None
        self._window.frame.context.actions.get(f"agenda.{command}").trigger()

    def _paste(self, *, is_read: bool) -> None:
        self._open("import")
        self._settle(self._window)
        (dialog,) = self._window.findChildren(AgendaImport)
        dialog.source.text.setPlainText(TEXT)
        if is_read:
            dialog.read_text(TEXT)

    def _close_dialogs(self) -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        self._settle(self._window)
