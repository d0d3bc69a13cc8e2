"""The column at the left: the workspace, the places, search and settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rcsc_desktop.gui.icons import icon
from rcsc_desktop.gui.theme import GRID, ICON, Theme

WIDE = 208
NARROW = 56


class NavigationColumn(QWidget):
    """Buttons from top to bottom; words go when it is narrow and stay as tips."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._is_narrow = False
        self._icons: dict[QToolButton, str] = {}
        self._places: dict[str, QToolButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID, GRID, GRID, GRID)
        self._layout.setSpacing(2)
        self.setFixedWidth(WIDE)
        theme.changed.connect(self._dress)

    def add_menu(self, text: str, icon_name: str, tip: str, menu: QMenu) -> QToolButton:
        """A button that opens a menu."""
        button = self._button(text, icon_name, tip)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def add_place(self, name: str, text: str, icon_name: str, pressed: Callable[[], object]) -> None:
        """A button that goes to a page; ``stand_on`` marks the one we are at."""
        button = self._button(text, icon_name, text)
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: pressed())
        self._places[name] = button

    def add_command(self, text: str, icon_name: str, tip: str, pressed: Callable[[], object]) -> None:
        """A button that does something."""
        self._button(text, icon_name, tip).clicked.connect(lambda _checked=False: pressed())

    def add_space(self) -> None:
        """Push what follows to the bottom."""
        self._layout.addStretch()

    def stand_on(self, name: str) -> None:
        """Mark the place we are at."""
        for place, button in self._places.items():
            button.setChecked(place == name)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons only, or icons with words."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self.setFixedWidth(NARROW if is_narrow else WIDE)
        for button in self._icons:
            self._set_style(button)

    def _button(self, text: str, icon_name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setProperty("look", "place")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFixedHeight(36)
        self._icons[button] = icon_name
        self._set_style(button)
        self._layout.addWidget(button)
        return button

    def _set_style(self, button: QToolButton) -> None:
        styles = Qt.ToolButtonStyle
        button.setToolButtonStyle(styles.ToolButtonIconOnly if self._is_narrow else styles.ToolButtonTextBesideIcon)
        gap = 0 if self._is_narrow else GRID // 2
        button.setIconSize(QSize(ICON + gap, ICON))
        button.setIcon(icon(self._icons[button], self._theme, gap=gap))

    def _dress(self) -> None:
        for button in self._icons:
            self._set_style(button)
