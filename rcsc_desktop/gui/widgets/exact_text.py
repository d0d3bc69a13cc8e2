"""Putting a text into an editor as it is: handing a text over to Qt drops a byte order mark at its beginning."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_MARK = "\ufeff"
_GUARD = "x"


def put_text(editor: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Let ``editor`` hold ``text``, a mark at its beginning included."""
    guarded = _GUARD + text if text.startswith(_MARK) else text
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(guarded)
        if guarded != text:
            QTextCursor(editor.document()).deleteChar()
        return
    editor.setText(guarded)
    if guarded != text:
        editor.setCursorPosition(len(_GUARD))
        editor.backspace()
