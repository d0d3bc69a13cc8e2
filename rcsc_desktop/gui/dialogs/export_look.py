"""A look at what will be saved, while it is chosen: the first page, and what the file cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.formats import AgendaFormat, untimed
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs import paper_words
from rcsc_desktop.gui.dialogs.first_page import FirstPage
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import findings

_SHOWN_CHARACTERS = 24
_FITTED = {PaperLayout.ONE_PAGE, PaperLayout.POSTER, PaperLayout.POCKET}
"""Layouts that may find that there is no room."""


class ExportLook:
    """``missing`` and ``found`` are lines of warning; nothing is shown any more after ``close``."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context
        self._key = f"export.{id(self)}"
        self._kind: AgendaFormat | None = AgendaFormat.PDF
        self.first_page = FirstPage(context)
        self.missing = looks.label("", context.theme, "small", "warn", wraps=True)
        self.found = looks.label("", context.theme, "small", "warn", wraps=True)

    def close(self) -> None:
        """What is still being painted is not wanted any more."""
        self._kind = None

    def choose(self, kind: AgendaFormat) -> None:
        """Another kind of file: what it is good for is said at once."""
        self._kind = kind
        if kind is not AgendaFormat.PDF:
            tell(self.missing, "")
            tell(self.found, "")
            self.first_page.say(paper_words.about(self._context.t, kind))

    def look(self, report: AgendaReport) -> None:
        """Show the first page, and what the file cannot hold."""
        if self._kind is AgendaFormat.ICS:
            tell(self.found, self._left_out(report))
        elif self._kind is AgendaFormat.PDF:
            exports = self._context.core.exports
            self._ask("page", exports.preview_job(), report, self.first_page.pixels, (0,), show=self._show_page)
            self._ask("missing", exports.missing_job(), report, show=self._show_missing)
            if report.options.layout in _FITTED:
                self._ask("found", exports.findings_job(), report, show=self._show_found)
            else:
                tell(self.found, "")

    def _ask(self, name: str, job: Any, *arguments: object, show: Any) -> None:
        def use(answer: Any) -> None:
            if self._kind is AgendaFormat.PDF:
                show(answer)

        self._context.tasks.heavy(job, *arguments, on_done=use, on_error=self._fail, key=f"{self._key}.{name}")

    def _left_out(self, report: AgendaReport) -> str:
        count = 0 if report.options.per_session else untimed(report)
        said = self._context.t.plural(
            "{count} item has no time and is not in the calendar.",
            "{count} items have no time and are not in the calendar.",
            count,
        )
        return said if count else ""

    def _show_page(self, preview: Any) -> None:
        self.first_page.show_page(preview)

    def _show_missing(self, missing: Sequence[tuple[str, str]]) -> None:
        characters = "".join(dict.fromkeys("".join(each for _text, each in missing)))
        shown = " ".join(characters[:_SHOWN_CHARACTERS])
        said = self._context.t("The paper's font has no shape for these characters: {characters}", characters=shown)
        tell(self.missing, said if characters else "")

    def _show_found(self, found: Sequence[tuple[str, Any]]) -> None:
        tell(self.found, "\n".join(findings.sentence(code, data, self._context.t) for code, data in found))

    def _fail(self, error: UserError) -> None:
        """Why there is no page; saving will say it too."""
        if self._kind is AgendaFormat.PDF:
            self.first_page.say(self._context.messages.sentence(error))


def tell(line: Any, text: str) -> None:
    """Say it in a line that is only there while it says something."""
    line.setText(text)
    line.setVisible(bool(text))
