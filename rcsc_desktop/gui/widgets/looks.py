"""Small dressed pieces that every page uses, so that no page names a style."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from rcsc_desktop.gui.theme import INSET, Theme


def set_look(widget: QWidget, look: str) -> None:
    """Give ``widget`` a look of ``window.qss``: primary, quiet, link, in-place, muted, danger, warn, good, card."""
    set_property(widget, "look", look)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and dress the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def leading() -> Qt.AlignmentFlag:
    """The side where lines begin in this layout, whatever the script of the text."""
    side = Qt.AlignmentFlag.AlignRight if QGuiApplication.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def label(text: str, theme: Theme, face: str = "body", look: str = "", *, wraps: bool = False) -> QLabel:
    """A text that is never read as markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
    made.setText(text)
    made.setFont(theme.font(face))
    made.setWordWrap(wraps)
    if look:
        made.setProperty("look", look)
    return made


def field_label(text: str, theme: Theme, field: QWidget) -> QLabel:
    """The label over a field of a form: small, never wider than the field, told whole as a tip."""
    made = label(text, theme, "small", "muted")
    made.setBuddy(field)
    made.setIndent(INSET)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.setToolTip(text)
    return made


class ActionButton(QPushButton):
    """A button of words that follows an action: its text, its tip, its menu, whether it can be used."""

    def __init__(self, action: QAction, look: str = "") -> None:
        super().__init__()
        self._action = action
        if look:
            self.setProperty("look", look)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        self.setText(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text())
        self.setEnabled(self._action.isEnabled())
        menu = self._action.menu()
        if isinstance(menu, QMenu):
            self.setMenu(menu)


def button(text: str, pressed: Callable[[], object], look: str = "") -> QPushButton:
    """A button of words."""
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.clicked.connect(lambda _checked=False: pressed())
    if look:
        made.setProperty("look", look)
    return made


def rule() -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("look", "rule")
    made.setFixedHeight(1)
    return made
