"""What the dialog asks the core for; built in the window's thread, answered in others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.reports.participant_list import ListPaperOptions, ParticipantListReport
from rcsc_desktop.domain.reports.participants import ListRequest
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import leaving

PAPERS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Asked:
    """All choices at one moment."""

    consultation_id: UUID
    format: str
    language: str
    paper: str
    statuses: tuple[ParticipantStatus, ...]
    ids: Sequence[UUID] | None
    options: ListPaperOptions
    request: ListRequest

    @property
    def is_paper(self) -> bool:
        """It has pages."""
        return self.format in PAPERS

    def report(self, core: Core) -> ParticipantListReport:
        """The list as a paper."""
        return core.participant_lists.report(
            self.consultation_id, options=self.options, language=self.language, paper=self.paper, ids=self.ids
        )

    def contents(self, core: Core, t: Translator) -> tuple[int, str]:
        """How many people leave, and the line that says who and what."""
        if self.is_paper:
            paper = self.report(core)
            line = leaving.of_paper(paper, t)
            lacking = core.exports.missing_characters(paper) if self.format == "pdf" else ()
            return paper.total, f"{line} {leaving.lacking(len(lacking), t)}".strip()
        listed = core.exports.participant_report(self.consultation_id, self.request)
        return listed.total, leaving.of_list(listed, t)
