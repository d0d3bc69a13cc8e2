"""The way of working in which one looks at what was issued: what changed since, its files, and going back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.modes import AgendaMode
from rcsc_desktop.gui.pages.agenda.versions.comparison import ComparisonPanel
from rcsc_desktop.gui.pages.agenda.versions.issuing import IssueDialog
from rcsc_desktop.gui.pages.agenda.versions.kept import KeptFiles
from rcsc_desktop.gui.pages.agenda.versions.timeline import Timeline, TimelineModel, TimelineRow, timeline_rows
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.empty_state import EmptyState
from rcsc_desktop.services.agenda_versions import IssuedVersion, Standing


class VersionsMode(AgendaMode):
    """Versions at the side, beside them what changed in the one that is looked at."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        t = context.t
        self._id: UUID | None = None
        self._chosen: int | None = None
        self.issue = QAction(t("Issue …"), self)
        self.issue.triggered.connect(self._on_issue)
        self.model = TimelineModel(self)
        self.timeline = Timeline(self.model, context.theme, t)
        self.comparison = ComparisonPanel(context)
        self.comparison.chosen.connect(self.outline_wanted)
        self.title = looks.label("", context.theme, "section")
        self.about = looks.label("", context.theme, "small", "muted", wraps=True)
        self.files = KeptFiles(context, self)
        self.go_back = looks.button(t("Go back to this version"), self._on_go_back)
        self.withdraw = looks.button(t("Withdraw"), self._on_withdraw)
        self._issue_button = looks.ActionButton(self.issue)
        self.empty = EmptyState(
            context.theme,
            t("Nothing was issued yet"),
            t(
                "Issuing keeps the agenda as it is now under a number, with its printed files. Here you see what "
                "changed since, and can go back."
            ),
            self.issue,
        )
        self._lay_out()
        self.timeline.selectionModel().currentChanged.connect(self._on_chosen)
        self.model.modelReset.connect(self._stand)

    def has_side_panel(self) -> bool:
        return False

    def show_agenda(self, agenda: Agenda) -> None:
        if agenda.consultation_id != self._id:
            self._id, self._chosen = agenda.consultation_id, None
        wanted, core = agenda.consultation_id, self.context.core
        self.context.tasks.read(
            lambda: (wanted, core.versions.listed(wanted), core.versions.standing(wanted)),
            lambda found: self._show(*found),
            key=f"agenda.versions.{id(self)}",
        )

    def _show(self, consultation_id: UUID, listed: Sequence[IssuedVersion], standing: Standing) -> None:
        if consultation_id != self._id:
            return
        rows = timeline_rows(listed, standing, self.context.t, self.context.settings.get("clock"))
        self._stack.setCurrentIndex(1 if listed else 0)
        self.comparison.show_versions(consultation_id, rows)
        if rows == self.model.rows:
            self.comparison.read()
        self.model.show(rows)

    def _stand(self) -> None:
        """Stand on the row that was looked at, else on the draft."""
        at = next((place for place, row in enumerate(self.model.rows) if row.number == self._chosen), 0)
        self.timeline.setCurrentIndex(self.model.index(at))

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        row = self.model.rows[current.row()]
        self._chosen = row.number
        self._show_row(row)
        versions = [each.number for each in self.model.rows if each.number is not None]
        earlier = [number for number in versions if row.number is None or number < row.number]
        self.comparison.compare(earlier[0] if earlier else None, row.number)

    def _show_row(self, row: TimelineRow) -> None:
        self.title.setText(row.title)
        author = row.issued.author if row.issued is not None else ""
        self.about.setText(" · ".join(part for part in (row.about, author, row.note) if part))
        self.files.show(row.issued)
        self._issue_button.setVisible(row.issued is None)
        for button in (self.go_back, self.withdraw):
            button.setVisible(row.issued is not None)

    def _lay_out(self) -> None:
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.title)
        named.addWidget(self.about)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self._issue_button, self.files.open, self.files.save, self.go_back, self.withdraw):
            buttons.addWidget(button)
        buttons.addStretch()
        looked_at = QVBoxLayout()
        looked_at.setContentsMargins(2 * GRID, GRID, 0, 0)
        looked_at.setSpacing(GRID)
        looked_at.addLayout(named)
        looked_at.addLayout(buttons)
        looked_at.addWidget(looks.rule())
        looked_at.addSpacing(GRID)
        looked_at.addWidget(self.comparison, 1)
        both = QWidget()
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, GRID, 0, 0)
        beside.setSpacing(GRID)
        beside.addWidget(self.timeline)
        beside.addLayout(looked_at, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(both)

    def _issued(self) -> IssuedVersion | None:
        return next((row.issued for row in self.model.rows if row.issued and row.number == self._chosen), None)

    def _on_issue(self) -> None:
        if self._id is not None:
            IssueDialog(self.context, self._id, self).open()

    def _on_go_back(self) -> None:
        issued, core = self._issued(), self.context.core
        if issued is not None:
            self.context.tasks.write(lambda: core.versions.restore(issued.version.id), announce=True)

    def _on_withdraw(self) -> None:
        issued, core = self._issued(), self.context.core
        if issued is not None:
            self.context.tasks.write(lambda: core.versions.withdraw(issued.version.id), announce=True)
