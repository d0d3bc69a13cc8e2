"""The pages as they will print: the newest picture of each, crisp for the screen, scrolled to the line one is at."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator

_GAP = GRID
_A4 = (595, 842)


class PagePictures(QWidget):
    """Pages under each other, as wide as the widget."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._images: dict[int, QImage] = {}
        self._count = 0
        self._ratio = _A4[1] / _A4[0]
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def show_pages(self, count: int, images: dict[int, QImage]) -> None:
        """There are ``count`` pages; put these images on theirs."""
        self._count = count
        for image in images.values():
            self._ratio = image.height() / image.width()
        self._images = {at: image for at, image in {**self._images, **images}.items() if at < count}
        self._fit()
        self.update()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._count

    def page_at(self, y: int) -> int:
        """The page at a height."""
        return max(0, min(y // max(self._step(), 1), self._count - 1))

    def page_rect(self, page: int) -> QRect:
        """Where a page is."""
        return QRect(0, page * self._step(), self.width(), self._step() - _GAP)

    def image(self, page: int) -> QImage | None:
        """The newest picture of a page."""
        return self._images.get(page)

    def images(self) -> Iterable[QImage]:
        """The pictures that are there."""
        return self._images.values()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in range(self.page_at(event.rect().top()), self.page_at(event.rect().bottom()) + 1):
            rect = self.page_rect(page)
            image = self._images.get(page)
            if image is None:
                painter.fillRect(rect, Qt.GlobalColor.white)
            else:
                painter.drawImage(rect, image)
            painter.setPen(self._theme.color("line"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _step(self) -> int:
        return round(self.width() * self._ratio) + _GAP

    def _fit(self) -> None:
        self.setFixedHeight(max(self._count * self._step() - _GAP, 0))


class PreviewPanel(QWidget):
    """``pages_wanted``: other pages, or another width, came into view; ``shown``: pictures were replaced."""

    pages_wanted = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._stack = PagePictures(theme, t("Pages as they will print"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setWidget(self._stack)
        self._scroll.setAccessibleName(t("Preview"))
        self._where = looks.label("", theme, "small", "muted")
        self._said = looks.label("", theme, "small", "warn", wraps=True)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._where)
        layout.addWidget(self._said)
        layout.addWidget(self._scroll, 1)
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def sizeHint(self) -> QSize:
        return QSize(47 * GRID, 60 * GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(26 * GRID, 20 * GRID)

    @property
    def page_pixels(self) -> int:
        """The width of a page in pixels of the screen."""
        return round(max(self._stack.width(), 8 * GRID) * self.devicePixelRatioF())

    @property
    def visible_pages(self) -> tuple[int, int]:
        """The first and the last page in view."""
        top = self._scroll.verticalScrollBar().value()
        return self._stack.page_at(top), self._stack.page_at(top + self._scroll.viewport().height())

    @property
    def page_count(self) -> int:
        """How many pages the document has, 0 before the first picture."""
        return self._stack.count

    def image(self, page: int) -> QImage | None:
        """The newest picture of a page, counted from 0."""
        return self._stack.image(page)

    def clear(self) -> None:
        """Another document comes."""
        self._stack.show_pages(0, {})
        self._show_where()

    @property
    def has_other_width(self) -> bool:
        """The pictures were made for another width."""
        image = next(iter(self._stack.images()), None)
        return image is not None and image.width() != self.page_pixels

    def show_pages(self, count: int, images: dict[int, QImage]) -> None:
        """Replace the pictures of some pages; the others stay until they are made anew."""
        self._said.hide()
        self._stack.show_pages(count, images)
        self._show_where()
        self.shown.emit()

    def show_page(self, page: int) -> None:
        """Scroll so that a page is seen; nothing moves when its top half is in view."""
        rect = self._stack.page_rect(page)
        bar = self._scroll.verticalScrollBar()
        height = self._scroll.viewport().height()
        if not bar.value() <= rect.top() <= bar.value() + height // 2:
            bar.setValue(rect.top())

    def say(self, text: str) -> None:
        """Why there is no newer picture."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pages_wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pages_wanted.emit()

    def _on_scrolled(self, _value: int) -> None:
        self._show_where()
        self.pages_wanted.emit()

    def _show_where(self) -> None:
        page, count = self.visible_pages[0] + 1, self._stack.count
        self._where.setText(self._t("Page {page} of {count}", page=page, count=count) if count else "")
