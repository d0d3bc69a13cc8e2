"""From a finding to the place that it speaks of, in whichever way of working one is; and putting it aside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from rcsc_desktop.domain.agenda import Finding
from rcsc_desktop.gui.pages.agenda.modes import LANGUAGES
from rcsc_desktop.gui.pages.agenda.put_aside import PutAside

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.agenda.findings_list import FindingsList
    from rcsc_desktop.gui.pages.agenda.page import AgendaPage


class FindingPlaces(QObject):
    """Serves every list of findings that it is told to ``follow``."""

    def __init__(self, page: AgendaPage) -> None:
        super().__init__(page)
        self._page = page

    def follow(self, findings: FindingsList) -> None:
        """Do what is asked in a list."""
        findings.chosen.connect(self.go_to)
        findings.aside_wanted.connect(self._put_aside)
        findings.again_wanted.connect(self._tell_again)

    def go_to(self, finding: Finding) -> None:
        """A missing text is shown where it is written; what the way of working does not show, in the outline."""
        page = self._page
        if finding.code == "agenda.text_missing":
            page.show_mode(LANGUAGES)
        mode = page.modes.mode
        if mode is not None and not page.modes.shows_outline and mode.go_to(finding):
            return
        row_id = finding.item_id or finding.session_id
        if row_id is not None:
            page.go_to_row(row_id)

    def _put_aside(self, finding: Finding) -> None:
        page, wanted = self._page, self._agenda_id
        if wanted is not None:
            PutAside(page.context, wanted, finding, page.model.words.finding_sentence(finding), page).open()

    def _tell_again(self, finding: Finding) -> None:
        wanted, findings = self._agenda_id, self._page.context.core.findings
        if wanted is not None:
            self._page.context.tasks.write(lambda: findings.take_up(wanted, finding))

    @property
    def _agenda_id(self) -> UUID | None:
        return None if self._page.agenda is None else self._page.agenda.consultation_id
