"""The pages of one open workspace, each built when first gone to, and the way back through them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rcsc_desktop.gui import navigation
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.places import Place

_REMEMBERED = 50


class PageStack(QStackedWidget):
    """``described``: the current page is another, or says something else of itself."""

    described = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._built: dict[str, Page] = {}
        self._way: list[Place] = []
        self._here: Place | None = None

    @property
    def here(self) -> Place | None:
        """Where we are."""
        return self._here

    def page(self) -> Page | None:
        """The page in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    def go(self, place: Place, context: WindowContext) -> bool:
        """Show ``place``. False where the page in front holds the user because a text is refused."""
        if not self.commit_edits():
            return False
        if self._here is not None and self._here != place:
            self._way = [*self._way[-_REMEMBERED:], self._here]
        self._show(place, context)
        return True

    def go_back(self, context: WindowContext) -> None:
        """Show the place before this one."""
        if self._way and self.commit_edits():
            self._show(self._way.pop(), context)

    def commit_edits(self) -> bool:
        """Store what is being typed into the page in front."""
        page = self.page()
        return page is None or page.commit_edits()

    def _show(self, place: Place, context: WindowContext) -> None:
        page = self._built.get(place.page)
        if page is None:
            page = navigation.page(place.page).build(context)
            page.described.connect(self._on_page_described)
            self._built[place.page] = page
            self.addWidget(page)
        self._here = place
        page.show_place(place)
        self.setCurrentWidget(page)
        self.described.emit()
        QTimer.singleShot(0, self, self._give_focus)

    def _give_focus(self) -> None:
        """Put the keyboard into the page in front where the page did not do so itself."""
        page = self.page()
        if page is None or _is_seen(self.window().focusWidget()):
            return
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_page_described(self) -> None:
        if self.sender() is self.currentWidget():
            self.described.emit()


def _is_seen(widget: QWidget | None) -> bool:
    return widget is not None and widget.isVisible()
