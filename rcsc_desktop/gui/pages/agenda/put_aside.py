"""Putting a finding aside: the finding, a line for the reason."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from rcsc_desktop.domain.agenda import Finding
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking


class PutAside(Asking):
    """Stays open until the reason is stored or the dialog is closed."""

    def __init__(
        self, context: WindowContext, consultation_id: UUID, finding: Finding, sentence: str, parent: QWidget
    ) -> None:
        t = context.t
        super().__init__(context, t("Put a finding aside"), sentence, t("Put aside"), self._on_done, parent.window())
        self._context = context
        self._id = consultation_id
        self._finding = finding
        self.reason = QLineEdit()
        self.reason.setAccessibleName(t("Reason"))
        self.reason.setPlaceholderText(t("Why nobody needs to be told again"))
        self.reason.textChanged.connect(lambda text: self.done_button.setEnabled(bool(text.strip())))
        self.done_button.setEnabled(False)
        self.body.addWidget(self.reason)
        self.reason.setFocus()

    def _on_done(self) -> None:
        findings, reason = self._context.core.findings, self.reason.text()
        self._context.tasks.write(
            lambda: findings.silence(self._id, self._finding, reason), on_done=lambda _changes: self.accept()
        )
