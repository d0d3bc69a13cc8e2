"""How the list of participants is set on paper: what it is called, who stands where, and what stands with them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.participant_list import ListGrouping
from rcsc_desktop.domain.reports.participant_list import USUAL_LIST, ListPaperOptions
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.participant_list.choices import MovableRows, choice, tick
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.list_versions import ListOutlook
from rcsc_desktop.wording import list_changes, words


class PaperListChoices(QWidget):
    """``changed`` where a choice was made. The order of categories is stored at once, and can be undone."""

    changed = Signal()

    def __init__(self, context: WindowContext, consultation_id: UUID) -> None:
        super().__init__()
        self._context = context
        self._id = consultation_id
        t = context.t
        names = {status.value: words.label(status, t) for status in ListStatus}
        self.status = choice(t("Called"), names, ListStatus.PROVISIONAL.value, self.changed.emit)
        groups = {one.value: words.label(one, t) for one in ListGrouping}
        self.grouping = choice(t("Within a category"), groups, ListGrouping.COUNTRY.value, self.changed.emit)
        self.papers = choice(t("Paper"), {"A4": "A4", "Letter": "Letter"}, "A4", self.changed.emit)
        self.categories = MovableRows(context, t("Categories, from first to last"), ticks=False, rows=4)
        self.categories.changed.connect(self._on_order_changed)
        self.contacts = tick(t("Email and telephone of those who agreed to share them"), self.changed.emit)
        self.charts = tick(t("Charts on the last page"), self.changed.emit)
        self.since = looks.label("", context.theme, "small", "muted", wraps=True)
        self._lay_out()

    def show_meeting(self, paper: str, categories: Sequence[str]) -> None:
        """What is known of the meeting: its usual paper, its categories in order."""
        self.papers.setCurrentIndex(max(0, self.papers.findData(paper)))
        self.categories.show_rows({name: name for name in categories if name})

    def show_outlook(self, outlook: ListOutlook) -> None:
        """What was issued, and what changed since; the list is called as that one was."""
        t = self._context.t
        if outlook.last is None or outlook.changes is None:
            self.since.setText(t("No list was issued yet. “Issue the list” in More keeps one to compare with."))
            return
        self.status.setCurrentIndex(max(0, self.status.findData(outlook.last.status.value)))
        label = list_changes.label(outlook.last.status, outlook.last.revision, t)
        summary = list_changes.summary(outlook.changes, t)
        self.since.setText(
            t("Since list {number} ({label}): {summary}", number=outlook.last.number, label=label, summary=summary)
        )

    def options(self, statuses: tuple[ParticipantStatus, ...]) -> ListPaperOptions:
        """What is chosen."""
        return ListPaperOptions(
            grouping=ListGrouping(str(self.grouping.currentData())),
            statuses=statuses or USUAL_LIST.statuses,
            with_contact_lines=self.contacts.isChecked(),
            with_charts=self.charts.isChecked(),
            status=ListStatus(str(self.status.currentData())),
        )

    def _lay_out(self) -> None:
        t = self._context.t
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.addRow(t("Called"), self.status)
        form.addRow(t("Within a category"), self.grouping)
        form.addRow(t("Categories"), self.categories)
        form.addRow(t("Paper"), self.papers)
        form.addRow("", self.contacts)
        form.addRow("", self.charts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self.since)
        layout.addStretch()

    def _on_order_changed(self) -> None:
        core, order = self._context.core, "\n".join(self.categories.chosen())
        self._context.tasks.write(
            lambda: core.records.change(Consultation, self._id, {"category_order": order}),
            on_done=lambda _changes: self.changed.emit(),
        )
