"""Renderings that the glossary offers for the text one is translating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from rcsc_desktop.domain.glossary import Suggestion, SuggestionOrigin
from rcsc_desktop.domain.names import fold
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words

MOST = 5
_SHORTEST_BEGINNING = 2
_MOST_WORDS = 4
_LINE = 21


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion; ``typed`` is how many characters of it stand before the cursor already."""

    suggestion: Suggestion
    typed: int = 0

    @property
    def is_whole(self) -> bool:
        """It renders the whole text."""
        return self.suggestion.origin is SuggestionOrigin.MEMORY


def offers(suggestions: Sequence[Suggestion], before: str, text: str) -> tuple[Offer, ...]:
    """What to offer beside ``text``, with ``before`` in front of the cursor: first what one is typing.

    What stands in the text already is not offered again.
    """
    there = fold(text)
    found = []
    for one in suggestions:
        typed = _typed(before, one.text)
        if typed or fold(one.text) not in there:
            found.append(Offer(one, typed))
    return tuple(sorted(found, key=lambda offer: -offer.typed))[:MOST]


def _typed(before: str, text: str) -> int:
    """Characters at the end of ``before`` that begin ``text``: whole words and one that was begun."""
    wanted = fold(text)
    words_before = before.split(" ")
    for count in range(min(_MOST_WORDS, len(words_before)), 0, -1):
        piece = " ".join(words_before[-count:])
        folded = fold(piece)
        if len(folded) >= _SHORTEST_BEGINNING and wanted.startswith(folded) and wanted != folded:
            return len(piece)
    return 0


class SuggestionList(QWidget):
    """Up to five lines, each to press or to take with Alt and its number; ``taken`` carries the offer."""

    taken = Signal(object)

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._offers: tuple[Offer, ...] = ()
        self.setAccessibleName(t("Suggestions"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(GRID)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QPushButton, QLabel]] = []
        for at in range(MOST):
            number = looks.label("", theme, "small", "muted")
            button = looks.button("", partial(self.take, at), "link")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            origin = looks.label("", theme, "small", "muted")
            for column, widget in enumerate((number, button, origin)):
                layout.addWidget(widget, at, column, Qt.AlignmentFlag.AlignVCenter)
            self._lines.append((number, button, origin))
        layout.setRowStretch(MOST, 1)
        self.setFixedHeight(MOST * _LINE)
        self.show_offers(())

    @property
    def shown(self) -> tuple[Offer, ...]:
        """What is offered now."""
        return self._offers

    def show_offers(self, found: Sequence[Offer]) -> None:
        """Offer these."""
        self._offers = tuple(found)
        for at, (number, button, origin) in enumerate(self._lines):
            is_there = at < len(self._offers)
            for widget in (number, button, origin):
                widget.setVisible(is_there)
            if not is_there:
                continue
            offer = self._offers[at]
            number.setText(self._t("Tab") if at == 0 and offer.typed else self._t("Alt+{number}", number=at + 1))
            button.setText(_shortened(offer.suggestion.text).replace("&", "&&"))
            button.setAccessibleName(offer.suggestion.text)
            button.setToolTip(offer.suggestion.source if len(offer.suggestion.source) <= _LONGEST else "")
            origin.setText(words.label(offer.suggestion.origin, self._t))

    def take(self, at: int) -> bool:
        """Insert a suggestion; False where there is none of that number."""
        if at >= len(self._offers):
            return False
        self.taken.emit(self._offers[at])
        return True


_LONGEST = 60


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
