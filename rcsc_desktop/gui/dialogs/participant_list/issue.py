"""Issuing the list of participants: what it will be called, what changed since the last one, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.dialogs.participant_list.choices import choice
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.list_versions import ListOutlook
from rcsc_desktop.wording import list_changes

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


def issue_list(page: ParticipantsPage) -> None:
    """Show what would be issued, and what changed since the last list."""
    context, consultation_id = page.context, page.consultation_id
    if consultation_id is not None:
        context.tasks.read(
            lambda: context.core.list_versions.outlook(consultation_id),
            lambda outlook: IssueList(context, consultation_id, outlook, page.window()).open(),
            key="participants.issue",
        )


class IssueList(Asking):
    """Issues the list under the status that is chosen; one step, which Undo takes back."""

    def __init__(self, context: WindowContext, consultation_id: UUID, outlook: ListOutlook, parent: QWidget) -> None:
        t = context.t
        sentence = t.plural(
            "{count} person is confirmed and may be listed. Issued, the list keeps its number, and the next one tells "
            "what changed since.",
            "{count} people are confirmed and may be listed. Issued, the list keeps its number, and the next one tells "
            "what changed since.",
            outlook.people,
        )
        super().__init__(context, t("Issue the list of participants"), sentence, t("Issue"), self._on_issue, parent)
        self._context = context
        self._id = consultation_id
        self._outlook = outlook
        names = {status.value: list_changes.label(status, outlook.revisions[status], t) for status in ListStatus}
        usual = outlook.last.status if outlook.last else ListStatus.PROVISIONAL
        self.status = choice(t("Called"), names, usual.value, lambda: None)
        self.note = QLineEdit()
        self.note.setAccessibleName(t("Note"))
        self.note.setPlaceholderText(t("Why, for the list of versions"))
        self.changes = QPlainTextEdit("\n".join(self._lines()))
        self.changes.setAccessibleName(t("What changed since the last list"))
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setMinimumHeight(22 * GRID)
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.addRow(t("Number"), looks.label(str(outlook.number), context.theme))
        form.addRow(t("Called"), self.status)
        form.addRow(t("Note"), self.note)
        self.body.addLayout(form)
        self.body.addWidget(looks.label(t("What changed since the last list"), context.theme, "small", "muted"))
        self.body.addWidget(self.changes, 1)
        self.done_button.setEnabled(outlook.people > 0)

    def _lines(self) -> list[str]:
        outlook, t = self._outlook, self._context.t
        if outlook.last is None or outlook.changes is None:
            return [t("This is the first list.")]
        label = list_changes.label(outlook.last.status, outlook.last.revision, t)
        before = t("Since list {number} ({label}):", number=outlook.last.number, label=label)
        return [before, *list_changes.lines(outlook.changes, t)]

    def _on_issue(self) -> None:
        core, status, note = self._context.core, str(self.status.currentData()), self.note.text()
        self._context.tasks.write(lambda: core.list_versions.issue(self._id, status, note), announce=True)
        self.accept()
