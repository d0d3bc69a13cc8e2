"""What stands in the editor while no other language than the main one is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording.languages import OWN_NAMES


class NoLanguage(QWidget):
    """One press begins a language."""

    def __init__(self, context: WindowContext, want: Callable[[str, bool], None]) -> None:
        super().__init__()
        t = context.t
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for text, face, look in (
            (t("In which languages shall the papers be?"), "section", ""),
            (t("Every text that prints can have a version in each; this page shows what is missing."), "body", "muted"),
        ):
            line = looks.label(text, context.theme, face, look, wraps=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(line)
        row = QHBoxLayout()
        row.addStretch()
        self._buttons = {code: looks.button(OWN_NAMES[code], partial(want, code, True)) for code in LANGUAGES}
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch()
        layout.addSpacing(GRID)
        layout.addLayout(row)
        layout.addStretch(3)

    def show_main(self, main: str) -> None:
        """The language that the consultation is written in needs no version."""
        for code, button in self._buttons.items():
            button.setVisible(code != main)
