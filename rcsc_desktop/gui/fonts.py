"""FiraGO, the one face of screen and paper, given to Qt from the package that ships it."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from rcsc_desktop.support import paths

FAMILY = "FiraGO"
_FACES = ("FiraGO_Regular", "FiraGO_Bold")


@cache
def load() -> None:
    """Load the two faces the window needs; call after the application is made and before the first widget."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(_file(face)))


def _file(face: str) -> Path:
    """The face as a file, unpacked once: that costs 50 ms a face. Another edition of the package has another size."""
    spec = find_spec("pymupdf_fonts")
    packed = Path(spec.origin or "").with_name(f"{face}.py") if spec is not None else Path()
    size = packed.stat().st_size if packed.is_file() else 0
    file = paths.cache_dir() / f"{face}-{size}.ttf"
    if not file.is_file():
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_bytes(import_module(f"pymupdf_fonts.{face}").fontbuffer)
        beside.replace(file)
    return file


def font(pixels: int, *, bold: bool = False, tabular: bool = False) -> QFont:
    """FiraGO of a size; ``tabular``: figures of one width, for times and numbers."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setBold(bold)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
