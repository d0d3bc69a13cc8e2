"""FiraGO, the one face of screen and paper, given to Qt from the package that ships it."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "FiraGO"
_FACES = ("FiraGO_Regular", "FiraGO_Bold")


def load() -> None:
    """Load the two faces the window needs; call once, after the application and before the first widget."""
    for face in _FACES:
        buffer = import_module(f"pymupdf_fonts.{face}").fontbuffer
        QFontDatabase.addApplicationFontFromData(bytes(buffer))


def font(pixels: int, *, bold: bool = False, tabular: bool = False) -> QFont:
    """FiraGO of a size; ``tabular``: figures of one width, for times and numbers."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setBold(bold)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
