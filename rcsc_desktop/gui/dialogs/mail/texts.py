"""The text of a mail in several languages: a tab each, with a subject and a body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QTabBar, QVBoxLayout, QWidget

from rcsc_desktop.domain.mail import MERGE_FIELDS, MailContent, MailText
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.mail.sentences import field_word
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.exact_text import put_text
from rcsc_desktop.wording.formats import language_name

_OFFERED = ("en", "fr", "es", "ru", "ar", "zh")


class MailTexts(QWidget):
    """``changed`` says that something was typed, or that a language came or went."""

    changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._texts: dict[str, MailText] = {}
        self._main = ""
        self._spoken: tuple[str, ...] = ()
        t = context.t
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(t("Languages of the mail"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.languages = QMenu(self)
        self.languages.aboutToShow.connect(self._fill_languages)
        self.subject = QLineEdit()
        self.subject.setAccessibleName(t("Subject"))
        self.subject.setPlaceholderText(t("Subject"))
        self.body = QPlainTextEdit()
        self.body.setAccessibleName(t("Text"))
        self.body.setPlaceholderText(t("Dear {example},", example="{title} {family_name}"))
        self.body.setTabChangesFocus(True)
        self.fields = QMenu(self)
        for field in MERGE_FIELDS:
            self.fields.addAction(f"{field_word(field, t)}  {{{field}}}", partial(self._insert, field))
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_current)
        self.subject.textChanged.connect(lambda _text: self._keep())
        self.body.textChanged.connect(self._keep)

    def show_content(self, content: MailContent) -> None:
        """Show another mail, its main language first."""
        self._texts = dict(content.texts)
        self._main = content.main
        self._show_tabs(content.main)

    def content(self) -> MailContent:
        """What is typed."""
        return MailContent(self._main, dict(self._texts))

    def language(self) -> str:
        """The language in front."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def offer(self, spoken: Sequence[str]) -> None:
        """Offer the languages of the people too."""
        self._spoken = tuple(spoken)

    def add_language(self, language: str) -> None:
        """One more language, begun with the main text."""
        self._texts[language] = self._texts[self._main]
        self._show_tabs(language)
        self.changed.emit()

    def drop_language(self) -> None:
        """Leave out the language in front; the main one stays."""
        language = self.language()
        if language != self._main:
            del self._texts[language]
            self._show_tabs(self._main)
            self.changed.emit()

    def _lay_out(self) -> None:
        t = self._context.t
        adding = QPushButton(t("Add a language"))
        adding.setMenu(self.languages)
        self.dropping = looks.button(t("Leave this language out"), self.drop_language, "link")
        insert = QPushButton(t("Insert a field"))
        insert.setMenu(self.fields)
        for word in (adding, insert):
            word.setAccessibleName(word.text())
            looks.set_look(word, "link")
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.tabs)
        head.addStretch(1)
        for part in (self.dropping, adding, insert):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.subject)
        layout.addWidget(self.body, 1)

    def _show_tabs(self, chosen: str) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for language in (self._main, *(one for one in self._texts if one != self._main)):
            name = language_name(language, self._context.t.language)
            self.tabs.addTab(name[:1].upper() + name[1:])
            self.tabs.setTabData(self.tabs.count() - 1, language)
            if language == chosen:
                self.tabs.setCurrentIndex(self.tabs.count() - 1)
        self.tabs.blockSignals(False)
        self._show_current()

    def _show_current(self) -> None:
        language = self.language()
        text = self._texts[language]
        for field in (self.subject, self.body):
            field.blockSignals(True)
        put_text(self.subject, text.subject)
        put_text(self.body, text.body)
        for field in (self.subject, self.body):
            field.blockSignals(False)
        self.dropping.setVisible(language != self._main)
        self.changed.emit()

    def _keep(self) -> None:
        self._texts[self.language()] = MailText(self.subject.text(), self.body.toPlainText())
        self.changed.emit()

    def _insert(self, field: str) -> None:
        piece = f"{{{field}}}"
        if self.subject.hasFocus():
            self.subject.insert(piece)
        else:
            self.body.insertPlainText(piece)
            self.body.setFocus()

    def _fill_languages(self) -> None:
        self.languages.clear()
        for language in dict.fromkeys((*_OFFERED, *self._spoken)):
            if language not in self._texts:
                name = language_name(language, self._context.t.language)
                self.languages.addAction(name, partial(self.add_language, language))
