"""The panel at the right where a new consultation begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import ConsultationKind
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.lines import ProgrammeLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.side_panel import SidePanel
from rcsc_desktop.wording import words


class NewConsultation(SidePanel):
    """Only a title is required. Enter in any field makes the consultation; Esc puts the panel away."""

    made = Signal(object)
    put_away = Signal()

    def __init__(self, context: WindowContext) -> None:
        t = context.t
        super().__init__(context.theme, t("New consultation"))
        self._context = context
        self.title = self._field(t("Title"), t("Only the title is required"))
        self.start = self._field(t("First day"), t("2017-04-17, or 2017-04, or empty"))
        self.end = self._field(t("Last day"), t("Empty for one day"))
        self.place = self._field(t("Place"), t("New York, USA"))
        self.kind = self._choice(t("Kind"))
        for kind in ConsultationKind:
            self.kind.addItem(words.label(kind, t), kind)
        self.programme = self._choice(t("Programme"))
        self._refusal = looks.label("", context.theme, "small", "danger", wraps=True)
        self._refusal.hide()
        self.body.addWidget(self._refusal)
        row = QHBoxLayout()
        row.addWidget(looks.button(t("Create"), self.make, "primary"))
        row.addWidget(looks.button(t("Cancel"), self.put_away.emit, "quiet"))
        row.addStretch()
        self.body.addLayout(row)
        self.body.addStretch()

    def begin(self, programmes: Sequence[ProgrammeLine], programme_id: UUID | None) -> None:
        """Start anew, in the programme that was looked at."""
        for field in (self.title, self.start, self.end, self.place):
            field.clear()
        self.programme.clear()
        for programme in programmes:
            self.programme.addItem(programme.title, programme.id)
        self.programme.setCurrentIndex(max(self.programme.findData(programme_id), 0))
        self.programme.setVisible(len(programmes) > 1)
        self._refusal.hide()
        self.title.setFocus()

    def make(self) -> None:
        """Make it; a refusal is said in the panel and everything typed stays."""
        programme_id = self.programme.currentData()
        title = self.title.text()
        fields: dict[str, Any] = {
            name: text
            for name, text in (
                ("start_date", self.start.text().strip()),
                ("end_date", self.end.text().strip()),
                ("place", self.place.text().strip()),
            )
            if text
        }
        fields["kind"] = self.kind.currentData()
        self._context.tasks.write(
            lambda: self._context.core.consultations.create(programme_id, title, **fields),
            on_done=self._on_made,
            on_error=self._on_refused,
            announce=True,
        )

    def _on_made(self, change_set: ChangeSet) -> None:
        self.made.emit(change_set)

    def _on_refused(self, error: UserError) -> None:
        self._refusal.setText(self._context.messages.sentence(error))
        self._refusal.show()

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAlignment(looks.leading() | Qt.AlignmentFlag.AlignVCenter)
        field.setPlaceholderText(hint)
        field.setAccessibleDescription(hint)
        field.returnPressed.connect(self.make)
        self._add(name, field)
        return field

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(12)
        self._add(name, choice)
        return choice

    def _add(self, name: str, widget: QWidget) -> None:
        widget.setAccessibleName(name)
        label = looks.label(name, self._context.theme, "small", "muted")
        label.setBuddy(widget)
        self.body.addWidget(label)
        self.body.addWidget(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)
