"""A text of a form that is edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.exact_text import put_text
from rcsc_desktop.gui.widgets.offers import Ask, Offering

Write = Callable[[UUID, str, str], ChangeSet]
"""``write(row, text, seen)`` stores what was typed; runs in the writing lane; ``seen`` is the text it replaces."""

_DRAFT_AFTER_MS = 400


class EditableField(QWidget):
    """A label with a text under it. Enter or leaving stores it, Esc restores it, a refusal is said under it.

    What is typed is kept as a draft within half a second, so that it comes back when the program was killed.
    ``edited`` carries the text at every key, ``stored`` the change set of each write. ``lines`` > 1 makes a text of
    several lines, stored by Ctrl+Enter or leaving. ``field`` is the field's name in the row (also the draft's name).
    ``offers`` are words offered while one types into a single line, with ``separators`` for each piece of it.
    """

    edited = Signal(str)
    stored = Signal(object)

    def __init__(
        self,
        context: WindowContext,
        label: str,
        field: str,
        write: Write,
        *,
        placeholder: str = "",
        lines: int = 1,
        shows_label: bool = True,
        face: str = "body",
        offers: Ask | None = None,
        separators: str = "",
    ) -> None:
        super().__init__()
        self._context = context
        self._field = field
        self._write = write
        self._row: UUID | None = None
        self._stored_text = ""
        self._is_writing = False
        self._edit = _line(lines)
        self._edit.setFont(context.theme.font(face))
        self._edit.setPlaceholderText(placeholder)
        self._edit.setAccessibleName(label)
        looks.set_look(self._edit, "in-place")
        self._label = looks.field_label(label, context.theme, self._edit)
        if not shows_label:
            self._label.hide()
        self._said = looks.label("", context.theme, "small", "danger", wraps=True)
        self._said.setIndent(INSET)
        self._answers = QWidget()
        self._lay_out()
        self._draft_timer = QTimer(self, singleShot=True, interval=_DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self._edit.textChanged.connect(self._on_text_changed)
        self._edit.installEventFilter(self)
        if offers is not None and isinstance(self._edit, QLineEdit):
            Offering(self._edit, context, offers, separators=separators, asks_at_once=True)
        self.setFocusProxy(self._edit)

    # What the page calls

    def show_value(self, row: UUID, text: str) -> None:
        """Show what the store holds. What is being typed into the same row stays; a draft left behind comes back."""
        if row == self._row and (self.is_edited or self._is_writing):
            return
        is_new_row = row != self._row
        self._row = row
        self._stored_text = text
        self._put(text)
        self._say("")
        if is_new_row:
            self._bring_back_draft()

    def text(self) -> str:
        """What stands in the field now."""
        return self._edit.toPlainText() if isinstance(self._edit, QPlainTextEdit) else self._edit.text()

    @property
    def is_edited(self) -> bool:
        """It holds something else than the store."""
        return self.text() != self._stored_text

    def commit(self) -> bool:
        """Store what was typed. False where a refusal stands under the field and nothing was corrected since."""
        if not self.is_edited:
            return True
        if self._is_refused():
            return False
        self._store(self._stored_text)
        return True

    def restore(self) -> None:
        """Forget what was typed."""
        self._put(self._stored_text)
        self._drop_draft()
        self._say("")

    # Inside

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._label, self._edit, self._said, self._answers):
            layout.addWidget(part)
        answers = QHBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        self._said.hide()
        self._answers.hide()

    def _put(self, text: str) -> None:
        if text == self.text():
            return
        self._edit.blockSignals(True)
        put_text(self._edit, text)
        if isinstance(self._edit, QLineEdit):
            self._edit.setCursorPosition(0)
        self._edit.blockSignals(False)

    def _store(self, seen: str) -> None:
        row, text = self._row, self.text()
        if row is None or self._is_writing:
            return
        self._keep_draft()
        self._is_writing = True

        def done(change_set: ChangeSet) -> None:
            self._is_writing = False
            if row == self._row:
                self._stored_text = text
                self._keep_draft()
                self._say("")
            self.stored.emit(change_set)

        def refused(error: UserError) -> None:
            self._is_writing = False
            if row == self._row:
                self._refuse(error)
            else:
                self._context.messages.problem(error)

        def operation() -> ChangeSet:
            """The draft goes with the write itself: the window may be closed before it hears of it."""
            change_set = self._write(row, text, seen)
            self._context.drafts.drop(str(row), self._field)
            return change_set

        self._context.tasks.write(operation, on_done=done, on_error=refused)

    def _refuse(self, error: UserError) -> None:
        if error.code == "edit.conflict":
            theirs = str(error.data.get("theirs", ""))
            t = self._context.t
            self._say(
                self._context.messages.sentence(error),
                (t("Keep mine"), lambda: self._store(theirs)),
                (t("Take the other"), lambda: self._take(theirs)),
            )
        else:
            self._say(self._context.messages.sentence(error))

    def _take(self, theirs: str) -> None:
        self._stored_text = theirs
        self.restore()

    def _is_refused(self) -> bool:
        return bool(self._edit.property("state") == "refused")

    def _say(self, sentence: str, *answers: tuple[str, Callable[[], None]], is_refusal: bool = True) -> None:
        """Put a sentence under the field, with words to press; "" takes it away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        looks.set_look(self._said, "danger" if is_refusal else "muted")
        looks.set_property(self._edit, "state", "refused" if sentence and is_refusal else "")
        self._edit.setAccessibleDescription(sentence)
        layout = self._answers.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for text, pressed in answers:
            if layout is not None:
                layout.addWidget(looks.button(text, pressed, "link"))
        if isinstance(layout, QHBoxLayout):
            layout.addStretch()
        self._answers.setVisible(bool(answers))

    def _bring_back_draft(self) -> None:
        draft = self._context.drafts.get(str(self._row), self._field)
        if draft is None:
            return
        if draft.text == self._stored_text:
            self._drop_draft()
            return
        self._put(draft.text)
        t = self._context.t
        self._say(
            t("Typed before the program ended, not stored yet."),
            (t("Store"), lambda: self._store(draft.seen)),
            (t("Discard"), self.restore),
            is_refusal=False,
        )

    def _keep_draft(self) -> None:
        if self._row is not None and self.is_edited:
            self._context.drafts.keep(str(self._row), self._field, self.text(), self._stored_text)

    def _drop_draft(self) -> None:
        self._draft_timer.stop()
        if self._row is not None:
            self._context.drafts.drop(str(self._row), self._field)

    def _on_text_changed(self) -> None:
        self._say("")
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        self.edited.emit(self.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit:
            if (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.ShortcutOverride
                and self._leaves_undo(event)
            ):
                event.ignore()
                return True
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            if isinstance(event, QFocusEvent) and _leaves(event):
                self.commit()
        return super().eventFilter(watched, event)

    def _leaves_undo(self, event: QKeyEvent) -> bool:
        """Undo and redo belong to the window while the field holds what the store holds."""
        is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        return is_undo and not self.is_edited

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.is_edited:
            self.restore()
            return True
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter and (has_control or isinstance(self._edit, QLineEdit)):
            self.commit()
            return True
        return False


def _leaves(event: QFocusEvent) -> bool:
    """The focus goes elsewhere, not only to the field's own menu."""
    return event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason


def _line(lines: int) -> QLineEdit | QPlainTextEdit:
    if lines <= 1:
        line = QLineEdit()
        line.setAlignment(looks.leading() | Qt.AlignmentFlag.AlignVCenter)
        return line
    edit = _GrowingText(lines)
    edit.setTabChangesFocus(True)
    return edit


class _GrowingText(QPlainTextEdit):
    """A text that is as high as what it holds, at least ``lines`` high."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        option = self.document().defaultTextOption()
        option.setAlignment(looks.leading())
        self.document().setDefaultTextOption(option)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        shown = max(self._lines, int(self.document().size().height()))
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + int(2 * self.document().documentMargin())
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + frame + 12)
