"""Where an agenda comes from: a file, chosen or dropped, or a text, pasted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.file_drop import FileDrop

_ENDINGS = "*.xml *.json *.ics *.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.md"


class ImportSource(QWidget):
    """``file_chosen`` carries a path, ``text_given`` what was pasted or typed.

    ``read_text`` is the button that belongs at the foot of the dialog.
    """

    file_chosen = Signal(object)
    text_given = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t, theme = context.t, context.theme
        self._t = t
        FileDrop(self, self.file_chosen.emit)
        self.choose = looks.button(t("Choose a file …"), self.ask_for_file)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(t("Text of the agenda"))
        self.text.setPlaceholderText(
            t("Or paste the agenda here, each item with its time: 2:15pm – 2:30pm Welcome, Director-General …")
        )
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        self.read_text = looks.button(
            t("Read the text"), lambda: self.text_given.emit(self.text.toPlainText()), "primary"
        )
        self.read_text.setEnabled(False)
        self.text.textChanged.connect(self._on_text_changed)
        file = QHBoxLayout()
        file.setSpacing(2 * GRID)
        file.addWidget(self.choose)
        kinds = t(
            "A schedule (XML, JSON), a calendar (iCalendar), or a table (Excel, OpenDocument, CSV). Drop it here."
        )
        file.addWidget(looks.label(kinds, theme, look="muted", wraps=True), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(file)
        layout.addWidget(self.text, 1)

    def _on_text_changed(self) -> None:
        self.read_text.setEnabled(bool(self.text.toPlainText().strip()))

    def ask_for_file(self) -> None:
        """The system's dialog for a file."""
        t = self._t
        kinds = f"{t('Agendas')} ({_ENDINGS});;{t('All files')} (*)"
        name, _kind = QFileDialog.getOpenFileName(self, t("Import an agenda"), "", kinds)
        if name:
            self.file_chosen.emit(Path(name))
