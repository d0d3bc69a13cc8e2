"""How a paper is set: with the concept note or without, language, paper, clock."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import CONTROL_HEIGHT, GRID
from rcsc_desktop.gui.widgets import looks

_LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ru": "Русский", "ar": "العربية"}
"""Languages of papers by their own names."""


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What was chosen; ``language`` as in ``domain.texts.LANGUAGES``."""

    with_concept_note: bool
    language: str
    paper: str
    clock: str


class PaperChoiceForm(QWidget):
    """Begins with the settings and the language of the consultation; ``changed`` when something else is chosen."""

    changed = Signal()

    def __init__(self, context: WindowContext, language: str) -> None:
        super().__init__()
        t, settings = context.t, context.settings
        self._note = QCheckBox(t("Concept note before the agenda"))
        self._language = _list(t("Language"), dict(_LANGUAGES), language)
        self._paper = _list(t("Paper"), {"A4": "A4", "Letter": t("Letter")}, settings.get("paper"))
        clocks = {"auto": t("As the language has it"), "24": t("24 hours"), "12": t("12 hours")}
        self._clock = _list(t("Clock"), clocks, settings.get("clock"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(GRID)
        form.addRow(self._note)
        for field in (self._language, self._paper, self._clock):
            name = looks.label(field.accessibleName(), context.theme)
            name.setMinimumHeight(CONTROL_HEIGHT)
            name.setBuddy(field)
            form.addRow(name, field)
            field.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._note.toggled.connect(lambda _on: self.changed.emit())

    def choice(self) -> PaperChoice:
        """What is chosen now."""
        return PaperChoice(
            self._note.isChecked(),
            str(self._language.currentData()),
            str(self._paper.currentData()),
            str(self._clock.currentData()),
        )


def _list(name: str, values: dict[str, str], chosen: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for value, word in values.items():
        made.addItem(word, value)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made
