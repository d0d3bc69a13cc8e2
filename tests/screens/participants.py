"""Pictures of the participants: cards, pictures of the whole, places, attendance, and the sealed part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.window import Window

Pictures = Iterator[tuple[str, QPixmap]]
Shot = Callable[[str, Callable[[], None]], Pictures]
REGIONS = ("Africa", "Asia", "Europe", "Asia")
STATUSES = ("invited", "registered", "confirmed", "waitlisted")
DIALOGS = {"places": "places", "attendance": "attendance", "sealing": "send_passports"}
"""Names of the pictures with the commands that open the dialogs."""


class ParticipantPictures:
    """What is done to stand before each of them."""

    def __init__(self, window: Window, meeting: UUID, settle: Callable[[Window], None]) -> None:
        assert window.frame is not None
        self._window = window
        self._meeting = meeting
        self._settle = settle
        self._context = window.frame.context

    def all(self, shot: Shot) -> Pictures:
        """Every picture that is wanted."""
        yield from shot("participants-cards", lambda: self._view("cards"))
        yield from shot("participants-pictures", lambda: self._view("pictures"))
        for name, command in DIALOGS.items():
            yield from shot(f"participants-{name}", partial(self._dialog, command))
            self._close_dialogs()

    def _page(self) -> ParticipantsPage:
        self._window.go(Place("consultation", self._meeting, "participants"))
        self._settle(self._window)
        core = self._context.core
        for at, row_id in enumerate(core.participants.ids(self._meeting)):
            values = {
                "status": STATUSES[at % 4],
                "status_date": f"2017-03-{2 * at + 1:02}",
                "regional_scope": REGIONS[at % 4],
                "dietary_needs": "vegetarian" if at % 3 == 0 else "",
            }
            self._context.bus.publish(core.records.change(Participant, row_id, values))
        self._context.bus.publish(core.quotas.set_capacity(self._meeting, 4))
        self._context.bus.publish(core.quotas.set_quota(self._meeting, "regional_scope", "Asia", 2))
        self._settle(self._window)
        page = self._window.findChild(ParticipantsPage)
        assert page is not None
        return page

    def _view(self, name: str) -> None:
        page = self._page()
        page.view_bar.stand_on(name)
        page.table.stand_on(1)

    def _dialog(self, command: str) -> None:
        page = self._page()
        page.view_bar.stand_on("table")
        self._context.actions.get(f"participants.{command}").trigger()

    def _close_dialogs(self) -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.close()
        self._settle(self._window)
