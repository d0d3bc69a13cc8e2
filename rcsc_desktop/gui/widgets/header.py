"""What stands over the work: the way here, the page's title, its words and its one filled button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.elided_text import ElidedText


class Header(QWidget):
    """``show_page`` draws it anew."""

    def __init__(self, theme: Theme, go: Callable[[Place], None]) -> None:
        super().__init__()
        self._theme = theme
        self._go = go
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        self._layout.setSpacing(GRID)
        self._trail = QHBoxLayout()
        self._title = ElidedText(theme, "page_title", "")
        self._words = QHBoxLayout()
        self._words.setSpacing(GRID)
        self._layout.addLayout(self._trail)
        self._layout.addWidget(self._title, 1)
        self._layout.addLayout(self._words)
        self.setFixedHeight(7 * GRID)
        self._drawn: tuple[object, ...] = ()

    def show_page(
        self,
        title: str,
        trail: tuple[tuple[str, Place], ...],
        toolbar: tuple[QAction, ...],
        primary: QAction | None,
    ) -> None:
        """Draw what the page says of itself; what is the same already stays, with the focus it has."""
        self._title.set_text(title)
        drawn = (trail, toolbar, primary)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        _clear(self._trail)
        _clear(self._words)
        for text, place in trail:
            self._trail.addWidget(looks.button(text, partial(self._go, place), "link"))
            self._trail.addWidget(looks.label("›", self._theme, look="muted"))
        for action in toolbar:
            self._words.addWidget(looks.ActionButton(action, "quiet"))
        if primary is not None:
            self._words.addWidget(looks.ActionButton(primary, "primary"))


def _clear(layout: QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
