"""What every page of the window is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.places import Place


class Page(QWidget):
    """The work in the middle of the window, or one tab of it.

    The frame draws what stands around it: title, tabs, the words of ``toolbar`` and the ``primary`` button, the side
    panel, the status line. ``described`` asks the frame to draw these again.
    """

    described = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context

    def show_place(self, place: Place) -> None:
        """Show what ``place`` names; called each time the user goes here, before the page is seen."""

    def title(self) -> str:
        """The page title, already translated; of a tab the title of the thing it belongs to."""
        return ""

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Words before the title that lead to the pages above this one."""
        return ()

    def primary(self) -> QAction | None:
        """The one filled button at the top right."""
        return None

    def toolbar(self) -> tuple[QAction, ...]:
        """The words beside it. An action with a menu opens the menu."""
        return ()

    def side_panel(self) -> QWidget | None:
        """Details or a preview at the right; ``None`` for no panel. Built once, kept by the frame."""
        return None

    def status(self) -> str:
        """What the status line says of this page ("2 findings"), "" for nothing."""
        return ""

    def status_action(self) -> QAction | None:
        """What pressing these words does; ``None`` for words that are only told."""
        return None

    def commit_edits(self) -> bool:
        """Store what is being typed. False holds the user here because a text is refused."""
        return True
