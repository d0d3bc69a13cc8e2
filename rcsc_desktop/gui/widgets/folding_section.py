"""A part of a form under a heading that is pressed to fold it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rcsc_desktop.gui.icons import icon
from rcsc_desktop.gui.theme import GRID, ICON, INSET, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.elided_text import ElidedText


class FoldingSection(QWidget):
    """A heading with a body under it while it is open; ``toggled`` says that the person opened or folded it.

    While it is folded ``tell`` puts what is in it behind the heading, on one line.
    """

    toggled = Signal(bool)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.body: QWidget | None = None
        self._theme = theme
        self.head = _Head(theme, title)
        self.head.clicked.connect(self._on_pressed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID // 2)
        self._layout.addWidget(self.head)
        theme.changed.connect(self.head.draw)
        self.setFocusProxy(self.head)

    @property
    def is_open(self) -> bool:
        """The body is to be seen."""
        return self.head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or fold it without a word to anybody."""
        self.head.setChecked(is_open)
        self.head.draw()
        if self.body is not None:
            self.body.setVisible(is_open)

    def set_body(self, body: QWidget) -> None:
        """What stands under the heading."""
        self.body = body
        self._layout.addWidget(body)
        body.setVisible(self.is_open)

    def tell(self, text: str) -> None:
        """Say in a few words what is in it."""
        self.head.tell(text)

    def told(self) -> str:
        """What is said behind the heading."""
        return self.head.said

    def _on_pressed(self) -> None:
        self.set_open(self.is_open)
        self.toggled.emit(self.is_open)


class _Head(QPushButton):
    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.said = ""
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(title)
        looks.set_look(self, "fold")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = looks.label(title, theme, "strong")
        self._told = ElidedText(theme)
        self._mark = QLabel()
        self._mark.setFixedSize(ICON, ICON)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 0, GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self._title)
        row.addWidget(self._told, 1)
        row.addWidget(self._mark)
        for part in (self._title, self._told, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.draw()

    def tell(self, text: str) -> None:
        self.said = text
        self.setAccessibleDescription(text)
        self.draw()

    def draw(self) -> None:
        """The mark points down while the body is open; what is in it is said only while it is folded."""
        folded = "chevron-left" if self.isRightToLeft() else "chevron-right"
        name = "chevron-down" if self.isChecked() else folded
        self._mark.setPixmap(icon(name, self._theme, "muted").pixmap(ICON, ICON))
        self._told.set_text("" if self.isChecked() else self.said)
