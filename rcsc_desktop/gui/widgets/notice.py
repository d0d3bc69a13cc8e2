"""A quiet strip over the page: something to know or to fill in, that can be put away."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.support.settings import Settings


class Notice(QFrame):
    """A sentence and what belongs to it."""

    def __init__(self, theme: Theme, t: Translator, sentence: str, *widgets: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self.setAccessibleName(sentence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(looks.label(sentence, theme, wraps=True), 1)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addWidget(looks.button(t("Hide"), self.put_away, "quiet"))

    def put_away(self) -> None:
        """Go for good."""
        self.hide()
        self.deleteLater()


class Notices(QWidget):
    """The strips, one under the other; no room is taken while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        self._layout.setSpacing(GRID // 2)

    def add(self, notice: Notice) -> None:
        """Show one more."""
        self._layout.addWidget(notice)


def author_notice(theme: Theme, t: Translator, settings: Settings) -> Notice:
    """Asks once, in place, by which name the history shall know this person."""
    name = QLineEdit()
    name.setAccessibleName(t("Your name"))
    name.setPlaceholderText(t("Your name"))
    name.setMinimumWidth(25 * GRID)
    name.setMaximumWidth(32 * GRID)
    keep = looks.button(t("Use this name"), lambda: None, "primary")
    notice = Notice(theme, t, t("Who is working here? The history shows who changed what."), name, keep)

    def store() -> None:
        if name.text().strip():
            settings.set("author", name.text().strip())
            notice.put_away()

    name.returnPressed.connect(store)
    keep.clicked.connect(store)
    return notice
