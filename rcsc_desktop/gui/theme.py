"""Named colours, fonts and measures of the window; light, dark, or as the system is."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from rcsc_desktop.gui import fonts
from rcsc_desktop.support import paths
from rcsc_desktop.support.resources import resource
from rcsc_desktop.support.settings import Settings

GRID = 8
INSET = 9
"""Pixels between the edge of a field and its text: what stands over a field begins where its text does."""
CONTROL_HEIGHT = 32
CORNER = 6
ICON = 18


class _Face(NamedTuple):
    pixels: int
    bold: bool = False
    tabular: bool = False


_FACES = {
    "body": _Face(13),
    "strong": _Face(13, bold=True),
    "table": _Face(13, tabular=True),
    "small": _Face(12),
    "small_strong": _Face(12, bold=True),
    "section": _Face(15, bold=True),
    "page_title": _Face(22, bold=True),
}
_ROWS = {"compact": 26, "normal": 32, "roomy": 40}


class Theme(QObject):
    """The one source of colours, fonts and row heights; ``changed`` says that any of them is another."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tokens: dict[str, QColor] = {}
        settings.subscribe(self._on_setting_changed)

    def color(self, token: str) -> QColor:
        """A named colour of ``resources/themes``: ground, surface, text, muted, line, accent, soft, warn, ..."""
        return QColor(self._tokens[token])

    def font(self, face: str) -> QFont:
        """body, strong, table (tabular figures), small, small_strong, section, page_title."""
        pixels, bold, tabular = _FACES[face]
        return fonts.font(pixels, bold=bold, tabular=tabular)

    @property
    def row_height(self) -> int:
        """Height of a row of a table in logical pixels, by the density that was chosen."""
        return _ROWS[self._settings.get("density")]

    @property
    def is_dark(self) -> bool:
        """The dark colours are in use."""
        chosen = self._settings.get("theme")
        if chosen == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return chosen == "dark"

    def apply(self) -> None:
        """Dress the application; again whenever a choice or the system's scheme changed."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - the window cannot be without
        if not self._tokens:
            app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        name = "dark" if self.is_dark else "light"
        self._tokens = {token: QColor(value) for token, value in _values(name).items()}
        app.setFont(self.font("body"))
        app.setPalette(self._palette())
        app.setStyleSheet(self._style_sheet(name))
        self.changed.emit()

    def _on_setting_changed(self, key: str) -> None:
        if key in {"theme", "density"} and self._tokens:
            self.apply()

    def _on_scheme_changed(self) -> None:
        if self._settings.get("theme") == "system":
            self.apply()

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, token in (
            (roles.Window, "ground"),
            (roles.WindowText, "text"),
            (roles.Base, "surface"),
            (roles.AlternateBase, "hover"),
            (roles.Text, "text"),
            (roles.PlaceholderText, "muted"),
            (roles.Button, "surface"),
            (roles.ButtonText, "text"),
            (roles.BrightText, "danger"),
            (roles.Highlight, "soft"),
            (roles.HighlightedText, "text"),
            (roles.Link, "accent"),
            (roles.LinkVisited, "accent"),
            (roles.ToolTipBase, "raised"),
            (roles.ToolTipText, "on_raised"),
            (roles.Accent, "accent"),
            (roles.Mid, "line"),
            (roles.Midlight, "line"),
            (roles.Light, "surface"),
            (roles.Dark, "field_line"),
            (roles.Shadow, "line"),
        ):
            palette.setColor(role, self._tokens[token])
        disabled = QPalette.ColorGroup.Disabled
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(disabled, role, self._tokens["field_line"])
        return palette

    def _style_sheet(self, name: str) -> str:
        sheet = resource("themes", "window.qss").read_text(encoding="utf-8")
        sheet = sheet.replace("@chevron", _picture("chevron-down", _values(name)["muted"]).as_posix())
        sheet = sheet.replace("@tick", _picture("check", _values(name)["on_accent"]).as_posix())
        for token, value in sorted(_values(name).items(), key=lambda pair: -len(pair[0])):
            sheet = sheet.replace(f"@{token}", value)
        return sheet


def _picture(icon: str, colour: str) -> Path:
    """An icon in a colour, as a file: a style sheet takes pictures from nowhere else."""
    file = paths.cache_dir() / f"{icon}-{colour.lstrip('#')}.svg"
    if not file.is_file():
        picture = resource("icons", f"{icon}.svg").read_text(encoding="utf-8")
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_text(picture.replace("currentColor", colour), encoding="utf-8")
        beside.replace(file)
    return file


@lru_cache(maxsize=2)
def _values(name: str) -> dict[str, str]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
