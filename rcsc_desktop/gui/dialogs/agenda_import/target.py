"""Where an imported agenda goes, and in which time zone it is meant where it names none."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QWidget

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.known_offers import zone_names
from rcsc_desktop.services.agenda_import import ImportTarget


class ImportTargetForm(QWidget):
    """``changed`` when something else is chosen. The zone is shown only where it is asked for."""

    changed = Signal()

    def __init__(self, context: WindowContext, consultation: Consultation) -> None:
        super().__init__()
        t, theme = context.t, context.theme
        self._consultation = consultation
        self.place = QComboBox()
        self.place.setAccessibleName(t("Goes into"))
        self.place.addItem(t("This agenda"), str(consultation.id))
        self.place.addItem(t("A new consultation"), "")
        self.name = QLineEdit()
        self.name.setAccessibleName(t("Title of the new consultation"))
        self.name.setPlaceholderText(t("Title of the new consultation"))
        self.zone = QComboBox()
        self.zone.setAccessibleName(t("Time zone"))
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._fill_zones(t("Choose a time zone"))
        self._zone_label = looks.label(t("Times are in"), theme, "small", "muted")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(2 * GRID)
        layout.setVerticalSpacing(GRID // 2)
        layout.addWidget(looks.label(t("Goes into"), theme, "small", "muted"), 0, 0)
        layout.addWidget(self.place, 1, 0)
        layout.addWidget(self.name, 1, 1)
        layout.addWidget(self._zone_label, 0, 2)
        layout.addWidget(self.zone, 1, 2)
        layout.setColumnStretch(1, 1)
        for widget in (self.place, self.name, self.zone):
            widget.setMinimumWidth(24 * GRID)
        self.place.currentIndexChanged.connect(self._on_place_changed)
        self.name.textEdited.connect(lambda _text: self.changed.emit())
        self.zone.currentTextChanged.connect(lambda _text: self.changed.emit())
        self._on_place_changed()
        self.ask_for_zone(is_needed=False)

    def suggest(self, title: str) -> None:
        """What a new consultation may be called."""
        if not self.name.isModified():
            self.name.setText(title)

    def ask_for_zone(self, *, is_needed: bool) -> None:
        """Show or hide the question for the zone."""
        self._zone_label.setVisible(is_needed)
        self.zone.setVisible(is_needed)

    def time_zone(self) -> str:
        """The zone that is chosen; empty where none is."""
        text = self.zone.currentText().strip()
        return text if text in zone_names() else ""

    def target(self) -> ImportTarget:
        """Where it goes."""
        chosen = str(self.place.currentData())
        if chosen:
            return ImportTarget(UUID(chosen))
        return ImportTarget(title=self.name.text(), programme_id=self._consultation.programme_id)

    def _fill_zones(self, placeholder: str) -> None:
        likely = dict.fromkeys(
            name
            for name in (self._consultation.time_zone, bytes(QTimeZone.systemTimeZoneId().data()).decode())
            if name in zone_names()
        )
        self.zone.addItems([*likely, *(name for name in zone_names() if name not in likely)])
        if not self._consultation.time_zone:
            self.zone.setCurrentIndex(-1)
        field = self.zone.lineEdit()
        if field is not None:
            field.setPlaceholderText(placeholder)
            field.setAccessibleName(self.zone.accessibleName())
        completer = self.zone.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def _on_place_changed(self) -> None:
        self.name.setVisible(not self.place.currentData())
        self.changed.emit()
