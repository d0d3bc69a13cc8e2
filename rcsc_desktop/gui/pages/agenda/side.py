"""The panel at the side of an agenda: the page as it will print, and other looks at the row one stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.support.i18n import Translator


class AgendaSide(QWidget):
    """Panels under a bar of their names; the bar is hidden while there is one."""

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._bar = QTabBar()
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setAccessibleName(t("Panels beside the agenda"))
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._stack.setCurrentIndex)

    def add(self, title: str, panel: QWidget) -> None:
        """Another panel; the first one is in front."""
        self._stack.addWidget(panel)
        self._bar.addTab(title)
        self._bar.setVisible(self._bar.count() > 1)

    def show_panel(self, panel: QWidget) -> None:
        """Bring a panel to the front."""
        self._bar.setCurrentIndex(self._stack.indexOf(panel))
