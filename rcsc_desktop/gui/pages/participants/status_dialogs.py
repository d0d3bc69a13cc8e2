"""What is asked before a status is corrected, and when somebody comes instead of a participant."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.contact_field import ContactField
from rcsc_desktop.wording import words


class CorrectStatus(Asking):
    """Writes any status over one that was entered by mistake."""

    def __init__(
        self,
        context: WindowContext,
        ids: Sequence[UUID],
        status: ParticipantStatus,
        date: str,
        parent: QWidget,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Correct the status"),
            t("The status was entered by mistake: this one stands in its place, whatever was before."),
            t("Correct"),
            self._on_done,
            parent.window(),
        )
        self._context = context
        self._ids = tuple(ids)
        self.status = QComboBox()
        self.status.setAccessibleName(t("Status"))
        for one in ParticipantStatus:
            self.status.addItem(words.label(one, t), one.value)
        self.status.setCurrentIndex(self.status.findData(status.value))
        self.date = QLineEdit(date)
        self.date.setAccessibleName(t("Since"))
        self.date.setPlaceholderText(t("YYYY-MM-DD"))
        self._said = _said(context)
        form = QFormLayout()
        form.addRow(t("Status"), self.status)
        form.addRow(t("Since"), self.date)
        self.body.addLayout(form)
        self.body.addWidget(self._said)

    def _on_done(self) -> None:
        core, ids, status, date = self._context.core, self._ids, str(self.status.currentData()), self.date.text()
        self._context.tasks.write(
            lambda: core.participants.set_status(ids, status, date=date, is_correction=True),
            on_done=lambda _change_set: self.accept(),
            on_error=self._on_refused,
            announce=True,
        )

    def _on_refused(self, error: UserError) -> None:
        self._said.setText(self._context.messages.sentence(error))
        self._said.show()


class ReplaceParticipant(Asking):
    """Names who comes instead, out of the contacts or new, and brings them in."""

    def __init__(self, context: WindowContext, participant_id: UUID, name: str, parent: QWidget) -> None:
        t = context.t
        super().__init__(
            context,
            t("Somebody comes instead"),
            t(
                "Who comes instead of {name}? They are put on the list for the same organization in the same part, "
                "nominated, unless they are on it already.",
                name=name,
            ),
            t("Replace"),
            self._on_done,
            parent.window(),
        )
        self._context = context
        self._id = participant_id
        self.field = ContactField(context, "person")
        self.field.setAccessibleName(t("Who comes instead"))
        self.field.setPlaceholderText(t("A name"))
        self.field.textChanged.connect(lambda text: self.done_button.setEnabled(bool(text.strip())))
        self.done_button.setEnabled(False)
        self._said = _said(context)
        self.body.addWidget(self.field)
        self.body.addWidget(self._said)

    def _on_done(self) -> None:
        core, name, chosen = self._context.core, self.field.text(), self.field.chosen
        person_id = None if chosen is None else chosen.id

        def replace() -> ChangeSet:
            return core.statuses.replace(self._id, name, person_id)

        self._context.tasks.write(
            replace, on_done=lambda _change_set: self.accept(), on_error=self._on_refused, announce=True
        )

    def _on_refused(self, error: UserError) -> None:
        self._said.setText(self._context.messages.sentence(error))
        self._said.show()


def _said(context: WindowContext) -> QLabel:
    made = looks.label("", context.theme, "small", "danger", wraps=True)
    made.hide()
    return made
