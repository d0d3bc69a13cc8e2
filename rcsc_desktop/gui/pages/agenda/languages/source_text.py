"""The main text one translates, to read and to copy; where it moved on, what was taken out and put in is marked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from rcsc_desktop.domain.language_versions import LanguageText
from rcsc_desktop.domain.text_changes import ChangeKind, word_changes
from rcsc_desktop.domain.texts import RIGHT_TO_LEFT
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator


class SourceText(QTextEdit):
    """Plain text, however it was typed. Tab leaves it."""

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[LanguageText | None, str] = (None, "")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(t("Main text"))
        looks.set_look(self, "in-place")
        theme.changed.connect(self._draw)

    def show_text(self, text: LanguageText | None, language: str) -> None:
        """Show the main text of ``text``, which is in ``language``."""
        if (text, language) != self._shown:
            self._shown = (text, language)
            self._draw()

    def selected(self) -> str:
        """The words that are selected, without the line ends that Qt has for them."""
        return self.textCursor().selectedText().replace("\u2029", "\n").strip()

    def _draw(self) -> None:
        text, language = self._shown
        self.clear()
        if text is None:
            return
        cursor = QTextCursor(self.document())
        is_right_to_left = language in RIGHT_TO_LEFT
        block = QTextBlockFormat()
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if is_right_to_left else Qt.AlignmentFlag.AlignLeft
        block.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        cursor.setBlockFormat(block)
        source = text.printed.source
        if text.former:
            for change in word_changes(text.former, source):
                cursor.insertText(change.text, self._format(change.kind))
        else:
            cursor.insertText(source, self._format(ChangeKind.SAME))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, kind: ChangeKind) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color("text"))
        if kind is ChangeKind.OUT:
            made.setForeground(self._theme.color("danger"))
            made.setFontStrikeOut(True)
        elif kind is ChangeKind.IN:
            made.setForeground(self._theme.color("good"))
            made.setFontUnderline(True)
        return made
