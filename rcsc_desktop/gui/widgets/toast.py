"""What was done, said at the bottom of the window for a while, with the way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.gui.messages import Button, Message
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks

_SHOWN_MS = 6000
_PASSING = frozenset({"done", "note"})
_AT_MOST = 3
_WIDTH = 560


class Toasts(QWidget):
    """A pile of toasts over the bottom of ``host``. One goes after six seconds, unless it is pointed at or holds focus.

    Problems and bugs stay until they are closed or two newer ones have come.
    """

    def __init__(self, host: QWidget, theme: Theme, close_word: str) -> None:
        super().__init__(host)
        self._theme = theme
        self._close_word = close_word
        self._host = host
        self._pile: list[Toast] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)
        host.installEventFilter(self)
        self.hide()

    def add(self, message: Message, buttons: tuple[Button, ...]) -> None:
        """Show ``message`` with ``buttons``; it takes the place of what was done before, and of the same words."""
        for toast in self.toasts():
            if toast.text == message.text or (toast.is_passing and message.kind in _PASSING):
                self._drop(toast)
        toast = Toast(message, buttons, self._theme, self._close_word)
        toast.over.connect(lambda: self._drop(toast))
        self._layout.addWidget(toast)
        self._pile.append(toast)
        for old in self.toasts()[:-_AT_MOST]:
            self._drop(old)
        self.show()
        self.raise_()
        toast.ensurePolished()
        self._layout.activate()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))

    def toasts(self) -> list[Toast]:
        """What is shown now, the oldest first."""
        return [toast for toast in self._pile if not toast.is_over]

    def clear(self) -> None:
        """Take all away."""
        for toast in self.toasts():
            self._drop(toast)

    def _drop(self, toast: Toast) -> None:
        toast.is_over = True
        self._pile = self.toasts()
        self._layout.removeWidget(toast)
        toast.hide()
        toast.deleteLater()
        self._place()
        if not self.toasts():
            self.hide()

    def _place(self) -> None:
        host = self._host
        width = min(_WIDTH, host.width() - 4 * GRID)
        self.setFixedWidth(width)
        height = self._layout.heightForWidth(width) if self._layout.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry((host.width() - width) // 2, host.height() - height - 5 * GRID, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class Toast(QFrame):
    """One message; ``over`` says that it wants to go."""

    over = Signal()

    def __init__(self, message: Message, buttons: tuple[Button, ...], theme: Theme, close_word: str) -> None:
        super().__init__()
        self.text = message.text
        self.is_over = False
        self.is_passing = message.kind in _PASSING
        self.setProperty("look", "toast")
        self.setAccessibleName(message.text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        said = looks.label(message.text, theme, wraps=True)
        layout.addWidget(said, 1)
        for button in buttons:
            layout.addWidget(looks.button(button.text, partial(self._press, button.pressed)))
        close = looks.button("✕", self.over.emit)
        close.setAccessibleName(close_word)
        close.setToolTip(close_word)
        layout.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        if self.is_passing:
            self._timer.start()

    def _press(self, pressed: Callable[[], object]) -> None:
        pressed()
        self.over.emit()

    def _on_timer_timeout(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.over.emit()
