"""Everything that should be looked at in an agenda, whichever session it stands in; one press goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from rcsc_desktop.domain.agenda import Finding
from rcsc_desktop.gui.pages.agenda.findings_list import FindingsList, FindingsModel
from rcsc_desktop.gui.pages.agenda.summary import findings_text
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.agenda.page import AgendaPage


def show_findings(page: AgendaPage, _consultation_id: UUID, _session_id: UUID | None) -> None:
    """Open the list over the page."""
    FindingsDialog(page).open()


class FindingsDialog(QDialog):
    """Follows the agenda while it is open."""

    def __init__(self, page: AgendaPage) -> None:
        super().__init__(page.window())
        self._page = page
        context = page.context
        t = context.t
        self.setWindowTitle(t("Findings"))
        self.resize(96 * GRID, 56 * GRID)
        self._count = looks.label("", context.theme, "section")
        self._model = FindingsModel(page.model.words, context.theme, self)
        self.list = FindingsList(self._model, context.theme, t)
        self.list.setUniformItemSizes(False)
        self.list.setWordWrap(True)
        self.list.setSpacing(GRID // 4)
        hint = looks.label(t("Enter goes to the place. Delete puts a finding aside."), context.theme, "small", "muted")
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(looks.button(t("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._count)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.list.chosen.connect(self._on_chosen)
        page.finding_places.follow(self.list)
        page.described.connect(self._show)
        self._show()
        self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus()

    def done(self, result: int) -> None:
        """Closed for good."""
        super().done(result)
        self.deleteLater()

    def _show(self) -> None:
        t, agenda = self._page.context.t, self._page.agenda
        found = () if agenda is None else agenda.findings
        aside = () if agenda is None else agenda.silenced
        self._model.show((*found, *aside))
        self._count.setText(findings_text(t, len(found)) if found else t("Nothing needs to be looked at."))

    def _on_chosen(self, _finding: Finding) -> None:
        self.accept()
