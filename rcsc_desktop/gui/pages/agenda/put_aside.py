"""Putting a finding aside: the finding, a line for the reason."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import Finding
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks


class PutAside(QDialog):
    """Stays open until the reason is stored or the dialog is closed."""

    def __init__(
        self, context: WindowContext, consultation_id: UUID, finding: Finding, sentence: str, parent: QWidget
    ) -> None:
        super().__init__(parent.window())
        self._context = context
        self._id = consultation_id
        self._finding = finding
        t = context.t
        self.setWindowTitle(t("Put a finding aside"))
        self.setMinimumWidth(56 * GRID)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(t("Reason"))
        self.reason.setPlaceholderText(t("Why nobody needs to be told again"))
        self.store = looks.button(t("Put aside"), self._on_store, "primary")
        self.store.setDefault(True)
        self.store.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.store.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(looks.label(sentence, context.theme, wraps=True))
        layout.addWidget(self.reason)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(looks.button(t("Cancel"), self.reject))
        buttons.addWidget(self.store)
        layout.addLayout(buttons)

    def done(self, result: int) -> None:
        """Closed for good."""
        super().done(result)
        self.deleteLater()

    def _on_store(self) -> None:
        findings, reason = self._context.core.findings, self.reason.text()
        self._context.tasks.write(
            lambda: findings.silence(self._id, self._finding, reason), on_done=lambda _changes: self.accept()
        )
