"""Where a contact appears: lines to press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import form, looks
from rcsc_desktop.gui.widgets.link_line import LinkLine

Link = tuple[str, str, Place]
"""What the line says, what stands muted under it, where it leads."""


class Links(QWidget):
    """A heading with lines under it; not there while there is no line."""

    def __init__(self, context: WindowContext, heading: str) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Link, ...] = ()
        self.setAccessibleName(heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(form.heading(heading, context.theme))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        layout.addLayout(self._lines)
        self.hide()

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these lines."""
        if tuple(links) == self._shown:
            return
        self._shown = tuple(links)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text, under, place in links:
            self._lines.addWidget(self._line(text, under, place))
        self.setVisible(bool(links))

    def _line(self, text: str, under: str, place: Place) -> QWidget:
        line = QWidget()
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        button = LinkLine(text, lambda: self._context.go(place))
        button.setAccessibleDescription(under)
        layout.addLayout(button.inset())
        if under:
            label = looks.label(under, self._context.theme, "small", "muted", wraps=True)
            label.setIndent(INSET)
            layout.addWidget(label)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        return line
