"""The first page of what will be saved, small; for files without pages, what they are good for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

_ROOM = QSize(36 * GRID, 51 * GRID)


class FirstPage(QWidget):
    """Shows one or the other."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._t = context.t
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setAccessibleName(context.t("First page"))
        self._said = looks.label("", context.theme, "body", "muted", wraps=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(_ROOM.width())
        self.setMinimumHeight(_ROOM.height() + 3 * GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addStretch()
        layout.addWidget(self._page)
        layout.addWidget(self._said)
        layout.addStretch()

    @property
    def pixels(self) -> int:
        """How wide the picture is wanted."""
        return round(_ROOM.width() * self.devicePixelRatioF())

    @property
    def said(self) -> str:
        """The words that are shown."""
        return self._said.text()

    def has_page(self) -> bool:
        """A page is shown."""
        return not self._page.isHidden() and not self._page.pixmap().isNull()

    def say(self, text: str) -> None:
        """Words instead of a page."""
        self._page.hide()
        self._said.setText(text)

    def show_page(self, preview: Any) -> None:
        """The first of the pages that a preview gives."""
        if not preview.pictures:
            return
        picture = preview.pictures[0]
        image = QImage(picture.pixels, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32)
        ratio = self.devicePixelRatioF()
        shown = QPixmap.fromImage(image).scaled(
            _ROOM * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self._page.setPixmap(shown)
        self._page.show()
        self._said.setText(self._t.plural("{count} page", "{count} pages", preview.pages))
