"""What a field offers while one types: a list under it that takes no focus, so that typing just goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks


@dataclass(frozen=True, slots=True)
class Offer:
    """``text`` is what is put into the field, ``shown`` the line of the list; ``value`` is for whoever takes it."""

    text: str
    shown: str
    value: object = None


Ask = Callable[[str], Sequence[Offer]]
"""Offers for what is typed so far; runs in a reading lane."""

_MOST = 8
_WIDEST = 52 * GRID
_NARROWEST = 32 * GRID
_TAKING = {Qt.Key.Key_Enter, Qt.Key.Key_Return, Qt.Key.Key_Tab}


class Offering(QObject):
    """Offers for a field. With ``separators`` each piece of the text gets its own: the one the cursor stands in.

    ``taken`` carries the ``Offer``. Arrow keys mark one, Enter or Tab takes it, Escape closes the list. With
    ``asks_at_once`` the arrow down asks for offers in an empty field, too. With ``takes_keys`` False the owner of the
    field hands keys over to ``take_key`` itself.
    """

    taken = Signal(object)

    def __init__(
        self,
        edit: QLineEdit,
        context: WindowContext,
        ask: Ask,
        *,
        separators: str = "",
        takes_keys: bool = True,
        asks_at_once: bool = False,
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._context = context
        self._ask = ask
        self._separators = re.compile(f"[{re.escape(separators)}]") if separators else None
        self._offers: Sequence[Offer] = ()
        self._list: _OfferList | None = None
        self._is_taking = False
        self._takes_keys = takes_keys
        self._asks_at_once = asks_at_once
        self.last_taken: Offer | None = None
        edit.textEdited.connect(self._on_text_edited)
        edit.installEventFilter(self)

    @property
    def list(self) -> QListView | None:
        """The list while it is open."""
        return self._list if self.is_open() else None

    def is_open(self) -> bool:
        """The list is seen."""
        return self._list is not None and self._list.isVisible()

    def close(self) -> None:
        """Offer nothing until something is typed."""
        if self._list is not None:
            self._list.hide()

    def take_key(self, event: QKeyEvent) -> bool:
        """A key that the open list answers to."""
        key = event.key()
        if not self.is_open() or self._list is None:
            if key != Qt.Key.Key_Down or event.modifiers():
                return False
            asks = self._asks_at_once and not self._edit.text()
            if asks or self._takes_keys:
                self._begin(self._edit.text(), is_asked=asks)
            return asks
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            is_marked = self._list.marked() is not None
            self.close()
            return is_marked or self._takes_keys or not self._asks_at_once  # one press gives up a cell's text
        elif key in _TAKING and self._list.marked() is not None:
            self._take(self._list.marked() or 0)
            return key != Qt.Key.Key_Tab
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit:
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.close()
            elif self._takes_keys and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self.take_key(event)
        return False

    def _on_text_edited(self, text: str) -> None:
        if not self._is_taking:
            self._begin(text)

    def _begin(self, text: str, *, is_asked: bool = False) -> None:
        start, end = self._piece(text)
        wanted = text[start:end].strip()
        if not wanted and not is_asked:
            self.close()
            return
        ask = self._ask
        self._context.tasks.read(
            lambda: ask(wanted), lambda found: self._on_found(text, found), key=f"offers.{id(self)}"
        )

    def _piece(self, text: str) -> tuple[int, int]:
        if self._separators is None:
            return 0, len(text)
        at = self._edit.cursorPosition()
        before = [match.end() for match in self._separators.finditer(text, 0, at)]
        after = self._separators.search(text, at)
        return (before[-1] if before else 0), (after.start() if after else len(text))

    def _on_found(self, text: str, found: Sequence[Offer]) -> None:
        try:
            is_current = self._edit.hasFocus() and self._edit.text() == text
        except RuntimeError:  # the field went meanwhile
            return
        if not is_current:
            return
        self._offers = tuple(found)[:_MOST]
        if not self._offers:
            self.close()
            return
        if self._list is None:
            self._list = _OfferList(self._edit, self._context.t("Offers"))
            self._list.clicked.connect(lambda index: self._take(index.row()))
        self._list.show_lines([offer.shown for offer in self._offers])

    def _take(self, row: int) -> None:
        if not 0 <= row < len(self._offers):
            return
        offer, edit = self._offers[row], self._edit
        self.close()
        start, end = self._piece(edit.text())
        lead = " " if start and edit.text()[start - 1 : start].strip() else ""
        self._is_taking = True
        edit.setSelection(start, end - start)
        edit.insert(lead + offer.text)
        self._is_taking = False
        self.last_taken = offer
        self.taken.emit(offer)


class _OfferList(QListView):
    """Floats in the window of its field, below it or above it where there is no room below."""

    def __init__(self, edit: QLineEdit, name: str) -> None:
        super().__init__(edit.window())
        self._edit = edit
        self._lines = QStringListModel(self)
        self.setModel(self._lines)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFont(edit.font())
        looks.set_look(self, "offers")
        edit.destroyed.connect(self.deleteLater)
        self.hide()

    def show_lines(self, lines: list[str]) -> None:
        """Show these lines, none of them marked."""
        self._lines.setStringList(lines)
        self.selectionModel().clear()
        self._place(len(lines))
        self.show()
        self.raise_()

    def marked(self) -> int | None:
        """The line that keys stand on."""
        index = self.currentIndex()
        return index.row() if index.isValid() and self.selectionModel().isSelected(index) else None

    def step(self, by: int) -> None:
        """Mark the next line; past the last none."""
        marked, count = self.marked(), self._lines.rowCount()
        at = (0 if by > 0 else count - 1) if marked is None else marked + by
        self.setCurrentIndex(self._lines.index(at, 0) if 0 <= at < count else QModelIndex())

    def _place(self, count: int) -> None:
        edit, window = self._edit, self.parentWidget()
        assert isinstance(window, QWidget)  # noqa: S101 - the list was made in the field's window
        width = min(max(edit.width(), _NARROWEST, self.sizeHintForColumn(0) + 4 * GRID), _WIDEST, window.width())
        height = count * max(self.sizeHintForRow(0), 1) + 2 * GRID
        corner = edit.mapTo(window, QPoint(0, edit.height() + 2))
        left = corner.x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left += edit.width() - width
        top = corner.y()
        if top + height > window.height():
            top = max(corner.y() - edit.height() - 4 - height, 0)
        self.setGeometry(max(0, min(left, window.width() - width)), top, width, height)
