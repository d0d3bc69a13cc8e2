"""One text and its rendering in full, side by side, with what the glossary offers and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.glossary import Suggestion
from rcsc_desktop.domain.language_versions import LanguageText, TextState
from rcsc_desktop.gui.messages import Button
from rcsc_desktop.gui.pages.agenda.languages.delegate import STATE_TOKENS, paint_mark
from rcsc_desktop.gui.pages.agenda.languages.field import TranslationField
from rcsc_desktop.gui.pages.agenda.languages.rows import LanguageRow
from rcsc_desktop.gui.pages.agenda.languages.source_text import SourceText
from rcsc_desktop.gui.pages.agenda.languages.suggestions import Offer, SuggestionList, offers
from rcsc_desktop.gui.theme import GRID, INSET, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.languages import OWN_NAMES

_DRAFT_AFTER_MS = 400
_LOWEST = 7 * GRID
"""Pixels of two lines."""


class TextPanel(QWidget):
    """``typed``: what stands in the field should be kept; ``term_wanted`` carries two terms for the glossary."""

    typed = Signal()
    term_wanted = Signal(str, str)
    drafts_approved = Signal()
    glossary_wanted = Signal()

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._t = t
        self._stored = ""
        self._suggestions: Sequence[Suggestion] = ()
        self.source = SourceText(theme, t)
        self.field = TranslationField()
        self.suggestions = SuggestionList(theme, t)
        self._source_name = looks.label("", theme, "small", "muted")
        self._field_name = looks.label("", theme, "small", "muted")
        self._state = _StateLine(theme, t)
        self._said = looks.label("", theme, "small", "warn", wraps=True)
        self._answers = QHBoxLayout()
        self.approve = looks.button(t("Approve"), self.field.approval_wanted.emit)
        self.approve.setToolTip(t("Ctrl+Shift+Enter approves and goes on; Enter stores and goes to the next to do."))
        self.add_term = looks.button(t("Add to the glossary"), self._on_term, "link")
        self.add_term.setToolTip(t("Select the term on both sides first, or add the whole text."))
        self.approve_drafts = looks.button(t("Approve all drafts"), self.drafts_approved.emit, "link")
        self.glossary = looks.button(t("Glossary …"), self.glossary_wanted.emit, "link")
        self._keep = QTimer(self, singleShot=True, interval=_DRAFT_AFTER_MS)
        self._keep.timeout.connect(self.typed)
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.cursorPositionChanged.connect(self._offer)
        self.field.offer_wanted.connect(lambda at: self.suggestions.take(max(at, 0)))
        self.suggestions.taken.connect(self._on_taken)

    def sizeHint(self) -> QSize:
        return QSize(80 * GRID, 24 * GRID)

    def show_row(self, row: LanguageRow | None, main_language: str, language: str) -> None:
        """Show another text, or the same one as it stands now; what is being typed stays."""
        text = None if row is None else row.text
        self.setEnabled(text is not None)
        self.source.show_text(text, main_language)
        self._state.show_text(text)
        self._source_name.setText(OWN_NAMES.get(main_language, main_language))
        self._field_name.setText(OWN_NAMES.get(language, language))
        self.field.setAccessibleName(self._t("Text in {language}", language=OWN_NAMES.get(language, language)))
        self.field.is_long = bool(row and row.is_long)
        is_stale = text is not None and text.state is TextState.OUT_OF_DATE
        self.approve.setText(self._t("Still right") if is_stale else self._t("Approve"))
        self.approve.setAccessibleName(self.approve.text())
        is_asked = text is not None and text.state is not TextState.APPROVED
        self.approve.setEnabled(bool(is_asked and text is not None and (text.text or self.is_edited)))

    def begin(self, stored: str, text: str, language: str) -> None:
        """Begin to work on a text that is stored as ``stored`` and shall be shown as ``text``."""
        self._stored = stored
        self._suggestions = ()
        self._keep.stop()
        self.field.begin(text, language)
        self._follow_edit()
        self.say("")
        self.suggestions.show_offers(())

    def settle(self, stored: str) -> None:
        """The store holds this now, and so does the field."""
        if stored != self.text():
            self.field.blockSignals(True)
            self.field.setPlainText(stored)
            self.field.blockSignals(False)
        self._stored = stored
        self._follow_edit()

    def text(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText()

    @property
    def stored(self) -> str:
        """What the store held when the edit began."""
        return self._stored

    @property
    def is_edited(self) -> bool:
        """It holds something else than the store."""
        return self.text() != self._stored

    def offer(self, found: Sequence[Suggestion]) -> None:
        """The glossary has these for the text."""
        self._suggestions = found
        self._offer()

    def say(self, sentence: str, *answers: Button) -> None:
        """Put a sentence under the field, with words to press; "" takes it away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        while (item := self._answers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for answer in answers:
            self._answers.addWidget(looks.button(answer.text, answer.pressed, "link"))
        self._answers.addStretch()

    def _lay_out(self) -> None:
        for label in (self._source_name, self._field_name, self._said):
            label.setIndent(INSET)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, GRID, 0, GRID // 2)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(self._field_name)
        head.addStretch()
        head.addWidget(self._state)
        grid.addWidget(self._source_name, 0, 0)
        grid.addLayout(head, 0, 1)
        grid.addWidget(self.source, 1, 0)
        grid.addWidget(self.field, 1, 1)
        grid.setRowStretch(1, 1)
        for text in (self.source, self.field):
            text.setMinimumHeight(_LOWEST)
        below = QVBoxLayout()
        below.setSpacing(GRID // 2)
        below.addWidget(self._said)
        below.addLayout(self._answers)
        below.addWidget(self.suggestions)
        side = QVBoxLayout()
        side.setSpacing(GRID // 2)
        for row in ((self.approve, self.add_term), (self.approve_drafts, self.glossary)):
            line = QHBoxLayout()
            line.setSpacing(2 * GRID)
            for button in row:
                line.addWidget(button)
            line.addStretch()
            side.addLayout(line)
        side.addStretch()
        grid.addLayout(side, 2, 0)
        grid.addLayout(below, 2, 1)
        self._said.hide()
        QWidget.setTabOrder(self.source, self.field)
        QWidget.setTabOrder(self.field, self.approve)
        QWidget.setTabOrder(self.approve, self.add_term)
        QWidget.setTabOrder(self.add_term, self.approve_drafts)
        QWidget.setTabOrder(self.approve_drafts, self.glossary)

    def _offer(self) -> None:
        found = offers(self._suggestions, self.field.before_cursor(), self.text())
        self.field.completes = bool(found and found[0].typed)
        self.suggestions.show_offers(found)

    def _follow_edit(self) -> None:
        self.field.is_edited = self.is_edited

    def _on_text_changed(self) -> None:
        self._follow_edit()
        self.approve.setEnabled(bool(self.text().strip()))
        self.say("")
        self._offer()
        if not self._keep.isActive():
            self._keep.start()

    def _on_taken(self, offer: Offer) -> None:
        self.field.insert(offer)
        self.field.setFocus()

    def _on_term(self) -> None:
        chosen = self.field.textCursor().selectedText().replace("\u2029", "\n").strip()
        source = self.source.selected() or self.source.toPlainText()
        self.term_wanted.emit(source, chosen or self.text().strip())


class _StateLine(QWidget):
    """The state of the text: its mark and its word."""

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._mark = _Mark(theme)
        self._word = looks.label("", theme, "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._mark)
        layout.addWidget(self._word)

    def show_text(self, text: LanguageText | None) -> None:
        """Show how a text stands."""
        state = None if text is None else text.state
        self._mark.show_state(state)
        self._word.setText("" if state is None else words.label(state, self._t))
        looks.set_look(self._word, _LOOKS.get(state, "muted") if state else "muted")


class _Mark(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: TextState | None = None
        self.setFixedSize(2 * GRID, 2 * GRID)

    def show_state(self, state: TextState | None) -> None:
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._state is not None:
            colour = self._theme.color(STATE_TOKENS[self._state])
            paint_mark(QPainter(self), QPointF(self.width() / 2, self.height() / 2), self._state, colour)


_LOOKS = {TextState.MISSING: "danger", TextState.OUT_OF_DATE: "warn", TextState.APPROVED: "good"}
