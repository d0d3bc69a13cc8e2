"""What went wrong in the program, as a text that can be copied; it holds nothing that the user typed."""

from __future__ import annotations

import platform
import traceback
from importlib.metadata import version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from rcsc_desktop.gui.heavy import WorkerBug
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support import paths
from rcsc_desktop.support.i18n import Translator


class Report(QDialog):
    """The report with a button that copies it."""

    def __init__(self, t: Translator, theme: Theme, error: BaseException, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Report"))
        self.resize(88 * GRID, 56 * GRID)
        text = report_text(error)
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(t("Report"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(t("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        sentence = t("What was stored is safe. This text helps those who mend the program; it holds nothing you typed.")
        layout.addWidget(looks.label(sentence, theme, wraps=True))
        layout.addWidget(shown)
        layout.addWidget(looks.label(t("Log: {path}", path=paths.log_file()), theme, "small", "muted", wraps=True))
        layout.addWidget(buttons)


def report_text(error: BaseException) -> str:
    """Versions, the kind of error and where it came from; without its message, which may hold data."""
    lines = [
        f"RCSC Desktop {version('rcsc-desktop')}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
    ]
    if isinstance(error, WorkerBug):
        lines.append(_without_message(str(error)))
    else:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
        lines.append(type(error).__name__)
    return "\n".join(lines)


def _without_message(text: str) -> str:
    """A traceback's text without what the error said."""
    kept = [line for line in text.splitlines() if line.startswith(("  File", "Traceback"))]
    last = text.strip().splitlines()[-1].partition(":")[0]
    return "\n".join([*kept, last])
