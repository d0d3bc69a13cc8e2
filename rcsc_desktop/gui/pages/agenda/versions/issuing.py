"""Issuing an agenda: as what, why, and what will be printed; printing runs beside the window."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.tasks import HeavyTask
from rcsc_desktop.gui.theme import CONTROL_HEIGHT, GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.agenda_versions import ISSUED, Issue, Outlook
from rcsc_desktop.wording import agenda_changes, words
from rcsc_desktop.wording.languages import OWN_NAMES

_WIDTH = 60 * GRID
_KIND = ("agenda", "pdf")


def issue_agenda(page: Page, consultation_id: UUID, _session_id: UUID | None) -> None:
    """Ask how the agenda is to be issued, then print and issue it."""
    IssueDialog(page.context, consultation_id, page).open()


class IssueDialog(QDialog):
    """Stays open until the agenda is issued; a refusal is said in it and nothing that was typed is lost."""

    def __init__(self, context: WindowContext, consultation_id: UUID, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._context = context
        self._id = consultation_id
        self._outlook: Outlook | None = None
        self._task: HeavyTask | None = None
        self._is_closed = False
        t, theme = context.t, context.theme
        self.setWindowTitle(t("Issue the agenda"))
        self.setWindowIcon(QIcon())
        self.status = QComboBox()
        self.status.setAccessibleName(t("Issued as"))
        for status in ISSUED:
            self.status.addItem(words.label(status, t), status)
        self.note = QLineEdit()
        self.note.setAccessibleName(t("Note"))
        self.note.setPlaceholderText(t("What is new, or who agreed"))
        self.called = looks.label("", theme, "section")
        self.printed = looks.label("", theme, "small", "muted", wraps=True)
        self.findings = looks.label("", theme, "small", "warn", wraps=True)
        self.said = looks.label("", theme, "small", "danger", wraps=True)
        self.issue = looks.button(t("Issue"), self._on_issue, "primary")
        self._lay_out()
        self.status.currentIndexChanged.connect(lambda _at: self._show_name())
        self.issue.setEnabled(False)
        core = context.core
        context.tasks.read(lambda: core.versions.outlook(consultation_id), self._show, on_error=self._say)

    def done(self, result: int) -> None:
        """Closing gives up what is being printed; nothing is issued then."""
        self._is_closed = True
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)
        self.deleteLater()

    def _lay_out(self) -> None:
        t, theme = self._context.t, self._context.theme
        self.setMinimumWidth(_WIDTH)
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        for field in (self.status, self.note):
            name = looks.label(field.accessibleName(), theme)
            name.setMinimumHeight(CONTROL_HEIGHT)
            name.setBuddy(field)
            form.addRow(name, field)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(looks.button(t("Cancel"), self.reject))
        buttons.addWidget(self.issue)
        self.issue.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.called)
        layout.addWidget(self.printed)
        layout.addWidget(self.findings)
        layout.addSpacing(GRID)
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addSpacing(GRID)
        layout.addLayout(buttons)
        for line in (self.findings, self.said):
            line.hide()

    def _show(self, outlook: Outlook) -> None:
        t = self._context.t
        self._outlook = outlook
        names = ", ".join(OWN_NAMES[one] for one in outlook.languages)
        self.printed.setText(
            t(
                "The agenda as it is now is kept for good, with its PDF ({languages}). The draft goes on.",
                languages=names,
            )
        )
        told = []
        if outlook.findings:
            told.append(
                t.plural(
                    "{count} finding of the agenda is still open.",
                    "{count} findings of the agenda are still open.",
                    outlook.findings,
                )
            )
        if outlook.changes == 0:
            told.append(t("Nothing changed since the last version."))
        self.findings.setText(" ".join(told))
        self.findings.setVisible(bool(told))
        self.issue.setEnabled(True)
        self._show_name()
        self.adjustSize()

    def _show_name(self) -> None:
        if self._outlook is not None:
            status: AgendaStatus = ISSUED[self.status.currentIndex()]
            label = agenda_changes.version_label(status, self._outlook.revisions[status], self._context.t)
            self.called.setText(self._context.t("Version {number}: {label}", number=self._outlook.number, label=label))

    def _on_issue(self) -> None:
        self._wait(is_waiting=True)
        status, note = ISSUED[self.status.currentIndex()], self.note.text()
        core = self._context.core
        self._context.tasks.read(
            lambda: core.versions.prepare(self._id, status, note),
            lambda issue: self._print(issue, ()),
            on_error=self._say,
        )

    def _print(self, issue: Issue, printed: tuple[bytes, ...]) -> None:
        """One paper after the other in the process beside; then issue."""
        if self._is_closed:
            return
        if len(printed) == len(issue.reports):
            self._store(issue, printed)
            return
        t = self._context.t
        title = t("Printing {number} of {count}", number=len(printed) + 1, count=len(issue.reports))
        self._task = self._context.tasks.heavy(
            self._context.core.versions.files.render_job(),
            _KIND,
            issue.reports[len(printed)],
            on_done=lambda content: self._print(issue, (*printed, content)),
            on_error=self._say,
            title=title,
        )

    def _store(self, issue: Issue, printed: tuple[bytes, ...]) -> None:
        self._task = None
        core = self._context.core

        def done(_changes: ChangeSet) -> None:
            if not self._is_closed:
                self.accept()

        self._context.tasks.write(
            lambda: core.versions.issue(issue, printed), on_done=done, on_error=self._say, announce=True
        )

    def _wait(self, *, is_waiting: bool) -> None:
        t = self._context.t
        self.issue.setText(t("Printing …") if is_waiting else t("Issue"))
        for field in (self.issue, self.status, self.note):
            field.setEnabled(not is_waiting)
        if is_waiting:
            self.said.hide()

    def _say(self, error: UserError) -> None:
        """Why nothing was issued."""
        self._task = None
        if not self._is_closed:
            self._wait(is_waiting=False)
            self.issue.setEnabled(self._outlook is not None)
            self.said.setText(self._context.messages.sentence(error))
            self.said.show()
