"""Version, licence, and where workspace, log and backups are."""

from __future__ import annotations

import platform
from functools import partial
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from rcsc_desktop.gui.theme import GRID, INSET, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support import paths
from rcsc_desktop.support.i18n import Translator

_LIBRARIES = (
    "PySide6-Essentials",
    "sqlcipher3",
    "SQLAlchemy",
    "alembic",
    "reportlab",
    "pikepdf",
    "openpyxl",
    "pypdfium2",
    "pymupdf-fonts",
    "babel",
)


class AboutSection(QWidget):
    """What the program is and where its files are; ``workspace`` is the open file."""

    def __init__(self, t: Translator, theme: Theme, workspace: Path) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(INSET, 0, 0, 0)
        layout.setSpacing(GRID)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        rows = (
            (t("Version"), version("rcsc-desktop")),
            (t("Licence"), t("European Union Public Licence 1.2")),
            (t("Runs on"), f"Python {platform.python_version()}, Qt {qVersion()}"),
        )
        places = (
            (t("Workspace"), workspace),
            (t("Backups"), paths.backups_dir()),
            (t("Log"), paths.log_file()),
            (t("Settings"), paths.settings_file()),
        )
        lines = [*rows, *((name, str(path)) for name, path in places)]
        for row, (name, value) in enumerate(lines):
            grid.addWidget(looks.label(name, theme, look="muted"), row, 0)
            grid.addWidget(_copyable(value, theme), row, 1)
        for row, (name, path) in enumerate(places, len(rows)):
            show = looks.button(t("Show in folder"), partial(_show_folder, path), "link")
            show.setAccessibleName(t("Show in folder: {name}", name=name))
            grid.addWidget(show, row, 2)
        layout.addLayout(grid)
        layout.addWidget(looks.label(t("Made with"), theme, "small_strong", "muted"))
        layout.addWidget(looks.label(_libraries(), theme, "small", "muted", wraps=True))


def _copyable(text: str, theme: Theme) -> QLabel:
    made = looks.label(text, theme, wraps=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _show_folder(path: Path) -> None:
    folder = path if path.is_dir() else path.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _libraries() -> str:
    """Name, version and licence of what the program stands on."""
    return " · ".join(filter(None, map(_library, _LIBRARIES)))


def _library(name: str) -> str:
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return ""
    fields = about.json
    licence = str(fields.get("license_expression") or fields.get("license") or "").partition("\n")[0][:40]
    return f"{name} {about['Version']}" + (f" ({licence})" if licence else "")
