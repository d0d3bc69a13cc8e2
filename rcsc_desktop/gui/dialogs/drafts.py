"""The texts that were typed and not stored when the program ended: to be copied or given up."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.drafts import Draft


class DraftList(QDialog):
    """One card a text."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        t = context.t
        self.setWindowTitle(t("Texts that were not stored"))
        self.resize(72 * GRID, 48 * GRID)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setSpacing(GRID)
        drafts = list(context.drafts.all())
        sentence = (
            t("These texts were typed and not stored. They come back where they were typed; here they can be copied.")
            if drafts
            else t("Every text that was typed is stored.")
        )
        self._column.addWidget(looks.label(sentence, context.theme, wraps=True))
        for draft in drafts:
            self._column.addWidget(self._card(draft))
        self._column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(looks.button(t("Close"), self.accept))

    def _card(self, draft: Draft) -> QFrame:
        t = self._context.t
        card = QFrame()
        card.setProperty("look", "card")
        layout = QVBoxLayout(card)
        layout.addWidget(looks.label(draft.text, self._context.theme, wraps=True))
        row = QHBoxLayout()
        row.addStretch()

        def give_up() -> None:
            self._context.drafts.drop(draft.row, draft.field)
            card.hide()

        row.addWidget(looks.button(t("Copy"), lambda: QGuiApplication.clipboard().setText(draft.text), "link"))
        row.addWidget(looks.button(t("Discard"), give_up, "link"))
        layout.addLayout(row)
        return card
