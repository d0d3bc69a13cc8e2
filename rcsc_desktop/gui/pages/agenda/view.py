"""The agenda editor: sessions, the outline, what it adds up to, and what should be looked at."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import Agenda, Finding, SessionAgenda
from rcsc_desktop.gui.pages.agenda.findings_list import FindingsList, FindingsModel
from rcsc_desktop.gui.pages.agenda.model import OutlineModel
from rcsc_desktop.gui.pages.agenda.outline import OutlineView
from rcsc_desktop.gui.pages.agenda.rows import outline_rows, starts_after_move
from rcsc_desktop.gui.pages.agenda.session_tabs import SessionTabs
from rcsc_desktop.gui.pages.agenda.summary import AgendaSummary
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.empty_state import EmptyState
from rcsc_desktop.support.i18n import Translator


class AgendaView(QWidget):
    """Shows one session of an agenda at a time. ``session_chosen`` carries the key of another one."""

    session_chosen = Signal(object)

    def __init__(self, model: OutlineModel, theme: Theme, t: Translator, actions: dict[str, QAction]) -> None:
        super().__init__()
        self._model = model
        self._t = t
        self._part: SessionAgenda | None = None
        self.tabs = SessionTabs(t)
        self.outline = OutlineView(model, theme, t)
        self.summary = AgendaSummary(theme, t)
        self._findings_model = FindingsModel(model.words, theme, self)
        self.findings = FindingsList(self._findings_model, theme, t)
        self._no_session = EmptyState(
            theme,
            t("This consultation has no session yet"),
            t("A session is one stretch held in one go: a morning, a day, a working group."),
            actions["add_session"],
            actions["template"],
        )
        self._no_items = EmptyState(
            theme,
            t("Nothing is on the agenda yet"),
            t("Type one line for each item: “15m Welcome” is enough. What follows moves by itself."),
            actions["add_item"],
            actions["template"],
        )
        self._lay_out()
        self.tabs.chosen.connect(self.session_chosen)
        self.summary.findings_wanted.connect(self._on_findings_wanted)
        self.outline.set_starts(self._starts)
        model.arranged.connect(self._show_the_right_thing)

    def stand_under_sessions(self, widget: QWidget) -> None:
        """Something that is said of the session that is shown stands under its name."""
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.addWidget(widget)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made in this class
        layout.insertLayout(1, row)

    @property
    def session_id(self) -> UUID | None:
        """The session that is shown."""
        return None if self._part is None else self._part.session.id

    @property
    def sessions(self) -> QTabBar:
        """The tabs of sessions, of one day where there are many."""
        return self.tabs.sessions

    @property
    def part(self) -> SessionAgenda | None:
        """The session that is shown, with its items."""
        return self._part

    def show_agenda(self, agenda: Agenda, session_id: UUID | None) -> None:
        """Show a session of an agenda: the one asked for, else the first."""
        parts = {part.session.id: part for part in agenda.sessions}
        self._part = parts.get(session_id) if session_id in parts else next(iter(parts.values()), None)
        self.tabs.show_sessions(agenda.sessions, self.session_id)
        if self._part is not None:
            findings = self._findings_of(agenda)
            aside = self._of_session(agenda.silenced)
            self._findings_model.show((*findings, *aside))
            self.summary.show_session(self._part, len(findings), len(aside))
            self._on_findings_wanted(self.summary.wants_findings)
        self._model.show(outline_rows(agenda, self._part.session.id) if self._part else ())
        self._show_the_right_thing()

    def _findings_of(self, agenda: Agenda) -> tuple[Finding, ...]:
        return self._of_session(agenda.findings)

    def _of_session(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(finding for finding in findings if finding.session_id in (None, self.session_id))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        self._work = QWidget()
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.outline, 1)
        column.addWidget(looks.rule())
        column.addWidget(self.summary)
        indented = QHBoxLayout()
        indented.setContentsMargins(2 * GRID - 3, 0, GRID, 0)
        indented.addWidget(self.findings)
        column.addLayout(indented)
        column.addSpacing(GRID // 2)
        holder = QFrame()
        self._stack = QStackedLayout(holder)
        for widget in (self._work, self._no_items, self._no_session):
            self._stack.addWidget(widget)
        layout.addWidget(holder, 1)

    def _show_the_right_thing(self) -> None:
        wanted = self._work
        if self._part is None:
            wanted = self._no_session
        elif not self._model.rows():
            wanted = self._no_items
        self._stack.setCurrentWidget(wanted)

    def _starts(self, item_id: UUID, after_id: UUID | None) -> dict[UUID, int | None]:
        return {} if self._part is None else starts_after_move(self._part, item_id, after_id)

    def _on_findings_wanted(self, is_wanted: bool) -> None:
        self.findings.setVisible(is_wanted and self._findings_model.rowCount() > 0)
