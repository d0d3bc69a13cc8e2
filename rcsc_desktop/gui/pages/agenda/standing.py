"""What the status line says of the draft beside what was issued: "Provisional, changed since"."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.services.agenda_versions import Standing
from rcsc_desktop.wording import agenda_changes


class DraftStanding(QObject):
    """Read again after each change of the agenda; ``changed`` when ``text`` says something else."""

    changed = Signal()

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._id: UUID | None = None
        self.text = ""

    def read(self, consultation_id: UUID) -> None:
        """Compare the draft with what was issued last."""
        if consultation_id != self._id:
            self._id = consultation_id
            self._tell("")
        core = self._context.opening
        self._context.tasks.read(
            lambda: (consultation_id, core.result().versions.standing(consultation_id)),
            lambda found: self._show(*found),
            key=f"agenda.standing.{id(self)}",
        )

    def _show(self, consultation_id: UUID, standing: Standing) -> None:
        if consultation_id == self._id:
            self._tell(self._text(standing))

    def _text(self, standing: Standing) -> str:
        t, version = self._context.t, standing.version
        if version is None:
            return ""
        label = agenda_changes.version_label(version.status, version.revision, t)
        return t("{version}, changed since", version=label) if standing.changes else label

    def _tell(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.changed.emit()
