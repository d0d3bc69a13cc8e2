"""The head of the page of a contact: the picture, where the person belongs, and what else they are called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.contacts.whole.sections import FRAME, selectable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.photo_view import PhotoView

_PHOTO = 14 * GRID


class Head(QWidget):
    """``first`` is large, ``lines`` follow, ``muted`` come last; empty ones are left out."""

    def __init__(
        self,
        context: WindowContext,
        name: str,
        photo: bytes | None,
        first: str,
        lines: Sequence[str],
        muted: Sequence[str],
        *,
        has_photo: bool,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(FRAME if has_photo else 0, 0, FRAME if has_photo else 0, 0)
        layout.setSpacing(3 * GRID)
        if has_photo:
            self.photo = PhotoView(context, _PHOTO)
            self.photo.show_photo(name, photo)
            layout.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        if has_photo:
            column.addStretch(1)
        if first:
            column.addWidget(selectable(first, context, "section"))
        for line in filter(None, lines):
            column.addWidget(selectable(line, context))
        for line in filter(None, muted):
            label = selectable(line, context, "small")
            looks.set_look(label, "muted")
            column.addWidget(label)
        column.addStretch(1)
        layout.addLayout(column, 1)


class Offices(QWidget):
    """Who holds the offices of a mechanism, side by side: the office, the person, since when."""

    def __init__(self, context: WindowContext, offices: Sequence[tuple[str, Sequence[QWidget]]]) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(FRAME, 0, FRAME, 0)
        layout.setSpacing(2 * GRID)
        for word, people in offices:
            card = QWidget()
            card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            card.setAccessibleName(word)
            looks.set_look(card, "card")
            column = QVBoxLayout(card)
            column.setContentsMargins(2 * GRID - FRAME, GRID + GRID // 2, 2 * GRID - FRAME, GRID + GRID // 2)
            column.setSpacing(GRID // 2)
            named = looks.label(word, context.theme, "small_strong", "muted")
            named.setIndent(FRAME)
            column.addWidget(named)
            for person in people:
                column.addWidget(person)
            column.addStretch(1)
            layout.addWidget(card, 1)
