"""What the status line says of the places of a consultation: full, over a quota, who waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.quotas import PlacesView
from rcsc_desktop.wording import quotas

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage

_NOUNS = ("participant", "quota", "consultation", "status_move")


class PlacesStanding(QObject):
    """Follows the page's consultation; empty where neither places nor quotas are set and nobody waits."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__(page)
        self._page = page
        self.text = ""
        page.context.bus.changed.connect(self._on_bus_changed)

    @property
    def action(self) -> QAction:
        """Shows the places and the waiting list."""
        return self._page.context.actions.get("participants.places")

    def read(self) -> None:
        """Ask again."""
        page, consultation_id = self._page, self._page.consultation_id
        if consultation_id is not None:
            page.context.tasks.read(
                lambda: page.context.core.quotas.view(consultation_id),
                self._show,
                key="participants.places",
                on_error=self._on_refused,
            )

    def _show(self, view: PlacesView) -> None:
        text = quotas.in_short(view, self._page.context.t)
        if text != self.text:
            self.text = text
            self._page.described.emit()

    def _on_refused(self, error: UserError) -> None:
        """A consultation that was removed is told of by the window, which leaves its pages."""
        if error.code != "row.unknown":
            self._page.context.messages.problem(error)

    def _on_bus_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_NOUNS):
            self.read()
